/**
 * Random values of the types that cross the boundaries of the echo systems.
 *
 * @module
 */
import fc from 'fast-check';
import type { Item, Problem, Shape } from './echo.ts';

/** Any string that is Unicode: no lone surrogates. */
export const text = fc.string({ unit: 'binary', maxLength: 40 });
/** Any 32-bit float, NaN and negative zero too. */
export const f32 = fc.float();
/** Any 64-bit float. */
export const f64 = fc.double();
/** Any unsigned number of so many bits. */
export const unsigned = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
/** Any signed number of so many bits. */
export const signed = (bits: number) =>
  fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
/** Any of the 64-bit numbers. */
export const s64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** 64-bit numbers that a double holds exactly. */
export const safe = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n });
/** Any of the unsigned 64-bit numbers. */
export const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
/** One character. */
export const letter = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
/** A color. */
export const color = fc.constantFrom('red', 'green', 'blue') as fc.Arbitrary<Item['color']>;
/** Flags. */
export const sides = fc.record(
  { top: fc.boolean(), right: fc.boolean(), bottom: fc.boolean(), leftSide: fc.boolean() },
  { noNullPrototype: true },
);
/** A record of numbers. */
export const point = fc.record({ x: f32, y: signed(16) }, { noNullPrototype: true });
/** A record with 64-bit fields. */
export const pair = fc.record({ key: u64, value: f64 }, { noNullPrototype: true });

const tagged = <T extends string, V>(tag: T, val: fc.Arbitrary<V>) =>
  val.map((val) => ({ tag, val }));

/** A variant whose cases share places of different types, given what 64-bit numbers may be. */
export const shape = (wide = s64): fc.Arbitrary<Shape> =>
  fc.oneof(
    fc.constant({ tag: 'none' as const }),
    tagged('circle', f32),
    tagged('label', text),
    tagged('corner', fc.tuple(wide, unsigned(8))),
    tagged('wide', f64),
  );

/** A refusal. */
export const problem: fc.Arbitrary<Problem> = fc.oneof(
  fc.constant({ tag: 'empty' as const }),
  tagged('too-many', unsigned(32)),
  tagged('bad', text),
);

/** A value with every kind of field, given what 64-bit numbers may be. */
export const item = (wide = s64): fc.Arbitrary<Item> =>
  fc.record(
    {
      name: text,
      tags: fc.array(text, { maxLength: 4 }),
      kind: shape(wide),
      color,
      sides,
      parent: fc.option(unsigned(32), { nil: undefined }),
      at: point,
      letter,
      on: fc.boolean(),
    },
    { noNullPrototype: true },
  );

/** An option of an option. */
export const maybe = fc.oneof(
  fc.constant({ tag: 'none' as const }),
  fc.option(text, { nil: undefined }).map((val) => ({ tag: 'some' as const, val })),
);
