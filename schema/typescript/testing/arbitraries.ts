/**
 * Values and words for property tests, made from the descriptions of types.
 *
 * @module
 */
import fc from 'fast-check';
import { ANY, type Codec, type Range, type Shape } from '../codec.ts';

/** Any value of the type whose numbers are in their ranges. */
export function arbitraryOf<T>(codec: Codec<T>, range: Range = ANY): fc.Arbitrary<T> {
  return ofShape(codec, range) as fc.Arbitrary<T>;
}

/**
 * Words of the kind that decoders stumble over: case numbers, lengths, numbers that are not finite,
 * anything.
 */
export const words: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffffffff }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        0x3f800000,
        0x7fc00000,
        0xff800000,
        0x80000000,
        0xffffffff,
        0x61626364,
      ),
    },
  ),
  { maxLength: 20 },
);

/** The largest finite `f32`. */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

function ofShape(shape: Shape, range: Range): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'bool':
      return fc.boolean();
    case 'word':
      return fc.integer({ min: 0, max: 0xffffffff });
    case 'u32':
      return fc.integer({ min: Math.max(0, range.min), max: Math.min(0xffffffff, range.max) });
    case 's32':
      return fc.integer({
        min: Math.max(-0x80000000, range.min),
        max: Math.min(0x7fffffff, range.max),
      });
    case 'f32':
      return fc.float({
        min: Math.max(-LARGEST, range.min),
        max: Math.min(LARGEST, range.max),
        noNaN: true,
      });
    case 'string':
      return fc.string({ unit: 'binary' });
    case 'enum':
      return fc.constantFrom(...shape.cases);
    case 'flags':
      return fc.subarray([...shape.cases]);
    case 'list':
      return fc.array(ofShape(shape.item, range), { maxLength: 4 });
    case 'option':
      return fc.option(ofShape(shape.item, range), { nil: null });
    case 'tuple':
      return fc.tuple(...shape.items.map((item) => ofShape(item, range)));
    case 'record': {
      const fields = shape.fields.map(([name, field]) => [name, ofShape(field, range)] as const);
      return fc.record(Object.fromEntries(fields), { noNullPrototype: true });
    }
    case 'variant':
      return fc.oneof(
        ...shape.cases.map(([tag, payload]) =>
          payload === null
            ? fc.constant({ tag })
            : ofShape(payload, range).map((val) => ({ tag, val })),
        ),
      );
    case 'ranged':
      return ofShape(shape.item, shape.range);
  }
}
