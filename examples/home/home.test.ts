/**
 * The demo without a browser: where focus goes, what comes back, and that every text can be read.
 */
import assert from 'node:assert/strict';
import type { Node, Rect, Stage } from 'inlay';
import { openApp, type Screen } from 'inlay-testing';
import { loadAfresh } from '../../tests/host/support/afresh.ts';
import { type Box, textBoxes } from '../../tests/parity/drawn.ts';
import catalogueJson from './assets/catalog.json' with { type: 'json' };
import { parseCatalogue } from './assets/feed.ts';
import app from './src/app.ts';

const safeArea: Box = { left: 96, top: 54, right: 1824, bottom: 1026 };
const catalogue = parseCatalogue(catalogueJson);

/** The demo at rest, and how it is used. */
interface Home {
  stage: Stage;
  screen: Screen;
  failed: string[];
  /**
   * Presses keys one after the other, each when the screen is at rest: `right`, `3 down`, `enter`.
   */
  press(...keys: string[]): Promise<void>;
  /** Key of the focused node. */
  focused(): string | undefined;
  boundsOf(node: Node | undefined): Promise<Rect>;
}

async function openHome(): Promise<Home> {
  const failed: string[] = [];
  const observed = (stage: Stage) => {
    stage.on('failed', (node, { reason }) => {
      failed.push(`${tileOf(node)?.key}: ${reason}`);
    });
    return app(stage);
  };
  const screen = await openApp(observed, {
    base: new URL('./', import.meta.url),
    resolution: { width: 640, height: 360 },
  });
  return {
    stage: screen.stage,
    screen,
    failed,
    press: (...keys) => screen.press(...keys),
    focused: () => screen.focused?.key,
    async boundsOf(node) {
      assert.ok(node, 'expected a node');
      return screen.bounds(node);
    },
  };
}

/** The tile that a node is or lies in. */
function tileOf(node: Node | undefined): Node | undefined {
  for (let at = node; at; at = at.parent)
    if (at.data !== undefined && at.key?.includes('/')) return at;
  return undefined;
}

function* nodesUnder(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* nodesUnder(child);
}

const lies = (box: Box, within: Box) =>
  box.left >= within.left &&
  box.right <= within.right &&
  box.top >= within.top &&
  box.bottom <= within.bottom;
const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const shown = ({ left, top, right, bottom }: Box) =>
  [left, top, right, bottom].map((edge) => edge.toFixed(1)).join(', ');

/**
 * Every text that is seen lies in the safe area, and none on another. Tiles that the edge of the
 * screen cuts only say that there is more: those, and what is on them, do not count.
 */
async function checkTexts({ stage, screen, boundsOf }: Home, where: string): Promise<void> {
  const drawList = stage.drawList();
  await screen.settle();
  const nodes = new Map([...nodesUnder(stage.root)].map((node) => [node.id, node]));
  const seen: { name: string; box: Box }[] = [];
  for (const [id, box] of textBoxes(await drawList)) {
    const node = nodes.get(id);
    assert.ok(node, `${where}: text is drawn for node ${id}, which is not in the tree`);
    const tile = tileOf(node);
    if (tile && !tile.isFocused) {
      const { x, y, width, height } = await boundsOf(tile);
      // The ring around a tile needs not be seen.
      if (
        !lies({ left: x + 6, top: y + 6, right: x + width - 6, bottom: y + height - 6 }, safeArea)
      )
        continue;
    }
    seen.push({ name: `${node} of ${tile?.key ?? 'the page'}`, box });
  }
  assert.ok(seen.length > 4, `${where}: ${seen.length} texts are seen`);
  // Glyphs reach half a pixel beyond their outlines, and an italic or a round one a little beyond
  // its box.
  const outer = {
    left: safeArea.left - 3,
    top: safeArea.top - 3,
    right: safeArea.right + 3,
    bottom: safeArea.bottom + 3,
  };
  for (const [index, { name, box }] of seen.entries()) {
    assert.ok(lies(box, outer), `${where}: ${name} reaches out of the safe area: ${shown(box)}`);
    for (const other of seen.slice(index + 1)) {
      const both = `${name} (${shown(box)}) lies on ${other.name} (${shown(other.box)})`;
      assert.ok(!overlap(box, other.box), `${where}: ${both}`);
    }
  }
}

describe('the demo', () => {
  let home: Home;
  beforeEach(async () => {
    home = await openHome();
  });
  afterEach(() => home?.screen.close());

  it('begins at the first film, and goes along and across the rails', async () => {
    assert.equal(home.focused(), 'rail-comedy/the-general');
    const script: readonly (readonly [string, string])[] = [
      ['left', 'rail-comedy/the-general'],
      ['up', 'rail-comedy/the-general'],
      ['2 right', 'rail-comedy/safety-last'],
      ['down', 'continue/metropolis'],
      ['right', 'continue/charade'],
      ['down', 'rail-noir/detour'],
      ['up', 'continue/charade'],
      ['up', 'rail-comedy/safety-last'],
      ['20 right', 'rail-comedy/my-man-godfrey'],
      ['20 down', 'rail-world/layla'],
    ];
    for (const [keys, expected] of script) {
      await home.press(keys);
      assert.equal(home.focused(), expected, `after ${keys}`);
    }
  });

  it('keeps the focused tile where the eye is', async () => {
    const start = await home.boundsOf(home.stage.focused);
    await home.press('3 right', '3 down');
    const there = await home.boundsOf(home.stage.focused);
    for (const side of ['x', 'y', 'width', 'height'] as const)
      assert.ok(Math.abs(there[side] - start[side]) < 1, side);
  });

  it('shows the art of the film that has focus, however fast the keys come', async () => {
    // On the way to Nosferatu lies Charade, where the others lead: back to the art that the hero
    // had.
    const others = ['down', ...Array.from({ length: 11 }, () => 'right')];
    await home.press('down', '2 right', ...others);
    const other = await openHome();
    await other.press('down', '2 right');
    await other.screen.type(...others);
    assert.equal(other.focused(), home.focused());
    // Pictures are loaded for the boxes of this screen, not for those on the way.
    for (const { stage, screen } of [home, other]) await loadAfresh(stage, () => screen.rest());
    assert.ok(Buffer.from(other.screen.picture().data).equals(home.screen.picture().data));
    other.screen.close();
  });

  it('opens a film at Play, and comes back to where it was', async () => {
    await home.press('2 down', '4 right');
    const tiles = [home.stage.focused, home.stage.focused?.parent?.children[6]];
    const before = await Promise.all(tiles.map(home.boundsOf));
    await home.press('enter');
    assert.equal(home.focused(), 'play');
    await home.press('right', 'down', 'up', 'right', 'right');
    assert.equal(home.focused(), 'back', 'focus stays on the page');
    await home.press('back');
    assert.equal(home.focused(), 'rail-noir/the-hitch-hiker');
    assert.deepEqual(await Promise.all(tiles.map(home.boundsOf)), before);
    await home.press('enter', '2 right', 'enter');
    assert.equal(home.focused(), 'rail-noir/the-hitch-hiker', 'the button Back does the same');
    await home.press('back');
    assert.equal(home.focused(), 'rail-noir/the-hitch-hiker', 'there is nothing to go back to');
  });

  it('plays, and comes back to Play', async () => {
    await home.press('enter');
    home.screen.tap('enter');
    // The bar of the player moves as long as the film: there is no rest.
    await home.screen.advance(1000);
    assert.equal(home.focused(), 'player/the-general');
    await home.press('back');
    assert.equal(home.focused(), 'play');
  });

  it('puts a film on the list and takes it off, and remembers', async () => {
    const label = async () => (await home.boundsOf(home.stage.focused)).width;
    await home.press('enter', 'right');
    assert.equal(home.focused(), 'list');
    const add = await label();
    await home.press('enter');
    const on = await label();
    assert.ok(on < add - 10, `"On my list" is shorter than "Add to my list": ${on}, ${add}`);
    await home.press('back', 'enter', 'right');
    assert.equal(await label(), on, 'it is still on the list');
    await home.press('enter');
    assert.equal(await label(), add);
    await home.press('back', 'right', 'enter', 'right');
    assert.equal(await label(), add, 'another film is not on the list');
  });

  it('gets failed for the two broken posters, and for no other', async () => {
    await home.press('2 down', '8 right', 'down', '11 right', '20 down');
    assert.deepEqual(home.failed, [
      'rail-noir/quicksand: not-found',
      'rail-science-fiction/the-phantom-planet: broken',
    ]);
  });

  it('shows a frame with a tear in place of a broken poster', async () => {
    await home.press('2 down', '7 right');
    const tile = home.stage.focused?.parent?.children[8];
    assert.equal(tile?.key, 'rail-noir/quicksand');
    // The picture has its scrim, its words, and the sign of eight bars.
    assert.deepEqual(
      tile?.children[0]?.children.map((child) => child.children.length),
      [0, 2, 8],
    );
  });

  it('has every text in the safe area and none on another, at each tile', async () => {
    const rails = [undefined, ...catalogue.rails.slice(1)];
    const counts = [
      catalogue.rails[0]?.films.length ?? 0,
      10,
      ...rails.slice(1).map((rail) => rail?.films.length ?? 0),
    ];
    for (const count of counts) {
      for (let tile = 0; tile < count; tile += 1) {
        await checkTexts(home, `at ${home.focused()}`);
        await home.press('right');
      }
      await home.press('down');
    }
    assert.equal(home.focused(), 'rail-world/menilmontant', 'that was the last rail');
  });

  it('has every text in the safe area and none on another, on the page of each film', async () => {
    const first = home.stage.focused;
    const counts = catalogue.rails.map(({ films }) => films.length);
    for (const [index, count] of counts.entries()) {
      for (let tile = 0; tile < count; tile += 1) {
        const key = home.focused();
        await home.press('enter');
        await checkTexts(home, `on the page of ${key}`);
        await home.press('back');
        assert.equal(home.focused(), key);
        await home.press('right');
      }
      // Between the first rail and the second are the films that were begun.
      await home.press(index === 0 ? '2 down' : 'down');
    }
    assert.notEqual(home.stage.focused, first);
  });
});
