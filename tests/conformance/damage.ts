/**
 * States of a system and streams into it that something went wrong with on their way: cut, mixed
 * up, with other words and numbers in them, or of another version.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';

type List = readonly unknown[] | Uint32Array | Float64Array;

/** What happens to a list: where, and what with. Places count from the start, and wrap. */
type Damage =
  | {
      readonly what: 'cut' | 'leave out' | 'double' | 'swap';
      readonly at: number;
      readonly other: number;
    }
  | { readonly what: 'flip' | 'word'; readonly at: number; readonly other: number }
  | { readonly what: 'number'; readonly at: number; readonly other: number };

const place = fc.nat(1_000);
const word = fc.oneof(fc.nat(16), fc.integer({ min: 0, max: 0xffff_ffff }));
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, -1e300, 0),
);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({
    what: fc.constantFrom('cut' as const, 'leave out' as const, 'double' as const, 'swap' as const),
    at: place,
    other: place,
  }),
  fc.record({ what: fc.constant('flip' as const), at: place, other: fc.nat(63) }),
  fc.record({ what: fc.constant('word' as const), at: place, other: word }),
  fc.record({ what: fc.constant('number' as const), at: place, other: number }),
);

/** Streams in which something went wrong with up to three places of what was a good one. */
export function damagedStream(good: Uint32Array): fc.Arbitrary<Uint32Array> {
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map((found) => found.reduce<List>(broken, good) as Uint32Array);
}

/**
 * Whether a call is taken. Anything but a refusal with a variant of its interface fails: a trap is
 * a `WebAssembly.RuntimeError`, which has no payload.
 */
export function isTaken(call: () => unknown): boolean {
  try {
    call();
    return true;
  } catch (error) {
    assert.ok(error !== null && typeof error === 'object' && 'payload' in error, String(error));
    return false;
  }
}

/** Damages of a state: of its version, or of one of its lists each, named by their places. */
const damages = fc.oneof(
  { weight: 1, arbitrary: fc.nat(0xffff_ffff).map((version) => ({ version, lists: [] })) },
  {
    weight: 20,
    arbitrary: fc
      .array(fc.tuple(place, damage), { minLength: 1, maxLength: 3 })
      .map((lists) => ({ lists })),
  },
);

/**
 * Damages states in `runs` ways and gives each to `restore`, which says what the system must then
 * answer: it lives on, or refuses with a variant of its interface and is as after `reset`.
 *
 * @param state The state; its lists are typed arrays or arrays.
 * @param restore Gives a state to a system that was prepared for it, and lets it live on.
 * @param isReset Fails if the system is not as after `reset`.
 */
export function outlivesDamage<S extends { version: number }>(
  state: () => S,
  restore: (damaged: S) => void,
  isReset: () => void,
  runs = 3_000,
): void {
  const [sound, counts] = [state(), { refused: 0, taken: 0 }];
  const property = fc.property(damages, (found) => {
    const damaged = apply(sound, found);
    if (isTaken(() => restore(damaged))) {
      counts.taken += 1;
    } else {
      counts.refused += 1;
      isReset();
    }
  });
  fc.assert(property, { numRuns: runs, seed: 5 });
  assert.ok(
    counts.refused > 0 && counts.taken > 0,
    `${counts.refused} refused, ${counts.taken} taken`,
  );
}

function apply<S extends { version: number }>(
  state: S,
  found: { readonly version?: number; readonly lists: readonly (readonly [number, Damage])[] },
): S {
  const damaged: Record<string, unknown> = {
    ...state,
    ...(found.version === undefined ? {} : found),
  };
  const keys = Object.keys(state).filter((key) => key !== 'version');
  for (const [at, one] of found.lists) {
    const key = keys[at % keys.length] as string;
    const value = damaged[key];
    if (typeof value === 'number') damaged[key] = one.other >>> 0;
    else damaged[key] = typeof value === 'boolean' ? !value : broken(value as List, one);
  }
  return damaged as S;
}

function broken(list: List, { what, at, other }: Damage): List {
  const items: unknown[] = [...list];
  const [here, there] = [
    at % Math.max(1, items.length),
    Math.trunc(Math.abs(other)) % Math.max(1, items.length),
  ];
  if (what === 'cut') items.length = here;
  if (what === 'leave out') items.splice(here, 1 + (there % 3));
  if (what === 'double') items.splice(there, 0, ...items.slice(here, here + 8));
  if (what === 'swap' && items.length > 1)
    [items[here], items[there]] = [items[there], items[here]];
  if (list instanceof Uint32Array || list instanceof Float64Array) {
    const next =
      list instanceof Uint32Array
        ? Uint32Array.from(items as number[])
        : Float64Array.from(items as number[]);
    if ((what === 'word' || what === 'number') && next.length > 0) next[here] = other;
    if (what === 'flip' && next.length > 0) flip(next, here, other);
    return next;
  }
  return items;
}

/** Turns one bit of an item over. */
function flip(list: Uint32Array | Float64Array, at: number, bit: number): void {
  const bytes = new Uint8Array(
    list.buffer,
    list.byteOffset + at * list.BYTES_PER_ELEMENT,
    list.BYTES_PER_ELEMENT,
  );
  const byte = (bit >> 3) % list.BYTES_PER_ELEMENT;
  bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (bit & 7));
}
