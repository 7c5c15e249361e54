/**
 * Batches that are right in all but at most one place, for an engine that is alive: they continue
 * from what was sent before, so that they reach far behind the first check.
 *
 * @module
 */
import fc from 'fast-check';
import {
  ANY,
  BatchWriter,
  type Codec,
  type Commands,
  commands,
  type EntryInfo,
  id,
  properties,
  type Range,
  type Shape,
  writeEntry,
} from '../../schema/typescript/index.ts';

/**
 * One thing that a batch says. Nodes, groups and animations are named by their places among those
 * that are there.
 */
export type Saying =
  | { readonly say: 'make'; readonly kind: 'view' | 'image' | 'text'; readonly parent: number }
  | {
      readonly say: 'move';
      readonly node: number;
      readonly parent: number;
      readonly before: number;
    }
  | { readonly say: 'remove'; readonly node: number }
  | {
      readonly say: 'set';
      readonly node: number;
      readonly state: number;
      readonly entry: EntryInfo<unknown>;
      readonly value: unknown;
    }
  | {
      readonly say: 'unset';
      readonly node: number;
      readonly state: number;
      readonly entry: EntryInfo<unknown>;
    }
  | {
      readonly say: 'retain';
      readonly node: number;
      readonly state: number;
      readonly entries: readonly EntryInfo<unknown>[];
    }
  | { readonly say: 'font'; readonly face: Commands['addFontFace'] }
  | { readonly say: 'animate'; readonly node: number; readonly animation: Commands['animate'] }
  | {
      readonly say: 'control';
      readonly at: number;
      readonly action: Commands['controlAnimation']['action'];
    }
  | {
      readonly say: 'states';
      readonly node: number;
      readonly states: Commands['setStates']['states'];
    }
  | { readonly say: 'focus' | 'reveal' | 'bounds' | 'reload'; readonly node: number }
  | {
      readonly say: 'scroll';
      readonly node: number;
      readonly to: Omit<Commands['scrollTo'], 'node'>;
    };

/** What is wrong with a batch: a word that is another, at a place that wraps, or a bit of it. */
export type Fault =
  | { readonly at: number; readonly word: number }
  | { readonly at: number; readonly bit: number };

const place = fc.nat(1_000);
const texts = [
  '',
  'a',
  'Some words that may break',
  'مرحبا',
  '漢字',
  '🙂',
  'ex\u00adtra\tor',
  'assets/fonts/x.ttf',
];
const easing = fc.constantFrom(
  { tag: 'linear' },
  { tag: 'ease-in-out' },
  { tag: 'cubic-bezier', val: [0.25, -0.5, 0.75, 1.5] },
  { tag: 'steps', val: { count: 3, position: 'jump-none' } },
  {
    tag: 'linear-points',
    val: [
      [0, 0],
      [0.5, 0.75],
      [1, 1],
    ],
  },
);

/** Values that a codec can pack; most of them mean something. */
function anyOf(shape: Shape, range: Range): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'bool':
      return fc.boolean();
    case 'word':
      return fc.oneof(fc.nat(12), fc.integer({ min: 0, max: 0xffff_ffff }));
    case 'u32':
      return fc.integer(whole(range, 0, 40));
    case 's32':
      return fc.integer(whole(range, -20, 20));
    case 'f32':
      return fc.oneof(numbers(range, 40), numbers(range, 3_000));
    case 'string':
      return fc.constantFrom(...texts);
    case 'enum':
      return fc.constantFrom(...shape.cases);
    case 'flags':
      return fc.subarray([...shape.cases]);
    case 'list':
      return fc.array(anyOf(shape.item, range), { maxLength: 3 });
    case 'option':
      return fc.option(anyOf(shape.item, range));
    case 'tuple':
      return fc.tuple(...shape.items.map((item) => anyOf(item, range)));
    case 'record':
      return fc.record(
        Object.fromEntries(shape.fields.map(([name, field]) => [name, anyOf(field, range)])),
      );
    case 'variant':
      if (shape.cases.some(([tag]) => tag === 'cubic-bezier')) return easing;
      return fc.oneof(
        ...shape.cases.map(([tag, payload]) =>
          payload === null
            ? fc.constant({ tag })
            : anyOf(payload, range).map((val) => ({ tag, val })),
        ),
      );
    case 'ranged':
      return anyOf(shape.item, shape.range);
  }
}

function whole({ min, max }: Range, least: number, most: number): { min: number; max: number } {
  const low = Math.max(Math.ceil(min), least);
  return { min: low, max: Math.max(low, Math.min(Math.floor(max), most)) };
}

/** Quarters, so that they are exact. */
function numbers({ min, max }: Range, most: number): fc.Arbitrary<number> {
  const { min: low, max: high } = whole({ min: min * 4, max: max * 4 }, -4 * most, 4 * most);
  return fc.integer({ min: low, max: high }).map((value) => value / 4);
}

const known = Object.values(properties as Readonly<Record<string, EntryInfo<unknown>>>).filter(
  ({ later }) => !later,
);
const property = fc.constantFrom(...known);
const motion = fc.constantFrom<Commands['scrollTo']['motion']>(
  { tag: 'instant' },
  { tag: 'spring', val: { stiffness: 200, damping: 15 } },
  { tag: 'tween', val: { duration: 80, easing: { tag: 'ease' } } },
);
const transitions = fc.array(
  fc.record({
    property: fc
      .constantFrom(...known.filter(({ animate }) => animate !== 'none'))
      .map((entry) => entry.id),
    delay: fc.constantFrom(0, 0, 30, -20),
    motion,
  }),
  { maxLength: 4 },
);
/** Properties whose value is a node. */
const naming: ReadonlySet<number> = new Set([
  ...[id.focusPreferred, id.nextFocusUp, id.nextFocusRight, id.nextFocusDown, id.nextFocusLeft],
]);
const setting = property.chain((entry) => {
  const value = entry.key === 'transition' ? transitions : anyOf(entry.codec as Shape, entry.range);
  return value.map((chosen) => ({ entry, value: chosen as unknown }));
});
/** A state for a style, or none: most styles are without. */
const state = fc.oneof(
  { weight: 3, arbitrary: fc.constant(-1) },
  { weight: 1, arbitrary: fc.nat(8) },
);

const numeric = known.filter(({ animate }) => animate === 'number');
const animation = fc
  .record({
    entry: fc.constantFrom(...numeric),
    timing: anyOf(timingShape(), { min: -500, max: 500 }),
    values: fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ entry, timing, values }) => ({
    animation: 0,
    node: 0,
    property: entry.id,
    timing,
    keyframes: values.map((value, at) => ({
      offset: values.length === 1 ? 0.5 : at / (values.length - 1),
      value: { tag: 'number', val: Math.max(entry.range.min, Math.min(entry.range.max, value)) },
      easing: { tag: 'linear' },
      composite: 'replace',
    })),
  })) as fc.Arbitrary<Commands['animate']>;

/** The type of a field of `animate`. */
function timingShape(): Shape {
  const { codec } = commands.animate as EntryInfo<unknown>;
  const fields =
    (codec as Codec<unknown>).kind === 'record'
      ? (codec as Extract<Shape, { kind: 'record' }>).fields
      : [];
  const found = fields.find(([name]) => name === 'timing');
  if (!found) throw new Error('expected `animate` to have a timing');
  return found[1];
}

const face = anyOf(commands.addFontFace.codec as Shape, ANY) as fc.Arbitrary<
  Commands['addFontFace']
>;

const action = fc.constantFrom<Commands['controlAnimation']['action']>(
  { tag: 'play' },
  { tag: 'pause' },
  { tag: 'cancel' },
  { tag: 'finish' },
  { tag: 'reverse' },
  { tag: 'seek', val: 40 },
  { tag: 'rate', val: -2 },
);

/** One thing that a batch says. */
export const saying: fc.Arbitrary<Saying> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      say: fc.constant('make' as const),
      kind: fc.constantFrom('view' as const, 'view' as const, 'image' as const, 'text' as const),
      parent: place,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      say: fc.constant('move' as const),
      node: place,
      parent: place,
      before: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ say: fc.constant('remove' as const), node: place }) },
  {
    weight: 24,
    arbitrary: fc
      .tuple(place, state, setting)
      .map(([node, on, set]): Saying => ({ say: 'set', node, state: on, ...set })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      say: fc.constant('unset' as const),
      node: place,
      state,
      entry: property,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      say: fc.constant('retain' as const),
      node: place,
      state,
      entries: fc.array(property, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: face.map((one): Saying => ({ say: 'font', face: one })) },
  {
    weight: 2,
    arbitrary: fc.record({ say: fc.constant('animate' as const), node: place, animation }),
  },
  { weight: 2, arbitrary: fc.record({ say: fc.constant('control' as const), at: place, action }) },
  {
    weight: 2,
    arbitrary: fc.record({
      say: fc.constant('states' as const),
      node: place,
      states: fc.subarray(['hovered', 'selected', 'checked', 'pressed', 'disabled'] as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      say: fc.constantFrom(
        'focus' as const,
        'reveal' as const,
        'bounds' as const,
        'reload' as const,
      ),
      node: place,
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        x: fc.integer({ min: -50, max: 4_000 }),
        y: fc.integer({ min: -50, max: 4_000 }),
        motion,
      })
      .chain((to) => place.map((node): Saying => ({ say: 'scroll', node, to }))),
  },
);

/** What is wrong with a batch. */
export const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    at: fc.nat(400),
    word: fc.oneof(fc.nat(40), fc.integer({ min: 0, max: 0xffff_ffff }), fc.constant(0x7fc0_0000)),
  }),
  fc.record({ at: fc.nat(400), bit: fc.nat(31) }),
);

/** What is alive in an engine that took every batch but those that were refused. */
export class Life {
  #nodes = [1];
  #focusable = new Set<number>();
  #animations: number[] = [];
  #parents = new Map<number, number>();
  #next = 2;
  #texts = new Set<number>();
  #animation = 1;
  #before: readonly unknown[] = [];

  /** The batch that says all this. Call {@link refused} if the engine does not take it. */
  batch(sayings: readonly Saying[], sequence: number): Uint32Array {
    this.#before = [
      ...[
        [...this.#nodes],
        new Set(this.#focusable),
        [...this.#animations],
        new Map(this.#parents),
      ],
      new Set(this.#texts),
      ...[this.#next, this.#animation],
    ];
    const writer = new BatchWriter();
    for (const one of sayings) this.#say(writer, one);
    return writer.finish(sequence);
  }

  /** The last batch was refused: what it said did not happen. */
  refused(): void {
    [
      this.#nodes,
      this.#focusable,
      this.#animations,
      this.#parents,
      this.#texts,
      this.#next,
      this.#animation,
    ] = this.#before as [
      number[],
      Set<number>,
      number[],
      Map<number, number>,
      Set<number>,
      number,
      number,
    ];
  }

  #say(writer: BatchWriter, one: Saying): void {
    const pick = (at: number) => this.#nodes[at % this.#nodes.length] as number;
    /** A node that takes children: texts do not. */
    const holder = (at: number) => {
      const node = pick(at);
      return this.#texts.has(node) ? (this.#parents.get(node) ?? 1) : node;
    };
    const command = <K extends keyof Commands>(name: K, value: Commands[K]) =>
      writeEntry(
        writer,
        (commands as Readonly<Record<string, EntryInfo<unknown>>>)[name] as EntryInfo<unknown>,
        value,
      );
    switch (one.say) {
      case 'make': {
        const [node, parent] = [this.#next++, holder(one.parent)];
        command('createNode', { node, kind: one.kind });
        command('insertChild', { parent, child: node, before: 0 });
        const say = (name: 'src' | 'content', value: string) =>
          writeEntry(writer, properties[name], value);
        if (one.kind === 'image') say('src', `${one.parent % 7}.png`);
        if (one.kind === 'text') say('content', texts[one.parent % texts.length] ?? '');
        this.#nodes.push(node);
        this.#parents.set(node, parent);
        if (one.kind === 'text') this.#texts.add(node);
        else this.#texts.delete(node);
        return;
      }
      case 'move': {
        const [child, parent, before] = [pick(one.node), holder(one.parent), pick(one.before)];
        if (child === 1 || this.#isUnder(parent, child)) return;
        const next = before !== child && this.#parents.get(before) === parent ? before : 0;
        command('insertChild', { parent, child, before: next });
        this.#parents.set(child, parent);
        return;
      }
      case 'remove': {
        const node = pick(one.node);
        if (node === 1) return;
        command('removeNode', node);
        const gone = new Set(this.#nodes.filter((each) => this.#isUnder(each, node)));
        this.#nodes = this.#nodes.filter((each) => !gone.has(each));
        for (const each of gone) {
          this.#parents.delete(each);
          this.#focusable.delete(each);
        }
        // Their animations end in the next frame.
        this.#animations = [];
        return;
      }
      case 'set':
      case 'unset': {
        const node = pick(one.node);
        writer.select(node);
        if (one.state >= 0) writer.raw(id.selectState, [one.state]);
        if (one.say === 'set') {
          const value = naming.has(one.entry.id) ? pick(one.value as number) : one.value;
          writeEntry(writer, one.entry, value);
        } else command('unsetProperty', one.entry.id);
        if (one.entry.id === id.focusable && one.state < 0) {
          if (one.say === 'set' && one.value === true) this.#focusable.add(node);
          else this.#focusable.delete(node);
        }
        return;
      }
      case 'retain': {
        writer.select(pick(one.node));
        if (one.state >= 0) writer.raw(id.selectState, [one.state]);
        command(
          'retainProperties',
          one.entries.map((entry) => entry.id),
        );
        // Whether the node can take focus is not followed further: it is named no more.
        if (one.state < 0) this.#focusable.delete(pick(one.node));
        return;
      }
      case 'font':
        return command('addFontFace', one.face);
      case 'animate': {
        const animation = this.#animation++;
        command('animate', { ...one.animation, animation, node: pick(one.node) });
        this.#animations.push(animation);
        return;
      }
      case 'control': {
        const animation = this.#animations[one.at % Math.max(1, this.#animations.length)];
        if (animation === undefined) return;
        command('controlAnimation', { animation, action: one.action });
        if (one.action.tag === 'cancel')
          this.#animations = this.#animations.filter((each) => each !== animation);
        return;
      }
      case 'states':
        return command('setStates', { node: pick(one.node), states: one.states });
      case 'focus': {
        const [node] = [...this.#focusable];
        if (node !== undefined) command('focusNode', node);
        return;
      }
      case 'reveal':
        return command('revealNode', pick(one.node));
      case 'reload':
        return command('reloadImage', pick(one.node));
      case 'bounds':
        return command('queryBounds', { node: pick(one.node), token: 1 });
      case 'scroll':
        return command('scrollTo', { node: pick(one.node), ...one.to });
    }
  }

  #isUnder(node: number, top: number): boolean {
    for (let at: number | undefined = node; at !== undefined; at = this.#parents.get(at))
      if (at === top) return true;
    return false;
  }
}

/** A copy of words with something wrong with them. */
export function faulty(words: Uint32Array, fault: Fault): Uint32Array {
  const copy = words.slice();
  const at = fault.at % Math.max(1, copy.length);
  if (copy.length > 0)
    copy[at] = 'word' in fault ? fault.word : (copy[at] as number) ^ (1 << fault.bit);
  return copy;
}
