/**
 * `inlay:animation/animation` in jco's shape, and entry streams for it.
 *
 * @module
 */
import {
  BatchWriter,
  commands,
  decode,
  type Easing,
  type EffectTiming,
  EntryCursor,
  id,
  type Keyframe,
  type Motion,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';

export type {
  AnimationInterface,
  AnimationState,
  Values,
} from '../../../schema/typescript/generated/interfaces.ts';

export { refusal } from '../refusal.ts';

/** Entries written by `write`, in memory of their own. */
export function stream(write: (writer: BatchWriter) => void): Uint32Array {
  const writer = new BatchWriter();
  write(writer);
  return writer.entries().slice();
}

/** How values travel here unless a test says otherwise: 100 ms, evenly. */
export const EVEN: Motion = { tag: 'tween', val: { duration: 100, easing: { tag: 'linear' } } };

/** Timing of 100 ms, once. */
export const ONCE: EffectTiming = {
  delay: 0,
  endDelay: 0,
  duration: 100,
  iterations: 1,
  iterationStart: 0,
  direction: 'normal',
  fill: 'none',
  easing: { tag: 'linear' },
};

/** A keyframe with a number. */
export function frame(
  offset: number,
  number: number,
  easing: Easing = { tag: 'linear' },
): Keyframe {
  return { offset, value: { tag: 'number', val: number }, easing, composite: 'replace' };
}

/** `transition` of a node: each property with its motion and delay. */
export function declare(
  node: number,
  ...list: readonly [property: number, motion?: Motion, delay?: number][]
): Uint32Array {
  return stream((writer) => {
    writer.select(node);
    const value = list.map(([property, motion = EVEN, delay = 0]) => ({ property, delay, motion }));
    writeEntry(writer, properties.transition, value);
  });
}

/** `animate` of `translate-x`, from 0 to 100 unless told otherwise. */
export function animate(
  animation: number,
  {
    node = 7,
    property = id.translateX as number,
    timing = {},
    keyframes = [frame(0, 0), frame(1, 100)],
  }: {
    node?: number;
    property?: number;
    /** What differs from {@link ONCE}. */
    timing?: Partial<EffectTiming>;
    keyframes?: readonly Keyframe[];
  } = {},
): Uint32Array {
  return stream((writer) =>
    writeEntry(writer, commands.animate, {
      animation,
      node,
      property,
      timing: { ...ONCE, ...timing },
      keyframes,
    }),
  );
}

/** `control-animation`. */
export function control(
  animation: number,
  tag: 'play' | 'pause' | 'cancel' | 'finish' | 'reverse',
): Uint32Array;
export function control(animation: number, tag: 'seek' | 'rate', val: number): Uint32Array;
export function control(animation: number, tag: string, val?: number): Uint32Array {
  const action = (val === undefined ? { tag } : { tag, val }) as never;
  return stream((writer) => writeEntry(writer, commands.controlAnimation, { animation, action }));
}

/** A changed number of a node's property. */
export function change(node: number, property: number, before: number, after: number): Uint32Array {
  return stream((writer) => {
    writer.select(node);
    for (const number of [before, after]) {
      writer.begin(property);
      writer.number(number);
      writer.end();
    }
  });
}

/** Streams one after the other. */
export function joined(...streams: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(streams.flatMap((words) => [...words]));
}

/**
 * What a stream says of nodes: `node property` and its value, or `unset`. Throws where it breaks
 * the schema.
 */
export function said(entries: Uint32Array): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const cursor = new EntryCursor().reset(entries);
  let node = 0;
  while (cursor.next()) {
    if (cursor.id === id.selectNode) {
      node = cursor.word(0);
    } else if (cursor.id === id.unsetProperty) {
      found[`${node} ${nameOf(cursor.word(0))}`] = 'unset';
    } else {
      const property = Object.values(properties).find((row) => row.id === cursor.id);
      if (!property) throw new Error(`expected a property, got entry ${cursor.id}`);
      found[`${node} ${property.name}`] = decode(
        property.codec as never,
        cursor.value(),
        property.range,
      );
    }
  }
  return found;
}

function nameOf(property: number): string {
  return (
    Object.values(properties).find((row) => row.id === property)?.name ?? `property ${property}`
  );
}
