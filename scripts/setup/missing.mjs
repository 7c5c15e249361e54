/**
 * Something this machine lacks and we cannot bring. Its message is one sentence: what is missing,
 * what for, and how to get it.
 */
export class Missing extends Error {
  /**
   * @param {string} what As in "Rust 1.95 or newer".
   * @param {string} purpose What it is for, as in "to build the components".
   * @param {string} remedy How to get it, as in "install it from https://rustup.rs".
   */
  constructor(what, purpose, remedy) {
    super(`Missing: ${what}, needed ${purpose}; ${remedy}.`);
    this.name = 'Missing';
    this.what = what;
  }
}
