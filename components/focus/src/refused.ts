/**
 * A refusal, as the generated bindings of components throw it.
 *
 * @module
 */

/** `inlay:types` `apply-error`, `inlay:focus` `focus-error` or `inlay:types` `restore-error`. */
export type Payload =
  | { tag: 'malformed'; val: number }
  | { tag: 'unknown-node'; val: number }
  | { tag: 'unsupported'; val: number }
  | { tag: 'not-focusable'; val: number }
  | { tag: 'empty'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'version'; val: number }
  | { tag: 'length'; val: number };

/** Why a call was refused. Nothing was changed. */
export class Refused extends Error {
  /** The facts. */
  readonly payload: Payload;

  /** @param payload The facts. */
  constructor(payload: Payload) {
    super(`focus refused the call: ${payload.tag} ${payload.val}`);
    this.name = 'Refused';
    this.payload = payload;
  }
}
