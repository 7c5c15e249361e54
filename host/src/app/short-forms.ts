/**
 * The properties that shorthands set.
 *
 * @module
 */
import type { Properties } from '../protocol/schema.ts';

/** A property of the schema by its camelCase name. */
export type PropertyKey = keyof Properties;
/** Gets one property and the value that was written for it. */
export type TakeProperty = (key: PropertyKey, value: unknown) => void;

/**
 * A shorthand: the properties that it sets, and how its value becomes theirs. `undefined` says
 * that the value is none.
 */
export interface ShortForm {
  readonly keys: readonly PropertyKey[];
  /** What is expected, for messages. */
  readonly expected: string;
  /** The values for `keys`, in their order, or `undefined` if `value` is none. */
  spread(value: unknown): readonly unknown[] | undefined;
}

function sides(...keys: readonly [PropertyKey, PropertyKey, PropertyKey, PropertyKey]): ShortForm {
  return {
    keys,
    expected: 'a value, [vertical, horizontal] or [top, right, bottom, left]',
    spread(value) {
      if (!Array.isArray(value)) return [value, value, value, value];
      if (value.length === 2) return [value[0], value[1], value[0], value[1]];
      return value.length === 4 ? value : undefined;
    },
  };
}

function corners(
  ...keys: readonly [PropertyKey, PropertyKey, PropertyKey, PropertyKey]
): ShortForm {
  return {
    keys,
    expected: 'a value or four, from the top left clockwise',
    spread(value) {
      if (!Array.isArray(value)) return [value, value, value, value];
      return value.length === 4 ? value : undefined;
    },
  };
}

function pair(first: PropertyKey, second: PropertyKey, names = '[x, y]'): ShortForm {
  return {
    keys: [first, second],
    expected: `a value or ${names}`,
    spread(value) {
      if (!Array.isArray(value)) return [value, value];
      return value.length === 2 ? value : undefined;
    },
  };
}

function both(first: PropertyKey, second: PropertyKey): ShortForm {
  return {
    keys: [first, second],
    expected: '[x, y]',
    spread: (value) => {
      if (value === null) return [null, null];
      return Array.isArray(value) && value.length === 2 ? value : undefined;
    },
  };
}

function lines(first: PropertyKey, second: PropertyKey): ShortForm {
  return {
    keys: [first, second],
    expected: 'a start or [start, end]',
    spread(value) {
      if (value === null) return [null, null];
      if (!Array.isArray(value)) return [value, 'auto'];
      return value.length === 2 ? value : undefined;
    },
  };
}

function alias(key: PropertyKey): ShortForm {
  return { keys: [key], expected: 'a value', spread: (value) => [value] };
}

/** All shorthands but `layout`, `scroll` and `focusGroup`, which group properties. */
export const shortForms: Readonly<Record<string, ShortForm>> = {
  padding: sides('paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'),
  margin: sides('marginTop', 'marginRight', 'marginBottom', 'marginLeft'),
  marginInline: pair('marginInlineStart', 'marginInlineEnd', '[start, end]'),
  paddingInline: pair('paddingInlineStart', 'paddingInlineEnd', '[start, end]'),
  insetInline: pair('insetInlineStart', 'insetInlineEnd', '[start, end]'),
  inset: sides('insetTop', 'insetRight', 'insetBottom', 'insetLeft'),
  top: alias('insetTop'),
  right: alias('insetRight'),
  bottom: alias('insetBottom'),
  left: alias('insetLeft'),
  borderWidth: sides('borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth'),
  borderColor: sides('borderTopColor', 'borderRightColor', 'borderBottomColor', 'borderLeftColor'),
  radius: corners(
    'borderTopLeftRadius',
    'borderTopRightRadius',
    'borderBottomRightRadius',
    'borderBottomLeftRadius',
  ),
  scale: pair('scaleX', 'scaleY'),
  translate: both('translateX', 'translateY'),
  pivot: pair('pivotX', 'pivotY'),
  gap: pair('rowGap', 'columnGap', '[rowGap, columnGap]'),
  overflow: pair('overflowX', 'overflowY'),
  objectPosition: pair('objectPositionX', 'objectPositionY'),
  scrollPadding: sides(
    'scrollPaddingTop',
    'scrollPaddingRight',
    'scrollPaddingBottom',
    'scrollPaddingLeft',
  ),
  background: alias('backgroundColor'),
  flex: {
    keys: ['flexGrow', 'flexShrink', 'flexBasis'],
    expected: "a number, 'auto' or 'none'",
    spread(value) {
      if (value === null) return [null, null, null];
      if (value === 'auto') return [1, 1, 'auto'];
      if (value === 'none') return [0, 0, 'auto'];
      return typeof value === 'number' ? [value, 1, 0] : undefined;
    },
  },
  gridColumn: lines('gridColumnStart', 'gridColumnEnd'),
  gridRow: lines('gridRowStart', 'gridRowEnd'),
  key: alias('focusKey'),
};

/** A shorthand by its name: names such as `toString` that every object has are none. */
export function shortForm(name: string): ShortForm | undefined {
  return Object.hasOwn(shortForms, name) ? shortForms[name] : undefined;
}

/** Names inside `scroll`, and the properties or shorthands that they stand for. */
export const scrollNames: Readonly<Record<string, string>> = {
  axis: 'scrollAxis',
  policy: 'scrollPolicy',
  keyLine: 'keyLine',
  keyLineItem: 'keyLineItem',
  padding: 'scrollPadding',
  motion: 'scrollMotion',
};

/** Names inside `focusGroup`, and the properties that they stand for. */
export const focusGroupNames: Readonly<Record<string, string>> = {
  remember: 'focusMemory',
  entry: 'focusEntry',
  preferred: 'focusPreferred',
  trap: 'focusTrap',
};
