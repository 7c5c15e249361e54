/**
 * Random WIT types: how they are written, which values they have in JavaScript, and how they lie
 * flat.
 *
 * @module
 */
import fc from 'fast-check';
import * as values from './values.ts';

const numbers = {
  u8: [values.unsigned(8), Uint8Array],
  s8: [values.signed(8), Int8Array],
  u16: [values.unsigned(16), Uint16Array],
  s16: [values.signed(16), Int16Array],
  u32: [values.unsigned(32), Uint32Array],
  s32: [values.signed(32), Int32Array],
  u64: [values.u64, BigUint64Array],
  s64: [values.s64, BigInt64Array],
  f32: [values.f32, Float32Array],
  f64: [values.f64, Float64Array],
} as const;
const others = { bool: fc.boolean(), char: values.letter, string: values.text };

type Numeric = keyof typeof numbers;

/** A type. */
export type WitType =
  | { kind: Numeric | keyof typeof others }
  | { kind: 'list' | 'option'; of: WitType }
  | { kind: 'result'; ok: WitType | undefined; err: WitType | undefined }
  | { kind: 'tuple' | 'record'; of: WitType[] }
  | { kind: 'variant'; of: (WitType | undefined)[] }
  | { kind: 'enum' | 'flags'; count: number };

const weighted = (weight: number) => (arbitrary: fc.Arbitrary<WitType>) => ({ arbitrary, weight });
const [simple, nested] = [weighted(1), weighted(4)];

/** Any type, of types nested up to four deep. */
export const anyType = fc.letrec<{ type: WitType }>((tie) => {
  const inner = tie('type');
  const maybe = fc.option(inner, { nil: undefined, freq: 3 });
  const some = (most: number) => fc.array(inner, { minLength: 1, maxLength: most });
  const named = Object.keys({ ...numbers, ...others }) as (Numeric | keyof typeof others)[];
  return {
    type: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      simple(fc.record({ kind: fc.constantFrom(...named) })),
      nested(fc.record({ kind: fc.constantFrom('list' as const, 'option' as const), of: inner })),
      nested(fc.record({ kind: fc.constant('result' as const), ok: maybe, err: maybe })),
      nested(
        fc.record({ kind: fc.constantFrom('tuple' as const, 'record' as const), of: some(5) }),
      ),
      nested(
        fc.record({
          kind: fc.constant('variant' as const),
          of: fc.array(maybe, { minLength: 1, maxLength: 6 }),
        }),
      ),
      // tags of one byte and of two; flags of each size
      simple(
        fc.record({ kind: fc.constant('enum' as const), count: fc.constantFrom(1, 2, 256, 257) }),
      ),
      simple(
        fc.record({
          kind: fc.constant('flags' as const),
          count: fc.constantFrom(1, 8, 9, 16, 17, 32),
        }),
      ),
    ),
  };
}).type;

const name = (start: string, at: number) =>
  `${start}-${[...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
const camel = (text: string) =>
  text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The type as it is written where it is used; what needs a name is declared in `declared`. */
export function written(type: WitType, declared: string[]): string {
  const inner = (of: WitType) => written(of, declared);
  const declare = (keyword: string, parts: string[]) => {
    const own = name(keyword[0] ?? '', declared.length);
    declared.push(`${keyword} ${own} { ${parts.join(', ')} }`);
    return own;
  };
  switch (type.kind) {
    case 'list':
    case 'option':
      return `${type.kind}<${inner(type.of)}>`;
    case 'result': {
      const [ok, err] = [type.ok && inner(type.ok), type.err && inner(type.err)];
      if (err) return `result<${ok ?? '_'}, ${err}>`;
      return ok ? `result<${ok}>` : 'result';
    }
    case 'tuple':
      return `tuple<${type.of.map(inner).join(', ')}>`;
    case 'record':
      return declare(
        'record',
        type.of.map((of, at) => `${name('f', at)}: ${inner(of)}`),
      );
    case 'variant':
      return declare(
        'variant',
        type.of.map((of, at) => name('c', at) + (of ? `(${inner(of)})` : '')),
      );
    case 'enum':
    case 'flags':
      return declare(
        type.kind,
        Array.from({ length: type.count }, (_, at) => name('e', at)),
      );
    default:
      return type.kind;
  }
}

/** Whether `undefined` is a value of it. */
const isNullable = (type: WitType): boolean => type.kind === 'option' && !isNullable(type.of);

/** Its values, as jco takes and gives them. */
export function valuesOf(type: WitType): fc.Arbitrary<unknown> {
  const arm = (tag: string, of: WitType | undefined) =>
    of ? valuesOf(of).map((val) => ({ tag, val })) : undefined;
  const properties = (parts: [string, fc.Arbitrary<unknown>][]) =>
    fc.record(Object.fromEntries(parts), { noNullPrototype: true });
  switch (type.kind) {
    case 'list': {
      const items = fc.array(valuesOf(type.of), { maxLength: 6 });
      const List = Object.hasOwn(numbers, type.of.kind)
        ? numbers[type.of.kind as Numeric][1]
        : undefined;
      return List ? items.map((list) => new List(list as never)) : items;
    }
    case 'option':
      if (isNullable(type)) return fc.option(valuesOf(type.of), { nil: undefined });
      return fc.oneof(
        fc.constant({ tag: 'none' }),
        valuesOf(type.of).map((val) => ({ tag: 'some', val })),
      );
    case 'result': {
      const arms = (['ok', 'err'] as const).map(
        (tag) => arm(tag, type[tag]) ?? fc.constant({ tag, val: undefined }),
      );
      return fc.oneof(...arms);
    }
    case 'tuple':
      return fc.tuple(...type.of.map(valuesOf));
    case 'record':
      return properties(type.of.map((of, at) => [camel(name('f', at)), valuesOf(of)]));
    case 'variant':
      return fc.oneof(
        ...type.of.map((of, at) => arm(name('c', at), of) ?? fc.constant({ tag: name('c', at) })),
      );
    case 'enum':
      return fc.nat(type.count - 1).map((at) => name('e', at));
    case 'flags':
      return properties(
        Array.from({ length: type.count }, (_, at) => [camel(name('e', at)), fc.boolean()]),
      );
    default:
      return type.kind in others
        ? others[type.kind as keyof typeof others]
        : numbers[type.kind as Numeric][0];
  }
}

/**
 * A flat value; `shared` is one of 64 bits that narrower ones travel in, whose upper half nobody
 * looks at.
 */
export type Lane = 'i32' | 'i64' | 'f32' | 'f64' | 'shared';

/** How it lies flat. */
export function flat(type: WitType): Lane[] {
  switch (type.kind) {
    case 'list':
    case 'string':
      return ['i32', 'i32'];
    case 'option':
      return cases([undefined, type.of]);
    case 'result':
      return cases([type.ok, type.err]);
    case 'variant':
      return cases(type.of);
    case 'tuple':
    case 'record':
      return type.of.flatMap(flat);
    case 'u64':
    case 's64':
      return ['i64'];
    case 'f32':
    case 'f64':
      return [type.kind];
    default:
      return ['i32'];
  }
}

function cases(of: (WitType | undefined)[]): Lane[] {
  const lanes: Lane[] = ['i32'];
  for (const type of of) {
    for (const [at, lane] of (type ? flat(type) : []).entries())
      lanes[at + 1] = joined(lanes[at + 1] ?? lane, lane);
  }
  return lanes;
}

function joined(a: Lane, b: Lane): Lane {
  if (a === b) return a;
  return [a, b].every((lane) => lane === 'i32' || lane === 'f32') ? 'i32' : 'shared';
}

/** Whether a list or a string is in it: flat, those are addresses. */
export function hasLists(type: WitType): boolean {
  switch (type.kind) {
    case 'list':
    case 'string':
      return true;
    case 'option':
      return hasLists(type.of);
    case 'result':
      return [type.ok, type.err].some((of) => of && hasLists(of));
    case 'tuple':
    case 'record':
    case 'variant':
      return type.of.some((of) => of && hasLists(of));
    default:
      return false;
  }
}
