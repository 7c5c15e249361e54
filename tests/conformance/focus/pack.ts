/**
 * Words as the interface takes them.
 *
 * @module
 */
import { id } from '../../../schema/typescript/generated/ids.ts';
import { BatchWriter } from '../../../schema/typescript/stream.ts';

/** Flags of a placement. */
export const flags = {
  focusable: 1,
  group: 2,
  container: 4,
  hidden: 8,
  disabled: 16,
  outside: 32,
  clipped: 64,
  /** With `clipped`: only the stage ends before it. */
  beyond: 128,
} as const;

/** Where a node is. Lengths in 1/64 dp. */
export interface Placement {
  node: number;
  group?: number;
  container?: number;
  flags?: number;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  /** Place in the order of reading; x where it is not said. */
  reading?: number;
  /** The nearest focusable node above it. */
  host?: number;
  /** The map from its content to the stage. */
  linear?: readonly [a: number, b: number, c: number, d: number];
}

/** A map that leaves lengths as they are, in 1/65536. */
const IDENTITY = [65_536, 0, 0, 65_536] as const;

/** No targets. */
export const NO_TARGETS = new Uint8Array(0);

/** Placements as bytes. */
export function placements(list: readonly Placement[]): Uint8Array {
  const words = new Int32Array(list.length * 14);
  list.forEach((one, index) => {
    const { node, group = 0, container = 0, flags = 1, x = 0, y = 0, width = 0, height = 0 } = one;
    const { reading = x, host = 0, linear = IDENTITY } = one;
    words.set(
      [node, group, container, flags, x, y, width, height, reading, host, ...linear],
      index * 14,
    );
  });
  return new Uint8Array(words.buffer);
}

/** Targets of containers as bytes: id, x, y in 1/64 dp. */
export function targets(
  ...list: (readonly [container: number, x: number, y: number])[]
): Uint8Array {
  return new Uint8Array(Int32Array.from(list.flat()).buffer);
}

/** Focus properties of a node. */
export interface Style {
  focusKey?: string;
  focusMemory?: 'none' | 'last';
  focusEntry?: 'nearest' | 'first' | 'last' | 'preferred';
  focusPreferred?: number;
  nextFocusUp?: number;
  nextFocusRight?: number;
  nextFocusDown?: number;
  nextFocusLeft?: number;
  /** Bits by direction. */
  focusTrap?: number;
}

/** An entry stream in the making. */
export class Stream {
  readonly writer = new BatchWriter();

  /** Sets properties of a node. */
  style(node: number, style: Style): this {
    this.writer.select(node);
    for (const [name, value] of Object.entries(style)) {
      const entry = id[name as keyof Style];
      this.writer.begin(entry);
      if (name === 'focusKey') this.writer.text(String(value));
      else if (name === 'focusMemory') this.writer.word(['none', 'last'].indexOf(String(value)));
      else if (name === 'focusEntry')
        this.writer.word(['nearest', 'first', 'last', 'preferred'].indexOf(String(value)));
      else this.writer.word(Number(value));
      this.writer.end();
    }
    return this;
  }

  /** Takes a property of a node away. */
  unset(node: number, property: keyof Style): this {
    this.writer.select(node);
    this.writer.raw(id.unsetProperty, [id[property]]);
    return this;
  }

  /** Removes a node. */
  remove(...nodes: number[]): this {
    for (const node of nodes) this.writer.raw(id.removeNode, [node]);
    return this;
  }

  /** Any entry. */
  raw(entry: number, ...words: number[]): this {
    this.writer.raw(entry, words);
    return this;
  }

  /** All of it. */
  bytes(): Uint8Array {
    const words = this.writer.entries().slice();
    return new Uint8Array(words.buffer);
  }
}
