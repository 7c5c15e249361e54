/**
 * Held keys on the demo in Chromium: in every frame of the engine the focused tile is in its
 * containers' view.
 *
 * The clock is stepped in the engine's own thread, a whole hold in one call, and where the tiles
 * are comes with the frames themselves. So neither the app nor images that come late, nor a busy
 * machine, decide what is seen.
 */
import assert from 'node:assert/strict';
import { railsTop } from '../../../examples/home/src/theme.ts';
import type { EngineRunner } from '../../../host/src/engine/runner.ts';
import type { Stepper } from '../../../host/src/engine/stepper.ts';
import type { Node, Threads } from '../../../host/src/index.ts';
import type { Key } from '../../../host/src/protocol/schema.ts';
import { BatchWriter, commands, events, writeEntry } from '../../../schema/typescript/index.ts';
import { putToSleep } from '../asleep.ts';
import type { Thread } from '../host/open.ts';
import { type Globals, openHome } from './open.ts';

/** What is seen of the focused node at least, in dp; of a smaller one, all. */
const SLIVER = 16;
/** Frames between two keys, of 60 in a second: 5, 10, 15, 20 and 30 keys per second. */
const paces = [12, 6, 4, 3, 2];
/**
 * There and back in a rail at the top, to the last rail, there and back in that, and to the top.
 */
const keys: readonly Key[] = [
  'arrow-right',
  'arrow-left',
  'arrow-down',
  'arrow-right',
  'arrow-left',
  'arrow-up',
];
/** Frames for which each key is held. */
const FRAMES = 90;

/** One frame: the focused node and its box on the stage, in dp. */
interface Look {
  focused: number;
  box: [x: number, y: number, width: number, height: number];
}

interface EngineGlobals {
  inlayEngine: EngineRunner;
  inlayStepper: Stepper;
  looks: Look[];
}

/** Ids of the tiles, and of the one that has focus. */
const tilesOf = (app: Thread) =>
  app.evaluate(() => {
    const { stage } = (globalThis as unknown as Globals).home;
    const tiles: number[] = [];
    const walk = (node: Node) => {
      // Tiles have the keys of their rail and their film.
      if (node.key?.includes('/')) tiles.push(node.id);
      for (const child of node.children) walk(child);
    };
    walk(stage.root);
    return { tiles, focused: stage.focused?.id ?? 0 };
  });

/** Has every frame say where the tiles are, and keeps that of the focused one in `looks`. */
async function watch(
  engine: Thread,
  { tiles, focused }: { tiles: number[]; focused: number },
): Promise<void> {
  const writer = new BatchWriter();
  for (const node of tiles) writeEntry(writer, commands.queryBounds, { node, token: 0 });
  const query = Array.from(writer.finish(0));
  await engine.evaluate(
    ([words, start, ids]) => {
      const { engine } = (globalThis as unknown as EngineGlobals).inlayEngine;
      const frame = engine.frame.bind(engine);
      const looks: Look[] = [];
      let focused = start;
      engine.frame = (time) => {
        if (engine.apply(Uint32Array.from(words)) === undefined)
          throw new Error('The query is refused.');
        const output = frame(time);
        const list = output.events;
        const floats = new Float32Array(list.buffer, list.byteOffset, list.length);
        const boxes = new Map<number, Look['box']>();
        const others: number[] = [];
        for (let at = 0, length = 0; at < list.length; at += length) {
          length = 1 + ((list[at] as number) >>> 16);
          const id = (list[at] as number) & 0xffff;
          if (id === ids.focus) focused = list[at + 1] as number;
          if (id === ids.bounds)
            boxes.set(list[at + 2] as number, [...floats.slice(at + 3, at + 7)] as Look['box']);
          else others.push(...list.subarray(at, at + length));
        }
        looks.push({ focused, box: boxes.get(focused) ?? [0, 0, 0, 0] });
        return { ...output, events: Uint32Array.from(others) };
      };
      Object.assign(globalThis, { looks });
    },
    [query, focused, { focus: events.focus.id, bounds: events.bounds.id }] as const,
  );
}

/**
 * Holds a key, and answers each frame.
 *
 * @param isAppAwake Whether the app reads its events between frames.
 */
const hold = (engine: Thread, key: Key, pace: number, isAppAwake: boolean) =>
  engine.evaluate(
    async ([name, every, frames, awake]) => {
      const { inlayEngine, inlayStepper, looks } = globalThis as unknown as EngineGlobals;
      const turn = () =>
        new Promise<void>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(undefined);
        });
      for (let frame = 0; frame < frames; frame += 1) {
        if (frame % every === 0) inlayStepper.key(name, 'down');
        inlayStepper.step();
        if (!awake) continue;
        do await turn();
        while (inlayEngine.unread > 0);
      }
      inlayStepper.key(name, 'up');
      return looks.splice(0);
    },
    [key, pace, FRAMES, isAppAwake] as const,
  );

const common = (from: number, length: number, start: number, end: number) =>
  Math.min(from + length, end) - Math.max(from, start);

describe('a held key on the demo', () => {
  for (const [threads, isAppAwake] of [
    ['workers', true],
    ['workers', false],
    ['single', true],
  ] as readonly [Threads, boolean][]) {
    it(`keeps focus in view, with threads: ${threads}, the app ${isAppAwake ? 'awake' : 'asleep'}`, async () => {
      const { page, app, engine, errors } = await openHome(threads, 640, 360, 'stepped');
      await watch(engine, await tilesOf(app));
      const sleeper = isAppAwake ? undefined : await putToSleep(page, app);
      let moves = 0;
      for (const pace of paces) {
        for (const key of keys) {
          const looks = await hold(engine, key, pace, isAppAwake);
          for (const [frame, { focused, box }] of looks.entries()) {
            const [x, y, width, height] = box;
            const seen = [common(x, width, 0, 1920), common(y, height, railsTop, 1080)] as const;
            const due = [Math.min(SLIVER, width), Math.min(SLIVER, height)] as const;
            assert.ok(
              width > 0 && height > 0,
              `${key}, every ${pace} frames, frame ${frame}: no box of ${focused}`,
            );
            assert.ok(
              seen[0] >= due[0] - 0.1 && seen[1] >= due[1] - 0.1,
              `${key}, every ${pace} frames, frame ${frame}: ${seen[0]} x ${seen[1]} dp of node ${focused} are seen`,
            );
            if (frame > 0 && focused !== looks[frame - 1]?.focused) moves += 1;
          }
        }
      }
      await sleeper?.wake();
      assert.ok(moves > 200, `focus moved ${moves} times`);
      assert.deepEqual(errors, []);
      await page.close();
    });
  }
});
