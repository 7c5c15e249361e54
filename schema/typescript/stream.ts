/**
 * Batches as words: writing entries, and walking over them without allocation. Knows nothing of the
 * table, so that a part that needs no more than this and `generated/ids.ts` carries no more.
 *
 * An entry is one word, `id | (payload words << 16)`, and its payload. Words are little-endian in
 * bytes, as every platform with typed arrays that we know. Private members are TypeScript's: `#`
 * ones become slow look-ups where they have to be lowered for older engines, and these classes are
 * on hot paths.
 *
 * @module
 */
import { SchemaError } from './error.ts';
import { HASH, MAGIC, SELECT_NODE, VERSION } from './generated/ids.ts';
import { readUtf8, utf8Bound, validUtf8, writeUtf8 } from './utf8.ts';

/** Words of a header: magic, version, hash, sequence, words of the batch with the header. */
export const HEADER_WORDS = 5;

/** Most payload words of an entry: its length has 16 bits. */
export const MAX_PAYLOAD = 0xffff;

/**
 * Collects entries and makes batches of them. Its memory grows as needed and is used again for the
 * next batch.
 *
 * @example
 * const writer = new BatchWriter();
 * writer.select(7);
 * writeEntry(writer, properties.width, { tag: 'dp', val: 240 });
 * const batch = writer.finish(1);
 * port.postMessage(batch, [batch.buffer]);
 */
export class BatchWriter {
  private words: Uint32Array<ArrayBuffer>;
  private bytes: Uint8Array<ArrayBuffer>;
  private floats: Float32Array<ArrayBuffer>;
  private used = HEADER_WORDS;
  private entry = -1;

  /** @param capacity Words to start with. */
  constructor(capacity = 1024) {
    this.words = new Uint32Array(Math.max(capacity, HEADER_WORDS + 1));
    this.bytes = new Uint8Array(this.words.buffer);
    this.floats = new Float32Array(this.words.buffer);
  }

  /** Words so far, with the header. */
  get length(): number {
    return this.used;
  }

  /** Whether there is no entry yet. */
  get isEmpty(): boolean {
    return this.used === HEADER_WORDS;
  }

  /** Starts an entry: its payload is what is written until {@link end}. */
  begin(entry: number): void {
    this.entry = this.used;
    this.word(entry);
  }

  /**
   * Ends the entry that {@link begin} started.
   *
   * @throws {@link SchemaError} `too-long`; the entry is taken away.
   */
  end(): void {
    const start = this.entry;
    const payload = this.used - start - 1;
    if (payload > MAX_PAYLOAD) {
      this.cancel();
      throw new SchemaError(
        'too-long',
        `at most ${MAX_PAYLOAD * 4} bytes`,
        `${payload * 4}`,
        MAX_PAYLOAD,
        payload,
      );
    }
    this.words[start] = (((this.words[start] as number) & 0xffff) | (payload << 16)) >>> 0;
    this.entry = -1;
  }

  /** Takes away the entry that {@link begin} started. */
  cancel(): void {
    if (this.entry >= 0) this.used = this.entry;
    this.entry = -1;
  }

  /** Adds a word; of a number, the low 32 bits. */
  word(word: number): void {
    this.room(1);
    this.words[this.used++] = word;
  }

  /** Adds the bits of a number, rounded to `f32`. Whether it is finite is the caller's care. */
  number(number: number): void {
    this.room(1);
    this.floats[this.used++] = number;
  }

  /**
   * Adds a string: its length in bytes, its bytes, zeros up to a whole word. Half a surrogate pair
   * becomes U+FFFD.
   */
  text(text: string): void {
    const bound = (utf8Bound(text) + 3) >> 2;
    this.room(1 + bound);
    const start = this.used + 1;
    const written = writeUtf8(text, this.bytes, start * 4);
    this.words[this.used] = written;
    this.used = start + ((written + 3) >> 2);
    this.bytes.fill(0, start * 4 + written, this.used * 4);
  }

  /**
   * Adds an entry whose value is packed already.
   *
   * @throws {@link SchemaError} `too-long`; nothing is added.
   */
  raw(entry: number, value: ArrayLike<number>): void {
    this.begin(entry);
    this.room(value.length);
    this.words.set(value, this.used);
    this.used += value.length;
    this.end();
  }

  /** Adds `select-node`: the properties that follow are for `node`. */
  select(node: number): void {
    this.begin(SELECT_NODE);
    this.word(node);
    this.end();
  }

  /**
   * The batch, in memory of its own that can be transferred; the writer is empty again.
   *
   * @param sequence Number of the batch; a refusal names it.
   */
  finish(sequence: number): Uint32Array<ArrayBuffer> {
    const batch = this.view(sequence).slice();
    this.clear();
    return batch;
  }

  /** The batch in the writer's own memory: valid until the next call of the writer. */
  view(sequence: number): Uint32Array<ArrayBuffer> {
    const words = this.words;
    words[0] = MAGIC;
    words[1] = VERSION;
    words[2] = HASH;
    words[3] = sequence;
    words[4] = this.used;
    return words.subarray(0, this.used);
  }

  /** The entries without a header: valid until the next call of the writer. */
  entries(): Uint32Array<ArrayBuffer> {
    return this.words.subarray(HEADER_WORDS, this.used);
  }

  /** How many words the entries have, without a header. */
  get entryWords(): number {
    return this.used - HEADER_WORDS;
  }

  /** Copies the entries to `at` in `target`, which has room for them. */
  copyEntries(target: Uint32Array, at: number): void {
    // A view costs more than a few words.
    if (this.entryWords > 64) target.set(this.entries(), at);
    else
      for (let from = HEADER_WORDS, to = at; from < this.used; from += 1, to += 1)
        target[to] = this.words[from] as number;
  }

  /** Takes away all entries. */
  clear(): void {
    this.used = HEADER_WORDS;
    this.entry = -1;
  }

  private room(words: number): void {
    const needed = this.used + words;
    if (needed <= this.words.length) return;
    const grown = new Uint32Array(Math.max(needed, this.words.length * 2));
    grown.set(this.words.subarray(0, this.used));
    this.words = grown;
    this.bytes = new Uint8Array(grown.buffer);
    this.floats = new Float32Array(grown.buffer);
  }
}

/**
 * Walks over entries. One cursor serves any number of batches; `next` makes no object.
 *
 * @example
 * for (cursor.open(batch); cursor.next(); ) {
 *   if (cursor.id === EVENT_FOCUS) focused = cursor.word(0);
 * }
 */
export class EntryCursor {
  /** Number of the entry. */
  id = 0;
  /** Where its payload starts, in words. */
  at = 0;
  /** Payload words. */
  length = 0;
  /** Number of the batch, after {@link open}. */
  sequence = 0;
  private words = new Uint32Array(0);
  private floats = new Float32Array(0);
  private bytes = new Uint8Array(0);
  private following = 0;

  /** Takes words without a header, from the word `start` on. */
  reset(words: Uint32Array, start = 0): this {
    if (
      this.words.buffer !== words.buffer ||
      this.words.byteOffset !== words.byteOffset ||
      this.words.length !== words.length
    ) {
      this.words = words as Uint32Array<ArrayBuffer>;
      this.floats = new Float32Array(this.words.buffer, words.byteOffset, words.length);
      this.bytes = new Uint8Array(this.words.buffer, words.byteOffset, words.byteLength);
    }
    this.following = start;
    this.id = this.at = this.length = this.sequence = 0;
    return this;
  }

  /**
   * Takes a batch.
   *
   * A batch of another minor version is taken, since what it has more are entries with unknown ids;
   * at the same version the hash must be the same too.
   *
   * @throws {@link SchemaError} `truncated`, `bad-magic`, `bad-version` or `bad-hash`.
   */
  open(batch: Uint32Array): this {
    const [magic = 0, version = 0, hash = 0, sequence = 0, total = 0] = batch;
    if (batch.length < HEADER_WORDS) throw header('truncated', HEADER_WORDS, batch.length, String);
    if (magic !== MAGIC) throw header('bad-magic', MAGIC, magic, hex);
    if (version >>> 16 !== VERSION >>> 16) throw header('bad-version', VERSION, version, hex);
    if (version === VERSION && hash !== HASH) throw header('bad-hash', HASH, hash, hex);
    if (total !== batch.length) throw header('truncated', total, batch.length, String);
    this.reset(batch, HEADER_WORDS);
    this.sequence = sequence;
    return this;
  }

  /**
   * Goes to the next entry.
   *
   * @returns Whether there is one.
   * @throws {@link SchemaError} `entry` if it ends outside the words; after that there is none.
   */
  next(): boolean {
    const words = this.words;
    const head = this.following;
    if (head >= words.length) return false;
    const word = words[head] as number;
    this.id = word & 0xffff;
    this.length = word >>> 16;
    this.at = head + 1;
    this.following = this.at + this.length;
    if (this.following > words.length) {
      const left = words.length - this.at;
      this.following = words.length;
      const error = new SchemaError(
        'entry',
        `${this.length} words of payload`,
        `${left}`,
        this.length,
        left,
      );
      throw error.within(`entry ${hex(this.id)} at word ${head}`);
    }
    return true;
  }

  /**
   * A word of the payload.
   *
   * @throws {@link SchemaError} `length` if it has not so many.
   */
  word(offset: number): number {
    if (offset >= this.length) throw tooShort(offset + 1, this.length);
    return this.words[this.at + offset] as number;
  }

  /**
   * A finite number of the payload.
   *
   * @throws {@link SchemaError} `length` if it has not so many words, `not-finite` if it is
   * infinite or no number.
   */
  number(offset: number): number {
    if (offset >= this.length) throw tooShort(offset + 1, this.length);
    const number = this.floats[this.at + offset] as number;
    if (!Number.isFinite(number)) throw notFinite(this.words[this.at + offset] as number, number);
    return number;
  }

  /**
   * A string of the payload, whose length is the word at `offset`.
   *
   * @throws {@link SchemaError} `length`, `utf8` or `padding`.
   */
  text(offset: number): string {
    const length = this.word(offset);
    const size = Math.ceil(length / 4);
    if (size > this.length - offset - 1) throw tooShort(offset + 1 + size, this.length);
    return textOf(this.words, this.bytes, this.at + offset + 1, length);
  }

  /** The words of the payload: a view, valid as long as the words are. */
  value(): Uint32Array {
    return this.words.subarray(this.at, this.at + this.length);
  }
}

/** The string of `length` bytes from the word `start` on, checked; the words are there. */
export function textOf(
  words: Uint32Array,
  bytes: Uint8Array,
  start: number,
  length: number,
): string {
  const from = start * 4;
  const end = from + length;
  const valid = validUtf8(bytes, from, end);
  if (valid < end) {
    throw new SchemaError(
      'utf8',
      'UTF-8',
      `other bytes at ${valid - from} of ${length}`,
      valid - from,
      length,
    );
  }
  for (let at = end; at & 3; at++) {
    if (bytes[at] !== 0) {
      const last = words[at >> 2] as number;
      throw new SchemaError('padding', 'zeros after the end of a string', hex(last), 0, last);
    }
  }
  return readUtf8(bytes, from, end);
}

/** @internal */
export function tooShort(expected: number, found: number): SchemaError {
  const most = Math.min(expected, 0xffffffff);
  return new SchemaError('length', `a value of ${most} words`, `${found}`, most, found);
}

/** @internal */
export function notFinite(bits: number, number: number): SchemaError {
  return new SchemaError('not-finite', 'a finite number', String(number), LARGEST_BITS, bits);
}

/** Bits of the largest finite `f32`, the limit that a number which is not finite passes. */
const LARGEST_BITS = 0x7f7fffff;

function hex(word: number): string {
  return `0x${word.toString(16)}`;
}

function header(
  code: 'truncated' | 'bad-magic' | 'bad-version' | 'bad-hash',
  expected: number,
  found: number,
  text: (word: number) => string,
): SchemaError {
  const what = {
    truncated: 'words',
    'bad-magic': 'magic',
    'bad-version': 'schema version',
    'bad-hash': 'schema hash',
  };
  return new SchemaError(
    code,
    `a batch with ${what[code]} ${text(expected)}`,
    text(found),
    expected,
    found,
  );
}
