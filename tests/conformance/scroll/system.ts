/**
 * `inlay:scroll/scroll` in jco's shape, and what goes into it.
 *
 * @module
 */
import type { Offsets } from '../../../schema/typescript/generated/interfaces.ts';
import {
  BatchWriter,
  commands,
  type EntryInfo,
  type Motion,
  type Properties,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';

export type {
  Offsets,
  ScrollInterface,
  ScrollState,
} from '../../../schema/typescript/generated/interfaces.ts';

export { refusal } from '../refusal.ts';

/** Entries written by `write`, in memory of their own. */
export function stream(write: (writer: BatchWriter) => void): Uint32Array {
  const writer = new BatchWriter();
  write(writer);
  return writer.entries().slice();
}

/** Scroll properties of a node. */
export type Style = Partial<
  Pick<
    Properties,
    | 'scrollAxis'
    | 'scrollPolicy'
    | 'keyLine'
    | 'keyLineItem'
    | 'scrollPaddingTop'
    | 'scrollPaddingRight'
    | 'scrollPaddingBottom'
    | 'scrollPaddingLeft'
    | 'borderLeftWidth'
    | 'borderRightWidth'
    | 'scrollMotion'
  >
>;

/** Properties of a node as entries. */
export function style(node: number, values: Style): Uint32Array {
  return stream((writer) => {
    writer.select(node);
    for (const [key, value] of Object.entries(values)) {
      writeEntry(writer, properties[key as keyof Style] as EntryInfo<unknown>, value);
    }
  });
}

/** `scroll-to` in dp. */
export function scrollTo(
  node: number,
  x: number,
  y: number,
  motion: Motion = { tag: 'instant' },
): Uint32Array {
  return stream((writer) => writeEntry(writer, commands.scrollTo, { node, x, y, motion }));
}

/** A node's place: rectangles and sizes in dp. */
export interface Place {
  /** The container above it; 0 is none. */
  above?: number;
  /** Bits as in `inlay:types` `placements`. */
  flags?: number;
  /** `x, y, width, height` in the content of the container above. */
  box: readonly [number, number, number, number];
  /** Size of its own content. */
  content?: readonly [number, number];
}

/** Placements of nodes. */
export function places(nodes: Readonly<Record<number, Place>>): { words: Uint32Array } {
  const words = Object.entries(nodes).flatMap(
    ([node, { above = 0, flags = 1, box, content = [0, 0] }]) => [
      Number(node),
      0,
      above,
      flags,
      ...[...box, ...content].map((dp) => Math.round(dp * 64)),
    ],
  );
  return { words: Uint32Array.from(words) };
}

/** Streams one after the other. */
export function joined(...streams: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(streams.flatMap((words) => [...words]));
}

/** Offsets by container. */
export function offsetsOf({ containers, values }: Offsets): Record<number, [number, number]> {
  return Object.fromEntries(
    [...containers].map((node, at) => [
      node,
      [values[2 * at] as number, values[2 * at + 1] as number],
    ]),
  );
}

/** Targets in dp by container. */
export function targetsOf(words: Uint32Array): Record<number, [number, number]> {
  const signed = new Int32Array(words.buffer, words.byteOffset, words.length);
  return Object.fromEntries(
    Array.from({ length: words.length / 3 }, (_, at) => [
      words[3 * at],
      [(signed[3 * at + 1] as number) / 64, (signed[3 * at + 2] as number) / 64],
    ]),
  );
}
