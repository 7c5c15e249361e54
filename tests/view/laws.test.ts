/**
 * Random apps: whatever happens, the focused node is in view in every frame under held keys, and at
 * rest where its containers want it, whatever came before.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Motion,
  type Node,
  type NodeProperties,
  spring,
  tween,
} from '../../host/src/index.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { boundsOf, clips, hold, onScreen, profiles, type Screen } from './stage.ts';

type Scroll = {
  policy: 'key-line' | 'center' | 'edge' | 'page';
  keyLine: number;
  keyLineItem: number;
  motion: Motion;
};

interface Rail {
  readonly scroll: Scroll;
  readonly width: number;
  readonly gap: number;
  readonly tiles: readonly number[];
  /** Height of a tile, and of one with focus. */
  readonly heights: readonly [number, number];
  /** What its tiles add to their width with focus, in how many milliseconds. */
  readonly grows: readonly [number, number];
}

interface App {
  readonly scroll: Scroll;
  readonly direction: 'ltr' | 'rtl';
  readonly rails: readonly Rail[];
}

/** Rails and tiles are named by their places among those that are there. */
type Step =
  | { readonly do: 'hold'; key: Key; pace: number; frames: number }
  | { readonly do: 'focus' | 'remove' | 'picture'; rail: number; tile: number }
  | { readonly do: 'insert' | 'grow'; rail: number; tile: number; length: number }
  | { readonly do: 'move'; rail: number; tile: number; to: number }
  | { readonly do: 'resize'; rail: number; length: number }
  | { readonly do: 'push'; length: number }
  | { readonly do: 'scroll'; rail: number; scroll: Scroll }
  | { readonly do: 'restore' };

const length = fc.integer({ min: 20, max: 700 });
const place = fc.nat(9);

const motion: fc.Arbitrary<Motion> = fc.oneof(
  fc.constant<Motion>(spring()),
  fc
    .record({
      stiffness: fc.integer({ min: 30, max: 400 }),
      damping: fc.integer({ min: 3, max: 60 }),
    })
    .map((values) => spring(values)),
  fc.integer({ min: 50, max: 500 }).map((duration) => tween(duration, 'ease-out')),
  fc.constant<Motion>('instant'),
);

const scroll: fc.Arbitrary<Scroll> = fc.record({
  policy: fc.constantFrom('key-line', 'center', 'edge', 'page'),
  keyLine: fc.constantFrom(0, 0.3, 0.5, 1),
  keyLineItem: fc.constantFrom(0, 0.5, 1),
  motion,
});

const app: fc.Arbitrary<App> = fc.record({
  scroll,
  direction: fc.constantFrom('ltr', 'rtl'),
  rails: fc.array(
    fc.record({
      scroll,
      width: fc.integer({ min: 300, max: 1920 }),
      gap: fc.integer({ min: 0, max: 60 }),
      tiles: fc.array(length, { minLength: 1, maxLength: 14 }),
      heights: fc.tuple(fc.integer({ min: 40, max: 500 }), fc.integer({ min: 40, max: 700 })),
      grows: fc.tuple(fc.constantFrom(0, 160), fc.constantFrom(0, 120)),
    }),
    { minLength: 1, maxLength: 7 },
  ),
});

const held = fc.record({
  do: fc.constant('hold' as const),
  key: fc.constantFrom<Key>('arrow-up', 'arrow-right', 'arrow-down', 'arrow-left'),
  // 5 to 30 keys per second.
  pace: fc.constantFrom(2, 3, 4, 6, 12),
  frames: fc.integer({ min: 2, max: 16 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: held, weight: 6 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom('focus', 'remove', 'picture'),
      rail: place,
      tile: place,
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constantFrom('insert', 'grow'),
      rail: place,
      tile: place,
      length,
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ do: fc.constant('move' as const), rail: place, tile: place, to: place }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('resize' as const), rail: place, length }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('push' as const), length }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('scroll' as const), rail: place, scroll }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('restore' as const) }), weight: 1 },
);

/** A page of rails, and what stands before them. */
interface Page {
  readonly node: Node;
  readonly head: Node;
  readonly rails: Node[];
}

function tile(screen: Screen, width: number, { heights, grows: [by, time] }: Rail): Node {
  const focused: NodeProperties = {
    height: heights[1],
    ...(by === 0 ? {} : { width: width + by }),
  };
  return screen.stage.view({
    width,
    height: heights[0],
    flexShrink: 0,
    focusable: true,
    states: { focused },
    ...(time === 0 ? {} : { transition: { width: tween(time), height: tween(time) } }),
  });
}

function build(screen: Screen, { scroll, direction, rails }: App): Page {
  const { stage } = screen;
  const node = stage.view({
    width: 1920,
    height: 1080,
    direction,
    flexDirection: 'column',
    overflow: 'hidden',
    scroll: { axis: 'y', ...scroll },
  });
  const head = stage.view({ height: 0, flexShrink: 0 });
  const rows = rails.map((rail) =>
    stage
      .view({
        width: rail.width,
        gap: rail.gap,
        flexShrink: 0,
        alignItems: 'flex-start',
        overflow: 'hidden',
        scroll: { axis: 'x', ...rail.scroll },
        focusGroup: true,
      })
      .append(...rail.tiles.map((width) => tile(screen, width, rail))),
  );
  stage.append(node.append(head, ...rows));
  return { node, head, rails: rows };
}

/**
 * How long a key was held, so that what it did is in view; what else a step does, is done in one
 * turn.
 */
async function take(screen: Screen, page: Page, app: App, step: Step): Promise<void> {
  const { stage, headless } = screen;
  if (step.do === 'hold') {
    const { key, pace, frames } = step;
    await hold(screen, key, pace, frames, async (frame) => {
      if (stage.focused) await isInView(screen, `frame ${frame}`);
    });
    return;
  }
  if (step.do === 'restore') {
    stage.suspend();
    stage.resume();
    return;
  }
  if (step.do === 'push') {
    page.head.set({ height: step.length });
    return;
  }
  const at = step.rail % page.rails.length;
  const rail = page.rails[at] as Node;
  const plan = app.rails[at] as Rail;
  if (step.do === 'resize') rail.set({ width: step.length + 200 });
  if (step.do === 'scroll') rail.set({ scroll: step.scroll });
  if (!('tile' in step)) return;
  const node = rail.children[step.tile % Math.max(1, rail.children.length)];
  if (step.do === 'insert') {
    const other = tile(screen, step.length, plan);
    if (node) rail.insertBefore(other, node);
    else rail.append(other);
  }
  if (step.do === 'picture') {
    const picture = stage.image({
      src: 'tests/assets/quadrants.png',
      height: 80,
      flexShrink: 0,
      focusable: true,
    });
    if (node) rail.insertBefore(picture, node);
    else rail.append(picture);
  }
  if (!node) return;
  if (step.do === 'focus') node.focus();
  if (step.do === 'remove') node.remove();
  if (step.do === 'grow') node.set({ width: step.length });
  if (step.do === 'move') page.rails[step.to % page.rails.length]?.append(node);
  await headless.settle();
  if (stage.focused) await isInView(screen, step.do);
}

/** What a container shows of a span of the focused node, and what it might show, in dp. */
interface Seen {
  readonly of: string;
  readonly seen: number;
  readonly most: number;
}

/** What the containers of the focused node show of it, each in the axis in which it scrolls. */
async function seenIn(screen: Screen): Promise<Seen[]> {
  const focused = screen.stage.focused as Node;
  const [rail, page] = clips(focused, screen) as [Node, Node];
  const [box, around, all] = await boundsOf(screen, focused, rail, page);
  if (!box || !around || !all) throw new Error('Expected three boxes.');
  const common = (a: number, b: number, from: number, to: number) =>
    Math.min(b, to) - Math.max(a, from);
  return [
    {
      of: 'rail',
      seen: common(box.x, box.x + box.width, around.x, around.x + around.width),
      most: Math.min(box.width, around.width),
    },
    {
      of: 'page',
      seen: common(box.y, box.y + box.height, all.y, all.y + all.height),
      most: Math.min(box.height, all.height),
    },
  ];
}

/**
 * Lines on which an item is out of view at rest, by design: its end at the start, or its start at
 * the end.
 */
async function isInView(screen: Screen, when: string): Promise<void> {
  for (const { of, seen, most } of await seenIn(screen)) {
    const due = Math.min(16, most) - 0.1;
    if (seen >= due || outside.has(of)) continue;
    assert.fail(`${when}: ${seen} of ${most} dp are seen in the ${of}`);
  }
}

/** Containers whose policy leaves the focused node out of view. */
const outside = new Set<string>();

const leavesOut = ({ policy, keyLine, keyLineItem }: Scroll) =>
  policy === 'key-line' &&
  ((keyLine === 0 && keyLineItem === 1) || (keyLine === 1 && keyLineItem === 0));

/** At rest: revealing changes nothing, and what an edge has is seen whole. */
async function isAtRest(screen: Screen, policies: ReadonlyMap<Node, Scroll>): Promise<void> {
  const { stage, headless } = screen;
  await headless.rest();
  const { focused } = stage;
  if (!focused) return;
  const containers = clips(focused, screen);
  const before = await boundsOf(screen, focused, ...containers);
  const seen = await seenIn(screen);
  focused.reveal();
  await headless.rest();
  assert.deepEqual(
    await boundsOf(screen, focused, ...containers),
    before,
    'revealing it changes nothing',
  );
  for (const [at, { of, seen: length, most }] of seen.entries()) {
    const { policy } = policies.get(containers[at] as Node) as Scroll;
    if (policy !== 'edge' && policy !== 'page') continue;
    assert.ok(
      length >= most - 0.1,
      `${length} of ${most} dp are seen in the ${of} of policy ${policy}`,
    );
  }
}

for (const profile of profiles) {
  describe(`random apps, profile ${profile}`, () => {
    it('keep focus in view, and bring it to a place that depends on the scene alone', async () => {
      const steps = fc.array(step, { minLength: 5, maxLength: 25 });
      const property = fc.asyncProperty(app, steps, (plan, life) =>
        onScreen(profile, async (screen) => {
          const page = build(screen, plan);
          const policies = new Map<Node, Scroll>([[page.node, plan.scroll]]);
          page.rails.forEach((rail, at) => {
            policies.set(rail, (plan.rails[at] as Rail).scroll);
          });
          await screen.headless.settle();
          for (const each of life) {
            if (each.do === 'scroll')
              policies.set(page.rails[each.rail % page.rails.length] as Node, each.scroll);
            outside.clear();
            if (leavesOut(plan.scroll)) outside.add('page');
            if ([...policies].some(([node, scroll]) => node !== page.node && leavesOut(scroll)))
              outside.add('rail');
            await take(screen, page, plan, each);
            await isAtRest(screen, policies);
          }
        }),
      );
      await fc.assert(property, {
        seed: 9,
        numRuns: profile === 'rust' ? 60 : 25,
        endOnFailure: false,
      });
    });
  });
}
