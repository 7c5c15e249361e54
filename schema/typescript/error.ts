/**
 * The one error of this folder.
 *
 * @module
 */

/**
 * What is wrong.
 *
 * Of words: `length` (too few or too many), `case` (no case of an enum, variant or option, or
 * unknown flags), `not-finite`, `range`, `utf8`, `padding`: the same as in the Rust codec.
 * `entry`: an entry ends outside the words. Of a header: `truncated`, `bad-magic`, `bad-version`,
 * `bad-hash`. Of a value in JavaScript: `type`, and `too-long` for an entry of more than 65,535
 * words.
 */
export type SchemaErrorCode =
  | 'length'
  | 'case'
  | 'not-finite'
  | 'range'
  | 'utf8'
  | 'padding'
  | 'entry'
  | 'truncated'
  | 'bad-magic'
  | 'bad-version'
  | 'bad-hash'
  | 'type'
  | 'too-long';

/** A value or words that do not fit the schema: where, what was expected, what came. */
export class SchemaError extends Error {
  /** What to branch on. */
  readonly code: SchemaErrorCode;
  /** What was expected, for people. */
  readonly expected: string;
  /** What came, for people. */
  readonly found: string;
  /**
   * Where in the value: `boxShadow[1].blur`. Empty if it is the whole of something without a name.
   */
  path = '';
  /** The same two facts as in the Rust codec, where words were read. */
  readonly facts: readonly [number, number];

  constructor(code: SchemaErrorCode, expected: string, found: string, first = 0, second = 0) {
    super(`expected ${expected}, got ${found}`);
    this.name = 'SchemaError';
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.facts = [first, second];
  }

  /**
   * Tells that the fault is inside `key`, a name or a place in a list: what contains a value says
   * so on the way out.
   */
  within(key: string | number): this {
    const rest = this.path === '' || this.path.startsWith('[') ? this.path : `.${this.path}`;
    this.path = typeof key === 'number' ? `[${key}]${rest}` : `${key}${rest}`;
    this.message = `${this.path}: expected ${this.expected}, got ${this.found}`;
    return this;
  }
}

/**
 * Runs on the way out of a part of a value: adds the part's name to our own errors, leaves others
 * alone.
 */
export function named(error: unknown, key: string | number): unknown {
  return error instanceof SchemaError ? error.within(key) : error;
}
