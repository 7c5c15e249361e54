/**
 * Held keys: in every frame the focused node is in view, and motion is smooth. 60 frames per
 * second.
 */
import assert from 'node:assert/strict';
import { type Motion, type Node, spring, tween } from '../../host/src/index.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { boundsOf, hold, onScreen, profiles, row, type Screen, seenNow, tiles } from './stage.ts';

/** What is seen at least, in dp; of smaller nodes, all. */
const SLIVER = 16;

/** Holds a key and looks at each frame; how far the content went in each. */
async function travel(
  screen: Screen,
  key: Key,
  pace: number,
  frames: number,
  content: Node,
): Promise<number[]> {
  const steps: number[] = [];
  const placeOf = async () => {
    const [{ x, y } = { x: 0, y: 0 }] = await boundsOf(screen, content);
    return x + y;
  };
  let last = await placeOf();
  await hold(screen, key, pace, frames, async (frame, isKey) => {
    const [across, along] = await seenNow(screen);
    assert.ok(
      across >= SLIVER - 0.1 && along >= SLIVER - 0.1,
      `frame ${frame}: ${across} x ${along} dp of ${screen.stage.focused?.key} are seen`,
    );
    if (isKey) return;
    const place = await placeOf();
    steps.push(Math.abs(place - last));
    last = place;
  });
  return steps;
}

/** A grid of 5 columns, whose rows take 388 dp and stand at its top. */
function grid(screen: Screen, rows: number, motion?: Motion): { first: Node; last: Node } {
  const { stage } = screen;
  const list = stage.view({
    width: 1920,
    height: 1080,
    display: 'grid',
    gridTemplateColumns: 'repeat(5, 360)',
    gap: 8,
    overflow: 'hidden',
    scroll: { axis: 'y', keyLine: 0, keyLineItem: 0, ...(motion === undefined ? {} : { motion }) },
  });
  const all = tiles(stage, rows * 5, { width: 360, height: 380 });
  stage.append(list.append(...all));
  return { first: all[0] as Node, last: all.at(-1) as Node };
}

/** Channels, each a row of programmes of 300 dp; all under one column. */
function guide(screen: Screen): { rows: Node[][] } {
  const { stage } = screen;
  const page = stage.view({
    width: 1920,
    height: 1080,
    flexDirection: 'column',
    gap: 8,
    overflow: 'hidden',
    scroll: 'y',
  });
  const rows = Array.from({ length: 30 }, (_, channel) =>
    tiles(stage, 48, { width: 300, height: 100 }).map((cell, at) =>
      cell.set({ key: `${channel}-${at}` }),
    ),
  );
  page.append(
    ...rows.map((cells) => row(stage, { width: 1920, height: 100, gap: 8 }).append(...cells)),
  );
  stage.append(page);
  return { rows };
}

for (const profile of profiles) {
  describe(`a held key, profile ${profile}`, () => {
    for (const [what, motion] of [
      ['the default spring', undefined],
      ['a slow spring', spring({ stiffness: 40, damping: 12 })],
      ['a spring that swings', spring({ stiffness: 120, damping: 6 })],
      ['a tween', tween(120)],
      ['a long tween', tween(800, 'ease-in-out')],
      ['no motion', 'instant'],
    ] as const) {
      it(`keeps focus in a grid with its line at the top, with ${what}`, () =>
        onScreen(profile, async (screen) => {
          const { last } = grid(screen, 70, motion);
          screen.stage.focus(last);
          await screen.headless.rest();
          for (const pace of [12, 6, 4, 2]) await travel(screen, 'arrow-up', pace, 30, last);
          for (const pace of [4, 2]) await travel(screen, 'arrow-down', pace, 30, last);
        }));
    }

    it('moves a grid evenly', () =>
      onScreen(profile, async (screen) => {
        const { last } = grid(screen, 70);
        screen.stage.focus(last);
        await screen.headless.rest();
        const steps = await travel(screen, 'arrow-up', 4, 120, last);
        // 388 dp in four frames: 97 in the mean. The first rows come out of rest.
        for (const step of steps.slice(20))
          assert.ok(step > 30 && step < 195, `${step} dp in a frame`);
      }));

    it('keeps focus in a guide, in rows that scroll in a column that scrolls', () =>
      onScreen(profile, async (screen) => {
        const { rows } = guide(screen);
        screen.stage.focus(rows[0]?.[0] as Node);
        await screen.headless.rest();
        const content = rows[5]?.[5] as Node;
        await travel(screen, 'arrow-right', 4, 120, content);
        await travel(screen, 'arrow-down', 4, 60, content);
        await travel(screen, 'arrow-left', 4, 60, content);
        await travel(screen, 'arrow-up', 2, 40, content);
        await travel(screen, 'arrow-right', 2, 40, content);
      }));

    it('keeps focus where several keys come in a frame', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        const { first } = grid(screen, 30);
        stage.focus(first);
        await headless.rest();
        for (let frame = 0; frame < 12; frame += 1) {
          for (let key = 0; key < 1 + (frame % 3); key += 1) headless.key('arrow-down', 'down');
          await headless.advance(headless.time + 50);
          const [across, along] = await seenNow(screen);
          assert.ok(
            across >= SLIVER - 0.1 && along >= SLIVER - 0.1,
            `frame ${frame}: ${across} x ${along}`,
          );
        }
      }));

    it('finds what the key before it in the same frame made grow', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        // Focus makes a tile as wide as three: below it is the first tile, not the third.
        const all = tiles(stage, 3, { states: { focused: { width: 640 } } });
        const below = tiles(stage, 5).map((tile, at) => tile.set({ key: `below ${at}` }));
        const page = stage.view({ flexDirection: 'column', gap: 20 });
        stage.append(page.append(row(stage).append(...all), row(stage).append(...below)));
        stage.focus(all[0] as Node);
        await headless.rest();
        const one = async (...keys: readonly (readonly Key[])[]) => {
          stage.focus(all[0] as Node);
          await headless.rest();
          for (const together of keys) {
            for (const key of together) headless.press(key);
            await headless.rest();
          }
          return stage.focused?.key;
        };
        const apart = await one(['arrow-right'], ['arrow-down']);
        assert.equal(await one(['arrow-right', 'arrow-down']), apart);
      }));

    it('has focus in view when it goes far at once', () =>
      onScreen(profile, async (screen) => {
        const { stage, headless } = screen;
        const { first, last } = grid(screen, 60);
        stage.focus(first);
        await headless.rest();
        stage.focus(last);
        await headless.advance(headless.time + 16);
        const [across, along] = await seenNow(screen);
        assert.ok(across >= SLIVER && along >= SLIVER - 0.1, `${across} x ${along}`);
        assert.ok(along < 380, 'it is on its way');
      }));
  });
}
