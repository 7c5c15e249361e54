/**
 * `display: contents` in the app's own terms, with the real engine: what it takes away, what it
 * keeps, and switching it at run time.
 */
import assert from 'node:assert/strict';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import type { Node } from '../../host/src/index.ts';
import { openHeadless } from './support/headless.ts';

describe('display: contents with the real engine', () => {
  let headless: Headless;
  let stage: Stage;
  let group: Node;
  let tiles: readonly Node[];

  /** A row with a tile, a group of two tiles, and a tile. */
  const build = (display: 'flex' | 'contents') => {
    const tile = (key: string) =>
      stage.view({
        key,
        width: 100,
        height: 100,
        flexShrink: 0,
        focusable: true,
        background: '#336699',
      });
    const row = stage.view({ width: 1000, height: 400, alignItems: 'center', gap: 20 });
    group = stage.view({
      key: 'group',
      display,
      focusGroup: true,
      width: 500,
      height: 300,
      padding: 30,
      gap: 70,
    });
    tiles = ['a', 'b', 'c', 'd'].map(tile);
    const [a, b, c, d] = tiles as [Node, Node, Node, Node];
    group.append(b, c);
    row.append(a, group, d);
    stage.append(row);
    return row;
  };
  const open = async () => {
    ({ headless, stage } = await openHeadless());
  };
  const lefts = async () => {
    const answers = tiles.map((tile) => tile.bounds());
    await headless.rest();
    return (await Promise.all(answers)).map(({ x, y }) => [x, y]);
  };
  const list = async () => {
    await headless.rest();
    const words = stage.drawList();
    await headless.rest();
    // The first words count frames.
    return [...(await words)].slice(4);
  };

  beforeEach(open);
  afterEach(() => headless.close());

  it('lays its children out in its parent, has no box, and paints nothing', async () => {
    build('contents');
    assert.deepEqual(await lefts(), [
      [0, 150],
      [120, 150],
      [240, 150],
      [360, 150],
    ]);
    const bounds = group.bounds();
    await headless.rest();
    assert.deepEqual(await bounds, { x: 0, y: 0, width: 0, height: 0 });
    const plain = await list();
    group.set({
      background: 'red',
      radius: 20,
      opacity: 0.2,
      scale: 2,
      rotation: 30,
      overflow: 'hidden',
      zIndex: 7,
    });
    assert.deepEqual(await list(), plain, 'nothing of a box has an effect');
  });

  it('keeps the focus group, and cannot have focus itself', async () => {
    build('contents');
    group.set({ focusable: true, focusGroup: { entry: 'last' } });
    stage.focus(tiles[3] as Node);
    await headless.rest();
    headless.press('arrow-left');
    await headless.rest();
    assert.equal(stage.focused?.key, 'c');
    headless.press('arrow-left');
    headless.press('arrow-left');
    await headless.rest();
    assert.equal(stage.focused?.key, 'a');
    stage.focus(group);
    await headless.rest();
    assert.equal(stage.focused?.key, 'c', 'asked for focus it hands it to its member');
  });

  it('keeps states: nodes below a disabled one are disabled', async () => {
    build('contents');
    group.setStates('disabled');
    stage.focus(tiles[0] as Node);
    await headless.rest();
    headless.press('arrow-right');
    await headless.rest();
    assert.equal(stage.focused?.key, 'd');
  });

  it('switches at run time to what a fresh stage shows, to and fro', async () => {
    const shown: Record<string, readonly unknown[]> = {};
    for (const display of ['flex', 'contents'] as const) {
      build(display);
      shown[display] = await lefts();
      stage.root.clear();
    }
    build('flex');
    for (const display of ['contents', 'flex', 'contents', 'flex'] as const) {
      group.set({ display });
      assert.deepEqual(await lefts(), shown[display], display);
    }
    // In a state, by the engine alone.
    group.set({ states: { 'focus-within': { display: 'contents' } } });
    stage.focus(tiles[1] as Node);
    assert.deepEqual(await lefts(), shown.contents);
    stage.focus(tiles[0] as Node);
    assert.deepEqual(await lefts(), shown.flex);
  });

  it('is none on an image and on a text', async () => {
    const row = build('contents');
    const image = stage.image({ width: 50, height: 50, display: 'contents' });
    row.insertBefore(image, tiles[0]);
    row.insertBefore(stage.text('none', { display: 'contents' }), tiles[0]);
    assert.deepEqual((await lefts())[0], [0, 150]);
  });
});
