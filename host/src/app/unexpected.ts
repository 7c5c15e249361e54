/**
 * What values are refused with before anything says where they stand.
 *
 * @module
 */

/** A value that cannot be turned: what was expected instead. */
export class Unexpected extends Error {
  readonly expected: string;

  constructor(expected: string) {
    super(`expected ${expected}`);
    this.expected = expected;
  }
}
