/**
 * `latency.*` and `blocked.frames`: keys on the demo's home screen, in Chromium with app and engine
 * in workers.
 *
 * - `latency.same-frame`: share of the keys whose focus moves in the first frame that the engine
 *   starts after it received them. Half of them come while the app sleeps.
 * - `latency.to-engine`, `latency.to-frame`: from the event to the engine's receipt of it, and to
 *   the start of that frame.
 * - `blocked.frames`: frames per callback of the display clock in the engine's worker, while the
 *   app sleeps and something always moves.
 * - `latency.cpu`: CPU of the worst frame with a key in it, in Node.
 *
 * @module
 */
import type { Stage } from '../../host/src/index.ts';
import { events } from '../../schema/typescript/index.ts';
import { countFrames, putToSleep } from '../../tests/browser/asleep.ts';
import { launch } from '../browser.ts';
import { openEngine } from '../engine.ts';
import { type Call, record, replay } from '../home/recording.ts';
import { type EngineGlobals, type Home, openHome, rest, serveHome, sleep } from '../home/served.ts';
import { type Measurement, type Measurements, median } from '../measure.ts';

/** There and back: each of them moves focus. */
const WALK = [
  'ArrowRight',
  'ArrowRight',
  'ArrowDown',
  'ArrowRight',
  'ArrowLeft',
  'ArrowUp',
  'ArrowLeft',
  'ArrowLeft',
];
const WALKS = 6;
const BLOCKED = 500;
/** Callbacks of the display clock for which frames are counted while the app sleeps. */
const CALLBACKS = 60;
const REPLAYS = 9;

/** Runs the benchmark. */
export default async function latency(): Promise<Measurements> {
  return { ...(await inBrowser()), ...(await cpu()) };
}

async function inBrowser(): Promise<Measurements> {
  const [served, browser] = await Promise.all([serveHome(), launch()]);
  try {
    const home = await openHome(browser, served.url);
    await watch(home);
    for (let walk = 0; walk < WALKS; walk += 1) {
      const asleep = walk % 2 === 1 ? sleep(home, BLOCKED) : undefined;
      for (const key of WALK) await home.page.keyboard.press(key);
      await asleep;
      await rest(home);
    }
    const keys = (await seen(home)).keys;
    if (keys.length !== WALKS * WALK.length)
      throw new Error(`expected ${WALKS * WALK.length} keys, got ${keys.length}`);
    const same = keys.filter(({ moved }) => moved).length / keys.length;
    const toEngine = median(keys.map((key) => key.received - key.pressed));
    const toFrame = median(keys.map((key) => key.frame - key.pressed));
    return {
      'latency.same-frame': {
        value: same * 100,
        unit: '%',
        note: `${keys.length} keys, half with the app asleep`,
      },
      'latency.to-engine': { value: toEngine, unit: 'ms' },
      'latency.to-frame': { value: toFrame, unit: 'ms' },
      'blocked.frames': await blockedFrames(home),
    };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** A key as the engine's worker saw it, times in milliseconds since 1970. */
interface SeenKey {
  pressed: number;
  received: number;
  /** Start of the first frame after. */
  frame: number;
  /** Whether focus moved in that. */
  moved: boolean;
}

/** What the engine's worker writes down. */
interface Seen {
  keys: SeenKey[];
  frames: number[];
}

/** Has the engine's worker write down keys and frames from now on. */
async function watch({ engine }: Home): Promise<void> {
  await engine.evaluate((focusEvent) => {
    const { inlayEngine: runner } = globalThis as unknown as EngineGlobals;
    const seen: Seen = { keys: [], frames: [] };
    let waiting: SeenKey[] = [];
    const now = () => performance.timeOrigin + performance.now();
    const key = runner.key.bind(runner);
    runner.key = (code, phase, time) => {
      if (phase === 0)
        waiting.push({ pressed: time, received: now(), frame: Number.NaN, moved: false });
      key(code, phase, time);
    };
    const { engine } = runner;
    const frame = engine.frame.bind(engine);
    engine.frame = (time) => {
      const start = now();
      const output = frame(time);
      let moves = 0;
      for (
        let at = 0;
        at < output.events.length;
        at += 1 + ((output.events[at] as number) >>> 16)
      ) {
        if (((output.events[at] as number) & 0xffff) === focusEvent) moves += 1;
      }
      seen.frames.push(start);
      // Several keys in one frame are one event each.
      for (const one of waiting) {
        one.frame = start;
        one.moved = moves > 0;
        moves -= 1;
        seen.keys.push(one);
      }
      waiting = [];
      return output;
    };
    Object.assign(globalThis, { seen });
  }, events.focus.id);
}

function seen({ engine }: Home): Promise<Seen> {
  return engine.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
}

/**
 * Frames per callback of the display clock in the engine's worker, while the app sleeps and
 * something always moves.
 */
async function blockedFrames({ page, app, engine }: Home): Promise<Measurement> {
  await app.evaluate(() => {
    const { inlayStage: stage } = globalThis as unknown as { inlayStage: Stage };
    const box = stage.view({ width: 10, height: 10, background: '#ffffff' });
    stage.append(box);
    box.animate({ translateX: [0, 100] }, { duration: 1000, iterations: Number.POSITIVE_INFINITY });
  });
  await countFrames(engine, 2);
  const sleeper = await putToSleep(page, app);
  const { callbacks, frames } = await countFrames(engine, CALLBACKS);
  await sleeper.wake();
  return {
    value: frames / callbacks,
    unit: 'frames a callback',
    note: `${frames} frames in ${callbacks} callbacks`,
  };
}

/**
 * CPU of the frames with a key in them: the best of several replays for each, and of those the
 * worst.
 */
async function cpu(): Promise<Measurements> {
  const { start, moves } = await record('rust');
  const costs: number[][] = [];
  for (let round = 0; round < REPLAYS; round += 1) {
    const engine = await openEngine('rust');
    replay(engine, start);
    let key = 0;
    for (const turn of turns(moves)) {
      const begin = performance.now();
      replay(engine, turn.calls);
      const spent = performance.now() - begin;
      if (!turn.hasKey) continue;
      costs[key] ??= [];
      costs[key]?.push(spent);
      key += 1;
    }
  }
  const best = costs.map((times) => Math.min(...times));
  const note = `worst of ${best.length}; median ${median(best).toFixed(2)}`;
  return { 'latency.cpu': { value: Math.max(...best), unit: 'ms', note } };
}

/** The calls that lead to one frame, with it. */
function turns(calls: readonly Call[]): { calls: Call[]; hasKey: boolean }[] {
  const all: { calls: Call[]; hasKey: boolean }[] = [{ calls: [], hasKey: false }];
  for (const call of calls) {
    const turn = all.at(-1) as { calls: Call[]; hasKey: boolean };
    turn.calls.push(call);
    turn.hasKey ||= call.name === 'key' && call.given[1] === 0;
    if (call.name === 'frame') all.push({ calls: [], hasKey: false });
  }
  return all.filter((turn) => turn.calls.length > 0);
}

if (import.meta.main) console.table(await latency());
