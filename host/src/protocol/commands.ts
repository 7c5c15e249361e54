/**
 * Commands of the app to the engine, gathered into one batch per turn.
 *
 * @module
 */
import { BufferPool } from './buffers.ts';
import { BatchWriter, HASH, HEADER_WORDS, MAGIC, VERSION } from './schema.ts';

/** Sends a batch: the first `length` words of `buffer`, which is the receiver's from now on. */
export type PostBatch = (buffer: ArrayBuffer, length: number, sequence: number) => void;

/**
 * Gathers entries. An edit comes in whole or not at all: it is written aside first, so that a value
 * which the schema refuses leaves nothing behind. The batch goes out in a microtask after the turn
 * in which its first entry came, or at {@link flush}.
 */
export class CommandQueue {
  readonly #post: PostBatch;
  readonly #pool = new BufferPool();
  /** Where an edit is written until it is whole; there is none during one. */
  #aside: BatchWriter | undefined = new BatchWriter();
  #buffer: ArrayBuffer | undefined;
  #words = new Uint32Array(0);
  #length = HEADER_WORDS;
  #sequence = 0;
  #scheduled = false;
  #closed = false;

  constructor(post: PostBatch) {
    this.#post = post;
  }

  /** Number of the batch that what is written now goes with: the next one. */
  get sequence(): number {
    return this.#sequence + 1;
  }

  /** Number of the last batch that was sent; 0 before the first. */
  get sent(): number {
    return this.#sequence;
  }

  /**
   * Adds what `write` writes.
   *
   * @throws What `write` throws; nothing is added then.
   */
  edit(write: (writer: BatchWriter) => void): void {
    const writer = this.begin();
    try {
      write(writer);
      this.commit(writer);
    } finally {
      this.end(writer);
    }
  }

  /**
   * Begins an edit: a writer for its entries, which {@link commit} adds. Whatever comes of it,
   * {@link end} follows. A getter of the app may make another edit meanwhile: that one comes first.
   */
  begin(): BatchWriter {
    const writer = this.#aside ?? new BatchWriter();
    this.#aside = undefined;
    writer.clear();
    return writer;
  }

  /** Adds what was written. */
  commit(writer: BatchWriter): void {
    const words = writer.entryWords;
    if (words === 0) return;
    this.#room(words);
    writer.copyEntries(this.#words, this.#length);
    this.#length += words;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      if (this.#scheduled) this.flush();
    });
  }

  /** Ends an edit. */
  end(writer: BatchWriter): void {
    this.#aside = writer;
  }

  /** Sends what was gathered, if anything, and answers the number of the last batch sent. */
  flush(): number {
    this.#scheduled = false;
    const buffer = this.#buffer;
    if (!buffer || this.#closed) return this.#sequence;
    this.#sequence += 1;
    const length = this.#length;
    this.#words.set([MAGIC, VERSION, HASH, this.#sequence, length]);
    this.#buffer = undefined;
    this.#words = new Uint32Array(0);
    this.#length = HEADER_WORDS;
    this.#post(buffer, length, this.#sequence);
    return this.#sequence;
  }

  /** Takes a batch's buffer back. */
  recycle(buffer: ArrayBuffer): void {
    this.#pool.give(buffer);
  }

  /** Nothing is sent any more. */
  close(): void {
    this.#closed = true;
  }

  #room(words: number): void {
    const needed = this.#length + words;
    if (this.#buffer && needed <= this.#words.length) return;
    const larger = this.#pool.take(Math.max(needed, this.#words.length * 2) * 4);
    const view = new Uint32Array(larger, 0, larger.byteLength >>> 2);
    if (this.#buffer) {
      view.set(this.#words.subarray(0, this.#length));
      this.#pool.give(this.#buffer);
    }
    this.#buffer = larger;
    this.#words = view;
  }
}
