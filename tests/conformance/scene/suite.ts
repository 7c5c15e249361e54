/**
 * What every `inlay:scene` answers. Speaks only the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { id } from '../../../schema/typescript/index.ts';
import { damaged, lives } from './lives.ts';
import {
  type Box,
  bits,
  boxes,
  type Drawing,
  joined,
  Known,
  made,
  put,
  ROOT,
  refusal,
  removed,
  type SceneInterface,
  type Style,
  stream,
  style,
  unset,
} from './system.ts';

const STAGE = { width: 1_000, height: 500, pixelRatioX: 1, pixelRatioY: 1 };
/** A box of 200 x 100 dp at 100, 50, and one of 20 x 20 dp in it at 10, 10. */
const OUTER = 2;
const INNER = 3;

/** @param load Gives a new instance, or one that was reset. */
export function conformance(name: string, load: () => Promise<SceneInterface>): void {
  describe(`${name}: inlay:scene`, () => {
    let scene: SceneInterface;
    let known: Known;
    before(async () => {
      scene = await load();
    });
    beforeEach(() => {
      scene.reset();
      known = new Known();
      scene.apply(joined(made(OUTER, ROOT), made(INNER, OUTER)));
      boxed({
        [ROOT]: [0, 0, 1_000, 500],
        [OUTER]: [100, 50, 200, 100],
        [INNER]: [10, 10, 20, 20],
      });
    });

    const boxed = (nodes: Readonly<Record<number, Box>>) => scene.setBoxes(boxes(nodes));
    const set = (node: number, values: Style) => scene.apply(style(node, values));
    const scrolled = (node: number, x: number, y: number) =>
      scene.setOffsets(Uint32Array.of(node), Float32Array.of(x, y), Float32Array.of(x, y));
    const update = (viewport = STAGE): Drawing => {
      const drawing = scene.update(viewport);
      known.learn(drawing);
      return drawing;
    };
    const affine = (node: number) => known.nodes.get(node)?.numbers.slice(0, 6);
    const opacity = (node: number) =>
      known.groups.find((group) => group.node === node)?.opacity ?? 1;
    const bounds = (node: number) => {
      const { x, y, width, height } = scene.bounds(node);
      return [x, y, width, height];
    };
    const near = (got: readonly number[] | undefined, expected: readonly number[]) => {
      const isNear =
        got?.length === expected.length &&
        expected.every((value, at) => close(got[at] ?? 0, value));
      assert.ok(isNear, `expected ${expected}, got ${got}`);
    };
    const close = (one: number, other: number) => Math.abs(one - other) <= 0.001;
    const states = () => {
      known.learnStates(scene.takeStates().nodes);
      return Object.fromEntries([...known.states].filter(([, value]) => value !== 0));
    };
    const placements = () => {
      known.learnPlacements(scene.takePlacements().layout.words);
      return Object.fromEntries(known.placements);
    };

    describe('transforms', () => {
      it('positions add up', () => {
        update();
        assert.deepEqual(affine(INNER), [1, 0, 0, 1, 110, 60]);
        assert.deepEqual(bounds(INNER), [110, 60, 20, 20]);
      });

      it('a shift moves the node with its content', () => {
        set(OUTER, { translateX: 5, translateY: -7 });
        update();
        assert.deepEqual(
          [bounds(OUTER), bounds(INNER)],
          [
            [105, 43, 200, 100],
            [115, 53, 20, 20],
          ],
        );
      });

      const pivots: readonly [
        what: string,
        Style,
        outer: readonly number[],
        inner: readonly number[],
      ][] = [
        // The middle of the outer box is at 200, 100: everything is twice as far from it.
        ['about the middle', {}, [0, 0, 400, 200], [20, 20, 40, 40]],
        ['about a corner', pivot('dp', 0, 0), [100, 50, 400, 200], [120, 70, 40, 40]],
        [
          'about the far corner',
          pivot('percent', 100, 100),
          [-100, -50, 400, 200],
          [-80, -30, 40, 40],
        ],
        ['about a point in dp', pivot('dp', 50, 20), [50, 30, 400, 200], [70, 50, 40, 40]],
      ];
      for (const [what, values, outer, inner] of pivots) {
        it(`scale is ${what}`, () => {
          set(OUTER, { scaleX: 2, scaleY: 2, ...values });
          update();
          near(bounds(OUTER), outer);
          near(bounds(INNER), inner);
        });
      }

      it('each axis has a scale of its own', () => {
        set(OUTER, { scaleX: 0.5, scaleY: 3 });
        update();
        near(bounds(OUTER), [150, -50, 100, 300]);
        near(bounds(INNER), [155, -20, 10, 60]);
      });

      it('a negative scale mirrors', () => {
        set(OUTER, { scaleX: -1 });
        update();
        // What was 10 right of the left edge is 10 left of the right one.
        near(bounds(INNER), [270, 60, 20, 20]);
        near(affine(INNER), [-1, 0, 0, 1, 290, 60]);
      });

      it('a rotation of 90 degrees turns right to down, about the pivot', () => {
        set(OUTER, { rotation: 90 });
        update();
        near(bounds(OUTER), [150, 0, 100, 200]);
        // The inner box was 90 left and 40 above of the middle: it is 40 right and 90 above now,
        // and 20 wide to the left.
        near(bounds(INNER), [220, 10, 20, 20]);
        near(affine(OUTER), [0, 1, -1, 0, 250, 0]);
      });

      it('scale comes before rotation, in the node', () => {
        set(OUTER, { rotation: 90, scaleX: 2 });
        update();
        // 400 wide before it is turned.
        near(bounds(OUTER), [150, -100, 100, 400]);
      });

      it('a scale of 0 has no size and is at its pivot', () => {
        set(OUTER, { scaleX: 0, scaleY: 0 });
        update();
        assert.deepEqual(bounds(INNER), [200, 100, 0, 0]);
      });

      it('a removed value is at its default again', () => {
        set(OUTER, { translateX: 50, scaleX: 2, opacity: 0.5, ...pivot('dp', 0, 0) });
        update();
        for (const property of ['translateX', 'scaleX', 'opacity', 'pivotX'] as const) {
          scene.apply(unset(OUTER, property));
        }
        update();
        assert.deepEqual([affine(OUTER), opacity(OUTER)], [[1, 0, 0, 1, 100, 50], 1]);
      });

      it('what overflows is not drawn, and no number of it leaves', () => {
        const large = 3e38;
        set(OUTER, { scaleX: large, scaleY: large, focusable: true });
        set(INNER, { scaleX: large, scaleY: large, scrollAxis: 'x', overflowX: 'hidden' });
        const life: readonly (() => void)[] = [
          () => {},
          () => set(INNER, { focusable: true }),
          () => scrolled(INNER, 5, 5),
          () => set(OUTER, { focusable: false }),
          () => scene.apply(made(9, INNER)),
        ];
        for (const step of life) {
          step();
          scene.takePlacements();
          for (const drawing of [update(), scene.redraw()]) {
            for (const list of [
              drawing.geometry,
              drawing.affines,
              drawing.shifts,
              drawing.spaceTransforms,
              drawing.clipShapes,
              drawing.scales,
              drawing.imageScales,
            ]) {
              assert.ok(list.every(Number.isFinite));
            }
            assert.ok(!known.order.includes(INNER) && !known.order.includes(9));
          }
          assert.ok(bounds(INNER).every(Number.isFinite));
        }
        set(OUTER, { scaleX: 1, scaleY: 1 });
        set(INNER, { scaleX: 1, scaleY: 1 });
        update();
        assert.deepEqual(known.order, [ROOT, OUTER, INNER, 9]);
      });
    });

    describe('opacity and visibility', () => {
      it('nodes with an opacity are groups of what is drawn in them', () => {
        set(ROOT, { opacity: 0.5 });
        set(OUTER, { opacity: 0.25, overflowX: 'hidden' });
        set(INNER, { opacity: 0.5 });
        update();
        assert.deepEqual(known.groups, [
          { node: ROOT, members: [ROOT, OUTER, INNER], clip: 0, opacity: 0.5 },
          { node: OUTER, members: [OUTER, INNER], clip: 0, opacity: 0.25 },
          { node: INNER, members: [INNER], clip: OUTER, opacity: 0.5 },
        ]);
      });

      it('a fade reports one number, and where it ends, that there is no group', () => {
        set(OUTER, { opacity: 0.5 });
        update();
        set(OUTER, { opacity: 0.25 });
        const { faded, opacities, nodes, reordered } = update();
        assert.deepEqual([[...faded], [...opacities]], [[OUTER], [0.25]]);
        assert.deepEqual([nodes.length, reordered], [0, false]);
        set(OUTER, { opacity: 1 });
        update();
        assert.deepEqual(known.groups, []);
      });

      it('what is not drawn is in no group', () => {
        set(OUTER, { opacity: 0.5 });
        set(INNER, { opacity: 0.5, visibility: 'hidden' });
        update();
        assert.deepEqual(
          known.groups.map(({ node, members }) => [node, members]),
          [[OUTER, [OUTER]]],
        );
      });

      it('a node of no opacity is drawn, so that it may come back without a new order', () => {
        set(OUTER, { opacity: 0 });
        assert.deepEqual(update().order, Uint32Array.of(ROOT, OUTER, INNER));
      });

      for (const values of [{ visibility: 'hidden' }, { display: 'none' }] as const) {
        it(`${Object.keys(values)[0]}: its content is not drawn either, whatever its own values`, () => {
          update();
          set(OUTER, values);
          set(INNER, { visibility: 'visible', display: 'flex' });
          update();
          assert.deepEqual(known.order, [ROOT]);
          assert.deepEqual([...known.inBounds], [ROOT]);
          set(OUTER, { visibility: 'visible', display: 'grid' });
          update();
          assert.deepEqual(known.order, [ROOT, OUTER, INNER]);
        });
      }

      describe('display: contents', () => {
        beforeEach(() => {
          set(OUTER, { display: 'contents' });
          boxed({ [OUTER]: [0, 0, 0, 0] });
          update();
        });

        it('is not drawn, but its content is', () => {
          assert.deepEqual(known.order, [ROOT, INNER]);
          assert.deepEqual([...known.inBounds], [ROOT, INNER]);
          assert.deepEqual(
            [bounds(OUTER), bounds(INNER)],
            [
              [0, 0, 0, 0],
              [10, 10, 20, 20],
            ],
          );
        });

        it('passes down no opacity, transform, clip or space of its own', () => {
          set(OUTER, {
            opacity: 0.5,
            translateX: 50,
            scaleX: 2,
            rotation: 30,
            overflowX: 'hidden',
            scrollAxis: 'x',
          });
          scrolled(OUTER, 7, 7);
          update();
          assert.deepEqual([opacity(INNER), affine(INNER)], [1, [1, 0, 0, 1, 10, 10]]);
          assert.deepEqual([known.nodes.get(INNER)?.clip, known.nodes.get(INNER)?.space], [0, 0]);
          set(OUTER, { display: 'block', rotation: 0, scaleX: 1 });
          boxed({ [OUTER]: [100, 50, 200, 100] });
          update();
          assert.deepEqual(
            [opacity(OUTER), bounds(OUTER)],
            [0.5, [150, 50, 200, 100]],
            'all of it holds again',
          );
          assert.deepEqual(
            [known.nodes.get(INNER)?.clip, known.nodes.get(INNER)?.space],
            [OUTER, OUTER],
          );
        });

        it('hides its content where it is hidden', () => {
          set(OUTER, { visibility: 'hidden' });
          update();
          assert.deepEqual(known.order, [ROOT]);
        });

        it('has no z-index: what is inside is ordered among what is beside it', () => {
          scene.apply(joined(made(4, OUTER), made(5, ROOT)));
          boxed({ 4: [0, 0, 10, 10], 5: [0, 0, 10, 10] });
          set(OUTER, { zIndex: 5 });
          update();
          assert.deepEqual(known.order, [ROOT, INNER, 4, 5]);
          set(INNER, { zIndex: 1 });
          update();
          assert.deepEqual(known.order, [ROOT, 4, 5, INNER]);
        });

        it('is none on an image and on a text', () => {
          scene.apply(joined(made(4, ROOT, 0, 'image'), made(5, ROOT, 0, 'text')));
          boxed({ 4: [0, 0, 10, 10], 5: [0, 0, 10, 10] });
          for (const node of [4, 5]) set(node, { display: 'contents' });
          update();
          assert.deepEqual(known.order, [ROOT, INNER]);
        });
      });

      it('a hidden node has bounds', () => {
        set(OUTER, { visibility: 'hidden', translateX: 10 });
        update();
        assert.deepEqual(bounds(INNER), [120, 60, 20, 20]);
      });
    });

    describe('order', () => {
      beforeEach(() => {
        scene.apply(joined(made(4, ROOT), made(5, ROOT), made(6, 5)));
        boxed({ 4: [0, 0, 10, 10], 5: [0, 0, 10, 10], 6: [0, 0, 10, 10] });
        update();
      });

      it('is the tree’s: a node, then what is inside, then the next', () => {
        assert.deepEqual(known.order, [ROOT, OUTER, INNER, 4, 5, 6]);
      });

      it('z-index orders siblings with their content; equals keep the tree’s order', () => {
        set(OUTER, { zIndex: 1 });
        update();
        assert.deepEqual(known.order, [ROOT, 4, 5, 6, OUTER, INNER]);
        set(5, { zIndex: -1 });
        update();
        assert.deepEqual(known.order, [ROOT, 5, 6, 4, OUTER, INNER]);
        set(4, { zIndex: 1 });
        update();
        assert.deepEqual(known.order, [ROOT, 5, 6, OUTER, INNER, 4]);
      });

      it('z-index does not lift a node out of its parent', () => {
        set(6, { zIndex: 1_000 });
        set(OUTER, { zIndex: 2 });
        update();
        assert.deepEqual(known.order, [ROOT, 4, 5, 6, OUTER, INNER]);
      });

      it('a node is put before a sibling, and moved', () => {
        scene.apply(made(7, ROOT, 4));
        update();
        assert.deepEqual(known.order, [ROOT, OUTER, INNER, 7, 4, 5, 6]);
        scene.apply(put(5, ROOT, OUTER));
        update();
        assert.deepEqual(known.order, [ROOT, 5, 6, OUTER, INNER, 7, 4]);
        scene.apply(put(5, OUTER, INNER));
        update();
        assert.deepEqual(known.order, [ROOT, OUTER, 5, 6, INNER, 7, 4]);
        assert.deepEqual(bounds(6), [100, 50, 10, 10], 'and it is where its new parent is');
      });

      it('is reported only where it changed', () => {
        set(OUTER, { translateX: 3 });
        assert.equal(update().reordered, false);
      });
    });

    describe('what is reported', () => {
      it('nothing where nothing changed', () => {
        update();
        set(OUTER, { opacity: 1, translateX: 0 });
        boxed({ [OUTER]: [100, 50, 200, 100] });
        const { nodes, order, spaces, clips, scaled, events, faded, reordered } = update();
        assert.deepEqual(
          [nodes, order, spaces, clips, scaled, events, faded].map((list) => list.length),
          [0, 0, 0, 0, 0, 0, 0],
        );
        assert.equal(reordered, false);
      });

      it('a box has a size, and insets of its content clockwise from the top', () => {
        scene.setBoxes({
          nodes: Uint32Array.of(OUTER),
          values: Float32Array.of(100, 50, 200, 120, 200, 120, 1, 2, 3, 4),
        });
        update();
        assert.deepEqual(known.nodes.get(OUTER)?.numbers.slice(6), [200, 120, 1, 2, 3, 4]);
      });

      it('boxes are on whole device pixels, across and down each by its own ratio', () => {
        const [pixelRatioX, pixelRatioY] = [1_366 / 1_920, 768 / 1_080];
        boxed({ [OUTER]: [99, 53, 187, 103], [INNER]: [10.3, 20.7, 100.1, 70.9] });
        update({ ...STAGE, pixelRatioX, pixelRatioY });
        for (const node of [OUTER, INNER]) {
          const [, , , , x = 0, y = 0, width = 0, height = 0] =
            known.nodes.get(node)?.numbers ?? [];
          const across = [x, x + width].map((dp) => dp * pixelRatioX);
          const down = [y, y + height].map((dp) => dp * pixelRatioY);
          near([...across, ...down], [...across, ...down].map(Math.round));
        }
      });

      it('scrolling changes one space and no node in it', () => {
        set(OUTER, { scrollAxis: 'both' });
        update();
        assert.equal(known.nodes.get(INNER)?.space, OUTER);
        assert.deepEqual(affine(INNER), [1, 0, 0, 1, 10, 10]);
        scrolled(OUTER, 5, 7);
        const { nodes, spaces, spaceTransforms } = update();
        assert.deepEqual(
          [[...nodes], [...spaces], [...spaceTransforms]],
          [[], [OUTER], [1, 0, 0, 1, 95, 43]],
        );
        assert.deepEqual(bounds(INNER), [105, 53, 20, 20]);
        assert.deepEqual(bounds(OUTER), [100, 50, 200, 100], 'the container itself stays');
      });

      it('what only moved has nothing but a new affine', () => {
        update();
        set(INNER, { translateX: 7, scaleX: 2, pivotX: { tag: 'dp', val: 0 } });
        const { nodes, geometry, moved, affines, shifted } = update();
        assert.deepEqual(
          [[...nodes], [...geometry], [...moved], [...affines], [...shifted]],
          [[], [], [INNER], [2, 0, 0, 1, 117, 60], []],
        );
      });

      it('what was only shifted has nothing but the last numbers of its affine', () => {
        update();
        set(INNER, { translateX: 7 });
        const { nodes, geometry, moved, shifted, shifts } = update();
        assert.deepEqual(
          [[...nodes], [...geometry], [...moved], [...shifted], [...shifts]],
          [[], [], [], [INNER], [117, 60]],
        );
        set(INNER, { scrollAxis: 'x', translateX: 0 });
        assert.deepEqual(
          [...update().shifted],
          [INNER],
          'a space of its own changes nothing of it',
        );
      });

      it('a scale that changed out of bounds is reported with the shift that follows', () => {
        set(INNER, { cullMargin: 0, pivotX: { tag: 'dp', val: 0 } });
        update();
        set(INNER, { translateX: -4_000 });
        update();
        set(INNER, { scaleX: 2 });
        update();
        set(INNER, { translateX: 7 });
        const { moved, affines, shifted } = update();
        assert.deepEqual(
          [[...moved], [...affines], [...shifted]],
          [[INNER], [2, 0, 0, 1, 117, 60], []],
        );
      });

      it('a container in a container moves with its content', () => {
        set(OUTER, { scrollAxis: 'x' });
        set(INNER, { scrollAxis: 'y' });
        scene.apply(made(4, INNER));
        boxed({ 4: [1, 2, 5, 5] });
        update();
        scrolled(OUTER, 4, 0);
        scrolled(INNER, 0, 8);
        update();
        assert.deepEqual(known.spaces.get(INNER), [1, 0, 0, 1, 106, 52]);
        assert.deepEqual(bounds(4), [107, 54, 5, 5]);
      });

      it('a container that scrolls within a scaled node moves by the scaled offset', () => {
        set(ROOT, { scaleX: 2, scaleY: 2, ...pivot('dp', 0, 0) });
        set(OUTER, { scrollAxis: 'x' });
        scrolled(OUTER, 5, 0);
        update();
        assert.deepEqual(known.spaces.get(OUTER), [2, 0, 0, 2, 190, 100]);
        assert.deepEqual(bounds(INNER), [210, 120, 40, 40]);
      });

      it('a node that is no longer a container releases its children', () => {
        set(OUTER, { scrollAxis: 'x' });
        scrolled(OUTER, 5, 0);
        update();
        set(OUTER, { scrollAxis: 'none' });
        update();
        assert.equal(known.nodes.get(INNER)?.space, 0);
        assert.deepEqual(affine(INNER), [1, 0, 0, 1, 110, 60]);
      });

      it('a redraw reports everything again', () => {
        set(OUTER, { overflowX: 'hidden', scrollAxis: 'x' });
        scene.apply(made(4, OUTER, 0, 'text'));
        boxed({ 4: [50, 0, 10, 10] });
        update();
        const fresh = new Known();
        fresh.learn(scene.redraw());
        assert.deepEqual(
          [fresh.nodes, fresh.spaces, fresh.clips, fresh.scales, fresh.order],
          [known.nodes, known.spaces, known.clips, known.scales, known.order],
        );
      });
    });

    describe('clips', () => {
      it('a node clips its content, not itself', () => {
        set(OUTER, { overflowX: 'hidden', overflowY: 'hidden' });
        scene.apply(made(4, INNER));
        update();
        assert.deepEqual(
          [OUTER, INNER, 4].map((node) => known.nodes.get(node)?.clip),
          [0, OUTER, OUTER],
        );
        assert.deepEqual(known.clips.get(OUTER), {
          within: 0,
          space: 0,
          numbers: [1, 0, 0, 1, 100, 50, 200, 100, 0, 0, 0, 0],
        });
      });

      it('one in a container is in its space, and in the clip around it', () => {
        set(OUTER, { overflowX: 'scroll', scrollAxis: 'x' });
        set(INNER, { overflowY: 'hidden' });
        update();
        assert.deepEqual(known.clips.get(INNER), {
          within: OUTER,
          space: OUTER,
          numbers: [1, 0, 0, 1, 10, 10, 20, 20, 0, 0, 0, 0],
        });
      });

      it('has the radii of its node, from the top left clockwise', () => {
        set(OUTER, {
          overflowX: 'hidden',
          borderTopLeftRadius: 1,
          borderTopRightRadius: 2,
          borderBottomRightRadius: 3,
          borderBottomLeftRadius: 4,
        });
        update();
        assert.deepEqual(known.clips.get(OUTER)?.numbers.slice(8), [1, 2, 3, 4]);
        set(OUTER, { borderTopRightRadius: 20 });
        update();
        assert.deepEqual(
          known.clips.get(OUTER)?.numbers.slice(8),
          [1, 20, 3, 4],
          'a change of radii alone is told',
        );
      });

      it('radii that overlap shrink together (CSS Backgrounds 3, 5.5)', () => {
        // Left and right take 150 each of a height of 100: all are two thirds.
        set(OUTER, {
          overflowX: 'hidden',
          borderTopLeftRadius: 75,
          borderTopRightRadius: 75,
          borderBottomRightRadius: 75,
          borderBottomLeftRadius: 75,
        });
        update();
        near(known.clips.get(OUTER)?.numbers.slice(8), [50, 50, 50, 50]);
        // The top takes 300 of 200, the right 150 of 100: two thirds again, also of the small one.
        set(OUTER, {
          borderTopLeftRadius: 150,
          borderTopRightRadius: 150,
          borderBottomRightRadius: 0,
        });
        set(OUTER, { borderBottomLeftRadius: 0 });
        update();
        near(known.clips.get(OUTER)?.numbers.slice(8), [100, 100, 0, 0]);
      });

      it('a node that no longer clips is no clip of others', () => {
        set(OUTER, { overflowX: 'hidden' });
        update();
        set(OUTER, { overflowX: 'visible' });
        update();
        assert.equal(known.nodes.get(INNER)?.clip, 0);
      });
    });

    describe('culling', () => {
      const at = (x: number, y = 0) => {
        set(INNER, { translateX: x - 110, translateY: y - 60 });
        update();
        return known.inViewport.has(INNER)
          ? 'in view'
          : known.inBounds.has(INNER)
            ? 'in bounds'
            : 'out';
      };

      it('a node is in view while more than its edge is, and in bounds up to its margin', () => {
        set(INNER, { cullMargin: 30 });
        const cases: readonly [x: number, y: number, expected: string][] = [
          [0, 0, 'in view'],
          [-19, 0, 'in view'],
          [-20, 0, 'in bounds'],
          [-49, 0, 'in bounds'],
          [-50, 0, 'out'],
          [999, 0, 'in view'],
          [1_000, 0, 'in bounds'],
          [1_029, 0, 'in bounds'],
          [1_030, 0, 'out'],
          [0, -19, 'in view'],
          [0, -20, 'in bounds'],
          [0, -50, 'out'],
          [0, 499, 'in view'],
          [0, 500, 'in bounds'],
          [0, 530, 'out'],
          [-30, -60, 'out'],
        ];
        for (const [x, y, expected] of cases) assert.equal(at(x, y), expected, `at ${x}, ${y}`);
      });

      it('the margin is 240 dp by default', () => {
        assert.deepEqual([at(1_239), at(1_240)], ['in bounds', 'out']);
      });

      it('a node out of bounds is not in the order, and its content is checked by itself', () => {
        scene.apply(made(4, INNER));
        boxed({ 4: [-500, 0, 20, 20] });
        at(1_400);
        assert.deepEqual(known.order, [ROOT, OUTER, 4]);
      });

      it('its offset is reported when it comes back', () => {
        update();
        assert.equal(at(5_000), 'out');
        assert.equal(at(900), 'in view');
        assert.deepEqual(affine(INNER), [1, 0, 0, 1, 900, 0]);
      });

      it('in a clip, the margin counts from what can be seen of the clip', () => {
        set(OUTER, { overflowX: 'hidden', scrollAxis: 'x' });
        set(INNER, { cullMargin: 30 });
        const scrolledTo = (x: number) => {
          scrolled(OUTER, x, 0);
          update();
          return known.inViewport.has(INNER)
            ? 'in view'
            : known.inBounds.has(INNER)
              ? 'in bounds'
              : 'out';
        };
        assert.deepEqual([29, 30, 59, 60, -189, -190, -219, -220].map(scrolledTo), [
          ...['in view', 'in bounds', 'in bounds', 'out'],
          ...['in view', 'in bounds', 'in bounds', 'out'],
        ]);
      });

      it('in a clip that is out of view, nothing is in view, however far it sticks out', () => {
        set(OUTER, { overflowX: 'hidden', translateY: -250 });
        boxed({ [INNER]: [10, -300, 20, 1_000] });
        update();
        assert.ok(!known.inViewport.has(OUTER) && !known.inViewport.has(INNER));
        assert.ok(known.inBounds.has(INNER), 'it is near');
        set(OUTER, { translateY: -2_000 });
        boxed({ [INNER]: [10, -3_000, 20, 6_000] });
        update();
        assert.ok(!known.inBounds.has(INNER));
      });

      it('a box without area is in view where it is', () => {
        boxed({ [INNER]: [10, 10, 0, 0] });
        assert.deepEqual([at(500, 100), at(-1, 100)], ['in view', 'in bounds']);
      });

      it('a smaller stage has less in view', () => {
        at(900);
        update({ ...STAGE, width: 800 });
        assert.ok(known.inBounds.has(INNER) && !known.inViewport.has(INNER));
      });

      it('a node that leaves the tree is out of view, and its content too', () => {
        update();
        scene.apply(removed(OUTER));
        known.forget(OUTER);
        assert.deepEqual(
          [...update().events],
          [INNER, id.eventOutOfViewport, INNER, id.eventOutOfBounds],
          'a child that was left behind',
        );
        scene.apply(put(INNER, ROOT));
        assert.deepEqual(
          [...update().events],
          [INNER, id.eventInBounds, INNER, id.eventInViewport],
        );
      });
    });

    describe('what nodes paint', () => {
      const inks = (node: number, ...ink: number[]) =>
        scene.setInks(Uint32Array.of(node), Float32Array.from(ink));

      it('is in view where a part of it is, wherever the box is', () => {
        set(INNER, { cullMargin: 0, translateX: -300 });
        update();
        assert.ok(!known.inBounds.has(INNER));
        inks(INNER, -5, -5, 300, 25);
        update();
        assert.deepEqual([known.inBounds.has(INNER), known.inViewport.has(INNER)], [true, true]);
        assert.ok(known.order.includes(INNER));
        set(INNER, { translateX: -500 });
        update();
        assert.ok(!known.inBounds.has(INNER));
        near(bounds(INNER), [-390, 60, 20, 20]);
      });

      it('counts in clips, turned as the node is, and never takes from the box', () => {
        set(OUTER, { overflowX: 'hidden' });
        set(INNER, { cullMargin: 0, translateY: 200, rotation: 180 });
        inks(INNER, 0, 0, 20, 250);
        update();
        assert.ok(known.inViewport.has(INNER), 'upwards, since it is upside down');
        set(INNER, { rotation: 0 });
        update();
        assert.ok(!known.inViewport.has(INNER));
        inks(INNER, 0, 0, 0, 0);
        set(INNER, { translateY: 0 });
        update();
        assert.ok(known.inViewport.has(INNER));
      });
    });

    describe('scales of images', () => {
      const IMAGE = 7;
      beforeEach(() => {
        scene.apply(made(IMAGE, OUTER, 0, 'image'));
        boxed({ [IMAGE]: [0, 0, 100, 20] });
        update();
      });
      const scales = () => known.imageScales.get(IMAGE) ?? [1, 1];

      it('are 1 without being reported, whatever the pixel ratio is', () => {
        update({ ...STAGE, pixelRatioX: 2, pixelRatioY: 2 });
        near(scales(), [1, 1]);
      });

      it('are those along its sides, of its own and from above', () => {
        for (const factor of [0.1, 0.3, 0.5, 1.08, 2, 4]) {
          set(OUTER, { scaleX: factor, scaleY: 1 });
          set(IMAGE, { scaleX: 1, scaleY: factor });
          update();
          for (const scale of scales()) {
            assert.ok(
              scale >= factor * 0.999 && scale <= factor * 1.0626,
              `${scale} for ${factor}`,
            );
          }
        }
      });

      it('are lengths, not shares of an upright box, where it is turned', () => {
        set(IMAGE, { scaleX: 2, rotation: 90 });
        update();
        near(scales(), [2, 1]);
      });

      it('change a few times while it grows, and not while it moves', () => {
        let changes = 0;
        for (let at = 1; at <= 60; at += 1) {
          set(IMAGE, { scaleX: 1 + at / 400, scaleY: 1 + at / 400 });
          changes += update().images.length;
        }
        assert.ok(changes >= 1 && changes <= 4, `${changes} changes from 1 to 1.15`);
        set(IMAGE, { translateX: 33 });
        assert.equal(update().images.length, 0);
      });
    });

    describe('raster scales of texts', () => {
      const TEXT = 7;
      beforeEach(() => {
        scene.apply(made(TEXT, OUTER, 0, 'text'));
        boxed({ [TEXT]: [0, 0, 100, 20] });
      });
      const scale = () => known.scales.get(TEXT) ?? 0;

      it('are the device pixels per dp of what is not scaled; only texts have one', () => {
        for (const [pixelRatioX, pixelRatioY] of [
          [2 / 3, 2 / 3],
          [1, 1],
          [1366 / 1920, 768 / 1080],
          [1.5, 1],
          [1, 2],
        ] as const) {
          update({ ...STAGE, pixelRatioX, pixelRatioY });
          near([scale()], [Math.max(pixelRatioX, pixelRatioY)]);
        }
        assert.deepEqual([...known.scales.keys()], [TEXT]);
      });

      it('are enough for what scales the text, from above too', () => {
        for (const factor of [0.3, 0.5, 1, 1.08, 1.5, 2, 3, 4]) {
          set(OUTER, { scaleX: factor, scaleY: factor });
          update();
          assert.ok(scale() >= factor - 0.01 && scale() < factor + 0.5, `${scale()} for ${factor}`);
        }
      });

      it('change a few times while a text grows', () => {
        update();
        let changes = 0;
        for (let at = 1; at <= 60; at += 1) {
          set(TEXT, { scaleX: 1 + at / 400, scaleY: 1 + at / 400 });
          changes += update().scaled.length;
        }
        assert.ok(changes >= 1 && changes <= 3, `${changes} changes from 1 to 1.15`);
      });

      it('are reported again where a text comes back into the tree', () => {
        update();
        scene.apply(removed(TEXT));
        known.forget(TEXT);
        scene.apply(made(TEXT, OUTER, 0, 'text'));
        boxed({ [TEXT]: [0, 0, 100, 20] });
        update();
        assert.equal(scale(), 1);
      });
    });

    describe('states', () => {
      it('focus is the node’s, focus-within is of those above', () => {
        scene.setFocus(INNER);
        const [focused, within] = [bits('focused'), bits('focus-within')];
        assert.deepEqual(states(), { [INNER]: focused, [OUTER]: within, [ROOT]: within });
        scene.apply(put(INNER, ROOT));
        assert.deepEqual(states(), { [INNER]: focused, [ROOT]: within });
        scene.setFocus(OUTER);
        assert.deepEqual(states(), { [OUTER]: focused, [ROOT]: within });
        scene.setFocus(0);
        assert.deepEqual(states(), {});
      });

      it('focus goes with its node', () => {
        scene.setFocus(INNER);
        states();
        scene.apply(removed(INNER));
        known.forget(INNER);
        assert.deepEqual(states(), {});
        scene.apply(made(INNER, OUTER));
        assert.deepEqual(states(), {}, 'a new node of its id has no part in it');
      });

      it('are added and taken away; those of focus are not', () => {
        scene.setStates(OUTER, bits('hovered', 'loaded', 'focused', 'focus-within'), 0);
        assert.deepEqual(states(), { [OUTER]: bits('hovered', 'loaded') });
        scene.setFocus(OUTER);
        scene.setStates(OUTER, bits('pressed'), bits('hovered', 'focused'));
        assert.equal(states()[OUTER], bits('loaded', 'pressed', 'focused'));
      });

      it('a node under a disabled one is disabled, and its own word outlasts that', () => {
        const disabled = bits('disabled');
        scene.setStates(OUTER, disabled, 0);
        assert.deepEqual(states(), { [OUTER]: disabled, [INNER]: disabled });
        scene.setStates(INNER, disabled, 0);
        scene.setStates(OUTER, 0, disabled);
        assert.deepEqual(states(), { [INNER]: disabled });
        scene.setStates(INNER, 0, disabled);
        assert.deepEqual(states(), {});
      });

      it('a node that is moved is disabled as its new place is', () => {
        scene.setStates(OUTER, bits('disabled'), 0);
        states();
        scene.apply(put(INNER, ROOT));
        assert.deepEqual(Object.keys(states()), [`${OUTER}`]);
        scene.apply(put(INNER, OUTER));
        assert.deepEqual(Object.keys(states()), [`${OUTER}`, `${INNER}`]);
      });

      it('what came and went between two calls is not reported', () => {
        scene.setStates(OUTER, bits('hovered'), 0);
        scene.setStates(OUTER, 0, bits('hovered'));
        assert.equal(scene.takeStates().nodes.length, 0);
      });
    });

    describe('where nodes are seen', () => {
      /** Flags, box in dp, place in reading order and host of what changed, by node. */
      const seen = () => {
        known.seen.clear();
        known.learnSeen(scene.takePlacements().seen.words);
        const dp = (word = 0) => word / 64;
        return Object.fromEntries(
          [...known.seen].map(([node, [, , flags, x, y, width, height, reading, host]]) => [
            node,
            { flags, box: [x, y, width, height].map(dp), reading: dp(reading), host },
          ]),
        );
      };
      const rest = (node: number, values: Style) => scene.setRests(style(node, values));

      it('is with all transforms', () => {
        set(INNER, { focusable: true });
        set(OUTER, { translateX: 50, scaleX: 2, pivotX: { tag: 'dp', val: 0 } });
        assert.deepEqual(seen(), {
          [INNER]: { flags: 1, box: [170, 60, 40, 20], reading: 160, host: 0 },
        });
      });

      it('is where a transform comes to rest, from the moment on that this is said', () => {
        set(INNER, { focusable: true });
        seen();
        rest(OUTER, { translateX: 400 });
        assert.deepEqual(seen()[INNER]?.box, [510, 60, 20, 20]);
        for (const translateX of [10, 200, 400]) set(OUTER, { translateX });
        assert.deepEqual(seen(), {}, 'on the way nothing changes');
        rest(OUTER, { translateX: 0 });
        assert.deepEqual(seen()[INNER]?.box, [110, 60, 20, 20]);
      });

      it('is nowhere outside the stage, and outside what clips', () => {
        set(INNER, { focusable: true });
        set(OUTER, { translateX: 890 });
        assert.equal(
          seen()[INNER]?.flags,
          1 | 64 | 128,
          'the stage ends at 1000, and nothing else does',
        );
        set(OUTER, { translateX: 0, overflowX: 'hidden' });
        assert.equal(seen()[INNER]?.flags, 1);
        set(INNER, { translateY: -30 });
        assert.equal(
          seen()[INNER]?.flags,
          1 | 64,
          'its lower edge is at the upper edge of the clip',
        );
      });

      it('is in a container wherever that scrolls to', () => {
        set(INNER, { focusable: true, translateX: 900 });
        set(OUTER, { overflowX: 'hidden' });
        assert.equal(seen()[INNER]?.flags, 1 | 64);
        set(OUTER, { scrollAxis: 'x' });
        const { [INNER]: inner } = seen();
        assert.deepEqual([inner?.flags, inner?.box], [1, [910, 10, 20, 20]]);
        set(INNER, { translateX: 0, translateY: 900 });
        assert.equal(seen()[INNER]?.flags, 1 | 64, 'it does not scroll downwards');
      });

      it('comes with how content moves on the stage', () => {
        set(OUTER, { scrollAxis: 'x', scaleX: 0.5, rotation: 180 });
        const words = new Int32Array(scene.takePlacements().seen.words.buffer.slice(0));
        assert.deepEqual([...words].slice(10, 14), [-32_768, 0, 0, -65_536]);
      });

      it('comes with the place in the order of reading', () => {
        set(INNER, { focusable: true });
        set(OUTER, { focusable: true, direction: 'rtl' });
        const { [OUTER]: outer, [INNER]: inner } = seen();
        assert.deepEqual([outer?.reading, inner?.reading], [100, 270], '170 from the right');
        set(ROOT, { direction: 'rtl' });
        assert.deepEqual(seen()[OUTER]?.reading, 700);
      });

      it('comes with the focusable node around it', () => {
        set(OUTER, { focusable: true });
        set(INNER, { focusable: true });
        const { [OUTER]: outer, [INNER]: inner } = seen();
        assert.deepEqual([outer?.host, inner?.host], [0, OUTER]);
      });

      it('refuses rests of other properties than transforms, and takes nothing of the stream', () => {
        set(INNER, { focusable: true });
        seen();
        const words = joined(style(OUTER, { translateX: 5 }), style(OUTER, { opacity: 0 }));
        assert.deepEqual(
          refusal(() => scene.setRests(words)),
          { tag: 'unsupported', val: id.opacity },
        );
        assert.deepEqual(
          refusal(() => rest(77, { translateX: 5 })),
          { tag: 'unknown-node', val: 77 },
        );
        assert.deepEqual(seen(), {});
      });
    });

    describe('placements', () => {
      const dp = (...values: readonly number[]) => values.map((value) => value * 64);

      it('are of focusable nodes, groups and containers, without transforms', () => {
        assert.deepEqual(placements(), {}, 'nobody asks for the others');
        set(OUTER, { focusGroup: true, scaleX: 3, translateX: 50, rotation: 10 });
        set(INNER, { focusable: true });
        assert.deepEqual(placements(), {
          [OUTER]: [0, 0, 2, ...dp(100, 50, 200, 100, 0, 0)],
          [INNER]: [OUTER, 0, 1, ...dp(110, 60, 20, 20, 0, 0)],
        });
        assert.equal(scene.takePlacements().layout.words.length, 0, 'once');
      });

      it('in a container they are in its content, wherever that is scrolled to', () => {
        boxed({ [OUTER]: [100, 50, 200, 100, 900, 300] });
        set(OUTER, { scrollAxis: 'x' });
        set(INNER, { focusable: true });
        scrolled(OUTER, 50, 0);
        update();
        assert.deepEqual(placements(), {
          [OUTER]: [0, 0, 4, ...dp(100, 50, 200, 100, 900, 300)],
          [INNER]: [0, OUTER, 1, ...dp(10, 10, 20, 20, 0, 0)],
        });
      });

      it('are in whole 1/64 dp, to the nearest, within 2^29', () => {
        set(INNER, { focusable: true });
        boxed({ [INNER]: [0.01, 1 / 128, -0.02, 3e38] });
        const [, , , x, y, width, height] = placements()[INNER] ?? [];
        assert.deepEqual([x, y, width, height], [6_401, 3_201, -1, 2 ** 29]);
      });

      it('report hidden and disabled nodes, by ancestors too', () => {
        set(INNER, { focusable: true });
        const flags = () => placements()[INNER]?.[2];
        assert.equal(flags(), 1);
        set(OUTER, { visibility: 'hidden' });
        assert.equal(flags(), 1 | 8);
        scene.setStates(OUTER, bits('disabled'), 0);
        assert.equal(flags(), 1 | 8 | 16);
        set(OUTER, { visibility: 'visible', display: 'none' });
        assert.equal(flags(), 1 | 8 | 16);
        set(OUTER, { display: 'block' });
        scene.setStates(OUTER, 0, bits('disabled'));
        assert.equal(flags(), 1);
      });

      it('of a group without a box are around its content, and it is neither focusable nor a container', () => {
        scene.apply(joined(made(4, OUTER), made(5, 4)));
        boxed({ [OUTER]: [0, 0, 0, 0], 4: [0, 0, 0, 0], 5: [50, 5, 30, 10] });
        set(OUTER, { display: 'contents', focusGroup: true, focusable: true, scrollAxis: 'x' });
        set(4, { display: 'contents', focusable: true });
        set(5, { focusable: true });
        assert.deepEqual(placements(), {
          [OUTER]: [0, 0, 2, ...dp(10, 5, 70, 25, 0, 0)],
          5: [OUTER, 0, 1, ...dp(50, 5, 30, 10, 0, 0)],
        });
        boxed({ 5: [60, 5, 30, 10] });
        assert.deepEqual(placements()[OUTER], [0, 0, 2, ...dp(10, 5, 80, 25, 0, 0)]);
        scene.apply(removed(INNER));
        assert.deepEqual(placements()[OUTER], [0, 0, 2, ...dp(60, 5, 30, 10, 0, 0)]);
        set(5, { display: 'none' });
        assert.deepEqual(placements()[OUTER], [0, 0, 2, ...dp(0, 0, 0, 0, 0, 0)]);
        set(OUTER, { display: 'flex' });
        assert.equal(placements()[OUTER]?.[2], 1 | 2 | 4, 'with a box it is all three');
      });

      it('report nodes that are none of these any more', () => {
        set(INNER, { focusable: true });
        placements();
        set(INNER, { focusable: false });
        assert.deepEqual([...scene.takePlacements().layout.words].slice(0, 4), [INNER, 0, 0, 0]);
        boxed({ [INNER]: [0, 0, 5, 5] });
        assert.equal(scene.takePlacements().layout.words.length, 0);
      });

      it('report nodes that left the tree, and where they come back', () => {
        set(INNER, { focusable: true });
        placements();
        scene.apply(removed(OUTER));
        assert.deepEqual([...scene.takePlacements().layout.words].slice(0, 4), [INNER, 0, 0, 32]);
        scene.apply(put(INNER, ROOT));
        assert.deepEqual(placements(), { [INNER]: [0, 0, 1, ...dp(10, 10, 20, 20, 0, 0)] });
      });
    });

    describe('refusals change nothing', () => {
      /** Everything that can be asked. */
      const all = () => [scene.redraw(), scene.takeStates(), scene.takePlacements(), bounds(INNER)];
      const good = made(9, ROOT);
      const cases: readonly [
        what: string,
        words: Uint32Array,
        expected: { tag: string; val: number },
      ][] = [
        [
          'a node that is not there',
          joined(good, style(99, { opacity: 0 })),
          { tag: 'unknown-node', val: 99 },
        ],
        [
          'a node of another generation',
          style(OUTER | (1 << 20), {}),
          { tag: 'unknown-node', val: OUTER | (1 << 20) },
        ],
        [
          'a property of nobody',
          stream((w) => w.raw(id.opacity, [0])),
          { tag: 'unknown-node', val: 0 },
        ],
        [
          'a node that is there already',
          joined(good, made(OUTER, ROOT)),
          { tag: 'unknown-node', val: OUTER },
        ],
        ['a second root', joined(good, made(ROOT, ROOT)), { tag: 'unknown-node', val: ROOT }],
        ['a node in itself', joined(good, put(OUTER, OUTER)), { tag: 'unknown-node', val: OUTER }],
        [
          'a node in what is in it',
          joined(good, put(OUTER, INNER)),
          { tag: 'unknown-node', val: OUTER },
        ],
        ['the root in a node', joined(good, put(ROOT, OUTER)), { tag: 'unknown-node', val: ROOT }],
        [
          'before what is no sibling',
          joined(good, put(9, ROOT, INNER)),
          { tag: 'unknown-node', val: INNER },
        ],
        ['the root taken away', joined(good, removed(ROOT)), { tag: 'unknown-node', val: ROOT }],
        [
          'what was taken away before',
          joined(removed(INNER), put(INNER, ROOT)),
          { tag: 'unknown-node', val: INNER },
        ],
        [
          'a slot above 20 bits is none',
          joined(good, made(1 << 20, ROOT)),
          { tag: 'unknown-node', val: 1 << 20 },
        ],
        [
          'a property of layout',
          stream((w) => w.select(OUTER) ?? w.raw(id.width, [0])),
          { tag: 'unsupported', val: id.width },
        ],
        [
          'a property for later',
          stream((w) => w.select(OUTER) ?? w.raw(id.cache, [1])),
          { tag: 'unsupported', val: id.cache },
        ],
        ['what is no entry', Uint32Array.of(0x0001_0f0f, 0), { tag: 'unsupported', val: 0x0f0f }],
        [
          'an entry that is cut off',
          Uint32Array.of(0x0002_0001, OUTER),
          { tag: 'malformed', val: 0 },
        ],
        [
          'no number',
          stream((w) => w.select(OUTER) ?? w.raw(id.scaleX, [0x7fc0_0000])),
          { tag: 'malformed', val: 2 },
        ],
        [
          'out of range',
          stream((w) => w.select(OUTER) ?? w.raw(id.opacity, [0x4000_0000])),
          { tag: 'malformed', val: 2 },
        ],
      ];
      for (const [what, words, expected] of cases) {
        it(what, () => {
          update();
          scene.takeStates();
          scene.takePlacements();
          const before = all();
          assert.deepEqual(
            refusal(() => scene.apply(words)),
            expected,
          );
          assert.deepEqual(all(), before);
          assert.deepEqual(
            refusal(() => scene.bounds(9)),
            { tag: 'unknown-node', val: 9 },
          );
        });
      }

      it('boxes, offsets, focus and states of unknown nodes', () => {
        const unknown = { tag: 'unknown-node', val: 99 };
        assert.deepEqual(
          refusal(() => boxed({ [OUTER]: [9, 9, 9, 9], 99: [0, 0, 1, 1] })),
          unknown,
        );
        assert.deepEqual(
          refusal(() => scrolled(99, 0, 0)),
          unknown,
        );
        assert.deepEqual(
          refusal(() => scene.setFocus(99)),
          unknown,
        );
        assert.deepEqual(
          refusal(() => scene.setStates(99, 1, 0)),
          unknown,
        );
        update();
        assert.deepEqual(bounds(OUTER), [100, 50, 200, 100]);
      });

      it('lists that do not belong together', () => {
        const nodes = Uint32Array.of(OUTER, INNER);
        assert.deepEqual(
          refusal(() => scene.setBoxes({ nodes, values: new Float32Array(19) })),
          {
            tag: 'bad-length',
            val: 20,
          },
        );
        assert.deepEqual(
          refusal(() => scene.setOffsets(nodes, new Float32Array(5), new Float32Array(4))),
          { tag: 'bad-length', val: 4 },
        );
      });

      it('numbers that are none, states that are none, a stage without area', () => {
        const bad = (val: number) => ({ tag: 'bad-number', val });
        const values = Float32Array.from([5, 5, 5, 5, 5, 5, 0, 0, 0, Number.NaN]);
        assert.deepEqual(
          refusal(() => scene.setBoxes({ nodes: Uint32Array.of(OUTER), values })),
          bad(9),
        );
        assert.deepEqual(
          refusal(() => scrolled(OUTER, 0, Number.POSITIVE_INFINITY)),
          bad(1),
        );
        assert.deepEqual(
          refusal(() => scene.setStates(OUTER, 1 << 9, 0)),
          bad(0),
        );
        assert.deepEqual(
          refusal(() => scene.setStates(OUTER, 0, 1 << 9)),
          bad(1),
        );
        const fields = ['width', 'height', 'pixelRatioX', 'pixelRatioY'] as const;
        for (const [at, field] of fields.entries()) {
          for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
            assert.deepEqual(
              refusal(() => scene.update({ ...STAGE, [field]: value })),
              bad(at),
            );
          }
        }
        update();
        assert.deepEqual(bounds(OUTER), [100, 50, 200, 100]);
      });
    });

    describe('state', () => {
      it('is nothing: the engine hands everything out again', () => {
        assert.deepEqual(scene.snapshot(), { version: 1 });
        scene.restore({ version: 1 });
        assert.deepEqual(
          refusal(() => scene.restore({ version: 2 })),
          { tag: 'version', val: 1 },
        );
      });

      it('reset forgets everything', () => {
        scene.setFocus(INNER);
        update();
        scene.reset();
        assert.deepEqual(
          refusal(() => scene.bounds(OUTER)),
          { tag: 'unknown-node', val: OUTER },
        );
        assert.deepEqual([...scene.takeStates().nodes, ...scene.takePlacements().layout.words], []);
        assert.deepEqual(bounds(ROOT), [0, 0, 0, 0]);
      });
    });

    lives(() => scene);
    damaged(() => scene);
  });
}

function pivot(tag: 'dp' | 'percent', x: number, y: number): Style {
  return { pivotX: { tag, val: x }, pivotY: { tag, val: y } };
}
