/**
 * Rows of flat lists: what the generated readers and writers share.
 *
 * @module
 */

/** Bit of a section's number: a reader that does not know the section may skip it. */
export const SKIPPABLE = 0x80000000;

/** Words that are no rows. */
export class RowError extends Error {
  /** Position of the word at fault. */
  readonly at: number;
  readonly expected: string;
  readonly found: unknown;

  constructor(at: number, expected: string, found: unknown) {
    super(`word ${at}: expected ${expected}, got ${String(found)}`);
    this.name = 'RowError';
    this.at = at;
    this.expected = expected;
    this.found = found;
  }
}

/** Throws a {@link RowError}. */
export function fault(at: number, expected: string, found: unknown): never {
  throw new RowError(at, expected, found);
}

const bits = new DataView(new ArrayBuffer(4));

/** The number that a word is the bits of. */
export function floatOf(word: number): number {
  bits.setUint32(0, word);
  return bits.getFloat32(0);
}

/** Adds the bits of a number to words. */
export function pushFloat(out: number[], number: number): void {
  bits.setFloat32(0, number);
  out.push(bits.getUint32(0));
}

/** Refuses what is not finite, or out of range. */
export function checkFloat(
  words: Uint32Array,
  at: number,
  min: number,
  max: number,
  isAbove: boolean,
  expected: string,
): void {
  const number = floatOf(words[at] ?? 0);
  const isIn =
    Number.isFinite(number) && number >= min && number <= max && !(isAbove && number === min);
  if (!isIn) fault(at, expected, number);
}

/** Refuses a whole number out of range. */
export function checkNumber(
  at: number,
  number: number,
  min: number,
  max: number,
  expected: string,
): void {
  if (number < min || number > max) fault(at, expected, number);
}

/** Words of a list in a row. */
export function readWords(words: Uint32Array, at: number, count: number): number[] {
  return Array.from(words.subarray(at, at + count));
}

/** Bytes of a list in a row: a view. */
export function readBytes(words: Uint32Array, at: number, count: number): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset + at * 4, count);
}

/** Adds a count and words. */
export function writeWords(out: number[], list: readonly number[]): void {
  out.push(list.length, ...list);
}

/** Adds a count and bytes, filled up with zeros to a word. */
export function writeBytes(out: number[], bytes: Uint8Array): void {
  out.push(bytes.length);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  for (const word of new Uint32Array(padded.buffer)) out.push(word);
}
