/**
 * Seeded random lives of an animation's handle: what the oracle records in Chromium and the app API
 * replays.
 *
 * @module
 */
import { randomOf } from './cases.ts';

/** What is done to a handle. */
export type Action =
  | { readonly do: 'play' | 'pause' | 'cancel' | 'finish' | 'reverse' }
  | { readonly do: 'seek'; readonly to: number }
  | { readonly do: 'rate'; readonly to: number };

/** Time that passes, and what is done then. */
export interface Step {
  /** In milliseconds, a whole number. */
  readonly wait: number;
  readonly actions: readonly Action[];
}

/** An animation from 100 to 200 along a line, and what becomes of it. */
export interface Life {
  readonly timing: {
    readonly delay: number;
    readonly endDelay: number;
    readonly duration: number;
    /** `null` is for ever. */
    readonly iterations: number | null;
    readonly direction: 'normal' | 'alternate';
    readonly fill: 'none' | 'forwards' | 'backwards' | 'both';
  };
  readonly steps: readonly Step[];
}

/**
 * What a step found before its actions: the play state, the value (`null` where the animation has
 * no effect), and for each action whether it threw.
 */
export type Found = readonly [
  state: 'idle' | 'running' | 'paused' | 'finished',
  value: number | null,
  threw: readonly boolean[],
];

/** How many lives are recorded: the seeds from 1. */
export const LIVES = 240;

/**
 * Lives in which Chromium's rounding decides. In 60 a step is at the end of an iteration exactly;
 * in 114, `finish()` while running leaves Chromium a hair before the end, from where `play()` in
 * the same frame goes on instead of starting again (4.4.8 of Web Animations).
 */
export const ROUNDED: ReadonlySet<number> = new Set([60, 114]);

/** The life of a seed. */
export function lifeOf(seed: number): Life {
  const random = randomOf(seed * 7 + 5);
  const chance = (share: number) => random() < share;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const whole = (least: number, most: number) => Math.round(least + random() * (most - least));

  const iterations = chance(0.2) ? null : pick([1, 1, 1, 2, 1.5]);
  const timing = {
    delay: chance(0.6) ? 0 : whole(-50, 90),
    endDelay: chance(0.6) ? 0 : whole(-50, 90),
    duration: whole(160, 300),
    iterations,
    direction: pick(['normal', 'normal', 'alternate'] as const),
    fill: pick(['none', 'forwards', 'backwards', 'both'] as const),
  };
  const active = timing.duration * (iterations ?? 3);
  const end = Math.max(0, timing.delay + active + timing.endDelay);
  const action = (): Action => {
    const name = pick([
      'play',
      'play',
      'pause',
      'pause',
      'reverse',
      'reverse',
      'finish',
      'cancel',
      'seek',
      'seek',
      'seek',
      'rate',
      'rate',
      'rate',
    ] as const);
    if (name === 'seek')
      return { do: name, to: pick([whole(-80, end + 80), whole(1, end - 1), end + 15, -15]) };
    if (name === 'rate') return { do: name, to: pick([-2, -1, -1, -0.5, 0, 0.125, 0.5, 1, 1, 2]) };
    return { do: name };
  };
  const steps = Array.from({ length: 14 }, () => ({
    // In whole milliseconds, and rarely so that it would come to an end exactly: Chromium rounds
    // there.
    wait: pick([whole(5, 90), whole(60, 450)]),
    actions: Array.from({ length: pick([0, 1, 1, 1, 2, 3]) }, action),
  }));
  return { timing, steps };
}
