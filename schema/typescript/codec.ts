/**
 * Types of the schema as plain descriptions; `encode.ts` and `decode.ts` walk them. The functions
 * only build values; the generated calls are marked as pure, so that a bundler drops the
 * descriptions that nobody uses.
 *
 * @module
 */

/** Least and greatest number, both included; both are exact as `f32`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Any number. */
export const ANY: Range = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };

/** What a type looks like. */
export type Shape =
  | { readonly kind: 'bool' | 'word' | 'u32' | 's32' | 'f32' | 'string' }
  | { readonly kind: 'enum' | 'flags'; readonly cases: readonly string[] }
  | { readonly kind: 'list' | 'option'; readonly item: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [name: string, shape: Shape])[] }
  | {
      readonly kind: 'variant';
      readonly cases: readonly (readonly [tag: string, payload: Shape | null])[];
    }
  | { readonly kind: 'ranged'; readonly item: Shape; readonly range: Range };

declare const value: unique symbol;

/** The description of the type `T`. Only TypeScript knows of `T`. */
export type Codec<T> = Shape & { readonly [value]?: T };

/** `bool`. */
export const bool: Codec<boolean> = { kind: 'bool' };
/** An id or a colour: any whole number of 32 bits. */
export const word: Codec<number> = { kind: 'word' };
/** `u32`. */
export const u32: Codec<number> = { kind: 'u32' };
/** `s32`. */
export const s32: Codec<number> = { kind: 's32' };
/** `f32`: a finite number. */
export const f32: Codec<number> = { kind: 'f32' };
/** `string`. */
export const text: Codec<string> = { kind: 'string' };

/** An enum: one of the names. */
export function enumOf<T extends string>(...cases: readonly T[]): Codec<T> {
  return { kind: 'enum', cases };
}

/** The names of an enum, by their numbers. */
export function casesOf<T extends string>(codec: Codec<T>): readonly T[] {
  return codec.kind === 'enum' ? (codec.cases as readonly T[]) : [];
}

/** Flags: the names that are set, in their order. */
export function flagsOf<T extends string>(...cases: readonly T[]): Codec<readonly T[]> {
  return { kind: 'flags', cases };
}

/** A list. */
export function listOf<T>(item: Codec<T>): Codec<readonly T[]> {
  return { kind: 'list', item };
}

/** An option: `null` is none. */
export function optionOf<T>(item: Codec<T>): Codec<T | null> {
  return { kind: 'option', item };
}

/** A tuple. */
export function tupleOf<T extends readonly unknown[]>(
  ...items: { readonly [K in keyof T]: Codec<T[K]> }
): Codec<T> {
  return { kind: 'tuple', items };
}

/** A record. */
export function recordOf<T extends object>(
  fields: { readonly [K in keyof T]-?: Codec<Exclude<T[K], undefined>> },
): Codec<T> {
  return { kind: 'record', fields: Object.entries<Shape>(fields) };
}

/** A variant: `{ tag, val }`, or `{ tag }` for a case without a payload. */
export function variantOf<T extends { readonly tag: string; readonly val?: unknown }>(
  cases: {
    readonly [K in T['tag']]: Extract<T, { tag: K }> extends { val: infer V } ? Codec<V> : null;
  },
): Codec<T> {
  return { kind: 'variant', cases: Object.entries<Shape | null>(cases) };
}

/** The same type, where numbers without a range of their own have this one. */
export function ranged<T>(item: Codec<T>, min: number, max: number): Codec<T> {
  return { kind: 'ranged', item, range: { min, max } };
}
