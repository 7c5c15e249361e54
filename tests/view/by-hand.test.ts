/**
 * Rows and columns that an app moves itself when focus arrives: keys go on beyond the edge of the
 * stage, and lead to nothing that waits off the stage.
 */
import assert from 'node:assert/strict';
import { type Node, type NodeProperties, type Rect, tween } from '../../host/src/index.ts';
import { boundsOf, hold, onScreen, profiles, type Screen, seenOf, tiles, walk } from './stage.ts';

/** Where a strip of tiles begins, and how far each is from the next, in dp. */
const [START, STEP] = [100, 220];

/** What the stage shows of the focused node: nothing else clips it. */
async function onStage(screen: Screen): Promise<[number, number]> {
  const [box] = await boundsOf(screen, screen.stage.focused as Node);
  return seenOf(box as Rect, []);
}

/** Moves a node so that whichever of its children has focus stands where the first one stood. */
function follow(moved: Node, axis: 'translateX' | 'translateY', step: number): void {
  const move = (by: number) =>
    moved.set(axis === 'translateX' ? { translateX: by } : { translateY: by });
  moved.children.forEach((child, at) => {
    child.on('focus', () => move(-step * at));
  });
}

/**
 * A row of tiles in a box of its own inside a group, as a component has it that also has a title.
 */
function strip(
  { stage }: Screen,
  count: number,
  properties: NodeProperties = {},
): { row: Node; all: Node[] } {
  const all = tiles(stage, count);
  const inner = stage.view({
    gap: STEP - 200,
    height: 200,
    transition: { translateX: tween(180) },
    ...properties,
  });
  follow(inner.append(...all), 'translateX', STEP);
  const row = stage.view({
    flexDirection: 'column',
    flexShrink: 0,
    focusGroup: { remember: true },
  });
  return { row: row.append(stage.text('Films'), inner), all };
}

for (const profile of profiles) {
  describe(`what an app moves by hand, profile ${profile}`, function () {
    this.timeout(120_000);

    for (const direction of ['ltr', 'rtl'] as const) {
      it(`is walked from one end to the other and back, key by key and held, ${direction}`, () =>
        onScreen(profile, async (screen) => {
          const { stage, headless } = screen;
          const [on, back] =
            direction === 'ltr'
              ? (['arrow-right', 'arrow-left'] as const)
              : (['arrow-left', 'arrow-right'] as const);
          const { row, all } = strip(screen, 30);
          const [first, last] = [all[0] as Node, all[29] as Node];
          if (direction === 'rtl') {
            all.forEach((tile, at) => {
              tile.on('focus', () => tile.parent?.set({ translateX: STEP * at }));
            });
          }
          stage.append(row.set({ direction, width: 1920, padding: [0, START] }));
          stage.focus(first);
          await headless.rest();
          for (const [key, tiles] of [
            [on, all.slice(1)],
            [back, all.slice(0, -1).reverse()],
          ] as const) {
            for (const tile of tiles) {
              await walk(screen, key);
              assert.equal(stage.focused?.key, tile.key);
              assert.deepEqual(await onStage(screen), [200, 200]);
            }
          }
          // The app answers a frame later: nothing is jumped over, there or where the key turns.
          for (const pace of [12, 6, 4, 2]) {
            const heard: string[] = [];
            const hear = (node: Node) => heard.push(node.key ?? '');
            stage.on('focus', hear);
            await hold(screen, on, pace, pace * 20, async () => {});
            await hold(screen, back, pace, pace * 7, async () => {});
            stage.off('focus', hear);
            const keys = [
              ...Array.from({ length: 20 }, (_, at) => at + 1),
              ...Array.from({ length: 7 }, (_, at) => 19 - at),
            ];
            assert.deepEqual(heard, keys.map(String), `every ${pace} frames`);
            stage.focus(first);
            await headless.rest();
          }
          stage.focus(last);
          await walk(screen, on);
          assert.equal(stage.focused, last, 'there is nothing more');
        }));
    }

    it('is walked down a column of rows, each where it was left, and up again', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        const column = stage.view({
          flexDirection: 'column',
          gap: 40,
          focusGroup: true,
          transition: { translateY: tween(200) },
        });
        const rows = Array.from({ length: 9 }, () => strip(screen, 12));
        column.append(...rows.map(({ row }) => row.set({ height: 300 })));
        rows.forEach(({ all }, at) => {
          for (const tile of all) tile.on('focus', () => column.set({ translateY: -340 * at }));
        });
        stage.append(column);
        stage.focus(rows[0]?.all[0] as Node);
        await headless.rest();
        for (let at = 0; at < 9; at += 1) {
          for (let right = 0; right <= at; right += 1) await walk(screen, 'arrow-right');
          assert.equal(stage.focused, rows[at]?.all[at + 1]);
          if (at < 8) await walk(screen, 'arrow-down');
        }
        for (let at = 7; at >= 0; at -= 1) {
          await walk(screen, 'arrow-up');
          assert.equal(stage.focused, rows[at]?.all[at + 1], 'each row has kept its place');
          assert.deepEqual(await onStage(screen), [200, 200]);
        }
      }));

    const closed: readonly (readonly [string, NodeProperties])[] = [
      ['by a transform', { translateX: -400 }],
      [
        'by a transform that a state takes away',
        { translateX: -400, states: { 'focus-within': { translateX: 0 } } },
      ],
      ['by its place', { left: -400 }],
    ];
    for (const [how, properties] of closed) {
      for (const focusGroup of [true, false]) {
        it(`is no drawer that is closed ${how}, ${focusGroup ? 'as a group' : 'without a group'}`, () =>
          onScreen(profile, async (screen) => {
            const { stage, headless } = screen;
            const entries = tiles(stage, 4, { width: 300 });
            const drawer = stage.view({
              position: 'absolute',
              flexDirection: 'column',
              width: 400,
              height: 1080,
              ...properties,
            });
            const { row, all } = strip(screen, 12);
            stage.append(row, drawer.append(...entries).set({ focusGroup }));
            stage.focus(all[3] as Node);
            await headless.rest();
            await walk(screen, ...Array.from({ length: 6 }, () => 'arrow-left' as const));
            assert.equal(stage.focused, all[0]);
          }));
      }
    }

    for (const moved of ['each page', 'what they are in'] as const) {
      it(`is no page that slid away, where ${moved} moves`, () =>
        onScreen(profile, async (screen) => {
          const { stage, headless } = screen;
          const book = stage.view({ width: 1920, height: 1080 });
          const pages = Array.from({ length: 3 }, () =>
            stage
              .view({ width: 1920, height: 1080, gap: 40, flexShrink: 0, focusGroup: true })
              .append(...tiles(stage, 5)),
          );
          stage.append(book.append(...pages));
          for (const node of moved === 'each page' ? pages : [book])
            node.set({ translateX: -1920 });
          stage.focus(pages[1]?.children[2] as Node);
          await headless.rest();
          for (const [key, at] of [
            ['arrow-left', 0],
            ['arrow-right', 4],
          ] as const) {
            for (let press = 0; press < 6; press += 1) await walk(screen, key);
            assert.equal(stage.focused, pages[1]?.children[at]);
          }
        }));
    }

    it('is no drawer inside a group, that its own transform has closed', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        const drawer = stage.view({
          position: 'absolute',
          width: 400,
          height: 1080,
          translateX: -400,
        });
        const sheet = stage.view({
          position: 'absolute',
          top: 780,
          width: 1920,
          height: 300,
          translateY: 300,
          focusGroup: true,
        });
        const page = stage.view({ width: 1920, height: 1080, gap: 20, focusGroup: true });
        const all = tiles(stage, 5);
        page.append(...all, drawer.append(...tiles(stage, 1)), sheet.append(...tiles(stage, 3)));
        stage.append(page);
        stage.focus(all[0] as Node);
        await headless.rest();
        await walk(screen, 'arrow-left', 'arrow-down');
        assert.equal(stage.focused, all[0]);
      }));

    it('is seen where the box that was moved is not', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        const [one, two, button] = tiles(stage, 3, { position: 'absolute' }) as [Node, Node, Node];
        // As wide as the stage: what is in it goes on.
        const slides = stage.view({ height: 300, width: 1920, translateX: -1920 });
        one.set({ left: 100 });
        two.set({ left: 2020 });
        button.set({ left: 100, top: 600 });
        stage.append(slides.append(one, two), button);
        stage.focus(button);
        await headless.rest();
        await walk(screen, 'arrow-up');
        assert.equal(stage.focused, two);
      }));
  });
}
