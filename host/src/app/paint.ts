/**
 * How boxes are painted: gradients, colours of corners, shadows.
 *
 * @module
 */
import type { BoxShadow as BoxShadowValue, Gradient as GradientValue } from '../protocol/schema.ts';
import { type Color, toColor } from './color.ts';
import { spreadEvenly } from './spread.ts';
import { Unexpected } from './unexpected.ts';

/**
 * A colour of a gradient, and where it is: 0 is the start, 1 the end. One without a place lies
 * evenly between its neighbours.
 */
export type ColorStop = Color | readonly [color: Color, offset: number];

/** What {@link linearGradient} returns. */
export interface LinearGradient {
  /** Distinguishes it from a radial one. */
  readonly gradient: 'linear';
  /** In degrees: 0 is up, 90 to the right. */
  readonly angle: number;
  /** From the start on. */
  readonly stops: readonly ColorStop[];
}

/** What {@link radialGradient} returns. */
export interface RadialGradient {
  /** Distinguishes it from a linear one. */
  readonly gradient: 'radial';
  /** In percent of the box, x and y. */
  readonly center: readonly [number, number];
  /** In dp, along x and y. */
  readonly radius: readonly [number, number];
  /** From the centre on. */
  readonly stops: readonly ColorStop[];
}

/** CSS `<gradient>`. */
export type Gradient = 'none' | LinearGradient | RadialGradient;

/** One CSS `box-shadow`; lengths in dp. */
export interface BoxShadow {
  /** To the right. By default 0. */
  x?: number;
  /** Downwards. By default 0. */
  y?: number;
  /** Radius of the blur, 0 or more. By default 0. */
  blur?: number;
  /** How much larger than the box it is on each side. By default 0. */
  spread?: number;
  /** Its colour, where it is not blurred. */
  color: Color;
  /** Whether it is inside the box. By default outside. */
  inset?: boolean;
}

/** Colours of the corners, from the top left clockwise. */
export type CornerColors = readonly [Color, Color, Color, Color];

/**
 * CSS `linear-gradient()`.
 *
 * @param angle In degrees: 0 is up, 90 to the right, 180 down.
 * @param stops At least one. A scrim at the bottom: `linearGradient(0, '#000000', '#00000000')`.
 */
export function linearGradient(angle: number, ...stops: readonly ColorStop[]): LinearGradient {
  return { gradient: 'linear', angle, stops };
}

/**
 * CSS `radial-gradient()` with a size.
 *
 * @param options `radius` in dp, for both axes or x and y; `center` in percent of the box, by
 *   default the middle.
 * @param stops At least one, from the centre on.
 */
export function radialGradient(
  {
    radius,
    center = [50, 50],
  }: { radius: number | readonly [number, number]; center?: readonly [number, number] },
  ...stops: readonly ColorStop[]
): RadialGradient {
  const both = typeof radius === 'number' ? ([radius, radius] as const) : radius;
  return { gradient: 'radial', center, radius: both, stops };
}

const GRADIENT = "'none', or what linearGradient() or radialGradient() returns";

/**
 * A gradient of the schema.
 *
 * @throws {@link Unexpected} if it is none, as do the others below.
 */
export function toGradient(value: unknown): GradientValue {
  if (value === 'none') return { tag: 'none' };
  const given = value as LinearGradient | RadialGradient | null;
  if (typeof given !== 'object' || !Array.isArray(given?.stops)) throw new Unexpected(GRADIENT);
  if (given.stops.length === 0) throw new Unexpected('at least one colour of a gradient');
  const stops = toStops(given.stops);
  if (given.gradient === 'linear') return { tag: 'linear', val: { angle: given.angle, stops } };
  if (given.gradient !== 'radial') throw new Unexpected(GRADIENT);
  const [centerX, centerY] = pairOf(given.center);
  const [radiusX, radiusY] = pairOf(given.radius);
  return { tag: 'radial', val: { centerX, centerY, radiusX, radiusY, stops } };
}

function pairOf(value: unknown): [number, number] {
  if (!Array.isArray(value) || value.length !== 2)
    throw new Unexpected(`${GRADIENT}; its centre and radius are [x, y]`);
  return [value[0], value[1]];
}

function toStops(stops: readonly ColorStop[]): { offset: number; color: number }[] {
  const given = stops.map((stop) => (Array.isArray(stop) ? stop : [stop]));
  const offsets = spreadEvenly(given.map(([, offset]) => offset as number | undefined));
  return given.map(([color], at) => ({
    offset: offsets[at] as number,
    color: toColor(color),
  }));
}

/** Most shadows of a box: a list is counted before it is read. */
const MOST_SHADOWS = 1000;

/** Shadows of the schema. */
export function toShadows(value: unknown): readonly BoxShadowValue[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (all.length > MOST_SHADOWS) throw new Unexpected(`at most ${MOST_SHADOWS} shadows`);
  return all.map((one) => {
    if (typeof one !== 'object' || one === null)
      throw new Unexpected('{ x, y, blur, spread, color, inset }, or a list of such');
    const { x = 0, y = 0, blur = 0, spread = 0, color, inset = false } = one as BoxShadow;
    return { x, y, blur, spread, color: toColor(color), inset };
  });
}

/** Colours of the corners, of the schema; `null` is none. */
export function toCornerColors(value: unknown): readonly [number, number, number, number] | null {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length !== 4)
    throw new Unexpected('four colours, from the top left clockwise');
  const [a, b, c, d] = value.map(toColor);
  return [a as number, b as number, c as number, d as number];
}
