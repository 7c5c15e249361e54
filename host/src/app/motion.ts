/**
 * How values travel: springs, tweens and easings.
 *
 * @module
 */
import { InlayError, quoted, shown } from '../protocol/error.ts';
import { hint } from './spelling.ts';
import { spreadEvenly } from './spread.ts';

const stepPositions = ['jump-start', 'jump-end', 'jump-none', 'jump-both'] as const;

/** CSS `<step-position>`. */
export type StepPosition = (typeof stepPositions)[number];

/**
 * CSS `<easing-function>`: a name, or what {@link cubicBezier}, {@link steps} and {@link linear}
 * return.
 */
export type Easing =
  | 'linear'
  | 'ease'
  | 'ease-in'
  | 'ease-out'
  | 'ease-in-out'
  | { readonly easing: 'cubic-bezier'; readonly points: readonly [number, number, number, number] }
  | { readonly easing: 'steps'; readonly count: number; readonly position: StepPosition }
  | { readonly easing: 'linear-points'; readonly points: readonly (readonly [number, number])[] };

/** Easings by name. */
export const easingNames = [
  'linear',
  'ease',
  'ease-in',
  'ease-out',
  'ease-in-out',
] as const satisfies Easing[];
/** Easings as messages name them. */
export const EASINGS = `${quoted(easingNames)}, or what cubicBezier(), steps() or linear() returns`;

/** A damped spring, see {@link spring}. */
export interface Spring {
  /** Distinguishes it from a tween. */
  readonly motion: 'spring';
  /** Stiffness: pull towards rest, in 1/s² per unit of mass. */
  readonly stiffness: number;
  /** Resistance to speed, in 1/s per unit of mass. */
  readonly damping: number;
  /** Time before it starts, in milliseconds. */
  readonly delay: number;
}

/** A motion of fixed duration, see {@link tween}. */
export interface Tween {
  /** Distinguishes it from a spring. */
  readonly motion: 'tween';
  /** In milliseconds. */
  readonly duration: number;
  /** Progress of the value by progress of the time. */
  readonly easing: Easing;
  /** Time before it starts, in milliseconds. */
  readonly delay: number;
}

/** How a value moves to the next; `'instant'` is at once. */
export type Motion = Spring | Tween | 'instant';

/** Options of a spring. */
export interface SpringOptions {
  /** Stiffness: pull towards rest, in 1/s² per unit of mass; above 0. By default 400. */
  stiffness?: number;
  /**
   * Resistance to speed, in 1/s; 0 or more. By default critical, `2 * sqrt(stiffness)`: the fastest
   * without overshoot. Half of that overshoots visibly.
   */
  damping?: number;
  /** Time before it starts, in milliseconds. By default 0. */
  delay?: number;
}

/**
 * A spring: if a value changes while it moves, its speed does not jump.
 *
 * @throws {@link InlayError} `wrong-type`, `unknown-property` or `out-of-range`.
 *
 * @example
 * const tile = stage.view({ states: { focused: { scale: 1.08 } } });
 * tile.set({ transition: { scale: spring({ stiffness: 300 }) } });
 */
export function spring(options: SpringOptions = {}): Spring {
  checkSpring(options);
  const stiffness = atLeast('spring', 'stiffness', options.stiffness ?? 400, 0);
  if (stiffness === 0)
    throw new InlayError('out-of-range', 'spring: expected stiffness to be above 0, got 0.');
  const damping = atLeast('spring', 'damping', options.damping ?? 2 * Math.sqrt(stiffness), 0);
  return {
    motion: 'spring',
    stiffness,
    damping,
    delay: finite('spring', 'delay', options.delay ?? 0),
  };
}

const springOptions: readonly string[] = ['stiffness', 'damping', 'delay'];
/** What springs of other libraries call theirs. */
const otherSprings: Readonly<Record<string, string>> = {
  tension: 'stiffness',
  friction: 'damping',
  duration: 'tween(duration)',
  mass: 'stiffness, which is per unit of mass',
};

function checkSpring(options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new InlayError(
      'wrong-type',
      `spring: expected options such as { stiffness: 300 }, got ${shown(options)}.`,
    );
  }
  const unknown = Object.keys(options).find((name) => !springOptions.includes(name));
  if (unknown === undefined) return;
  const other = Object.hasOwn(otherSprings, unknown) ? otherSprings[unknown] : undefined;
  const instead = other === undefined ? hint(unknown, springOptions) : `Write ${other}.`;
  throw new InlayError('unknown-property', `spring: there is no option "${unknown}". ${instead}`);
}

/**
 * A motion of fixed duration.
 *
 * @param duration In milliseconds, 0 or more.
 * @param easing By default `'ease'`.
 * @param delay Time before it starts, in milliseconds; a negative one starts in the middle.
 * @throws {@link InlayError} `wrong-type` or `out-of-range`.
 *
 * @example
 * stage.view({ transition: { opacity: tween(200, 'ease-out') } });
 */
export function tween(duration: number, easing: Easing = 'ease', delay = 0): Tween {
  if (!isEasing(easing)) {
    throw new InlayError(
      'wrong-type',
      `tween: expected easing to be ${EASINGS}, got ${shown(easing)}.`,
    );
  }
  return {
    motion: 'tween',
    duration: atLeast('tween', 'duration', duration, 0),
    easing,
    delay: finite('tween', 'delay', delay),
  };
}

/**
 * CSS `cubic-bezier()`.
 *
 * @param x1 Within 0 to 1, as `x2`.
 * @throws {@link InlayError} `wrong-type` or `out-of-range`.
 */
export function cubicBezier(x1: number, y1: number, x2: number, y2: number): Easing {
  for (const [name, x] of [
    ['x1', x1],
    ['x2', x2],
  ] as const) {
    if (!(atLeast('cubicBezier', name, x, 0) <= 1)) {
      throw new InlayError(
        'out-of-range',
        `cubicBezier: expected ${name} to be within 0 to 1, got ${x}.`,
      );
    }
  }
  const points = [
    x1,
    finite('cubicBezier', 'y1', y1),
    x2,
    finite('cubicBezier', 'y2', y2),
  ] as const;
  return judged({ easing: 'cubic-bezier', points });
}

/**
 * CSS `steps()`.
 *
 * @param count A whole number, at least 1, or 2 with `'jump-none'`.
 * @param position By default `'jump-end'`.
 * @throws {@link InlayError} `out-of-range` or `wrong-type`.
 */
export function steps(count: number, position: StepPosition = 'jump-end'): Easing {
  if (!stepPositions.includes(position)) {
    throw new InlayError(
      'wrong-type',
      `steps: expected position to be ${quoted(stepPositions)}, got ${shown(position)}.`,
    );
  }
  const least = position === 'jump-none' ? 2 : 1;
  if (!Number.isInteger(count) || count < least) {
    throw new InlayError(
      'out-of-range',
      `steps: expected a whole number of at least ${least}, got ${shown(count)}.`,
    );
  }
  return judged({ easing: 'steps', count, position });
}

/**
 * CSS `linear()`: straight lines from point to point.
 *
 * @param points Outputs, or pairs of an input (not falling, of the whole 0 to 1; what lies outside
 * is for an easing of an easing) and its output. Inputs that are left out lie evenly between their
 * neighbours; the first is 0, the last 1 or the greatest. 2 to 10,000.
 * @throws {@link InlayError} `wrong-type` or `out-of-range`.
 *
 * @example
 * const bounce = linear(0, [0.4, 1], [0.7, 0.8], 1);
 */
export function linear(...points: (number | readonly [number, number])[]): Easing {
  return linearThrough(points);
}

/** Most points of `linear()`. */
const MOST_POINTS = 10_000;

function linearThrough(points: readonly unknown[]): Easing {
  if (points.length < 2 || points.length > MOST_POINTS) {
    throw new InlayError(
      'out-of-range',
      `linear: expected 2 to ${MOST_POINTS} points, got ${points.length}.`,
    );
  }
  let last = Array.isArray(points[0]) ? Number.NEGATIVE_INFINITY : 0;
  const given = Array.from(points, (point, index) => {
    if (!Array.isArray(point)) return undefined;
    last = atLeast('linear', `the input of point ${index}`, point[0], last);
    return last;
  });
  given[given.length - 1] ??= Math.max(1, last);
  const pairs = spreadEvenly(given).map((input, index): readonly [number, number] => {
    const point = points[index];
    return [
      input,
      finite('linear', `the output of point ${index}`, Array.isArray(point) ? point[1] : point),
    ];
  });
  return judged({ easing: 'linear-points', points: pairs });
}

/** Easings that are known to be right. */
const known = new WeakSet<object>();

function judged<E extends Easing & object>(easing: E): E {
  known.add(easing);
  return easing;
}

/**
 * Whether something is an easing. One that was written by hand has to be what our functions make.
 *
 * @throws As {@link cubicBezier}, {@link steps} and {@link linear}.
 */
export function isEasing(value: unknown): value is Easing {
  if (typeof value !== 'object' || value === null)
    return easingNames.some((name) => name === value);
  if (known.has(value)) return true;
  const { easing, count, position, points } = value as Record<string, unknown>;
  const numbers = Array.isArray(points) ? points : undefined;
  if (easing === 'steps') steps(count as number, position as StepPosition);
  else if (easing === 'cubic-bezier' && numbers?.length === 4)
    cubicBezier(...(numbers as [number, number, number, number]));
  else if (easing === 'linear-points' && numbers) linearThrough(numbers);
  else return false;
  return true;
}

function finite(call: string, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new InlayError(
    'wrong-type',
    `${call}: expected ${name} to be a finite number, got ${shown(value)}.`,
  );
}

function atLeast(call: string, name: string, value: unknown, least: number): number {
  const number = finite(call, name, value);
  if (number >= least) return number;
  throw new InlayError(
    'out-of-range',
    `${call}: expected ${name} to be at least ${least}, got ${number}.`,
  );
}
