/**
 * Seeded random animations: what the oracle records in Chromium and a component replays.
 *
 * All numbers are exact as `f32`, so that both sides calculate with the same.
 *
 * @module
 */
import type {
  AnimatedValue,
  Easing,
  EffectTiming,
  Keyframe,
} from '../../../schema/typescript/index.ts';

/** What is asked about an animation: its progress, or the value that its keyframes give. */
export type Kind = 'timing' | 'keyframes' | 'colors';

/** An animation and the current times at which it is looked at. */
export interface Case {
  kind: Kind;
  timing: EffectTiming;
  keyframes: Keyframe[];
  /** Playback rate; below 0 the phases' ends count to the other side. */
  rate: number;
  /** In milliseconds. */
  times: number[];
}

/** How many cases of each kind are recorded: the seeds from 1. */
export const COUNTS: Readonly<Record<Kind, number>> = { timing: 400, keyframes: 140, colors: 60 };

/** Random numbers of a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The case of a kind and seed. */
export function generate(kind: Kind, seed: number): Case {
  const random = randomOf(seed * 3 + ['timing', 'keyframes', 'colors'].indexOf(kind));
  const chance = (share: number) => random() < share;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  /** A multiple of a quarter. */
  const quarters = (least: number, most: number) =>
    Math.round((least + random() * (most - least)) * 4) / 4;
  const single = (least: number, most: number) =>
    Math.fround(Math.round((least + random() * (most - least)) * 1000) / 1000);

  const easing = (): Easing => {
    const tag = pick([
      'linear',
      'ease',
      'ease-in',
      'ease-out',
      'ease-in-out',
      'cubic-bezier',
      'steps',
      'linear-points',
    ] as const);
    switch (tag) {
      case 'cubic-bezier':
        return { tag, val: [single(0, 1), single(-0.5, 1.5), single(0, 1), single(-0.5, 1.5)] };
      case 'steps': {
        const position = pick(['jump-start', 'jump-end', 'jump-none', 'jump-both'] as const);
        return {
          tag,
          val: { count: (position === 'jump-none' ? 2 : 1) + Math.floor(random() * 6), position },
        };
      }
      case 'linear-points': {
        const inputs = Array.from(
          { length: 2 + Math.floor(random() * 4) },
          () => Math.floor(random() * 17) / 16,
        );
        return {
          tag,
          val: inputs.sort((a, b) => a - b).map((input) => [input, quarters(-0.5, 1.5)] as const),
        };
      }
      default:
        return { tag };
    }
  };

  const timing: EffectTiming = {
    delay: chance(0.5) ? 0 : quarters(-80, 120),
    endDelay: chance(0.7) ? 0 : quarters(-150, 120),
    duration: chance(0.1) ? 0 : quarters(10, 200),
    iterations: chance(0.1) ? null : chance(0.4) ? 1 : pick([0, 0.25, 0.5, 1.5, 2, 2.25, 3, 4]),
    iterationStart: chance(0.6) ? 0 : pick([0.25, 0.5, 1, 1.5, 2, 2.75]),
    direction: pick(['normal', 'reverse', 'alternate', 'alternate-reverse'] as const),
    fill: pick(['none', 'forwards', 'backwards', 'both'] as const),
    easing: kind === 'timing' || chance(0.3) ? easing() : { tag: 'linear' },
  };

  const value = (): AnimatedValue =>
    kind === 'colors'
      ? { tag: 'color', val: Math.floor(random() * 0x100000000) }
      : { tag: 'number', val: quarters(-100, 100) };
  const keyframe = (offset: number): Keyframe => ({
    offset,
    value: value(),
    easing: easing(),
    composite: 'replace',
  });
  const plain = (offset: number): Keyframe => ({
    offset,
    value: { tag: 'number', val: offset },
    easing: { tag: 'linear' },
    composite: 'replace',
  });
  const between = Array.from({ length: Math.floor(random() * 4) }, () =>
    pick([0, 0.25, 0.5, 0.5, 0.75, 1]),
  );
  const offsets = [0, ...between.sort((a, b) => a - b), 1];

  const active = timing.duration * (timing.iterations ?? 4);
  const end = timing.delay + active + timing.endDelay;
  const times = [
    0,
    timing.delay,
    timing.delay + active,
    timing.delay + timing.duration * pick([0.25, 0.5, 0.75, 1]),
    ...Array.from({ length: 4 }, () =>
      quarters(Math.min(timing.delay, 0) - 20, Math.max(end, 0) + 40),
    ),
  ];
  return {
    kind,
    timing,
    keyframes: kind === 'timing' ? [plain(0), plain(1)] : offsets.map(keyframe),
    rate: chance(0.25) ? -1 : 1,
    times: [...new Set(times)].sort((a, b) => a - b),
  };
}
