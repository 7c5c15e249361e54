/**
 * Values of the schema as apps write them: what `values.ts` does, backwards.
 *
 * @module
 */
import type {
  Easing,
  EntryInfo,
  Gradient,
  Motion,
  TrackBreadth,
  TrackList,
  TrackSize,
  Transition,
} from '../protocol/schema.ts';
import { info } from '../protocol/schema.ts';
import { isColorKey } from './values.ts';

/** A value of a variant. */
interface Tagged {
  readonly tag: string;
  readonly val?: unknown;
}

/**
 * A value that an app could have written for a property, as JSON has it. Motions and gradients,
 * which functions make, are the texts of their calls.
 *
 * @param nameOfNode What a node is called, by its id.
 */
export function written(
  entry: EntryInfo,
  value: unknown,
  nameOfNode: (id: number) => string,
): unknown {
  const { codec, key } = entry;
  if (codec.kind === 'word')
    return isColorKey(key) ? colorText(value as number) : nodeText(value as number, nameOfNode);
  switch (key) {
    case 'transition':
      return transitionText(value as readonly Transition[]);
    case 'scrollMotion':
      return motionText(value as Motion);
    case 'backgroundGradient':
      return gradientText(value as Gradient);
    case 'cornerColors':
      return value === null ? null : (value as readonly number[]).map(colorText);
    case 'gridTemplateColumns':
    case 'gridTemplateRows':
      return (value as readonly TrackList[]).map(tracksText).join(' ');
    case 'gridAutoColumns':
    case 'gridAutoRows':
      return (value as readonly TrackSize[]).map(trackText).join(' ');
  }
  const shape = codec.kind === 'option' && value !== null ? codec.item : codec;
  if (shape.kind === 'enum') return String(value).replace(/^(safe|unsafe)-/, '$1 ');
  if (shape.kind === 'variant')
    return variantText(
      value as Tagged,
      shape.cases.some(([tag]) => tag === 'number'),
    );
  return plain(value);
}

/** Numbers as short as they say the same, and colours in records by their digits. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return short(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'color' ? colorText(part as number) : plain(part),
    ]),
  );
}

/** The shortest number that is the same `f32`, such as 0.1 for 0.10000000149. */
function short(number: number): number {
  if (Number.isInteger(number)) return number;
  for (let digits = 1; digits < 10; digits += 1) {
    const rounded = Number(number.toPrecision(digits));
    if (Math.fround(rounded) === number) return rounded;
  }
  return number;
}

function colorText(color: number): string {
  const digits = color.toString(16).padStart(8, '0');
  return `#${digits.endsWith('ff') ? digits.slice(0, 6) : digits}`;
}

function nodeText(node: number, nameOfNode: (id: number) => string): string | null {
  return node === 0 ? null : nameOfNode(node);
}

/** @param hasNumbers Whether a bare number is no length. */
function variantText({ tag, val }: Tagged, hasNumbers: boolean): unknown {
  if (val === undefined) return tag;
  const number = typeof val === 'number' ? short(val) : val;
  switch (tag) {
    case 'percent':
      return `${number}%`;
    case 'dp':
      return hasNumbers ? `${number}dp` : number;
    case 'span':
      return `span ${number}`;
    case 'fit-content-dp':
      return `fit-content(${number})`;
    case 'fit-content-percent':
      return `fit-content(${number}%)`;
    default:
      return number;
  }
}

function transitionText(transitions: readonly Transition[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    transitions.map(({ property, delay, motion }) => [
      info[property]?.key ?? `property ${property}`,
      motionText(motion, delay),
    ]),
  );
}

function motionText(motion: Motion, delay = 0): string {
  switch (motion.tag) {
    case 'instant':
      return 'instant';
    case 'spring': {
      const { stiffness, damping } = plain(motion.val) as typeof motion.val;
      const options = [`stiffness: ${stiffness}`, `damping: ${damping}`];
      if (delay !== 0) options.push(`delay: ${short(delay)}`);
      return `spring({ ${options.join(', ')} })`;
    }
    case 'tween': {
      const { duration, easing } = motion.val;
      const parts = [short(duration), easingText(easing)];
      if (delay !== 0) parts.push(short(delay));
      return `tween(${parts.join(', ')})`;
    }
  }
}

function easingText(easing: Easing): string {
  switch (easing.tag) {
    case 'cubic-bezier':
      return `cubicBezier(${easing.val.map(short).join(', ')})`;
    case 'steps':
      return `steps(${easing.val.count}, '${easing.val.position}')`;
    case 'linear-points':
      return `linear(${easing.val.map((point) => JSON.stringify(point.map(short))).join(', ')})`;
    default:
      return `'${easing.tag}'`;
  }
}

function gradientText(gradient: Gradient): string {
  if (gradient.tag === 'none') return 'none';
  const stops = gradient.val.stops.map(
    ({ offset, color }) => `['${colorText(color)}', ${short(offset)}]`,
  );
  if (gradient.tag === 'linear')
    return `linearGradient(${[short(gradient.val.angle), ...stops].join(', ')})`;
  const { centerX, centerY, radiusX, radiusY } = gradient.val;
  const [radius, center] = [
    [radiusX, radiusY],
    [centerX, centerY],
  ].map((pair) => JSON.stringify(pair.map(short)));
  return `radialGradient({ radius: ${radius}, center: ${center} }, ${stops.join(', ')})`;
}

function tracksText({ repeat, sizes }: TrackList): string {
  const tracks = sizes.map(trackText).join(' ');
  if (repeat.tag === 'count' && repeat.val === 1) return tracks;
  return `repeat(${repeat.tag === 'count' ? repeat.val : repeat.tag}, ${tracks})`;
}

function trackText({ min, max }: TrackSize): string {
  const [least, most] = [breadthText(min), breadthText(max)];
  const isOne = least === most || (min.tag === 'auto' && /^(fraction|fit)/.test(max.tag));
  return isOne ? most : `minmax(${least}, ${most})`;
}

function breadthText(breadth: TrackBreadth): string {
  switch (breadth.tag) {
    case 'dp':
      return String(short(breadth.val));
    case 'percent':
      return `${short(breadth.val)}%`;
    case 'fraction':
      return `${short(breadth.val)}fr`;
    case 'fit-content':
      return `fit-content(${short(breadth.val)})`;
    case 'fit-content-percent':
      return `fit-content(${short(breadth.val)}%)`;
    default:
      return breadth.tag;
  }
}
