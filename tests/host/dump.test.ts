/** `stage.dump()` with the real engine: the tree as text, with properties as the app wrote them. */
import assert from 'node:assert/strict';
import type { DumpOptions, Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import { cubicBezier, linearGradient, type Node, spring, tween } from '../../host/src/index.ts';
import { openHeadless } from './support/headless.ts';

describe('a dump of a stage', () => {
  let headless: Headless;
  let stage: Stage;

  beforeEach(async () => {
    ({ headless, stage } = await openHeadless());
  });
  afterEach(() => headless.close());

  /** The lines of the nodes. */
  const lines = async (options?: DumpOptions) =>
    (await stage.dump(options)).split('\n').slice(1, -1);
  /** The last line of a node alone: what it is written as. */
  const lineOf = async (node: Node) => (await lines({ node, bounds: false }))[0]?.trim();

  const rail = () => {
    const tile = (key: string) =>
      stage.view({ key, width: 100, height: 50, focusable: true, flexShrink: 0 });
    const node = stage.view({ key: 'rail', padding: 10, gap: 20, focusGroup: true });
    node.append(tile('a'), tile('b'));
    stage.append(node);
    return node;
  };

  it('has a line for each node: key, box, states, properties, and a mark at the focus', async () => {
    stage.on('warning', () => {});
    rail().append(
      stage.text('A long title '.repeat(8), { fontSize: 20, maxLines: 1, width: 90, height: 30 }),
    );
    await headless.rest();
    headless.press('arrow-right');
    await headless.rest();
    const text = 'content: "A long title A long title A long title A long title A lon..."';
    assert.equal(
      await stage.dump(),
      [
        'stage 1920 x 1080 dp, 1280 x 720 px',
        '  root 0,0 1920x1080 [focus-within]',
        '    view "rail" 0,0 350x1080 [focus-within] { padding: 10, gap: 20, focusGroup: true }',
        '      view "a" 10,10 100x50 { width: 100, height: 50, flexShrink: 0, focusable: true }',
        '>     view "b" 130,10 100x50 [focus-within focused] { width: 100, height: 50, flexShrink: 0, focusable: true }',
        `      text 250,10 90x30 { width: 90, height: 30, ${text}, fontSize: 20, maxLines: 1 }`,
        '',
      ].join('\n'),
    );
  });

  it('is the same for the same tree', async () => {
    const node = rail();
    await headless.rest();
    const first = await stage.dump();
    node.set({ gap: 30, padding: 20 });
    assert.notEqual(await stage.dump(), first);
    // In another order, and with the parts of shorthands.
    node.set({ rowGap: 20, columnGap: 20 });
    node.set({ paddingLeft: 10, paddingTop: 10, paddingRight: 10, paddingBottom: 10 });
    assert.equal(await stage.dump(), first);
  });

  it('begins with a node, and leaves out what is not asked for', async () => {
    const node = rail();
    await headless.rest();
    assert.deepEqual(await lines({ node, properties: false, bounds: false }), [
      '  view "rail" [focus-within]',
      '>   view "a" [focus-within focused]',
      '    view "b"',
    ]);
  });

  it('has what was set in this turn, and moves nothing', async () => {
    const node = stage.view({
      key: 'box',
      width: 10,
      height: 10,
      transition: { width: tween(400) },
    });
    stage.append(node);
    await headless.rest();
    const { time } = headless;
    node.set({ width: 500 });
    assert.match((await lines({ node }))[0] ?? '', /^ {2}view "box" 0,0 10x10 { width: 500, /);
    assert.equal(headless.time, time);
    await headless.advance(time + 200);
    assert.doesNotMatch((await lines({ node }))[0] ?? '', /0,0 (10|500)x/);
    await headless.rest();
    assert.match((await lines({ node }))[0] ?? '', /0,0 500x10/);
  });

  it('comes while time stands still', async () => {
    stage.pause();
    const node = stage.view({ key: 'box', width: 10, height: 20 });
    stage.append(node);
    assert.deepEqual(await lines({ node, properties: false }), ['  view "box" 0,0 10x20']);
  });

  it('says of images whether they are loaded, and why not', async () => {
    const image = (src: string, more = {}) => {
      const node = stage.image({ src, width: 10, height: 10, ...more });
      stage.append(node);
      return node;
    };
    const good = image('tests/assets/gradient.png');
    const bad = image('tests/assets/not-an-image.png');
    const missing = image('tests/assets/nowhere.png');
    const far = image('tests/assets/quadrants-alpha.png', { position: 'absolute', left: 30_000 });
    const here = async (node: Node) => (await lineOf(node))?.replace(/ {.*/, '');
    assert.equal(await here(good), 'image (loading)');
    await headless.rest();
    assert.match((await here(good)) ?? '', /^image \[loaded\] \(loaded \d+x\d+ px\)$/);
    assert.equal(await here(bad), 'image [failed] (failed: unsupported-format)');
    assert.equal(await here(missing), 'image [failed] (failed: not-found)');
    assert.equal(await here(far), 'image (out of view)');
  });

  it('writes values as an app does', async () => {
    const other = stage.view({ key: 'other', focusable: true, width: 1, height: 1 });
    stage.append(other);
    const cases: [values: Parameters<Stage['view']>[0], text: string][] = [
      [
        { width: '50%', height: 'auto', opacity: 0.1 },
        '{ width: "50%", height: "auto", opacity: 0.1 }',
      ],
      [{ background: 'red' }, '{ background: "#ff0000" }'],
      [
        { borderColor: '#11223344', borderWidth: 2 },
        '{ borderWidth: 2, borderColor: "#11223344" }',
      ],
      [{ margin: [1, 2] }, '{ marginTop: 1, marginRight: 2, marginBottom: 1, marginLeft: 2 }'],
      [{ radius: 8, scale: 1.5 }, '{ scale: 1.5, radius: 8 }'],
      [{ nextFocusUp: other }, '{ nextFocusUp: "view \\"other\\" (root)" }'],
      [{ justifyContent: 'safe center' }, '{ justifyContent: "safe center" }'],
      [
        { display: 'grid', gridTemplateColumns: '100 repeat(2, minmax(10, 1fr)) fit-content(50%)' },
        '{ display: "grid", gridTemplateColumns: "100 repeat(2, minmax(10, 1fr)) fit-content(50%)" }',
      ],
      [
        { transition: { scale: spring({ stiffness: 100 }), opacity: tween(250, 'ease-out', 40) } },
        `{ transition: { scaleX: "spring({ stiffness: 100, damping: 20 })", scaleY: "spring({ stiffness: 100, damping: 20 })", opacity: "tween(250, 'ease-out', 40)" } }`,
      ],
      [
        { transition: { opacity: tween(9, cubicBezier(0.1, 0.2, 0.3, 1)) } },
        '{ transition: { opacity: "tween(9, cubicBezier(0.1, 0.2, 0.3, 1))" } }',
      ],
      [
        { backgroundGradient: linearGradient(90, 'black', ['#fff', 0.7]) },
        `{ backgroundGradient: "linearGradient(90, ['#000000', 0], ['#ffffff', 0.7])" }`,
      ],
      [
        { boxShadow: { y: 4, blur: 8, color: '#00000080' } },
        '{ boxShadow: [{ x: 0, y: 4, blur: 8, spread: 0, color: "#00000080", inset: false }] }',
      ],
      [
        { width: 5, states: { focused: { width: 9 }, disabled: { opacity: 0.5 } } },
        '{ width: 5 } focused: { width: 9 } disabled: { opacity: 0.5 }',
      ],
    ];
    for (const [values, text] of cases) {
      const node = stage.view(values);
      stage.append(node);
      assert.equal(await lineOf(node), `view ${text}`);
    }
  });

  it('refuses options that it does not know, and nodes that are gone', async () => {
    const node = rail();
    node.remove();
    assert.throws(() => stage.dump({ node }), { code: 'removed' });
    assert.throws(() => stage.dump({ depth: 2 } as object), {
      code: 'unknown-property',
      message: /^the stage: dump: there is no option "depth"/,
    });
    assert.throws(() => stage.dump({ bounds: 'no' } as object), {
      code: 'wrong-type',
      message: 'the stage: dump: bounds: expected true or false, got "no".',
    });
  });
});
