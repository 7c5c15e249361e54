/**
 * Keyframes and timing of Web Animations, turned into those of the schema.
 *
 * @module
 */
import { InlayError, shown } from '../protocol/error.ts';
import {
  type AnimatedValue,
  BatchWriter,
  type EffectTiming,
  type EntryInfo,
  type Keyframe,
  type Properties,
  properties,
  SchemaError,
  writeEntry,
} from '../protocol/schema.ts';
import type { Easing } from './motion.ts';
import type { AnimatableShortForm, PropertyInput, ShortForms } from './properties.ts';
import { type PropertyKey, shortForm } from './short-forms.ts';
import { hint } from './spelling.ts';
import { spreadEvenly } from './spread.ts';
import { synonym } from './synonyms.ts';
import { Unexpected } from './unexpected.ts';
import { durationHint, easingHint, valueHint, withHint } from './value-hints.ts';
import { toEasing, toValue } from './values.ts';
import { allNames, codeOf } from './write.ts';

/** Properties in a keyframe: those that can be animated, and their shorthands. */
export type AnimatedProperties = {
  [K in keyof Properties as Exclude<K, keyof ShortForms>]?: NonNullable<PropertyInput<K>>;
} & { [K in AnimatedShortForm]?: NonNullable<ShortForms[K]> };

type AnimatedShortForm = Exclude<AnimatableShortForm, 'flex'>;

/** One keyframe: values, and the offset at which they hold. */
export type KeyframeInput = AnimatedProperties & {
  /** 0 to 1, not decreasing. Missing offsets are computed as in Web Animations: evenly. */
  offset?: number;
  /** Easing to the next keyframe. By default `'linear'`. */
  easing?: Easing;
  /** By default `'replace'`; the others are not implemented yet. */
  composite?: Keyframe['composite'];
};

/**
 * Keyframes as a list, or values by property at even offsets: `{ opacity: [0, 1] }`. Each property
 * has a value at 0 and one at 1.
 */
export type KeyframesInput =
  | readonly KeyframeInput[]
  | { readonly [K in keyof AnimatedProperties]?: readonly NonNullable<AnimatedProperties[K]>[] };

/** Web Animations `EffectTiming`; times in milliseconds. */
export interface TimingInput {
  /** By default 0. */
  duration?: number;
  /** By default 0. */
  delay?: number;
  /** By default 0. */
  endDelay?: number;
  /** By default 1; may be `Infinity`. */
  iterations?: number;
  /** By default 0. */
  iterationStart?: number;
  /** By default `'normal'`. */
  direction?: EffectTiming['direction'];
  /** By default `'none'`. */
  fill?: EffectTiming['fill'];
  /** Easing of the whole. By default `'linear'`. */
  easing?: Easing;
}

const timingNames: readonly string[] = Object.keys({
  duration: true,
  delay: true,
  endDelay: true,
  iterations: true,
  iterationStart: true,
  direction: true,
  fill: true,
  easing: true,
} satisfies Record<keyof TimingInput, true>);

/** Keyframes of one property. */
export interface Track {
  readonly key: PropertyKey;
  readonly keyframes: readonly Keyframe[];
}

/**
 * Keyframes by property.
 *
 * @param name Who is animated, for messages.
 * @throws {@link InlayError} that names the node and the property.
 */
export function toTracks(name: string, input: KeyframesInput): Track[] {
  if (typeof input !== 'object' || input === null) {
    throw new InlayError(
      'wrong-type',
      `${name}: animate: expected keyframes, got ${shown(input)}.`,
    );
  }
  if (Array.isArray(input)) checkCount(name, input.length);
  const frames = Array.isArray(input) ? checkFrames(name, input) : fromColumns(name, input);
  if (frames.length === 0)
    throw new InlayError('wrong-type', `${name}: animate: expected keyframes, got none.`);
  const offsets = spreadOffsets(name, frames);
  const tracks = new Map<PropertyKey, Keyframe[]>();
  frames.forEach((frame, index) => {
    for (const [property, value] of Object.entries(frame)) {
      if (partsOfKeyframes.includes(property) || value === undefined) continue;
      for (const [key, part] of spread(name, property, value)) {
        const list = tracks.get(key) ?? [];
        tracks.set(key, list);
        list.push({
          offset: offsets[index] as number,
          value: animated(name, key, property, part),
          easing: easingOf(name, `keyframe ${index}`, frame.easing),
          composite: 'replace',
        });
      }
    }
  });
  if (tracks.size === 0)
    throw new InlayError(
      'wrong-type',
      `${name}: animate: expected a property in the keyframes, got none.`,
    );
  return [...tracks].map(([key, keyframes]) => {
    if (keyframes[0]?.offset !== 0 || keyframes.at(-1)?.offset !== 1) {
      throw new InlayError(
        'unsupported',
        `${name}: animate: "${key}": expected a keyframe at 0 and one at 1: this engine does not animate from or to the value of the style yet.`,
      );
    }
    return { key, keyframes };
  });
}

const partsOfKeyframes = ['offset', 'easing', 'composite'];
/** Most keyframes of an animation: the engine refuses more. */
const MOST_KEYFRAMES = 1024;

/** A list is counted before it is read: that of an app may claim any length. */
function checkCount(name: string, count: number): void {
  if (count <= MOST_KEYFRAMES) return;
  throw new InlayError(
    'limit',
    `${name}: animate: expected at most ${MOST_KEYFRAMES} keyframes, got ${count}.`,
  );
}

function checkFrames(name: string, frames: readonly unknown[]): readonly KeyframeInput[] {
  frames.forEach((frame, index) => {
    if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) {
      throw new InlayError(
        'wrong-type',
        `${name}: animate: keyframe ${index}: expected an object, got ${shown(frame)}.`,
      );
    }
    const { composite } = frame as { composite?: unknown };
    if (composite === undefined || composite === 'replace') return;
    const isLater = composite === 'add' || composite === 'accumulate';
    throw new InlayError(
      isLater ? 'unsupported' : 'wrong-type',
      `${name}: animate: keyframe ${index}: composite: expected 'replace', got ${shown(composite)}${isLater ? ', which this engine does not implement yet' : ''}.`,
    );
  });
  return frames as readonly KeyframeInput[];
}

/**
 * Timing of the schema.
 *
 * @param input A number is a duration.
 */
export function toTiming(name: string, input: number | TimingInput): EffectTiming {
  const timing: TimingInput = typeof input === 'number' ? { duration: input } : input;
  if (typeof timing !== 'object' || timing === null) {
    throw new InlayError(
      'wrong-type',
      `${name}: animate: ${withHint('a duration or a timing', shown(input), durationHint(input))}`,
    );
  }
  const unknown = Object.keys(timing).find((part) => !timingNames.includes(part));
  if (unknown !== undefined) {
    throw new InlayError(
      'unknown-property',
      `${name}: animate: there is no timing "${unknown}". ${hint(unknown, timingNames)}`,
    );
  }
  const iterations = timing.iterations ?? 1;
  return {
    delay: timing.delay ?? 0,
    endDelay: timing.endDelay ?? 0,
    duration: timing.duration ?? 0,
    iterations: iterations === Number.POSITIVE_INFINITY ? null : iterations,
    iterationStart: timing.iterationStart ?? 0,
    direction: timing.direction ?? 'normal',
    fill: timing.fill ?? 'none',
    easing: easingOf(name, 'timing', timing.easing),
  };
}

/**
 * Lists of values by property as keyframes: lists of different lengths are spread apart from each
 * other.
 */
function fromColumns(name: string, columns: object): KeyframeInput[] {
  const byOffset = new Map<number, Record<string, unknown>>();
  for (const [property, values] of Object.entries(columns)) {
    if (partsOfKeyframes.includes(property)) {
      throw new InlayError(
        'wrong-type',
        `${name}: animate: "${property}" is a part of a keyframe: expected a list of keyframes to have it, got lists of values.`,
      );
    }
    if (!Array.isArray(values)) {
      throw new InlayError(
        'wrong-type',
        `${name}: animate: "${property}": expected a list of values, got ${shown(values)}.`,
      );
    }
    checkCount(name, values.length);
    values.forEach((value: unknown, index) => {
      const offset = values.length === 1 ? 1 : index / (values.length - 1);
      const frame = byOffset.get(offset) ?? { offset };
      byOffset.set(offset, frame);
      frame[property] = value;
    });
  }
  checkCount(name, byOffset.size);
  return [...byOffset.values()].sort(
    (a, b) => (a.offset as number) - (b.offset as number),
  ) as KeyframeInput[];
}

/** Offsets of all keyframes; those left out lie evenly between their neighbours. */
function spreadOffsets(name: string, frames: readonly KeyframeInput[]): number[] {
  let last = 0;
  frames.forEach(({ offset }, at) => {
    if (offset === undefined || offset === null) return;
    if (!(typeof offset === 'number' && offset >= last && offset <= 1)) {
      throw new InlayError(
        'out-of-range',
        `${name}: animate: keyframe ${at}: expected an offset within ${last} to 1, got ${shown(offset)}.`,
      );
    }
    last = offset;
  });
  return spreadEvenly(frames.map(({ offset }) => offset ?? undefined));
}

function spread(name: string, property: string, value: unknown): [PropertyKey, unknown][] {
  if (Object.hasOwn(properties, property)) return [[property as PropertyKey, value]];
  const form = shortForm(property);
  if (!form) {
    const message = `${name}: animate: there is no property "${property}". ${synonym(property) ?? hint(property, allNames(), 'docs/reference/schema.md')}`;
    throw new InlayError('unknown-property', message);
  }
  const parts = form.spread(value);
  if (!parts)
    throw new InlayError(
      'wrong-type',
      `${name}: animate: "${property}": expected ${form.expected}, got ${shown(value)}.`,
    );
  return form.keys.map((key, index) => [key, parts[index]]);
}

/** No property that can be animated has a node as its value. */
const noNodes = { idOf: Number };

/** Where values are written to be judged; nobody reads it. */
const unsent = new BatchWriter();

function animated(name: string, key: PropertyKey, property: string, value: unknown): AnimatedValue {
  const info: EntryInfo = properties[key];
  if (info.animate === 'none') {
    throw new InlayError(
      'wrong-type',
      `${name}: animate: "${property}" cannot be animated: its values cannot be interpolated.`,
    );
  }
  if (info.later) {
    throw new InlayError(
      'unsupported',
      `${name}: animate: "${property}" is in the schema, but this engine does not implement it yet.`,
    );
  }
  try {
    const val = toValue(info, value, noNodes);
    // A keyframe takes what the property itself takes.
    writeEntry(unsent, info, val);
    return { tag: info.animate, val } as AnimatedValue;
  } catch (error) {
    if (!(error instanceof Unexpected || error instanceof SchemaError)) throw error;
    throw new InlayError(
      error instanceof SchemaError ? codeOf(error) : 'wrong-type',
      `${name}: animate: "${property}": ${withHint(error.expected, shown(value), valueHint(info, property, value))}`,
      error,
    );
  } finally {
    unsent.clear();
  }
}

function easingOf(name: string, where: string, easing: Easing | undefined): Keyframe['easing'] {
  try {
    return toEasing(easing ?? 'linear');
  } catch (error) {
    if (error instanceof InlayError) {
      throw new InlayError(
        error.code,
        `${name}: animate: easing of ${where}: ${error.message}`,
        error,
      );
    }
    if (!(error instanceof Unexpected)) throw error;
    throw new InlayError(
      'wrong-type',
      `${name}: animate: easing of ${where}: ${withHint(error.expected, shown(easing), easingHint(easing))}`,
      error,
    );
  }
}
