/**
 * Writes properties into a batch, each checked where it is set.
 *
 * @module
 */
import { InlayError, type InlayErrorCode, shown } from '../protocol/error.ts';
import {
  type BatchWriter,
  casesOf,
  commands,
  type EntryInfo,
  id,
  isFloat,
  properties,
  SchemaError,
  type State,
  stateCodec,
  type Transition,
  writeEntry,
} from '../protocol/schema.ts';
import { type Named, nameOf, ROOT } from './internal.ts';
import type { NodeProperties, StateStyles, Transitions } from './properties.ts';
import {
  focusGroupNames,
  type PropertyKey,
  scrollNames,
  shortForm,
  shortForms,
} from './short-forms.ts';
import { hint } from './spelling.ts';
import { namesIn, stateSynonym, synonym } from './synonyms.ts';
import type { NodeKind } from './types.ts';
import { Unexpected } from './unexpected.ts';
import { motionHint, transitionHint, valueHint, withHint } from './value-hints.ts';
import { isColorKey, toMotion, toValue } from './values.ts';

/** What the properties are for. */
export interface Subject extends Named {
  /** In which states it is a scroll container already; 0 is in none. */
  readonly scrolls: number;
  /** The states that it has values for, a bit each. */
  readonly states: number;
  readonly core: {
    /** Turns what the app hands over as a node into its id. */
    idOf(value: unknown): number;
    /** Says once for each `kind` that something is allowed and surely not meant. */
    warn(kind: string, message: () => string): void;
  };
}

/** Properties without which one kind of node would be nothing: on another they are a slip. */
const kindOf: Readonly<Record<string, NodeKind>> = { content: 'text', src: 'image' };
/** Properties that only images have a use for. */
const ofImages: ReadonlySet<string> = new Set([
  'objectFit',
  'objectPositionX',
  'objectPositionY',
  'sourceRect',
  'placeholderColor',
]);

const groups = ['layout', 'scroll', 'focusGroup', 'states', 'data'];
const table = properties as Readonly<Record<string, EntryInfo>>;
/** Properties whose value is a number and whose use is not asked for, by their keys. */
const plainNumbers: ReadonlyMap<string, EntryInfo> = new Map(
  Object.entries(table).filter(
    ([key, { codec, later, owner }]) =>
      codec.kind === 'f32' && !later && owner !== 'text' && !ofImages.has(key),
  ),
);
/** States by their numbers. */
export const stateNames: readonly string[] = casesOf(stateCodec);

/**
 * Writes `values` for the node of `subject`.
 *
 * @param isSelected Whether the entry before has selected the node.
 * @throws {@link InlayError} that names the node and the property. What was written by then is for
 * the caller to drop.
 */
export function writeProperties(
  writer: BatchWriter,
  subject: Subject,
  values: NodeProperties,
  isSelected = false,
): void {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new InlayError(
      'wrong-type',
      `${nameOf(subject)}: expected an object of properties, got ${shown(values)}.`,
    );
  }
  if (!isSelected) writer.select(subject.id);
  new PropertyWriter(writer, subject, '').all(values as Readonly<Record<string, unknown>>);
  if (values.states !== undefined) writeStates(writer, subject, values.states);
}

/** Writes what holds in states, in place of all that held in states before. */
function writeStates(writer: BatchWriter, subject: Subject, states: StateStyles | null): void {
  if (typeof states !== 'object' || Array.isArray(states)) {
    throw new InlayError(
      'wrong-type',
      `${nameOf(subject)}: property "states": expected an object by state, got ${shown(states)}.`,
    );
  }
  for (const [name, style] of Object.entries(states ?? {})) {
    if (style === undefined || style === null) continue;
    if (!stateNames.includes(name))
      throw unknownName(subject, 'states.', name, 'state', stateNames);
    if (typeof style !== 'object' || Array.isArray(style)) {
      throw new InlayError(
        'wrong-type',
        `${nameOf(subject)}: property "states.${name}": expected an object of properties, got ${shown(style)}.`,
      );
    }
    select(writer, subject, name);
    const properties = new PropertyWriter(writer, subject, `states.${name}.`);
    properties.all(style as Readonly<Record<string, unknown>>);
    if (!subject.isNew) writeEntry(writer, commands.retainProperties, properties.written);
  }
  const left = subject.states & ~statesIn(states);
  stateNames.forEach((name, number) => {
    if (((left >> number) & 1) === 0) return;
    select(writer, subject, name);
    writeEntry(writer, commands.retainProperties, []);
  });
}

function select(writer: BatchWriter, subject: Subject, stateName: string): void {
  writer.select(subject.id);
  writeEntry(writer, commands.selectState, stateName as State);
}

/** The states that there are values for, a bit each. */
export function statesIn(states: StateStyles | null): number {
  let bits = 0;
  for (const [name, style] of Object.entries(states ?? {}))
    if (style) bits |= 1 << stateNames.indexOf(name);
  return bits;
}

/** Writes properties, for a node as it is or in one of its states. */
class PropertyWriter {
  readonly #writer: BatchWriter;
  readonly #subject: Subject;
  /** The path of the properties in the app's argument, with a dot at the end. */
  readonly #path: string;
  /** Numbers of the properties that were given values. */
  readonly written: number[] = [];

  constructor(writer: BatchWriter, subject: Subject, path: string) {
    this.#writer = writer;
    this.#subject = subject;
    this.#path = path;
  }

  all(values: Readonly<Record<string, unknown>>): void {
    for (const name in values) {
      // Old polyfills leave enumerable extras on every object.
      if (!Object.hasOwn(values, name)) continue;
      const value = values[name];
      if (value === undefined) continue;
      if (typeof value === 'number' && this.#number(name, value)) continue;
      switch (name) {
        case 'states':
        case 'data':
          if (this.#path === '') continue;
          throw this.#unknown(name);
        case 'layout':
          this.#layout(value);
          continue;
        case 'scroll':
          this.#scroll(value, values);
          continue;
        case 'focusGroup':
          this.#focusGroup(value);
          continue;
        case 'transition':
          this.#transition(value);
          continue;
        default:
          this.#named(name, name, value);
      }
    }
    if (this.#path === '' && !this.#subject.scrolls && !scrolls(values))
      this.#checkOverflow(values);
  }

  /** Writes a property that is a plain number, as nearly all are that are set in every frame. */
  #number(name: string, value: number): boolean {
    const info = plainNumbers.get(name);
    if (!info || !isFloat(value, info.range)) return false;
    this.#writer.begin(info.id);
    this.#writer.number(value);
    this.#writer.end();
    if (this.#path !== '') this.written.push(info.id);
    return true;
  }

  /** Warns where `overflow: 'scroll'` is all that is to scroll. */
  #checkOverflow(values: Readonly<Record<string, unknown>>): void {
    const written = ['overflow', 'overflowX', 'overflowY'].find((name) => {
      const value = values[name];
      return Array.isArray(value) ? value.includes('scroll') : value === 'scroll';
    });
    if (written === undefined) return;
    this.#warn(
      'overflow',
      written,
      'clips and does not scroll: a scroll container has "scroll", such as scroll: \'x\'',
    );
  }

  /** A property or shorthand. `shownAs` is its place in what the app wrote. */
  #named(name: string, shownAs: string, value: unknown): void {
    if (Object.hasOwn(table, name)) {
      this.#property(name as PropertyKey, shownAs, value);
      return;
    }
    const form = shortForm(name);
    if (!form) throw this.#unknown(shownAs, name);
    const parts = form.spread(value);
    if (!parts) {
      const hint = valueHint(properties[form.keys[0] as PropertyKey], name, value);
      throw this.#fault('wrong-type', shownAs, form.expected, value, undefined, hint);
    }
    form.keys.forEach((key, index) => {
      this.#property(key, shownAs, parts[index]);
    });
  }

  /** `items` are the names that the app gave the items of a list. */
  #property(
    key: PropertyKey,
    shownAs: string,
    value: unknown,
    items: readonly string[] = [],
  ): void {
    const info = properties[key] as EntryInfo;
    if (info.later) throw this.#later(key, shownAs);
    const kind = kindOf[key] ?? this.#subject.kind;
    if (kind !== this.#subject.kind) {
      throw this.#fault(
        'wrong-type',
        shownAs,
        `${kind === 'image' ? 'an' : 'a'} ${kind} to have it`,
        this.#subject.kind,
      );
    }
    if (value === null) {
      this.#writer.raw(id.unsetProperty, [info.id]);
      return;
    }
    if (key === 'display' && value === 'contents' && this.#subject.id === ROOT) {
      throw this.#fault(
        'wrong-type',
        shownAs,
        "'flex', 'grid', 'block' or 'none': the root is the stage",
        value,
      );
    }
    this.#checkUse(key, shownAs, value, info);
    try {
      writeEntry(this.#writer, info, toValue(info, value, this.#subject.core));
      if (this.#path !== '') this.written.push(info.id);
    } catch (error) {
      throw this.#translated(error, key, shownAs, value, items);
    }
  }

  /** Warns of values that are allowed and do nothing. */
  #checkUse(key: PropertyKey, shownAs: string, value: unknown, info: EntryInfo): void {
    const { kind } = this.#subject;
    const only =
      info.owner === 'text' && key !== 'content' ? 'text' : ofImages.has(key) ? 'image' : kind;
    if (only !== kind) {
      const use = `has no use on ${kind === 'image' ? 'an' : 'a'} ${kind}: nothing is inherited, set it on the ${only}`;
      this.#warn(`${kind} ${key}`, shownAs, use);
    }
    if (key === 'display' && value === 'contents' && kind !== 'view') {
      this.#warn(
        `${kind} contents`,
        shownAs,
        `is 'none' on ${kind === 'image' ? 'an' : 'a'} ${kind}, as in CSS`,
      );
    }
    if (typeof value !== 'number' || value <= 0) return;
    if (isColorKey(key) && (value & 0xff) === 0 && Number.isInteger(value)) {
      const hex = value.toString(16).padStart(6, '0');
      this.#warn(
        'transparent',
        shownAs,
        `is transparent: numbers are 0xRRGGBBAA: write 0x${hex}ff or '#${hex}'`,
      );
    }
  }

  #warn(kind: string, shownAs: string, what: string): void {
    this.#subject.core.warn(
      kind,
      () => `${nameOf(this.#subject)}: property "${this.#path}${shownAs}" ${what}.`,
    );
  }

  #layout(value: unknown): void {
    if (value === null) {
      for (const key of layoutKeys) this.#property(key, 'layout', null);
      return;
    }
    const group = this.#object('layout', value, 'an object of layout properties');
    for (const [name, part] of Object.entries(group)) {
      if (part === undefined) continue;
      if (!isLayoutName(name))
        throw this.#unknown(`layout.${name}`, name, 'layout property', layoutNames());
      this.#named(name, `layout.${name}`, part);
    }
  }

  /**
   * @param beside What stands beside it: a container has `overflow: scroll` in its axes, unless its
   * `overflow` stands there.
   */
  #scroll(value: unknown, beside: Readonly<Record<string, unknown>>): void {
    if (value === null) {
      for (const target of Object.values(scrollNames)) this.#named(target, 'scroll', null);
      this.#clip(null, beside);
      return;
    }
    if (typeof value === 'string') {
      this.#named('scrollAxis', 'scroll', value);
      this.#clip(value, beside);
      return;
    }
    const group = this.#object(
      'scroll',
      value,
      "an axis ('x', 'y', 'both', 'none') or an object",
      valueHint(properties.scrollAxis, 'scroll', value),
    );
    if (group.axis === undefined) this.#named('scrollAxis', 'scroll.axis', 'x');
    this.#clip(group.axis ?? 'x', beside);
    if (group.policy === undefined && group.keyLine !== undefined) {
      this.#named('scrollPolicy', 'scroll.policy', group.keyLine === null ? null : 'key-line');
    }
    this.#group('scroll', group, scrollNames);
  }

  #clip(axis: unknown, beside: Readonly<Record<string, unknown>>): void {
    const layout = typeof beside.layout === 'object' && beside.layout !== null ? beside.layout : {};
    const isGiven = ([name, part]: [string, unknown]): boolean =>
      name.startsWith('overflow') && part !== undefined && part !== null;
    if (Object.entries(beside).some(isGiven) || Object.entries(layout).some(isGiven)) return;
    if (axis === null) this.#named('overflow', 'scroll', null);
    if (axis === 'x' || axis === 'both') this.#property('overflowX', 'scroll', 'scroll');
    if (axis === 'y' || axis === 'both') this.#property('overflowY', 'scroll', 'scroll');
  }

  #focusGroup(value: unknown): void {
    if (value === null) {
      for (const target of ['focusGroup', ...Object.values(focusGroupNames)])
        this.#named(target, 'focusGroup', null);
      return;
    }
    if (typeof value === 'boolean') {
      this.#property('focusGroup', 'focusGroup', value);
      return;
    }
    const group = this.#object('focusGroup', value, 'true, false or an object');
    this.#property('focusGroup', 'focusGroup', true);
    const { remember } = group;
    if (remember !== undefined && remember !== null && typeof remember !== 'boolean') {
      throw this.#fault('wrong-type', 'focusGroup.remember', 'true or false', remember);
    }
    const memory = typeof remember === 'boolean' ? (remember ? 'last' : 'none') : remember;
    this.#group('focusGroup', { ...group, remember: memory }, focusGroupNames);
  }

  #group(
    path: string,
    group: Readonly<Record<string, unknown>>,
    names: Readonly<Record<string, string>>,
  ): void {
    for (const [name, part] of Object.entries(group)) {
      if (part === undefined) continue;
      const target = Object.hasOwn(names, name) ? names[name] : undefined;
      if (!target)
        throw this.#unknown(`${path}.${name}`, name, `part of ${path}`, Object.keys(names));
      this.#named(target, `${path}.${name}`, part);
    }
  }

  #transition(value: unknown): void {
    if (value === null) {
      this.#property('transition', 'transition', null);
      return;
    }
    const motions = this.#object(
      'transition',
      value,
      'an object of motions by property',
      transitionHint(value),
    ) as Transitions;
    const list: Transition[] = [];
    const names: string[] = [];
    for (const [name, motion] of Object.entries(motions)) {
      if (motion === undefined || motion === null) continue;
      for (const key of this.#animatable(name)) {
        list.push(this.#oneTransition(name, key, motion));
        names.push(name);
      }
    }
    this.#property('transition', 'transition', list, names);
  }

  #animatable(name: string): readonly PropertyKey[] {
    const keys = Object.hasOwn(table, name) ? [name as PropertyKey] : (shortForm(name)?.keys ?? []);
    if (keys.length === 0) throw this.#unknown(`transition.${name}`, name);
    const able = keys.filter((key) => properties[key].animate !== 'none');
    if (able.length === 0) {
      throw this.#fault(
        'wrong-type',
        `transition.${name}`,
        'a property whose values can be interpolated',
        name,
      );
    }
    return able;
  }

  #oneTransition(name: string, key: PropertyKey, motion: unknown): Transition {
    try {
      const delay =
        typeof motion === 'object' && motion !== null
          ? ((motion as { delay?: number }).delay ?? 0)
          : 0;
      return { property: properties[key].id, delay, motion: toMotion(motion) };
    } catch (error) {
      if (!(error instanceof Unexpected))
        throw this.#translated(error, key, `transition.${name}`, motion);
      const hint = motionHint(motion);
      throw this.#fault('wrong-type', `transition.${name}`, error.expected, motion, error, hint);
    }
  }

  #object(
    name: string,
    value: unknown,
    expected: string,
    hint?: string,
  ): Readonly<Record<string, unknown>> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    throw this.#fault('wrong-type', name, expected, value, undefined, hint);
  }

  /** What the codec or a conversion threw, with the node and the property in it. */
  #translated(
    error: unknown,
    key: PropertyKey,
    shownAs: string,
    value: unknown,
    items: readonly string[] = [],
  ): unknown {
    const hint = valueHint(properties[key], shownAs.replace(/^.*\./, ''), value);
    if (error instanceof Unexpected)
      return this.#fault('wrong-type', shownAs, error.expected, value, error, hint);
    if (error instanceof SchemaError) {
      // The codec's path starts with the property; what follows it says where in a structured
      // value.
      const path = error.path.startsWith(key)
        ? error.path.slice(key.length).replace(/\.val\b/g, '')
        : '';
      const inside = path.replace(/^\[(\d+)\](\.motion)?/, (place, at) =>
        items[at] ? `.${items[at]}` : place,
      );
      const property = `${this.#path}${shownAs}${inside}`;
      return new InlayError(
        codeOf(error),
        `${nameOf(this.#subject)}: property "${property}": ${error.expected === '' ? `${error.message}.` : withHint(error.expected, error.found, hint)}`,
        error,
      );
    }
    if (error instanceof InlayError) {
      return new InlayError(
        error.code,
        `${nameOf(this.#subject)}: property "${this.#path}${shownAs}": ${error.message}`,
        error,
      );
    }
    return error;
  }

  /** @param hint What to write instead, if that is known. */
  #fault(
    code: InlayErrorCode,
    shownAs: string,
    expected: string,
    value: unknown,
    cause?: unknown,
    hint?: string,
  ): InlayError {
    return new InlayError(
      code,
      `${nameOf(this.#subject)}: property "${this.#path}${shownAs}": ${withHint(expected, shown(value), hint)}`,
      cause,
    );
  }

  #later(key: string, shownAs: string): InlayError {
    const which = key === shownAs ? '' : ` (${key})`;
    return new InlayError(
      'unsupported',
      `${nameOf(this.#subject)}: property "${this.#path}${shownAs}"${which} is in the schema, but this engine does not implement it yet.`,
    );
  }

  #unknown(
    shownAs: string,
    name = shownAs,
    what = 'property',
    known: readonly string[] = allNames(),
  ): InlayError {
    return unknownName(
      this.#subject,
      `${this.#path}${shownAs.slice(0, shownAs.length - name.length)}`,
      name,
      what,
      known,
    );
  }
}

function unknownName(
  subject: Subject,
  path: string,
  name: string,
  what: string,
  known: readonly string[],
): InlayError {
  const message = `${nameOf(subject)}: there is no ${what} "${path}${name}". ${hintFor(name, what, known)}`;
  return new InlayError('unknown-property', message);
}

/**
 * The sentence that leads from a name to the right one. What other frameworks call it comes before
 * what looks like it.
 */
function hintFor(name: string, what: string, known: readonly string[]): string {
  if (what === 'state') return stateSynonym(name) ?? hint(name, known);
  if (!what.endsWith('property')) return hint(name, known);
  const written = synonym(name);
  if (written === undefined) return hint(name, known, 'docs/reference/schema.md');
  const later = namesIn(written).filter((one) => table[one]?.later);
  return later.length === 0
    ? written
    : `${written} This engine does not do ${quotedNames(later)} yet.`;
}

function quotedNames(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}

/** What the codec found, as one of the host's codes. */
export function codeOf(error: SchemaError): InlayErrorCode {
  if (error.code === 'range' || error.code === 'not-finite') return 'out-of-range';
  return error.code === 'too-long' ? 'limit' : 'wrong-type';
}

/** Whether properties say that their node scrolls, or that it does not. */
function scrolls({ scroll, scrollAxis }: Readonly<Record<string, unknown>>): boolean {
  return scroll !== undefined || scrollAxis !== undefined;
}

/** Everything that a node can be given. */
export function allNames(): readonly string[] {
  return [...Object.keys(table), ...Object.keys(shortForms), ...groups];
}

function layoutNames(): readonly string[] {
  return [...Object.keys(table), ...Object.keys(shortForms)].filter(isLayoutName);
}

/**
 * Whether a name is one of `layout`: a property that the layout decides about, or a shorthand of
 * such.
 */
function isLayoutName(name: string): boolean {
  const key = Object.hasOwn(table, name) ? name : shortForm(name)?.keys[0];
  return key !== undefined && table[key]?.owner === 'layout';
}

/** All properties that the layout decides about and that there are. */
const layoutKeys = (Object.keys(table) as PropertyKey[]).filter(
  (key) => isLayoutName(key) && !table[key]?.later,
);
