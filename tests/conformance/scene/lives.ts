/**
 * Random lives of a scene: whatever it was told and in whatever order, what it told adds up to what
 * the model says of that moment.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { damagedStream, isTaken } from '../damage.ts';
import { drawing } from '../render/system.ts';
import { Model, type Picture } from './model.ts';
import {
  type Box,
  bits,
  boxes,
  joined,
  Known,
  made,
  put,
  ROOT,
  refusal,
  removed,
  type SceneInterface,
  type Style,
  style,
  type Viewport,
} from './system.ts';

const LAST: Viewport = { width: 1_000, height: 400, pixelRatioX: 1, pixelRatioY: 1 };

/** One thing that is told. Nodes are named by their places among those that are there. */
type Step =
  | {
      readonly tell: 'make' | 'move';
      readonly node: number;
      readonly other: number;
      readonly before: number;
    }
  | { readonly tell: 'remove' | 'focus'; readonly node: number }
  | { readonly tell: 'style'; readonly node: number; readonly style: Style }
  | { readonly tell: 'box'; readonly node: number; readonly box: Box }
  | { readonly tell: 'scroll'; readonly node: number; readonly offset: readonly [number, number] }
  | {
      readonly tell: 'states';
      readonly node: number;
      readonly add: number;
      readonly remove: number;
    }
  | { readonly tell: 'update'; readonly viewport: Viewport }
  | { readonly tell: 'take' };

// Whole numbers and halves and doubles of them: floats are exact, and edges meet.
const position = fc.integer({ min: -40, max: 40 }).map((value) => value * 16);
const size = fc.integer({ min: 0, max: 20 }).map((value) => value * 16);
const scale = fc.constantFrom(1, 1, 2, 0.5, -1);
const pivot = fc.oneof(
  fc.constantFrom(0, 50, 100).map((val) => ({ tag: 'percent' as const, val })),
  size.map((val) => ({ tag: 'dp' as const, val })),
);
const one = (values: { readonly [K in keyof Style]: fc.Arbitrary<Style[K]> }) =>
  fc.oneof(
    ...Object.entries(values).map(([key, value]) =>
      (value as fc.Arbitrary<unknown>).map((chosen): Style => ({ [key]: chosen })),
    ),
  );
const anyStyle = one({
  visibility: fc.constantFrom('visible', 'visible', 'hidden'),
  display: fc.constantFrom('flex', 'grid', 'block', 'none', 'contents', 'contents'),
  opacity: fc.constantFrom(1, 0.5, 0),
  zIndex: fc.integer({ min: -2, max: 2 }),
  translateX: position,
  translateY: position,
  scaleX: scale,
  scaleY: scale,
  pivotX: pivot,
  pivotY: pivot,
  cullMargin: fc.constantFrom(0, 16, 240, 2_000),
  overflowX: fc.constantFrom('visible', 'hidden', 'scroll'),
  overflowY: fc.constantFrom('visible', 'hidden'),
  borderTopWidth: fc.constantFrom(0, 4, 60),
  borderLeftWidth: fc.constantFrom(0, 2, 12),
  borderTopLeftRadius: size,
  borderBottomLeftRadius: size,
  focusable: fc.boolean(),
  focusGroup: fc.boolean(),
  scrollAxis: fc.constantFrom('none', 'x', 'y', 'both'),
});
const index = fc.nat(1_000);
const states = fc
  .subarray(['hovered', 'pressed', 'disabled', 'focused', 'focus-within'] as const)
  .map((list) => bits(...list));
const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(
    5,
    fc.record({ tell: fc.constant('make' as const), node: index, other: index, before: index }),
  ),
  weighted(
    2,
    fc.record({ tell: fc.constant('move' as const), node: index, other: index, before: index }),
  ),
  weighted(1, fc.record({ tell: fc.constant('remove' as const), node: index })),
  weighted(1, fc.record({ tell: fc.constant('focus' as const), node: index })),
  weighted(8, fc.record({ tell: fc.constant('style' as const), node: index, style: anyStyle })),
  weighted(
    5,
    fc.tuple(index, position, position, size, size, size, size).map(
      ([node, x, y, width, height, across, down]): Step => ({
        tell: 'box',
        node,
        box: [x, y, width, height, across, down, width / 4],
      }),
    ),
  ),
  weighted(
    3,
    fc.record({
      tell: fc.constant('scroll' as const),
      node: index,
      offset: fc.tuple(position, position),
    }),
  ),
  weighted(
    2,
    fc.record({ tell: fc.constant('states' as const), node: index, add: states, remove: states }),
  ),
  weighted(
    4,
    fc
      .constantFrom(600, 1_000)
      .map((width): Step => ({ tell: 'update', viewport: { ...LAST, width } })),
  ),
  weighted(2, fc.constant<Step>({ tell: 'take' })),
);

function weighted<T>(
  weight: number,
  arbitrary: fc.Arbitrary<T>,
): { weight: number; arbitrary: fc.Arbitrary<T> } {
  return { weight, arbitrary };
}

/** @param scene The system, known once tests run. */
export function lives(scene: () => SceneInterface): void {
  it('in any session, what it reported is what the model says', () => {
    const property = fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (life) => {
      const system = scene();
      system.reset();
      const [model, known] = [new Model(), new Known()];
      for (const each of [
        ...life,
        { tell: 'take' } as const,
        { tell: 'update', viewport: LAST } as const,
      ]) {
        tell(system, model, known, each);
      }
      const fresh = new Known();
      fresh.learn(system.redraw());
      compare(fresh, model.picture(LAST));
    });
    fc.assert(property, { numRuns: 1_500, seed: 7 });
  });
}

/** @param scene The system, known once tests run. */
export function damaged(scene: () => SceneInterface): void {
  it('takes or refuses whole a stream with a few mutated words', () => {
    const counts = { taken: 0, refused: 0 };
    const base = joined(made(2, ROOT), made(3, 2), made(4, ROOT, 2, 'text'));
    const styles = fc.array(fc.tuple(fc.constantFrom(2, 3, 4), anyStyle), {
      minLength: 1,
      maxLength: 6,
    });
    const stream = styles.chain((list) =>
      damagedStream(
        joined(
          made(5, 3),
          put(3, ROOT, 2),
          ...list.map(([node, values]) => style(node, values)),
          removed(4),
        ),
      ),
    );
    const property = fc.property(stream, fc.array(anyCall, { maxLength: 6 }), (words, calls) => {
      const system = scene();
      system.reset();
      system.apply(base);
      system.setBoxes(
        boxes({ 1: [0, 0, 1_000, 400], 2: [5, 5, 100, 100], 3: [5, 5, 50, 50], 4: [0, 0, 9, 9] }),
      );
      system.update(LAST);
      const before = system.redraw();
      if (isTaken(() => system.apply(words))) counts.taken += 1;
      else {
        counts.refused += 1;
        assert.deepEqual(system.redraw(), before);
      }
      for (const call of calls) isTaken(() => call(system));
      system.takeStates();
      system.takePlacements();
      for (const drawing of [system.update(LAST), system.redraw()]) {
        for (const list of [
          drawing.geometry,
          drawing.affines,
          drawing.shifts,
          drawing.spaceTransforms,
          drawing.clipShapes,
          drawing.scales,
          drawing.imageScales,
        ]) {
          assert.ok(list.every(Number.isFinite), `${list}`);
        }
      }
    });
    fc.assert(property, { numRuns: 3_000, seed: 8 });
    assert.ok(counts.taken > 200 && counts.refused > 500, JSON.stringify(counts));
  });
}

const anyNode = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) },
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
const anyFloat = fc.oneof(fc.float(), fc.constantFrom(3e38, -3e38, 0));
const anyCall: fc.Arbitrary<(scene: SceneInterface) => unknown> = fc.oneof(
  fc.tuple(fc.array(anyNode, { maxLength: 3 }), fc.array(anyFloat, { maxLength: 31 })).map(
    ([nodes, values]) =>
      (scene: SceneInterface) =>
        scene.setBoxes({
          nodes: Uint32Array.from(nodes),
          values: Float32Array.from(values.slice(0, 10 * nodes.length)),
        }),
  ),
  fc.tuple(fc.array(anyNode, { maxLength: 3 }), fc.array(anyFloat, { maxLength: 6 })).map(
    ([nodes, values]) =>
      (scene: SceneInterface) =>
        scene.setOffsets(
          Uint32Array.from(nodes),
          Float32Array.from(values),
          Float32Array.from(values),
        ),
  ),
  anyNode.map((node) => (scene: SceneInterface) => scene.setFocus(node)),
  fc.tuple(anyNode, fc.nat(0x3ff), fc.nat(0x3ff)).map(
    ([node, add, remove]) =>
      (scene: SceneInterface) =>
        scene.setStates(node, add, remove),
  ),
  anyNode.map((node) => (scene: SceneInterface) => scene.bounds(node)),
  fc.tuple(anyFloat, anyFloat, anyFloat, anyFloat).map(
    ([width, height, pixelRatioX, pixelRatioY]) =>
      (scene: SceneInterface) =>
        scene.update({ width, height, pixelRatioX, pixelRatioY }),
  ),
);

function tell(scene: SceneInterface, model: Model, known: Known, step: Step): void {
  const all = [...model.nodes.keys()];
  const pick = (at: number) => all[at % all.length] ?? ROOT;
  switch (step.tell) {
    case 'make':
    case 'move':
      insert(scene, model, step, pick);
      break;
    case 'remove': {
      const node = pick(step.node);
      if (node === ROOT) break;
      const gone = model.remove(node);
      scene.apply(removed(...gone));
      for (const each of gone) known.forget(each);
      break;
    }
    case 'focus':
      model.focus = step.node % 5 === 0 ? 0 : pick(step.node);
      scene.setFocus(model.focus);
      break;
    case 'style':
      model.set(pick(step.node), step.style);
      scene.apply(style(pick(step.node), step.style));
      break;
    case 'box':
      model.place(pick(step.node), step.box);
      scene.setBoxes(boxes({ [pick(step.node)]: step.box }));
      break;
    case 'scroll':
      model.scroll(pick(step.node), step.offset);
      scroll(scene, pick(step.node), step.offset);
      break;
    case 'states':
      model.setStates(pick(step.node), step.add, step.remove);
      scene.setStates(pick(step.node), step.add, step.remove);
      break;
    case 'take':
      known.learnStates(scene.takeStates().nodes);
      known.learnPlacements(scene.takePlacements().layout.words);
      assert.equal(scene.takeStates().nodes.length + scene.takePlacements().layout.words.length, 0);
      compareTaken(known, model);
      break;
    case 'update': {
      known.learn(scene.update(step.viewport));
      assert.deepEqual(scene.update(step.viewport), drawing({}), 'what was told is not told again');
      const picture = model.picture(step.viewport);
      compare(known, picture);
      compareSeen(scene, known, model, picture);
    }
  }
}

function insert(
  scene: SceneInterface,
  model: Model,
  { tell, node, other, before }: Extract<Step, { tell: 'make' | 'move' }>,
  pick: (at: number) => number,
): void {
  const parent = pick(other);
  const siblings = model.nodes.get(parent)?.children ?? [];
  const next = [...siblings, 0][before % (siblings.length + 1)] ?? 0;
  if (tell === 'make') {
    const free = 2 + ([...Array(30).keys()].findIndex((at) => !model.nodes.has(at + 2)) ?? 0);
    model.make(free, parent, next);
    scene.apply(made(free, parent, next));
    return;
  }
  const child = pick(node);
  if (child === next) return;
  if (child === ROOT || model.isUnder(parent, child)) {
    assert.deepEqual(
      refusal(() => scene.apply(put(child, parent, next))),
      { tag: 'unknown-node', val: child },
    );
    return;
  }
  model.put(child, parent, next);
  scene.apply(put(child, parent, next));
}

/** Compares what is drawn: the order, and every node, space and clip that somebody needs for it. */
function compare(known: Known, { places, spaces, clips, order, groups }: Picture): void {
  assert.deepEqual(known.order, order);
  assert.deepEqual(known.groups, groups);
  for (const { clip } of groups) assert.ok(clip === 0 || known.clips.has(clip), `clip ${clip}`);
  const seeSpace = (space: number) => {
    if (space !== 0) near(known.spaces.get(space), spaces.get(space), `space ${space}`);
  };
  const seeClip = (clip: number) => {
    if (clip === 0) return;
    const [got, expected] = [known.clips.get(clip), clips.get(clip)];
    assert.deepEqual(
      [got?.within, got?.space],
      [expected?.within, expected?.space],
      `clip ${clip}`,
    );
    near(got?.numbers, expected?.numbers, `clip ${clip}`);
    seeSpace(expected?.space ?? 0);
    seeClip(expected?.within ?? 0);
  };
  for (const node of order) {
    const [got, expected] = [known.nodes.get(node), places.get(node)?.geometry];
    assert.deepEqual([got?.space, got?.clip], [expected?.space, expected?.clip], `node ${node}`);
    near(got?.numbers, expected?.numbers, `node ${node}`);
    seeSpace(expected?.space ?? 0);
    seeClip(expected?.clip ?? 0);
  }
}

/** Compares what nodes hear, and where they say that they are. */
function compareSeen(scene: SceneInterface, known: Known, model: Model, { places }: Picture): void {
  for (const node of model.nodes.keys()) {
    const place = places.get(node);
    const got = [known.inBounds.has(node), known.inViewport.has(node)];
    assert.deepEqual(
      got,
      [place?.inBounds === true, place?.inViewport === true],
      `node ${node} is seen`,
    );
    if (!place) continue;
    const [left, top, right, bottom] = place.bounds;
    const { x, y, width, height } = scene.bounds(node);
    near([x, y, width, height], [left, top, right - left, bottom - top], `bounds of ${node}`);
  }
}

function compareTaken(known: Known, model: Model): void {
  const { places } = model.picture(LAST);
  for (const node of model.nodes.keys()) {
    assert.equal(known.states.get(node) ?? 0, model.states(node), `states of ${node}`);
    assert.deepEqual(
      known.placements.get(node),
      places.get(node)?.placement,
      `placement of ${node}`,
    );
  }
}

function near(
  got: readonly number[] | undefined,
  expected: readonly number[] | undefined,
  what: string,
): void {
  const isNear =
    got !== undefined &&
    expected !== undefined &&
    got.length === expected.length &&
    got.every((value, at) => Math.abs(value - (expected[at] ?? 0)) <= 0.001);
  assert.ok(isNear, `${what}: expected ${expected}, got ${got}`);
}

/** Scrolls a container; its content is drawn where it is. */
function scroll(scene: SceneInterface, node: number, offset: readonly number[]): void {
  const values = Float32Array.from(offset);
  scene.setOffsets(Uint32Array.of(node), values, values);
}
