/**
 * `inlay:scroll/scroll` in jco's shape, and what goes into it.
 *
 * @module
 */
import {
  BatchWriter,
  commands,
  type EntryInfo,
  type Motion,
  type Properties,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';

export { refusal } from '../refusal.ts';

/** Offsets at a time. */
export interface Offsets {
  containers: Uint32Array;
  values: Float32Array;
  rested: Uint32Array;
  moving: boolean;
}

/** `scroll-state`. */
export interface ScrollState {
  version: number;
  containers: Uint32Array;
  values: Float64Array;
}

/** The interface. Refusals are thrown as `{ payload: { tag, val } }`. */
export interface ScrollInterface {
  apply(entries: Uint32Array, time: number): void;
  place(placements: { words: Uint32Array }, time: number): void;
  setFocus(node: number, time: number): void;
  reveal(node: number, time: number): void;
  targets(): Uint32Array;
  tick(time: number): Offsets;
  reset(): void;
  snapshot(): ScrollState;
  restore(state: ScrollState): void;
}

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
export function scrollTo(node: number, x: number, y: number, motion: Motion = { tag: 'instant' }): Uint32Array {
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
  const words = Object.entries(nodes).flatMap(([node, { above = 0, flags = 1, box, content = [0, 0] }]) => [
    Number(node),
    0,
    above,
    flags,
    ...[...box, ...content].map((dp) => Math.round(dp * 64)),
  ]);
  return { words: Uint32Array.from(words) };
}

/** Streams one after the other. */
export function joined(...streams: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(streams.flatMap((words) => [...words]));
}

/** Offsets by container. */
export function offsetsOf({ containers, values }: Offsets): Record<number, [number, number]> {
  return Object.fromEntries(
    [...containers].map((node, at) => [node, [values[2 * at] as number, values[2 * at + 1] as number]]),
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
