/**
 * Where the focused node is at rest depends on the scene, not on how it came about. Widths and
 * places in dp.
 */
import assert from 'node:assert/strict';
import { type Node, type NodeProperties, tween } from '../../host/src/index.ts';
import {
  atRest,
  boundsOf,
  onScreen,
  profiles,
  row,
  type Screen,
  seenNow,
  tiles,
  walk,
} from './stage.ts';

/** A column of 600 x 1080 dp on the line that its items' tops come to. */
const onLine = { axis: 'y', keyLine: 0.5, keyLineItem: 0 } as const;

async function within(low: number, high: number, place: Promise<{ x: number }>): Promise<void> {
  const { x } = await place;
  assert.ok(x >= low && x <= high, `expected x within ${low} to ${high}, got ${x}`);
}

/** That the app's `reveal()` of the focused node changes nothing. */
async function isRevealed(screen: Screen, node: Node): Promise<void> {
  assert.equal(screen.stage.focused, node);
  const before = await atRest(screen, node);
  node.reveal();
  assert.deepEqual(await atRest(screen, node), before);
}

for (const profile of profiles) {
  describe(`the focused node at rest, profile ${profile}`, () => {
    const inRow = (
      count: number,
      at: number,
      act: (screen: Screen, row: Node, tiles: Node[]) => Promise<void>,
    ) =>
      onScreen(profile, async (screen) => {
        const rail = row(screen.stage);
        const all = tiles(screen.stage, count);
        screen.stage.append(rail.append(...all));
        screen.stage.focus(all[at] as Node);
        await screen.headless.rest();
        await act(screen, rail, all);
        await isRevealed(screen, screen.stage.focused as Node);
      });

    it('is in view after an insertion before it', () =>
      inRow(10, 0, async (screen, rail, [first]) => {
        rail.insertBefore(screen.stage.view({ width: 1100, flexShrink: 0 }), first as Node);
        await within(0, 800, atRest(screen, first as Node));
      }));

    it('is in view after its container became smaller', () =>
      inRow(10, 3, async (screen, rail, all) => {
        rail.set({ width: 500 });
        await within(0, 300, atRest(screen, all[3] as Node));
      }));

    it('is in view where it is moved to the end', () =>
      inRow(10, 0, async (screen, rail, [first]) => {
        rail.append(first as Node);
        await within(0, 800, atRest(screen, first as Node));
      }));

    it('is in view where it is moved into another row', () =>
      inRow(10, 0, async (screen, _, [first]) => {
        const other = row(screen.stage, { position: 'absolute', top: 300 });
        screen.stage.append(other.append(...tiles(screen.stage, 10)));
        other.append(first as Node);
        await within(0, 800, atRest(screen, first as Node));
      }));

    it('is in view after removals before it', () =>
      inRow(20, 8, async (screen, _, all) => {
        for (const tile of all.slice(0, 6)) tile.remove();
        await within(0, 800, atRest(screen, all[8] as Node));
      }));

    const column = (items: NodeProperties, act: (screen: Screen, nodes: Node[]) => Promise<void>) =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const list = stage.view({
          width: 600,
          height: 1080,
          flexDirection: 'column',
          overflow: 'hidden',
          scroll: onLine,
        });
        const nodes = tiles(stage, 12, { height: 200, ...items });
        stage.append(list.append(...nodes));
        await screen.headless.rest();
        await act(screen, nodes);
      });

    for (const [what, transition] of [
      ['at once', {}],
      ['over time', { height: tween(200) }],
    ] as const) {
      it(`is on its line where focus makes items grow ${what}`, () =>
        column({ states: { focused: { height: 500 } }, transition }, async (screen, nodes) => {
          await walk(screen, 'arrow-down', 'arrow-down', 'arrow-down', 'arrow-down', 'arrow-down');
          assert.equal((await atRest(screen, nodes[5] as Node)).y, 540);
          await walk(screen, 'arrow-down', 'arrow-down', 'arrow-up', 'arrow-up');
          assert.equal((await atRest(screen, nodes[5] as Node)).y, 540);
          await isRevealed(screen, nodes[5] as Node);
        }));
    }

    it('is on its line in every frame in which items grow over time, once it has come there', () =>
      column({ transition: { height: tween(200) } }, async (screen, nodes) => {
        screen.stage.focus(nodes[6] as Node);
        await screen.headless.rest();
        nodes[1]?.set({ height: 600 });
        for (let frame = 0; frame < 20; frame += 1) {
          await screen.headless.advance(screen.headless.time + 16);
          // Boxes are placed in whole 1/64 dp.
          const [{ y } = { y: 0 }] = await boundsOf(screen, nodes[6] as Node);
          assert.ok(Math.abs(y - 540) < 1 / 64, `frame ${frame}: ${y}`);
        }
      }));

    it('is on its line where rails grow with focus in them', () =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const page = stage.view({
          width: 1920,
          height: 1080,
          flexDirection: 'column',
          overflow: 'hidden',
          scroll: { ...onLine, keyLine: 0.25 },
        });
        const rails = Array.from({ length: 8 }, () =>
          row(stage, {
            width: 1920,
            height: 240,
            states: { 'focus-within': { height: 480 } },
            transition: { height: tween(150) },
          }).append(...tiles(stage, 12)),
        );
        stage.append(page.append(...rails));
        await screen.headless.rest();
        await walk(
          screen,
          'arrow-down',
          'arrow-down',
          'arrow-right',
          'arrow-up',
          'arrow-down',
          'arrow-down',
        );
        assert.equal((await atRest(screen, stage.focused as Node)).y, 270);
        await isRevealed(screen, stage.focused as Node);
      }));

    it('is seen whole where it grows with focus', () =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const top = row(stage).append(...tiles(stage, 10));
        const rail = row(stage, { position: 'absolute', top: 300 });
        const all = tiles(stage, 10, { states: { focused: { width: 360 } } });
        stage.append(top, rail.append(...all));
        stage.focus(top.children[4] as Node);
        await screen.headless.rest();
        await walk(screen, 'arrow-down');
        assert.equal(stage.focused, all[4]);
        assert.deepEqual(await seenNow(screen), [360, 200]);
      }));

    it('is seen whole within the border of its container, at both ends', () =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const rail = row(stage, { scroll: { axis: 'x', policy: 'edge' }, borderWidth: [0, 30] });
        const all = tiles(stage, 10);
        stage.append(rail.append(...all));
        stage.focus(all[9] as Node);
        // Chromium: the last item ends where the border begins.
        assert.equal((await atRest(screen, all[9] as Node)).x, 1000 - 30 - 200);
        stage.focus(all[0] as Node);
        assert.equal((await atRest(screen, all[0] as Node)).x, 30);
      }));

    it('is seen whole where a press makes it grow at the end of a column', () =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const list = stage.view({
          width: 600,
          height: 700,
          flexDirection: 'column',
          overflow: 'hidden',
          scroll: 'y',
        });
        const all = tiles(stage, 5, { height: 140 });
        stage.append(list.append(...all));
        stage.focus(all[4] as Node);
        stage.on('select', (node) => node.set({ height: 400 }));
        await screen.headless.rest();
        await walk(screen, 'enter');
        assert.deepEqual(await seenNow(screen), [200, 400]);
      }));

    it('is in view after late images', () =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const rail = row(stage);
        const all = Array.from({ length: 10 }, (_, at) =>
          stage.image({
            src: 'tests/assets/quadrants.png',
            height: 200,
            flexShrink: 0,
            focusable: true,
            key: `${at}`,
          }),
        );
        stage.append(rail.append(...all));
        stage.focus(all[7] as Node);
        await screen.headless.rest();
        const [box, around] = await boundsOf(screen, all[7] as Node, rail);
        assert.ok(box && around && box.width > 20, 'a picture has a width');
        assert.deepEqual(await seenNow(screen), [Math.min(box.width, around.width), 200]);
        await isRevealed(screen, all[7] as Node);
      }));

    for (const [scroll, y] of [
      ['y', 880],
      [{ axis: 'y', keyLine: 0.25, keyLineItem: 0 }, 270],
    ] as const) {
      it(`is where ${scroll === 'y' ? 'an edge' : 'a line'} has it after a view came before the first rail`, () =>
        onScreen(profile, async (screen) => {
          const { stage } = screen;
          const page = stage.view({
            width: 1920,
            height: 1080,
            gap: 20,
            flexDirection: 'column',
            overflow: 'hidden',
            scroll,
          });
          const rails = Array.from({ length: 8 }, () =>
            row(stage, { width: 1920 }).append(...tiles(stage, 12)),
          );
          stage.append(page.append(...rails));
          await screen.headless.rest();
          await walk(screen, 'arrow-down', 'arrow-down', 'arrow-down');
          page.insertBefore(stage.view({ height: 700, flexShrink: 0 }), rails[0] as Node);
          assert.equal((await atRest(screen, stage.focused as Node)).y, y);
          await isRevealed(screen, stage.focused as Node);
        }));
    }

    it('stays on its line where an item before it goes, and goes to a new line', () =>
      onScreen(profile, async (screen) => {
        const { stage } = screen;
        const rail = row(stage, { scroll: { axis: 'x', keyLine: 0.3, keyLineItem: 0 } });
        const all = tiles(stage, 20);
        stage.append(rail.append(...all));
        stage.focus(all[9] as Node);
        assert.equal((await atRest(screen, all[9] as Node)).x, 300);
        all[2]?.remove();
        assert.equal((await atRest(screen, all[9] as Node)).x, 300);
        rail.set({ scroll: { keyLine: 0.5 } });
        assert.equal((await atRest(screen, all[9] as Node)).x, 500);
      }));

    it('is where the app scrolled, until focus, boxes or properties change', () =>
      inRow(20, 0, async (screen, rail, all) => {
        const changes = [
          () => screen.headless.press('arrow-right'),
          () => all[19]?.set({ width: 300 }),
          () => rail.set({ scroll: { padding: 40 } }),
          () => screen.stage.focused?.reveal(),
          () => screen.stage.focused?.focus(),
        ];
        for (const change of changes) {
          rail.scrollTo(2000, 0);
          assert.ok((await atRest(screen, all[0] as Node)).x <= -1900);
          all[3]?.set({ opacity: 0.5 });
          assert.ok(
            (await atRest(screen, all[0] as Node)).x <= -1900,
            'what moves nothing, changes nothing',
          );
          change();
          await screen.headless.rest();
          assert.deepEqual(await seenNow(screen), [200, 200]);
        }
      }));

    it('is there in the first frame of a row that is made and focused in one turn', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        stage.append(stage.view({ position: 'absolute', width: 10, height: 10, focusable: true }));
        await headless.rest();
        const rail = row(stage, { scroll: { axis: 'x', keyLine: 0.3, keyLineItem: 0 } });
        const all = tiles(stage, 20);
        stage.append(rail.append(...all));
        stage.focus(all[9] as Node);
        await headless.settle();
        assert.equal((await boundsOf(screen, all[9] as Node))[0]?.x, 300);
        assert.ok(headless.runner.isIdle);
      }));

    it('is where it was after the engine is restored, also in a row that scrolls only with focus in it', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        const rail = row(stage, {
          scroll: { axis: 'none' },
          states: { 'focus-within': { scroll: { axis: 'x' } } },
        });
        const all = tiles(stage, 20);
        stage.append(rail.append(...all));
        stage.focus(all[9] as Node);
        await headless.rest();
        await walk(screen, 'arrow-left', 'arrow-left');
        const before = await atRest(screen, all[7] as Node);
        assert.ok(before.x < 800, 'it was scrolled further than it takes');
        stage.suspend();
        stage.resume();
        assert.deepEqual(await atRest(screen, all[7] as Node), before);
      }));
  });
}
