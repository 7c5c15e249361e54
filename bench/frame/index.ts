/**
 * `frame.move.*` and `frame.scroll.*`: main thread CPU that a frame takes above one in which WebGL
 * clears its canvas and draws nothing (`frame.present`), with N boxes that each go their own way,
 * or that stand in one scrolled container.
 *
 * Everything runs in the same Chromium, each side in a page of its own, by turns. A side's frame is
 * all of it: what moves is told, the frame is made and handed to WebGL2. The control is the better
 * of pixi.js and Lightning.
 *
 * A frame is one of the display's: its code and data are cold, as on a device. `*.hot` makes many
 * frames in one callback. `*.limit` is WebGL2 written by hand for this scene alone
 * ({@link ./limit.ts}): nothing that draws it can be much cheaper.
 *
 * `*.wasm` is the share of the Wasm in it, in Node; `*.animated` the same scene moved by the
 * engine's own animations while the app sleeps.
 *
 * @module
 */
import { BatchWriter } from '../../schema/typescript/index.ts';
import { bundled, closePages, launch, openPage, ScriptTime } from '../browser.ts';
import { openEngine } from '../engine.ts';
import { byTurns, type Measurements, type Round, threadMicroseconds } from '../measure.ts';
import { boxes, moves, PERIOD, scrolled, scrolls } from './scenes.ts';

const ROUNDS = 5;
/**
 * Boxes drawn in a round in the browser. A software GPU draws 5,000 a few times in a second, and 20
 * frames in each round of them take most of the time of the group.
 */
const DRAWN = 20_000;
/** Frames of a round at least and at most. */
const FRAMES = [5, 20] as const;
/** Frames in one callback, while they are hot. */
const HOT = 30;
const peers = ['pixi', 'lightning'];

/** Runs the benchmark. */
export default async function frame(): Promise<Measurements> {
  const figures: Measurements = {};
  const browser = await launch();
  try {
    const script = await bundled(new URL('page.ts', import.meta.url));
    const rounds = async (
      scene: string,
      count: number,
      names: readonly string[],
      hot = false,
    ): Promise<Round[]> =>
      Promise.all(
        names.map(async (side) => {
          const made = hot
            ? HOT
            : Math.min(FRAMES[1], Math.max(FRAMES[0], Math.round(DRAWN / Math.max(1, count))));
          const page = await openPage(
            browser,
            script,
            new URLSearchParams({ scene, count: `${count}`, side }).toString(),
          );
          const time = await ScriptTime.of(page);
          return async () => {
            const begin = await time.read();
            await page.evaluate(
              ([frames, atOnce]) => {
                const { run, runHot } = globalThis as unknown as Page;
                return atOnce ? runHot(frames) : run(frames);
              },
              [made, hot] as const,
            );
            return ((await time.read()) - begin) / made;
          };
        }),
      );
    /** What each side's frame costs above one that only clears; of the peers what is better. */
    const measure = async (
      scene: 'move' | 'scroll',
      count: number,
      ours: readonly string[],
      hot = false,
    ) => {
      const names = ['present', ...ours, ...peers];
      const [present = 0, ...spent] = await byTurns(await rounds(scene, count, names, hot), ROUNDS);
      await closePages(browser);
      const above = new Map(spent.map((cost, index) => [names[index + 1], cost - present]));
      const note = peers.map((peer) => `${peer} ${above.get(peer)?.toFixed(2)}`).join(', ');
      const control = Math.min(...peers.map((peer) => above.get(peer) as number));
      const name = `frame.${scene}.${count}`;
      for (const side of ours) {
        const key = [name, ...(side === 'inlay' ? [] : [side]), ...(hot ? ['hot'] : [])].join('.');
        figures[key] = { value: above.get(side) as number, unit: 'ms', control, note };
      }
    };
    const [empty = 0, present = Number.NaN] = await byTurns(
      await rounds('move', 0, ['empty', 'present']),
      ROUNDS,
    );
    figures['frame.present'] = { value: present - empty, unit: 'ms' };
    await closePages(browser);
    for (const count of [100, 1_000, 5_000]) {
      await measure('move', count, ['inlay', 'animated', 'limit']);
      figures[`frame.move.${count}.wasm`] = { value: await inNode('move', count), unit: 'ms' };
    }
    for (const count of [1_000, 5_000]) await measure('move', count, ['inlay', 'animated'], true);
    for (const count of [1_000, 5_000]) {
      await measure('scroll', count, ['inlay']);
      figures[`frame.scroll.${count}.wasm`] = { value: await inNode('scroll', count), unit: 'ms' };
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** What the page has in `globalThis`. */
interface Page {
  /** Makes frames, one per frame of the display. */
  run(frames: number): Promise<void>;
  /** Makes frames in one callback. */
  runHot(frames: number): Promise<void>;
}

/** Milliseconds of a batch and its frame without a browser. */
async function inNode(scene: 'move' | 'scroll', count: number): Promise<number> {
  const engine = await openEngine('rust');
  const batch = (writer: BatchWriter, at: number) =>
    scene === 'move' ? moves(writer, count, at) : scrolls(writer, at);
  const batches = Array.from({ length: PERIOD }, (_, at) => batch(new BatchWriter(), at).slice());
  engine.apply(scene === 'move' ? boxes(count) : scrolled(count));
  engine.frame(0);
  let at = 0;
  // So many that a round is long beside the steps of the thread's clock.
  const frames = Math.ceil(scene === 'move' ? 500_000 / count : 2_000);
  const round = () => {
    const begin = threadMicroseconds();
    for (let made = 0; made < frames; made += 1) {
      at += 1;
      engine.apply(batches[at % PERIOD] as Uint32Array);
      if (engine.frame(at * 16).drawList.length === 0)
        throw new Error(`expected frame ${at} to change something`);
    }
    return (threadMicroseconds() - begin) / frames / 1_000;
  };
  const [cost = Number.NaN] = await byTurns([round], ROUNDS);
  return cost;
}

if (import.meta.main) console.table(await frame());
