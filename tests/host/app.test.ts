import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refusalError } from '../../host/src/app/event-reader.ts';
import { InlayError, linear, type Node, spring, steps, tween } from '../../host/src/index.ts';
import { EntryCursor, id } from '../../host/src/protocol/schema.ts';
import { type Bench, openBench } from './support/bench.ts';
import type { FakeNode } from './support/fake-engine.ts';

describe('the app API', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
    await bench.step();
  });

  const recordOf = (node: Node): FakeNode => bench.world.engine.nodes.get(node.id) as FakeNode;

  it('is the example of the design', async () => {
    const { stage } = bench;
    const rail = stage.view({
      layout: { display: 'flex', gap: 24 },
      scroll: { axis: 'x', keyLine: 0.3 },
      focusGroup: { remember: true },
    });
    const tile = stage.image({
      src: 'poster.jpg',
      width: 240,
      height: 360,
      radius: 12,
      focusable: true,
      key: 'film-1',
      states: { focused: { scale: 1.08 } },
      transition: { scale: spring() },
    });
    rail.append(tile);
    stage.append(rail);
    await bench.step();
    assert.deepEqual(recordOf(rail).values, {
      display: 'flex',
      rowGap: { tag: 'dp', val: 24 },
      columnGap: { tag: 'dp', val: 24 },
      overflowX: 'scroll',
      scrollAxis: 'x',
      scrollPolicy: 'key-line',
      keyLine: Math.fround(0.3),
      focusGroup: true,
      focusMemory: 'last',
    });
    const motion = { tag: 'spring', val: { stiffness: 400, damping: 40 } };
    assert.deepEqual(recordOf(tile).values, {
      src: 'poster.jpg',
      width: { tag: 'dp', val: 240 },
      height: { tag: 'dp', val: 360 },
      borderTopLeftRadius: 12,
      borderTopRightRadius: 12,
      borderBottomRightRadius: 12,
      borderBottomLeftRadius: 12,
      focusable: true,
      focusKey: 'film-1',
      'focused.scaleX': Math.fround(1.08),
      'focused.scaleY': Math.fround(1.08),
      transition: [
        { property: id.scaleX, delay: 0, motion },
        { property: id.scaleY, delay: 0, motion },
      ],
    });
    assert.equal(recordOf(rail).parent, 1);
    assert.deepEqual(recordOf(rail).children, [tile.id]);
  });

  it('takes lengths, colours, lines, tracks and nodes as CSS writes them', async () => {
    const { stage } = bench;
    const other = stage.view({ focusable: true });
    const node = stage.text('Nosferatu', {
      width: '50%',
      height: 'auto',
      padding: [8, 16],
      margin: [1, 2, 3, 'auto'],
      background: 'rgb(255 204 0 / 50%)',
      color: '#fc0',
      lineHeight: 1.4,
      fontFamily: 'Inter',
      gridTemplateColumns: '120 repeat(2, minmax(100, 1fr)) auto',
      gridColumn: [1, 'span 2'],
      nextFocusUp: other,
      flex: 2,
      translate: [4, 5],
      focusTrap: ['left', 'right'],
      claimedKeys: ['back'],
    });
    await bench.step();
    const { values } = recordOf(node);
    const dp = (val: number) => ({ tag: 'dp', val });
    assert.deepEqual(values.width, { tag: 'percent', val: 50 });
    assert.deepEqual(values.height, { tag: 'auto' });
    assert.deepEqual(
      [values.paddingTop, values.paddingRight, values.paddingBottom, values.paddingLeft],
      [dp(8), dp(16), dp(8), dp(16)],
    );
    assert.deepEqual([values.marginTop, values.marginLeft], [dp(1), { tag: 'auto' }]);
    assert.equal(values.backgroundColor, 0xffcc0080);
    assert.equal(values.color, 0xffcc00ff);
    assert.deepEqual(values.lineHeight, { tag: 'number', val: Math.fround(1.4) });
    assert.deepEqual(values.fontFamily, ['Inter']);
    const fraction = { min: dp(100), max: { tag: 'fraction', val: 1 } };
    assert.deepEqual(values.gridTemplateColumns, [
      { repeat: { tag: 'count', val: 1 }, sizes: [{ min: dp(120), max: dp(120) }] },
      { repeat: { tag: 'count', val: 2 }, sizes: [fraction] },
      { repeat: { tag: 'count', val: 1 }, sizes: [{ min: { tag: 'auto' }, max: { tag: 'auto' } }] },
    ]);
    assert.deepEqual(values.gridColumnStart, { tag: 'line', val: 1 });
    assert.deepEqual(values.gridColumnEnd, { tag: 'span', val: 2 });
    assert.equal(values.nextFocusUp, other.id);
    assert.deepEqual([values.flexGrow, values.flexShrink, values.flexBasis], [2, 1, dp(0)]);
    assert.deepEqual([values.translateX, values.translateY], [4, 5]);
    assert.deepEqual(values.focusTrap, ['right', 'left']);
    assert.deepEqual(values.claimedKeys, ['back']);
    assert.equal(values.content, 'Nosferatu');
  });

  it('takes a value away with null, and does nothing for undefined', async () => {
    const { stage } = bench;
    const node = stage.view({
      width: 10,
      padding: 4,
      states: { focused: { opacity: 0.5, scale: 2 } },
    });
    node.set({ width: null, padding: null, height: undefined as never });
    await bench.step();
    assert.deepEqual(recordOf(node).values, {
      'focused.opacity': 0.5,
      'focused.scaleX': 2,
      'focused.scaleY': 2,
    });
  });

  it('takes all of a group away with null, and a part of it', async () => {
    const node = bench.stage.view({
      width: 10,
      layout: { padding: 4, gap: 2 },
      scroll: { axis: 'x', keyLine: 0.5, padding: 8, motion: spring() },
      focusGroup: { remember: true, trap: true },
      transition: { opacity: tween(100), scale: null },
      states: { focused: { opacity: 0.5 } },
      opacity: 0.25,
    });
    node.set({
      scroll: { keyLine: null, motion: null },
      focusGroup: { remember: null },
    });
    await bench.step();
    const left = Object.keys(recordOf(node).values);
    const gone = ['keyLine', 'scrollPolicy', 'scrollMotion', 'focusMemory'];
    assert.deepEqual(
      gone.filter((name) => left.includes(name)),
      [],
    );
    assert.ok(left.includes('focusTrap') && left.includes('scrollPaddingTop'), left.join());
    node.set({ layout: null, scroll: null, focusGroup: null, transition: null, states: null });
    await bench.step();
    assert.deepEqual(recordOf(node).values, { opacity: 0.25 });
    assert.throws(() => node.scrollTo(0, 0), /expected a scroll container/);
    assert.throws(() => node.focus(), /expected a node that is focusable or a focusGroup/);
  });

  it('replaces states as a whole, and leaves them alone where they are not named', async () => {
    const node = bench.stage.view({
      states: {
        focused: { opacity: 0.5, scale: 2, focusable: true },
        pressed: { scale: 1 },
        selected: { zIndex: 1 },
      },
    });
    node.set({ opacity: 0.75 });
    node.set({ states: { focused: { scale: 3, opacity: null }, selected: null } });
    await bench.step();
    const expected = { opacity: 0.75, 'focused.scaleX': 3, 'focused.scaleY': 3 };
    assert.deepEqual(recordOf(node).values, expected);
    assert.throws(() => node.focus(), /expected a node that is focusable/);
    assert.throws(() => node.set({ states: { focused: {}, pressed: { scale: 'x' as never } } }));
    await bench.step();
    assert.deepEqual(recordOf(node).values, expected, 'all of it or none');
    node.set({ states: {} });
    await bench.step();
    assert.deepEqual(recordOf(node).values, { opacity: 0.75 });
  });

  it('sends one batch per turn, with everything in it in order', async () => {
    const { stage, world } = bench;
    world.engine.calls.length = 0;
    const a = stage.view();
    const b = stage.view();
    stage.append(a, b);
    stage.root.insertBefore(b, a);
    b.remove();
    await bench.step();
    assert.deepEqual(world.engine.calls, ['apply', 'frame']);
    assert.deepEqual(world.engine.nodes.get(1)?.children, [a.id]);
  });

  it('keeps the same tree as the engine, whatever is done', async () => {
    const step = fc.record({
      what: fc.constantFrom('make', 'append', 'before', 'detach', 'remove'),
      a: fc.nat(),
      b: fc.nat(),
      c: fc.nat(),
    });
    let detached = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), async (script) => {
        const own = await openBench();
        await own.step();
        const nodes: Node[] = [own.stage.root];
        const pick = (n: number) => nodes[n % nodes.length] as Node;
        for (const { what, a, b, c } of script) {
          try {
            if (what === 'make') nodes.push(own.stage.view());
            else if (what === 'append') pick(a).append(pick(b));
            else if (what === 'before')
              pick(a).insertBefore(pick(b), pick(a).children[c % (pick(a).children.length + 1)]);
            else if (what === 'detach') pick(a).detach();
            else pick(a).remove();
          } catch (error) {
            assert.ok(
              error instanceof InlayError &&
                ['removed', 'cycle', 'not-a-child'].includes(error.code),
              String(error),
            );
          }
        }
        own.stage.on('error', (error) => assert.fail(error.message));
        await own.step();
        for (const node of nodes) {
          const known = own.world.engine.nodes.get(node.id);
          assert.equal(known === undefined, node.isRemoved);
          if (!known) continue;
          assert.deepEqual(
            known.children,
            node.children.map((child) => child.id),
          );
          // What was taken out is where no node of the app is.
          const isAside = !node.parent && known.parent !== 0;
          if (isAside) assert.ok(!nodes.some(({ id }) => id === known.parent));
          else assert.equal(known.parent, node.parent?.id ?? 0);
          if (isAside) detached += 1;
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(detached > 20, `${detached} detached`);
  });

  it('knows what is beside a node, and takes it out and puts it back as it was', async () => {
    const { stage, world } = bench;
    const [a, b, c] = [stage.view(), stage.view(), stage.view()];
    const inside = stage.text('kept');
    b.append(inside);
    stage.append(a, b, c);
    assert.deepEqual(
      [stage.root.firstChild, b.previousSibling, b.nextSibling, stage.root.lastChild],
      [a, a, c, c],
    );
    assert.deepEqual(
      [a.previousSibling, c.nextSibling, a.firstChild],
      [undefined, undefined, undefined],
    );
    assert.equal(b.detach(), b);
    assert.deepEqual(
      [b.parent, b.previousSibling, b.nextSibling, b.isRemoved, b.firstChild, a.nextSibling],
      [undefined, undefined, undefined, false, inside, c],
    );
    await bench.step();
    assert.deepEqual(world.engine.nodes.get(1)?.children, [a.id, c.id]);
    assert.deepEqual(world.engine.nodes.get(b.id)?.children, [inside.id]);
    b.detach();
    stage.root.insertBefore(b, c);
    await bench.step();
    assert.deepEqual(stage.root.children, [a, b, c]);
    assert.deepEqual(world.engine.nodes.get(1)?.children, [a.id, b.id, c.id]);
  });

  describe('wrong use', () => {
    const cases: [name: string, use: (bench: Bench) => unknown, code: string, message: RegExp][] = [
      [
        'an unknown property',
        ({ stage }) => stage.view({ widht: 5 } as never),
        'unknown-property',
        /^a new view: there is no property "widht"\. Did you mean "width"\?$/,
      ],
      [
        'a wrong type',
        ({ stage }) => stage.image({ key: 'film-1', src: 5 as never }),
        'wrong-type',
        /^a new image "film-1": property "src": expected a string, got 5\. Write '5': it is a string\.$/,
      ],
      [
        'NaN',
        ({ stage }) => stage.view({ opacity: Number.NaN }),
        'out-of-range',
        /property "opacity": expected a finite number, got NaN\.$/,
      ],
      [
        'a number out of range',
        ({ stage }) => stage.view({ opacity: 1.5 }),
        'out-of-range',
        /property "opacity": expected a number, 0 to 1, got 1\.5\.$/,
      ],
      [
        'a side of a short form',
        ({ stage }) => stage.view({ padding: -1 }),
        'out-of-range',
        /property "padding": expected a number, 0 or more, got -1\.$/,
      ],
      [
        'a short form',
        ({ stage }) => stage.view({ padding: [1, 2, 3] as never }),
        'wrong-type',
        /property "padding": expected a value, \[vertical, horizontal\] or .*, got an array of 3\.$/,
      ],
      [
        'a length',
        ({ stage }) => stage.view({ width: '12em' as never }),
        'wrong-type',
        /property "width": expected 'auto', a number of dp, a percentage such as '50%', 'min-content', 'max-content', 'fit-content', 'stretch', 'fit-content\(240\)' or 'fit-content\(50%\)', got "12em"\. Write a number of dp: no unit depends on a font\.$/,
      ],
      ...[true, {}, () => 5, Symbol('5')].map((width): (typeof cases)[number] => [
        `a length that is ${String(width)}`,
        ({ stage }) => stage.view({ width: width as never }),
        'wrong-type',
        /property "width": expected 'auto', a number of dp, a percentage such as .*, got [^"]*\.$/,
      ]),
      [
        'a neighbour that is no node',
        ({ stage }) => stage.view({ nextFocusUp: 'menu' as never }),
        'wrong-type',
        /^a new view: property "nextFocusUp": expected a node, got "menu"\.$/,
      ],
      [
        'a neighbour that was removed',
        ({ stage }) => {
          const gone = stage.view({ key: 'gone' });
          stage.append(gone);
          gone.remove();
          stage.view({ states: { focused: { nextFocusUp: gone } } });
        },
        'removed',
        /^a new view: property "states\.focused\.nextFocusUp": view "gone" was removed\.$/,
      ],
      [
        'a case',
        ({ stage }) => stage.view({ display: 'inline' as never }),
        'wrong-type',
        /property "display": expected 'flex', 'grid', 'block', 'none' or 'contents', got 'inline'\. Write 'block': only the content of a text has lines\.$/,
      ],
      [
        'a colour',
        ({ stage }) => stage.view({ background: '#12345' }),
        'wrong-type',
        /property "background": expected a colour such as/,
      ],
      [
        'in a state',
        ({ stage }) => stage.view({ states: { focused: { scale: 'big' as never } } }),
        'wrong-type',
        /property "states\.focused\.scale": expected a number, got 'big'\.$/,
      ],
      [
        'an unknown state',
        ({ stage }) => stage.view({ states: { focussed: {} } as never }),
        'unknown-property',
        /there is no state "states\.focussed"\. Did you mean "focused"\?$/,
      ],
      [
        'in a group',
        ({ stage }) => stage.view({ layout: { opacity: 1 } as never }),
        'unknown-property',
        /there is no layout property "layout\.opacity"/,
      ],
      [
        'in scroll',
        ({ stage }) => stage.view({ scroll: { keyline: 1 } as never }),
        'unknown-property',
        /there is no part of scroll "scroll\.keyline"\. Did you mean "keyLine"\?$/,
      ],
      [
        'what is not done yet',
        ({ stage }) => stage.view({ blur: 4 }),
        'unsupported',
        /property "blur" is in the schema, but this engine does not implement it yet\.$/,
      ],
      [
        'a motion',
        ({ stage }) => stage.view({ transition: { opacity: 200 as never } }),
        'wrong-type',
        /property "transition\.opacity": expected what spring\(\) or tween\(\) returns, or 'instant', got 200\. Write tween\(200\)\.$/,
      ],
      [
        'a transition of what cannot move',
        ({ stage }) => stage.view({ transition: { display: tween(100) } as object }),
        'wrong-type',
        /property "transition\.display": expected a property whose values can be interpolated/,
      ],
      [
        'no node',
        ({ stage }) => stage.root.append({} as never),
        'wrong-type',
        /^the root: append: expected a node, got \{\}\.$/,
      ],
      [
        'itself',
        ({ stage }) => {
          const node = stage.view();
          node.append(node);
        },
        'cycle',
        /cannot hold view \([^)]*\): it is that node itself\.$/,
      ],
      [
        'an ancestor',
        ({ stage }) => {
          const a = stage.view({ key: 'a' });
          const b = stage.view({ key: 'b' });
          a.append(b);
          b.append(a);
        },
        'cycle',
        /^view "b" \([^)]*\): append: cannot hold view "a" \([^)]*\): it is inside that node\.$/,
      ],
      [
        'the root below another node',
        ({ stage }) => stage.view({ key: 'box' }).append(stage.root),
        'cycle',
        /^view "box" \([^)]*\): append: cannot hold the root: the root has no parent\.$/,
      ],
      [
        'the root out of the tree',
        ({ stage }) => stage.root.detach(),
        'cycle',
        /^the root: detach: it stays as long as its stage\.$/,
      ],
      [
        'before no child',
        ({ stage }) => stage.root.insertBefore(stage.view(), stage.view()),
        'not-a-child',
        /insertBefore: expected view \([^)]*\) to be a child of it\.$/,
      ],
      [
        'a removed node',
        ({ stage }) => {
          const node = stage.view({ key: 'gone' });
          node.remove();
          node.set({ width: 1 });
        },
        'removed',
        /^view "gone": set: the node was removed\.$/,
      ],
      [
        'a node under a removed one',
        ({ stage }) => {
          const a = stage.view();
          const b = stage.view();
          a.append(b);
          a.remove();
          stage.append(b);
        },
        'removed',
        /append: view( \d+)? was removed\.$/,
      ],
      [
        'the root',
        ({ stage }) => stage.root.remove(),
        'cycle',
        /^the root: remove: it stays as long as its stage\.$/,
      ],
      [
        'focus of what cannot have it',
        ({ stage }) => stage.focus(stage.view({ key: 'box' })),
        'wrong-type',
        /^view "box" \([^)]*\): focus: expected a node that is focusable or a focusGroup\.$/,
      ],
      [
        'keyframes',
        ({ stage }) =>
          stage.view().animate(
            [
              { opacity: 0, offset: 0.8 },
              { opacity: 1, offset: 0.2 },
            ],
            100,
          ),
        'out-of-range',
        /animate: keyframe 1: expected an offset within 0\.8 to 1, got 0\.2\.$/,
      ],
      [
        'an animated property',
        ({ stage }) => stage.view().animate({ display: ['flex', 'none'] } as never, 100),
        'wrong-type',
        /animate: "display" cannot be animated/,
      ],
      [
        'a duration',
        ({ stage }) => stage.view().animate({ opacity: [0, 1] }, -5),
        'out-of-range',
        /duration: .*0 or more.*-5/,
      ],
      [
        'a listener',
        ({ stage }) => stage.on('select', 5 as never),
        'wrong-type',
        /^the stage: on "select": expected a function, got 5\.$/,
      ],
    ];
    for (const [name, use, code, message] of cases) {
      it(`${name} is refused as ${code}, with nothing half done`, async () => {
        await bench.step();
        const before = bench.stage.root.children.length;
        assert.throws(
          () => use(bench),
          (error: unknown) => {
            assert.ok(error instanceof InlayError, String(error));
            assert.match(error.message, message);
            assert.equal(error.code, code);
            return true;
          },
        );
        assert.equal(bench.stage.root.children.length, before);
        bench.stage.on('error', (error) => assert.fail(error.message));
        await bench.step();
      });
    }

    it('a tree deeper than the engine takes is refused, and what went of it no longer counts', () => {
      const { stage } = bench;
      const chain = (levels: number) => {
        const nodes = Array.from({ length: levels }, () => stage.view());
        // From below, so that whole trees are put under others.
        for (let at = levels - 2; at >= 0; at -= 1) nodes[at]?.append(nodes[at + 1] as Node);
        return nodes as [Node, ...Node[]];
      };
      const above = chain(100);
      stage.append(above[0]);
      const low = above.at(-1) as Node;
      const below = chain(92);
      const says =
        /^view 1 \(root > view 1 > .*\): append: cannot hold view \([^)]*\): expected at most 192 levels of nodes\.$/;
      assert.throws(() => low.append(below[0]), { code: 'limit', message: says });
      assert.equal(below[0].parent, undefined);
      below.at(-1)?.remove();
      low.append(below[0]);
      assert.throws(() => below.at(-2)?.append(stage.view()), { code: 'limit' });
    });

    it('a node of another stage is refused', async () => {
      const other = await openBench();
      assert.throws(() => bench.stage.append(other.stage.view()), { code: 'foreign-node' });
    });

    it('a set that is refused changes nothing of what it names', async () => {
      const node = bench.stage.view({ width: 10 });
      assert.throws(() => node.set({ width: 20, opacity: 7 }));
      await bench.step();
      assert.deepEqual(recordOf(node).values, { width: { tag: 'dp', val: 10 } });
    });

    it('focus is for groups as long as they are groups', () => {
      const box = bench.stage.view({ key: 'box' });
      for (const group of [true, { remember: true }]) {
        box.set({ focusGroup: group });
        box.focus();
        for (const none of [false, null]) {
          box.set({ focusGroup: none });
          assert.throws(
            () => box.focus(),
            /"box" .* expected a node that is focusable or a focusGroup/,
          );
          box.set({ focusGroup: group });
        }
      }
    });

    it('a factory that is refused uses up no id', () => {
      const next = bench.stage.view().id + 1;
      assert.throws(() => bench.stage.view({ opacity: 7 }));
      assert.equal(bench.stage.view().id & 0xfffff, next);
    });
  });

  describe('events', () => {
    it('of focus reach the node, its parents and the stage, and can be stopped', async () => {
      const { stage, world } = bench;
      const heard: string[] = [];
      const rail = stage.view({ focusGroup: true, key: 'rail' });
      const first = stage.view({ focusable: true, key: 'first' });
      const second = stage.view({ focusable: true, key: 'second' });
      rail.append(first, second);
      stage.append(rail);
      first.on('focus', (node, { previous }) =>
        heard.push(`first ${node.key} from ${previous?.key}`),
      );
      first.on('blur', (_node, { next }) => heard.push(`blur to ${next?.key}`));
      rail.on('focus', (node, event) => {
        heard.push(`rail ${node.key} at ${event.currentTarget.key}`);
        if (node === second) event.stopPropagation();
      });
      stage.on('focus', (node) => heard.push(`stage ${node.key}`));
      await bench.step();
      stage.focus(first);
      await bench.step();
      assert.equal(stage.focused, first);
      world.engine.emit('focus', { node: second.id, previous: first.id });
      rail.set({ width: 1 });
      await bench.step();
      assert.equal(second.isFocused, true);
      assert.deepEqual(heard, [
        'first first from undefined',
        'rail first at rail',
        'stage first',
        'blur to second',
        'rail second at rail',
      ]);
    });

    it('are heard once with once, and not after off', async () => {
      const { stage, world } = bench;
      const heard: string[] = [];
      const always = () => heard.push('always');
      stage.on('select', always).once('select', () => heard.push('once'));
      const select = async () => {
        world.engine.emit('select', 1);
        stage.root.set({ opacity: 1 });
        await bench.step();
      };
      await select();
      await select();
      stage.off('select', always);
      await select();
      assert.deepEqual(heard, ['always', 'once', 'always']);
    });

    it('without a node of their own are the root’s', async () => {
      const { stage, world } = bench;
      const heard: unknown[] = [];
      stage.on('back', (node) => heard.push(node.id));
      stage.on('key', (node, { key, phase, claimedBy }) =>
        heard.push([node.id, key, phase, claimedBy]),
      );
      world.engine.emit('back', 0);
      world.engine.emit('key', {
        node: 0,
        key: 'info',
        phase: 'up',
        repeat: 0,
        claimedBy: 0,
        cancelled: false,
      });
      stage.root.set({ opacity: 1 });
      await bench.step();
      assert.deepEqual(heard, [1, [1, 'info', 'up', undefined]]);
    });

    it('emit removed for a node, and nothing after that', async () => {
      const { stage } = bench;
      const heard: string[] = [];
      const parent = stage.view({ key: 'parent' });
      const child = stage.view({ key: 'child' });
      parent.append(child);
      stage.append(parent);
      child.on('removed', (node) => heard.push(`${node.key}`));
      parent.on('removed', (node) => heard.push(`${node.key}`));
      await bench.step();
      parent.remove();
      await bench.step();
      assert.deepEqual(heard, ['child', 'parent']);
    });

    it('continue when a listener throws, which is reported as an error of the app', async () => {
      const { stage, world } = bench;
      const errors: InlayError[] = [];
      const heard: string[] = [];
      stage.on('error', (error) => errors.push(error));
      stage.root.on('select', () => {
        throw new TypeError('oops');
      });
      stage.on('select', () => heard.push('stage'));
      world.engine.emit('select', 1);
      stage.root.set({ opacity: 1 });
      await bench.step();
      assert.deepEqual(heard, ['stage']);
      assert.equal(errors[0]?.code, 'app');
      assert.match(String(errors[0]?.cause), /oops/);
    });
  });

  it('answers bounds, and rejects if the node is removed first', async () => {
    const { stage } = bench;
    const node = stage.view();
    const bounds = node.bounds();
    await bench.step();
    assert.deepEqual(await bounds, { x: 1, y: 2, width: 3, height: 4 });
    bench.world.engine.answersBounds = false;
    const gone = stage.view({ key: 'gone' });
    const never = gone.bounds();
    gone.remove();
    const refused = assert.rejects(never, /view "gone": bounds: the node was removed/);
    await bench.step();
    await refused;
  });

  describe('animations', () => {
    const animated = () =>
      bench.world.engine.commands
        .filter(({ name }) => name === 'animate')
        .map(
          ({ value }) =>
            value as {
              animation: number;
              property: number;
              keyframes: { offset: number }[];
              timing: object;
            },
        );

    it('spread keyframes as Web Animations does, one track per property', async () => {
      const node = bench.stage.view();
      node.animate(
        [
          { opacity: 0, scale: 1, easing: 'ease-in' },
          { opacity: 0.5, scale: 2 },
          { opacity: 1, offset: 0.8 },
          { opacity: 0, scale: 1 },
        ],
        {
          duration: 300,
          iterations: Number.POSITIVE_INFINITY,
          easing: steps(4),
        },
      );
      await bench.step();
      const [opacity, x, y] = animated();
      assert.equal(opacity?.property, id.opacity);
      assert.deepEqual(
        opacity?.keyframes.map(({ offset }) => offset),
        [0, 0.4, 0.8, 1].map(Math.fround),
      );
      assert.deepEqual([x?.property, y?.property], [id.scaleX, id.scaleY]);
      assert.deepEqual(
        x?.keyframes.map(({ offset }) => offset),
        [0, 0.4, 1].map(Math.fround),
      );
      assert.deepEqual(opacity?.timing, {
        delay: 0,
        endDelay: 0,
        duration: 300,
        iterations: null,
        iterationStart: 0,
        direction: 'normal',
        fill: 'none',
        easing: { tag: 'steps', val: { count: 4, position: 'jump-end' } },
      });
    });

    it('finish when all their properties did, and free their ids only when the engine says so', async () => {
      const { world, stage } = bench;
      const node = stage.view();
      const animation = node.animate({ scale: [1, 2] }, 100);
      await bench.step();
      const ids = animated().map((each) => each.animation);
      let finished = false;
      void animation.finished.then(() => {
        finished = true;
      });
      world.engine.emit('animationFinish', ids[0] as number);
      stage.root.set({ opacity: 1 });
      await bench.step();
      assert.equal(finished, false);
      world.engine.emit('animationFinish', ids[1] as number);
      stage.root.set({ opacity: 1 });
      await bench.step();
      await bench.settle();
      assert.equal(finished, true);
      assert.equal(animation.playState, 'finished');
      animation.play();
      await bench.step();
      assert.equal(
        new Set(animated().map((each) => each.animation)).size,
        4,
        'an id was used again while the engine had it',
      );
      for (const id of ids) world.engine.emit('animationCancel', id);
      stage.root.set({ opacity: 1 });
      await bench.step();
      assert.equal(animation.playState, 'running', 'the end of the last run ended this one');
    });

    it('report nothing more about an animation that they cancelled, and may restart it', async () => {
      const { world, stage } = bench;
      const animation = stage
        .view()
        .animate({ opacity: [0, 1] }, { duration: 100, easing: linear(0, 0.9, 1) });
      const said = () =>
        world.engine.commands.splice(0).map(({ name, value }) => [name, value] as [string, object]);
      animation.cancel();
      animation.setRate(1);
      animation.cancel();
      await bench.step();
      assert.deepEqual(
        said().map(([name]) => name),
        ['animate', 'controlAnimation'],
      );
      await assert.rejects(animation.finished, /cancelled/);
      animation.seek(40);
      assert.equal(
        animation.playState,
        'paused',
        'where it is put it stands, as in Web Animations',
      );
      await bench.step();
      const actions = said().map(([name, value]) => (value as { action?: object }).action ?? name);
      assert.deepEqual(actions, ['animate', { tag: 'pause' }, { tag: 'seek', val: 40 }]);
    });

    it('continue after their end as in Web Animations, with a promise of their own', async () => {
      const { world, stage } = bench;
      for (const fill of ['none', 'both'] as const) {
        const animation = stage.view().animate({ opacity: [0, 1] }, { duration: 100, fill });
        const end = async () => {
          const last = animated().at(-1)?.animation as number;
          world.engine.emit('animationFinish', last);
          stage.root.set({ opacity: 1 });
          await bench.step();
          assert.equal(animation.playState, 'finished');
        };
        const last = () => world.engine.commands.at(-1)?.value as { action?: unknown };
        await bench.step();
        await end();
        const first = animation.finished;
        animation.seek(100);
        assert.equal(animation.playState, 'finished', 'nothing comes after the end');
        animation.seek(40);
        await bench.step();
        assert.deepEqual(last().action, { tag: 'seek', val: 40 });
        assert.equal(animation.playState, 'running');
        assert.notEqual(animation.finished, first);
        await end();
        await animation.finished;
        for (const again of ['reverse', 'play'] as const) {
          animation[again]();
          await bench.step();
          const [made, rate, play] = world.engine.commands.slice(-3);
          assert.equal(made?.name, 'animate', 'from the other end');
          const actions = [rate, play].map(
            (command) => (command?.value as { action?: unknown } | undefined)?.action,
          );
          assert.deepEqual(
            actions,
            [{ tag: 'rate', val: -1 }, { tag: 'play' }],
            'goes on backwards',
          );
          await end();
        }
      }
    });

    it('stay in the engine where their fill holds on the side where they end', async () => {
      const { world, stage } = bench;
      const kept = async (fill: 'none' | 'forwards' | 'backwards' | 'both', rate: number) => {
        const animation = stage.view().animate({ opacity: [0, 1] }, { duration: 100, fill });
        animation.setRate(rate);
        await bench.step();
        const id = animated().at(-1)?.animation as number;
        world.engine.commands.length = 0;
        world.engine.emit('animationFinish', id);
        stage.root.set({ opacity: 1 });
        await bench.step();
        await bench.step();
        return !world.engine.commands.some(({ name }) => name === 'controlAnimation');
      };
      for (const rate of [1, -1]) {
        assert.deepEqual([await kept('none', rate), await kept('both', rate)], [false, true]);
        assert.equal(await kept('forwards', rate), rate > 0);
        assert.equal(await kept('backwards', rate), rate < 0);
      }
    });

    it('that have no end cannot be taken to it', async () => {
      const timing = { duration: 100, iterations: Number.POSITIVE_INFINITY };
      const animation = bench.stage.view({ key: 'glow' }).animate({ opacity: [0, 1] }, timing);
      const says =
        /^view "glow" \([^)]*\): animation finish: expected an animation with an end, got one without\.$/;
      assert.throws(() => animation.finish(), { code: 'out-of-range', message: says });
      animation.setRate(-1);
      animation.finish();
      animation.setRate(0);
      assert.throws(() => animation.finish(), { code: 'out-of-range' });
    });

    it('end with their node', async () => {
      const { world, stage } = bench;
      const node = stage.view();
      const animation = node.animate({ opacity: [0, 1] }, 100);
      await bench.step();
      node.remove();
      world.engine.emit('animationCancel', animated()[0]?.animation as number);
      await bench.step();
      await assert.rejects(animation.finished, { code: 'removed' });
      assert.throws(() => animation.play(), { code: 'removed' });
    });
  });

  it('names the node and the property of a refused batch', () => {
    const words = new Uint32Array([
      0,
      0,
      0,
      9,
      0,
      id.selectNode | (1 << 16),
      7,
      id.opacity | (1 << 16),
      0x40000000,
    ]);
    const refusal = {
      sequence: 9,
      reason: 'out-of-range',
      at: 7,
      entry: id.opacity,
      expected: 0x3f800000,
      found: 0x40000000,
    } as const;
    const error = refusalError(refusal, words, (node) => `image "film-1" (node ${node})`);
    assert.equal(error.code, 'refused');
    assert.match(
      error.message,
      /batch 9, nothing of it was applied: image "film-1" \(node 7\): property "opacity": out-of-range/,
    );
  });

  it('names the value that an older engine does not know', () => {
    const refused = (entry: number, expected: number, found: number) =>
      refusalError(
        { sequence: 9, reason: 'bad-value', at: 5, entry, expected, found },
        undefined,
        String,
      ).message;
    assert.match(
      refused(id.createNode, 2, 2),
      /command "createNode": the engine does not know "text" \(number 2; it knows 0 to 1\): it is older than this app's host/,
    );
    assert.match(refused(id.transition, 2, 2), /does not know "spring"/);
    // A length, or a number that this host does not know either.
    assert.match(refused(id.createNode, 2, 7), /bad-value \(expected 2, found 7\)/);
    assert.match(refused(id.createNode, 3, 3), /bad-value \(expected 3, found 3\)/);
  });

  it('writes batches that the schema’s own reader takes', async () => {
    const batches: Uint32Array[] = [];
    const { CommandQueue } = await import('../../host/src/protocol/commands.ts');
    const queue = new CommandQueue((buffer, length) =>
      batches.push(new Uint32Array(buffer, 0, length).slice()),
    );
    for (let round = 1; round <= 3; round += 1) {
      queue.edit((writer) => writer.select(round));
      queue.edit((writer) => writer.raw(id.claimedKeys, new Uint32Array(3000)));
      queue.flush();
    }
    batches.forEach((batch, index) => {
      const cursor = new EntryCursor().open(batch);
      assert.equal(cursor.sequence, index + 1);
      assert.ok(cursor.next() && cursor.id === id.selectNode && cursor.word(0) === index + 1);
      assert.ok(cursor.next() && cursor.length === 3000 && !cursor.next());
    });
  });
});
