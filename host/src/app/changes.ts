/**
 * What lies between two sets of properties, for renderers that describe all of a node
 * each time.
 *
 * @module
 */
import type { Loose, NodeProperties } from './properties.ts';
import { focusGroupNames, scrollNames, shortForm } from './short-forms.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What to `set` on a node that has the properties `before`, so that it has `after`: values that are
 * new or others, and `null` for those that are gone: left out, `undefined` or `null`. Values are
 * compared by what is in them, so that an object written again is no change.
 *
 * Where a shorthand and another property overlap, as `padding` and `paddingTop` do, and one of them
 * changes, the others that `after` has are set again, in its order.
 *
 * @param before What the node has. What it had before that is gone.
 * @returns `undefined` if nothing has changed.
 *
 * @example
 * changesOf({ width: 10, opacity: 0.5 }, { width: 20 }); // { opacity: null, width: 20 }
 */
export function changesOf(
  before: Loose<NodeProperties>,
  after: Loose<NodeProperties>,
): NodeProperties | undefined {
  const now = given(after);
  // A new node has nothing to compare with.
  if (isEmpty(before)) return isEmpty(now) ? undefined : now;
  const old = given(before);
  const gone: Record<string, null> = {};
  const changed = new Set<string>();
  for (const name in old) {
    if (name in now && isSame(old[name], now[name])) continue;
    if (name in now) changed.add(name);
    for (const part of partsGone(name, old[name], now[name])) gone[part] = null;
  }
  for (const name in now) if (!(name in old)) changed.add(name);
  if (changed.size === 0 && isEmpty(gone)) return undefined;
  addOverlapping(changed, gone, now);
  const changes: Record<string, unknown> = gone;
  for (const name in now) {
    if (!changed.has(name)) continue;
    // What is in both is set where it stands in `after`.
    delete changes[name];
    changes[name] = now[name];
  }
  return changes;
}

/** Whether two values are the same, by what is in them; nodes are by themselves. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isSame(item, other[at]))
    );
  if (!isPlain(one) || !isPlain(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

function isPlain(value: unknown): value is Values {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * The values that are given, without `null`, and with the `overflow` that `scroll` brings where
 * none stands beside it.
 */
function given(values: Loose<NodeProperties>): Values {
  const all: Record<string, unknown> = {};
  for (const name in values) {
    const value = (values as Values)[name];
    if (!isGiven(value)) continue;
    all[name] = Object.hasOwn(groups, name) && isPlain(value) ? givenOf(value) : value;
  }
  if (all.scroll === undefined) return all;
  const axis = axisOf(all.scroll);
  const names = [...Object.keys(all), ...Object.keys(all.layout ?? {})];
  if (names.some((name) => name.startsWith('overflow'))) return all;
  if (axis === 'x' || axis === 'both') all.overflowX = 'scroll';
  if (axis === 'y' || axis === 'both') all.overflowY = 'scroll';
  return all;
}

function givenOf(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value)));
}

function axisOf(scroll: unknown): unknown {
  if (!isPlain(scroll)) return scroll;
  return scroll.axis ?? 'x';
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isEmpty(values: object): boolean {
  for (const _ in values) return false;
  return true;
}

/**
 * What is to be reset where a value of `name` is replaced: all of it, or the parts of a group that
 * are left out, which would stay.
 */
function partsGone(name: string, before: unknown, after: unknown): readonly string[] {
  if (!Object.hasOwn(groups, name)) return after === undefined ? [name] : [];
  const left = new Set(after === undefined ? [] : partsOf(name, after));
  return partsOf(name, before).filter((part) => !left.has(part));
}

/** Adds what overlaps with a change, until what is changed overlaps with nothing else. */
function addOverlapping(changed: Set<string>, gone: Values, now: Values): void {
  const touched = new Set<string>();
  for (const name in gone) for (const part of allPartsOf(name)) touched.add(part);
  for (const name of changed) for (const part of allPartsOf(name, now[name])) touched.add(part);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const name in now) {
      if (changed.has(name)) continue;
      const parts = allPartsOf(name, now[name]);
      if (!parts.some((part) => touched.has(part))) continue;
      changed.add(name);
      for (const part of parts) touched.add(part);
      isGrowing = true;
    }
  }
}

/** Names of the properties that are set with a value, shorthands spelled out. */
function allPartsOf(name: string, value?: unknown): readonly string[] {
  const names = Object.hasOwn(groups, name) ? [...partsOf(name, value)] : [name];
  // Whether `scroll` brings it depends on what stands beside it.
  if (name === 'scroll') names.push('overflow');
  return names.flatMap((part): readonly string[] => shortForm(part)?.keys ?? [part]);
}

/** Names of the properties and shorthands that a value of a group sets. */
function partsOf(name: string, value: unknown): readonly string[] {
  return groups[name]?.(isPlain(value) ? Object.keys(value) : []) ?? [];
}

/** By group: the properties that a value with parts of these names sets. */
const groups: Readonly<Record<string, (names: readonly string[]) => readonly string[]>> = {
  layout: (names) => names,
  scroll(names) {
    const policy = names.includes('keyLine') ? ['scrollPolicy'] : [];
    return ['scrollAxis', ...policy, ...names.map((part) => scrollNames[part] ?? part)];
  },
  focusGroup: (names) => ['focusGroup', ...names.map((part) => focusGroupNames[part] ?? part)],
};
