/**
 * Frame sizes in AV1 data, from its sequence headers (AV1 bitstream specification, sections 5.3 to
 * 5.5).
 *
 * @module
 */

/** Reads bits, the highest first. */
class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /**
   * The next `count` bits as a number.
   *
   * @throws RangeError at the end.
   */
  read(count: number): number {
    let value = 0;
    for (; count > 0; count -= 1, this.#at += 1) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new RangeError('The header ends early.');
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  flag(): boolean {
    return this.read(1) === 1;
  }
}

const SEQUENCE_HEADER = 1;

/**
 * The largest width and height of frames that data announces; `undefined` if it announces none or
 * can't be read.
 */
export function largestFrame(data: Uint8Array): [number, number] | undefined {
  let largest: [number, number] | undefined;
  let at = 0;
  while (at < data.length) {
    const head = data[at++] ?? 0;
    if ((head & 4) !== 0) at += 1;
    const size = (head & 2) === 0 ? { value: data.length - at, at } : leb128(data, at);
    at = size.at;
    if (((head >> 3) & 15) === SEQUENCE_HEADER) {
      const [width, height] = sequenceSize(data.subarray(at, at + size.value)) ?? [];
      if (width === undefined || height === undefined) return undefined;
      largest = [Math.max(width, largest?.[0] ?? 0), Math.max(height, largest?.[1] ?? 0)];
    }
    at += size.value;
  }
  return largest;
}

/** A number of seven bits a byte, the lowest first, and where it ends. */
function leb128(data: Uint8Array, at: number): { value: number; at: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = data[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if ((byte & 0x80) === 0) break;
  }
  return { value, at };
}

function sequenceSize(bytes: Uint8Array): [number, number] | undefined {
  try {
    const bits = new Bits(bytes);
    // Profile, and whether it is a still picture.
    bits.read(4);
    if (bits.flag()) bits.read(5);
    else skipOperatingPoints(bits);
    const widthBits = bits.read(4) + 1;
    const heightBits = bits.read(4) + 1;
    return [bits.read(widthBits) + 1, bits.read(heightBits) + 1];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads past timing, decoder model and operating points. */
function skipOperatingPoints(bits: Bits): void {
  let delayBits = 0;
  if (bits.flag()) {
    bits.read(64);
    if (bits.flag()) skipUvlc(bits);
    if (bits.flag()) {
      delayBits = bits.read(5) + 1;
      bits.read(42);
    }
  }
  const hasDisplayDelay = bits.flag();
  for (let points = bits.read(5) + 1; points > 0; points -= 1) {
    bits.read(12);
    if (bits.read(5) > 7) bits.read(1);
    if (delayBits > 0 && bits.flag()) bits.read(2 * delayBits + 1);
    if (hasDisplayDelay && bits.flag()) bits.read(4);
  }
}

/** Reads past a number of variable length: as many zeros as it has bits behind the one. */
function skipUvlc(bits: Bits): void {
  let zeros = 0;
  while (!bits.flag()) zeros += 1;
  if (zeros < 32) bits.read(zeros);
}
