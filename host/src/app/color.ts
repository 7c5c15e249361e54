/**
 * Colours as CSS writes them.
 *
 * @module
 */

import { namedColors } from './named-colors.ts';
import { Unexpected } from './unexpected.ts';

/**
 * A colour: `'#rgb'`, `'#rgba'`, `'#rrggbb'`, `'#rrggbbaa'`, `'rgb(…)'`, `'hsl(…)'`, `'hwb(…)'`, a
 * name of CSS, or a number `0xRRGGBBAA`.
 */
export type Color = string | number;

/** Longest text that can be a colour: a function with spaces. */
const LONGEST = 256;

/**
 * A colour as the number `0xRRGGBBAA`.
 *
 * @throws {@link Unexpected} if it is none.
 */
export function toColor(value: unknown): number {
  const color = parseColor(value);
  if (color === undefined)
    throw new Unexpected("a colour such as '#ffcc00', 'rgb(255 204 0 / 50%)' or 0xffcc00ff");
  return color;
}

/** A colour as the number `0xRRGGBBAA`, or `undefined` if it is none. */
export function parseColor(color: unknown): number | undefined {
  if (typeof color === 'number')
    return Number.isInteger(color) && color >= 0 && color <= 0xffffffff ? color : undefined;
  if (typeof color !== 'string' || color.length > LONGEST) return undefined;
  const text = color.trim().toLowerCase();
  if (text.startsWith('#')) return parseHex(text.slice(1));
  const name = /^(?:rgba?|hsla?|hwb)(?=\()/.exec(text)?.[0];
  if (name !== undefined) return parseFunction(name, text.slice(name.length));
  return namedColors.get(text);
}

function parseHex(digits: string): number | undefined {
  if (!/^[0-9a-f]+$/.test(digits)) return undefined;
  const doubled = digits.length <= 4 ? digits.replace(/./g, '$&$&') : digits;
  if (doubled.length === 6) return Number.parseInt(`${doubled}ff`, 16);
  return doubled.length === 8 ? Number.parseInt(doubled, 16) : undefined;
}

const parts = /^\(\s*([^\s,/]+)[\s,]+([^\s,/]+)[\s,]+([^\s,/)]+)(?:\s*[,/]\s*([^\s,/)]+))?\s*\)$/;

/** CSS Color 4 `rgb()`, `hsl()` and `hwb()`, in both notations: with commas or spaces. */
function parseFunction(name: string, text: string): number | undefined {
  const [, a, b, c, alpha = '1'] = parts.exec(text) ?? [];
  const channels = name.startsWith('rgb')
    ? [channel(a, 255), channel(b, 255), channel(c, 255)]
    : fromHue(name, hue(a), shareOf(b, 100), shareOf(c, 100));
  const all = [...channels, channel(alpha, 1)];
  if (all.some((part) => part === undefined)) return undefined;
  return all.reduce<number>((word, part) => word * 256 + (part as number), 0);
}

/**
 * Red, green and blue as bytes, of a hue in degrees and two shares: saturation and lightness of
 * `hsl()`, whiteness and blackness of `hwb()`. CSS Color 4, sections 7 and 8.
 */
function fromHue(
  name: string,
  degrees: number | undefined,
  a: number | undefined,
  b: number | undefined,
): (number | undefined)[] {
  if (degrees === undefined || a === undefined || b === undefined) return [undefined];
  const byte = (value: number) => Math.round(value * 255);
  if (!name.startsWith('hwb')) return hslOf(degrees, a, b).map(byte);
  const [white, black] = a + b > 1 ? [a / (a + b), b / (a + b)] : [a, b];
  return hslOf(degrees, 1, 0.5).map((value) => byte(value * (1 - white - black) + white));
}

function hslOf(degrees: number, saturation: number, lightness: number): number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const at = (((offset + degrees / 30) % 12) + 12) % 12;
    return lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1));
  });
}

const perTurn: Readonly<Record<string, number>> = {
  deg: 360,
  grad: 400,
  rad: 2 * Math.PI,
  turn: 1,
};

/** CSS `<hue>`: degrees, or an angle. */
function hue(text = ''): number | undefined {
  const [, number, unit = 'deg'] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(deg|grad|rad|turn)?$/.exec(text) ?? [];
  return number === undefined ? undefined : (Number(number) / (perTurn[unit] as number)) * 360;
}

/**
 * A channel as a byte: a percentage, or a number whose full value is `full`. Values beyond are
 * clamped, as CSS says.
 */
function channel(text: string | undefined, full: number): number | undefined {
  const of = shareOf(text, full);
  return of === undefined ? undefined : Math.round(of * 255);
}

/** A percentage, or a number whose full value is `full`, from 0 to 1. */
function shareOf(text: string | undefined, full: number): number | undefined {
  if (text === undefined || !/^[+-]?(\d+(\.\d*)?|\.\d+)%?$/.test(text)) return undefined;
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text) / full;
  return Math.min(1, Math.max(0, value));
}
