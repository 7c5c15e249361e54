/**
 * Steps of random lives: what an app and a person may do to a stage, as plain data that fast-check
 * can shrink, and how it is done.
 *
 * @module
 */
import fc from 'fast-check';
import { connectStage, type Stage } from '../../host/src/app/stage.ts';
import type { EngineFactory } from '../../host/src/engine/engine.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import {
  cubicBezier,
  InlayError,
  type Node,
  type NodeProperties,
  spring,
  steps,
  tween,
} from '../../host/src/index.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { stageConfig } from '../host/support/bench.ts';

/**
 * A stage with few pixels: lives are compared by what is where, and pictures of them are made
 * often.
 */
const smallStage = { ...stageConfig, pixelWidth: 192, pixelHeight: 108, textureBudget: 1 << 24 };

const assets = new URL('../../examples/home/', import.meta.url).href;

/** One thing that is done. Nodes are named by their places among those that are there. */
export interface Step {
  readonly action: Action;
  readonly node: number;
  readonly other: number;
  readonly kind: 'view' | 'image' | 'text';
  readonly properties: NodeProperties;
  /** Milliseconds that pass afterwards; 0 is none. */
  readonly wait: number;
}

type Action =
  | 'make'
  | 'neighbour'
  | 'set'
  | 'remove'
  | 'move'
  | 'animate'
  | 'focus'
  | 'scroll'
  | 'reveal'
  | 'select'
  | { readonly key: Key };

/** A stage on an engine, and its nodes. */
export interface World {
  readonly headless: Headless;
  readonly stage: Stage;
  nodes: Node[];
}

/** A world with nothing in it but a font. */
export async function openWorld(engine: EngineSource, factory: EngineFactory): Promise<World> {
  const headless = await Headless.open({ engine, factory, stage: smallStage, base: assets });
  const stage = await connectStage(headless.app);
  stage.on('error', (error) => {
    throw error;
  });
  stage.addFont({ family: 'Inter', src: 'assets/fonts/Inter-Regular.ttf' });
  return { headless, stage, nodes: [stage.root] };
}

const colors = ['#ff0000', '#00ff0080', '#0000ff', 'rgb(10 20 30 / 40%)', '#ffffff'] as const;
const lengths = [0, 20, 100, 300, '50%', 'auto'] as const;

/** Values of each property, also those under which little is left to see. */
const choices: Readonly<{ [K in keyof NodeProperties]?: readonly NodeProperties[K][] }> = {
  width: lengths,
  height: lengths,
  minWidth: [0, 100, null],
  aspectRatio: [1, 1.5, null],
  background: colors,
  opacity: [0, 0.3, 1],
  translate: [
    [-120, 40],
    [300, 200],
  ],
  scale: [0, 1, 1.5, -1, [2, 0.5]],
  rotation: [0, 30, 200],
  pivot: [0, '50%', ['100%', 20]],
  radius: [0, 10, [5, 60, 0, 20]],
  zIndex: [-1, 0, 2],
  visibility: ['visible', 'hidden'],
  display: ['flex', 'block', 'grid', 'none', 'contents'],
  overflow: ['visible', 'hidden', 'scroll', ['hidden', 'visible']],
  scroll: [
    'x',
    'both',
    'none',
    { axis: 'x', keyLine: 0.3 },
    { axis: 'y', policy: 'center', motion: tween(100) },
  ],
  focusable: [true, false],
  focusGroup: [true, false, { remember: true }, { remember: true, entry: 'first' }, { trap: true }],
  position: ['relative', 'absolute'],
  inset: [0, 50, 'auto', [10, 'auto', 'auto', 30]],
  flexDirection: ['row', 'column', 'row-reverse', 'column-reverse'],
  flexWrap: ['wrap', 'nowrap', 'wrap-reverse'],
  padding: [0, 20, '5%', [1, 2, 3, 4]],
  margin: [0, 20, 'auto', -30],
  gap: [0, 10],
  flex: [1, 2, null],
  flexShrink: [0, 1],
  direction: ['ltr', 'rtl', 'inherit'],
  gridTemplateColumns: ['1fr 1fr', 'repeat(auto-fill, 120)', null],
  claimedKeys: [[], ['enter'], ['arrow-up']],
  key: ['a', 'b', null],
  states: [
    { focused: { scale: 1.2, background: '#ffffff' } },
    { 'focus-within': { width: 250, zIndex: 3 } },
    { selected: { opacity: 0.5 }, pressed: { rotation: 10 } },
    { loaded: { opacity: 0.9 }, failed: { background: '#00ff00' } },
    null,
  ],
  transition: [
    { scale: spring(), background: tween(150, 'ease-out') },
    { width: tween(100), opacity: tween(200, steps(3)) },
    { translate: spring({ stiffness: 100, damping: 5 }) },
  ],
};
const textChoices: typeof choices = {
  content: [
    'Hello',
    'A longer text that is broken into several lines',
    '',
    'שלום',
    'x',
    'ex\u00adtra\u00ador\tdi\u00adna\u00adry',
  ],
  fontSize: [20, 60],
  maxLines: [0, 1],
  textOverflow: ['clip', 'ellipsis'],
  textAlign: ['start', 'center', 'end'],
};
const imageChoices: typeof choices = {
  src: [
    'assets/posters/aelita.webp',
    'assets/posters/a-bucket-of-blood.jpg',
    'assets/nowhere.png',
    '',
  ],
  objectFit: ['fill', 'cover', 'contain', 'none'],
  placeholderColor: colors,
};

/** Some properties of a table, each with one of its values. */
function some(table: typeof choices, most: number): fc.Arbitrary<NodeProperties> {
  const one = fc.oneof(
    ...Object.entries(table).map(([name, values]) =>
      fc.constantFrom(...(values as readonly unknown[])).map((value) => [name, value] as const),
    ),
  );
  return fc
    .array(one, { maxLength: most })
    .map((entries) => Object.fromEntries(entries) as NodeProperties);
}

const keys = ['arrow-up', 'arrow-right', 'arrow-down', 'arrow-left', 'enter', 'back'] as const;
const action = fc.oneof(
  { weight: 7, arbitrary: fc.constant<Action>('make') },
  { weight: 6, arbitrary: fc.constant<Action>('set') },
  { weight: 4, arbitrary: fc.constantFrom(...keys).map((key): Action => ({ key })) },
  { weight: 2, arbitrary: fc.constantFrom<Action>('remove', 'move', 'animate') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Action>('focus', 'scroll', 'reveal', 'select', 'neighbour'),
  },
);

/** Steps, with pictures among the nodes or without. */
export function step({ images }: { images: boolean }): fc.Arbitrary<Step> {
  const kinds = fc.constantFrom<Step['kind']>(
    'view',
    'view',
    'view',
    'text',
    images ? 'image' : 'view',
  );
  return kinds.chain((kind) => {
    const own = kind === 'text' ? textChoices : imageChoices;
    const properties = fc
      .tuple(some(choices, 5), kind === 'view' ? fc.constant({}) : some(own, 3))
      .map(([common, special]): NodeProperties => ({ ...common, ...special }));
    const wait = fc.constantFrom(0, 0, 16, 16, 100, 300);
    return fc.record({
      action,
      node: fc.nat(1000),
      other: fc.nat(1000),
      kind: fc.constant(kind),
      properties,
      wait,
    });
  });
}

/** Does a step. What the API refuses by its rules, it refuses in every world alike. */
export async function take(
  world: World,
  { action, node, other, kind, properties, wait }: Step,
): Promise<void> {
  world.nodes = world.nodes.filter((each) => !each.isRemoved);
  const at = (place: number) => world.nodes[place % world.nodes.length] as Node;
  try {
    act(world, action, at(node), at(other), kind, properties);
  } catch (error) {
    if (!(error instanceof InlayError)) throw error;
  }
  const { headless } = world;
  if (wait > 0) await headless.advance(headless.time + wait);
}

function act(
  { headless, stage, nodes }: World,
  action: Action,
  node: Node,
  other: Node,
  kind: Step['kind'],
  properties: NodeProperties,
): void {
  if (typeof action === 'object') return headless.press(action.key);
  switch (action) {
    case 'make': {
      const made = kind === 'text' ? stage.text('Text', properties) : stage[kind](properties);
      nodes.push(made);
      node.append(made);
      return;
    }
    case 'set':
      // Without a root that is shown, a life is dull.
      if (node !== stage.root || properties.display === undefined) node.set(properties);
      return;
    case 'remove':
      if (node !== stage.root) node.remove();
      return;
    case 'move':
      other.insertBefore(node, other.children[node.id % (other.children.length + 1)]);
      return;
    case 'animate': {
      const keyframes = [
        { opacity: [0, 1] },
        { translateX: [0, 200, 50] },
        { width: [100, 300] },
        { background: ['#ff0000', '#00ff00'] },
      ] as const;
      const timing = {
        duration: 220,
        fill: 'both',
        direction: 'alternate',
        easing: cubicBezier(0.3, 0, 0.2, 1),
      } as const;
      const animation = node.animate(
        keyframes[other.id % keyframes.length] as (typeof keyframes)[0],
        timing,
      );
      animation.finished.catch(() => {});
      return;
    }
    case 'neighbour':
      node.set({
        nextFocusRight: other,
        focusPreferred: other,
        states: { focused: { nextFocusDown: node } },
      });
      return;
    case 'focus':
      return node.focus();
    case 'scroll':
      return node.scrollTo(200, 100, other.id % 2 === 0 ? 'instant' : spring());
    case 'reveal':
      return node.reveal();
    case 'select':
      node.setStates(...(other.id % 2 === 0 ? (['selected'] as const) : []));
      return;
  }
}
