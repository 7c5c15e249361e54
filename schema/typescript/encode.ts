/**
 * Values to words, every value checked on the way.
 *
 * @module
 */
import { ANY, type Codec, type Range, type Shape } from './codec.ts';
import { named, SchemaError } from './error.ts';
import type { BatchWriter } from './stream.ts';

/**
 * Adds the words of `value` to the payload that `out` has begun.
 *
 * @param range Holds for the numbers in it that have none of their own.
 * @throws {@link SchemaError} with the path inside `value`; `out` then has the words up to the
 * fault.
 */
export function encode<T>(codec: Codec<T>, value: T, out: BatchWriter, range: Range = ANY): void {
  pack(codec, value, out, range);
}

function pack(shape: Shape, value: unknown, out: BatchWriter, range: Range): void {
  switch (shape.kind) {
    case 'f32':
      out.number(float(value, range));
      return;
    case 'word':
      out.word(whole(value, 0, 0xffffffff, ANY));
      return;
    case 'u32':
      out.word(whole(value, 0, 0xffffffff, range));
      return;
    case 's32':
      out.word(whole(value, -0x80000000, 0x7fffffff, range));
      return;
    case 'bool':
      if (typeof value !== 'boolean') throw wrongType('true or false', value);
      out.word(value ? 1 : 0);
      return;
    case 'string':
      if (typeof value !== 'string') throw wrongType('a string', value);
      out.text(value);
      return;
    case 'enum':
      out.word(oneOf(shape.cases, value));
      return;
    case 'flags':
      out.word(flags(shape.cases, value));
      return;
    case 'option': {
      const none = value === null || value === undefined;
      out.word(none ? 0 : 1);
      if (!none) pack(shape.item, value, out, range);
      return;
    }
    case 'list':
      if (!Array.isArray(value)) throw wrongType('a list', value);
      out.word(value.length);
      for (let at = 0; at < value.length; at++) part(shape.item, value[at], out, range, at);
      return;
    case 'tuple': {
      const { items } = shape;
      if (!Array.isArray(value) || value.length !== items.length)
        throw wrongType(`a list of ${items.length}`, value);
      for (let at = 0; at < items.length; at++) part(items[at] as Shape, value[at], out, range, at);
      return;
    }
    case 'record': {
      const fields = object(
        value,
        () => `an object with ${shape.fields.map(([name]) => name).join(', ')}`,
      );
      for (const [name, field] of shape.fields) part(field, fields[name], out, range, name);
      return;
    }
    case 'variant': {
      const { tag, val } = object(
        value,
        () => `an object whose tag is ${list(shape.cases.map(([name]) => name))}`,
      );
      const at = shape.cases.findIndex(([name]) => name === tag);
      const payload = shape.cases[at]?.[1];
      if (at < 0 || payload === undefined)
        throw named(
          noCase(
            shape.cases.map(([name]) => name),
            tag,
          ),
          'tag',
        );
      out.word(at);
      if (payload !== null) part(payload, val, out, range, 'val');
      return;
    }
    case 'ranged':
      pack(shape.item, value, out, shape.range);
      return;
  }
}

function part(
  shape: Shape,
  value: unknown,
  out: BatchWriter,
  range: Range,
  key: string | number,
): void {
  try {
    pack(shape, value, out, range);
  } catch (error) {
    throw named(error, key);
  }
}

/** Whether a number can be a value of type `f32`: finite once rounded, and in its range. */
export function isFloat(value: number, { min, max }: Range): boolean {
  const rounded = Math.fround(value);
  return Number.isFinite(rounded) && rounded >= min && rounded <= max;
}

function float(value: unknown, range: Range): number {
  if (typeof value !== 'number') throw wrongType('a number', value);
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded))
    throw new SchemaError('not-finite', 'a finite number', String(value));
  within(rounded, range);
  return rounded;
}

function whole(value: unknown, least: number, most: number, range: Range): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw wrongType('a whole number', value);
  within(value, { min: least, max: most });
  within(value, range);
  return value;
}

function within(number: number, { min, max }: Range): void {
  if (number >= min && number <= max) return;
  const [least, most] = [written(min), written(max)];
  const expected =
    max === Infinity
      ? `${least} or more`
      : min === -Infinity
        ? `at most ${most}`
        : `${least} to ${most}`;
  throw new SchemaError('range', `a number, ${expected}`, written(number));
}

/** The greatest whole number that has 32 bits. */
const LARGEST_WHOLE = 0xffffffff;

/** A number as a person writes it: 0.0001, and not 0.00009999999747378752, its 32 bits. */
function written(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) <= LARGEST_WHOLE) return String(number);
  const rounded = Math.fround(number);
  for (const digits of [6, 7, 8]) {
    const shorter = Number(number.toPrecision(digits));
    if (Math.fround(shorter) === rounded) return String(shorter);
  }
  return String(number);
}

function oneOf(cases: readonly string[], value: unknown): number {
  const at = cases.indexOf(value as string);
  if (at < 0) throw noCase(cases, value);
  return at;
}

function flags(cases: readonly string[], value: unknown): number {
  if (!Array.isArray(value)) throw wrongType(`a list of ${list(cases)}`, value);
  let set = 0;
  // By position, so that the first hole ends a list that claims any length.
  for (let at = 0; at < value.length; at++) {
    const bit = cases.indexOf(value[at]);
    if (bit < 0) throw noCase(cases, value[at]).within(at);
    set |= 1 << bit;
  }
  return set;
}

function object(value: unknown, expected: () => string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrongType(expected(), value);
  return value as Record<string, unknown>;
}

function noCase(cases: readonly string[], value: unknown): SchemaError {
  return new SchemaError('case', list(cases), shown(value));
}

function wrongType(expected: string, value: unknown): SchemaError {
  return new SchemaError('type', expected, shown(value));
}

/** `'a', 'b' or 'c'`. */
function list(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? 'nothing';
  return quoted.length ? `${quoted.join(', ')} or ${last}` : last;
}

/** A value for people, never long. */
function shown(value: unknown): string {
  if (typeof value === 'string')
    return value.length > 40 ? `'${value.slice(0, 40)}…'` : `'${value}'`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
