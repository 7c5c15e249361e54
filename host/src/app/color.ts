/**
 * Colours as CSS writes them.
 *
 * @module
 */

import { namedColors } from './named-colors.ts';
import { Unexpected } from './unexpected.ts';

/**
 * A colour: `'#rgb'`, `'#rgba'`, `'#rrggbb'`, `'#rrggbbaa'`, `'rgb(…)'`, `'rgba(…)'`, a name of
 * CSS, or a number `0xRRGGBBAA`.
 */
export type Color = string | number;

/** Longest text that can be a colour: `rgb()` with spaces. */
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
  if (text.startsWith('rgb')) return parseRgb(text);
  return namedColors.get(text);
}

function parseHex(digits: string): number | undefined {
  if (!/^[0-9a-f]+$/.test(digits)) return undefined;
  const doubled = digits.length <= 4 ? digits.replace(/./g, '$&$&') : digits;
  if (doubled.length === 6) return Number.parseInt(`${doubled}ff`, 16);
  return doubled.length === 8 ? Number.parseInt(doubled, 16) : undefined;
}

const rgb =
  /^rgba?\(\s*([^\s,/]+)[\s,]+([^\s,/]+)[\s,]+([^\s,/)]+)(?:\s*[,/]\s*([^\s,/)]+))?\s*\)$/;

/**
 * CSS Color 4 `rgb()` in both its notations: with commas or spaces, in numbers to 255 or percent.
 */
function parseRgb(text: string): number | undefined {
  const match = rgb.exec(text);
  if (!match) return undefined;
  const parts = [
    channel(match[1], 255),
    channel(match[2], 255),
    channel(match[3], 255),
    channel(match[4] ?? '1', 1),
  ];
  if (parts.some((part) => part === undefined)) return undefined;
  return parts.reduce<number>((word, part) => word * 256 + (part as number), 0);
}

/**
 * A channel as a byte: a percentage, or a number whose full value is `full`. Values beyond are
 * clamped, as CSS says.
 */
function channel(text: string | undefined, full: number): number | undefined {
  if (text === undefined || !/^[+-]?(\d+(\.\d*)?|\.\d+)%?$/.test(text)) return undefined;
  const share = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text) / full;
  return Math.round(Math.min(1, Math.max(0, share)) * 255);
}
