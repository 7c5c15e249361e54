/**
 * Words to values, every word checked on the way: the same faults with the same facts as the Rust
 * codec.
 *
 * @module
 */
import { ANY, type Codec, type Range, type Shape } from './codec.ts';
import { named, SchemaError } from './error.ts';
import { notFinite, textOf, tooShort } from './stream.ts';

/**
 * The value that all of `words` is.
 *
 * @param range Holds for the numbers in it that have none of their own.
 * @throws {@link SchemaError} with the first fault and its path inside the value.
 */
export function decode<T>(codec: Codec<T>, words: Uint32Array, range: Range = ANY): T {
  const reader = new WordReader(words);
  const value = unpack(codec, reader, range) as T;
  reader.finish();
  return value;
}

/** Takes words from the front of a payload. */
class WordReader {
  private readonly words: Uint32Array;
  private floats: Float32Array | undefined;
  private bytes: Uint8Array | undefined;
  private at = 0;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  word(): number {
    if (this.at >= this.words.length) throw tooShort(this.at + 1, this.words.length);
    return this.words[this.at++] as number;
  }

  case(count: number): number {
    const found = this.word();
    if (found < count) return found;
    throw new SchemaError('case', `one of ${count} cases`, String(found), count, found);
  }

  flags(count: number): number {
    const found = this.word();
    if (found < 2 ** count) return found;
    throw new SchemaError(
      'case',
      `some of ${count} flags`,
      `0x${found.toString(16)}`,
      count,
      found,
    );
  }

  number(range: Range): number {
    const bits = this.word();
    const { buffer, byteOffset, length } = this.words;
    this.floats ??= new Float32Array(buffer, byteOffset, length);
    const number = this.floats[this.at - 1] as number;
    if (!Number.isFinite(number)) throw notFinite(bits, number);
    if (number < range.min) throw outside(range.min, number, floatBits(range.min), bits);
    if (number > range.max) throw outside(range.max, number, floatBits(range.max), bits);
    return number;
  }

  whole(range: Range, signed: boolean): number {
    const bits = this.word();
    const number = signed ? bits | 0 : bits;
    if (number < range.min) throw outside(range.min, number, range.min >>> 0, bits);
    if (number > range.max) throw outside(range.max, number, range.max >>> 0, bits);
    return number;
  }

  /** An item takes at least one word, so there are never more than words left. */
  count(): number {
    const count = this.word();
    if (count > this.words.length - this.at) throw tooShort(this.at + count, this.words.length);
    return count;
  }

  text(): string {
    const length = this.word();
    const size = Math.ceil(length / 4);
    if (size > this.words.length - this.at) throw tooShort(this.at + size, this.words.length);
    const { buffer, byteOffset, byteLength } = this.words;
    this.bytes ??= new Uint8Array(buffer, byteOffset, byteLength);
    const text = textOf(this.words, this.bytes, this.at, length);
    this.at += size;
    return text;
  }

  finish(): void {
    if (this.at < this.words.length) throw tooShort(this.at, this.words.length);
  }
}

function unpack(shape: Shape, words: WordReader, range: Range): unknown {
  switch (shape.kind) {
    case 'f32':
      return words.number(range);
    case 'word':
      return words.word();
    case 'u32':
      return words.whole(range, false);
    case 's32':
      return words.whole(range, true);
    case 'bool':
      return words.case(2) === 1;
    case 'string':
      return words.text();
    case 'enum':
      return shape.cases[words.case(shape.cases.length)];
    case 'flags': {
      const set = words.flags(shape.cases.length);
      return shape.cases.filter((_, bit) => (set >>> bit) & 1);
    }
    case 'option':
      return words.case(2) === 0 ? null : unpack(shape.item, words, range);
    case 'list': {
      const items: unknown[] = [];
      const count = words.count();
      for (let at = 0; at < count; at++) items.push(part(shape.item, words, range, at));
      return items;
    }
    case 'tuple':
      return shape.items.map((item, at) => part(item, words, range, at));
    case 'record': {
      const value: Record<string, unknown> = {};
      for (const [name, field] of shape.fields) value[name] = part(field, words, range, name);
      return value;
    }
    case 'variant': {
      const [tag, payload] = shape.cases[words.case(shape.cases.length)] as readonly [
        string,
        Shape | null,
      ];
      return payload === null ? { tag } : { tag, val: part(payload, words, range, 'val') };
    }
    case 'ranged':
      return unpack(shape.item, words, shape.range);
  }
}

function part(shape: Shape, words: WordReader, range: Range, key: string | number): unknown {
  try {
    return unpack(shape, words, range);
  } catch (error) {
    throw named(error, key);
  }
}

function outside(limit: number, number: number, limitBits: number, bits: number): SchemaError {
  return new SchemaError(
    'range',
    `a number up to its limit ${limit}`,
    String(number),
    limitBits,
    bits,
  );
}

const float = new Float32Array(1);
const bitsOfFloat = new Uint32Array(float.buffer);

function floatBits(number: number): number {
  float[0] = number;
  return bitsOfFloat[0] as number;
}
