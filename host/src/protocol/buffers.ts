/**
 * Buffers that travel between threads and come back.
 *
 * @module
 */

/** Keeps a few buffers for the next message, so that a steady exchange allocates nothing. */
export class BufferPool {
  readonly #free: ArrayBuffer[] = [];
  readonly #least: number;
  readonly #kept: number;

  /**
   * @param least Bytes of the smallest buffer that is made.
   * @param kept How many free buffers are kept; more are left to the garbage collector.
   */
  constructor(least = 4096, kept = 4) {
    this.#least = least;
    this.#kept = kept;
  }

  /** A buffer of at least `bytes` bytes; what is in it is left over. */
  take(bytes: number): ArrayBuffer {
    for (let index = this.#free.length - 1; index >= 0; index -= 1) {
      const buffer = this.#free[index] as ArrayBuffer;
      if (buffer.byteLength >= bytes) {
        this.#free.splice(index, 1);
        return buffer;
      }
    }
    let size = this.#least;
    while (size < bytes) size *= 2;
    return new ArrayBuffer(size);
  }

  /** Takes a buffer that is no longer needed. Small and detached ones are dropped. */
  give(buffer: ArrayBuffer): void {
    if (buffer.byteLength < this.#least || this.#free.length >= this.#kept) return;
    this.#free.push(buffer);
  }
}
