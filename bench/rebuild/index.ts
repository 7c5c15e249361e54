/**
 * `rebuild.*`: how long after a breakdown the demo's home screen is as it was, in Chromium with app
 * and engine in workers: every image and every glyph is there.
 *
 * - `rebuild.trap`: from the trap of a system.
 * - `rebuild.resume`: from `resume()` after `suspend()`, as after a lost context.
 * - `rebuild.requests`: what was requested from the server meanwhile.
 *
 * @module
 */
import type { Stage } from '../../host/src/index.ts';
import { launch } from '../browser.ts';
import { type EngineGlobals, type Home, openHome, rest, serveHome } from '../home/served.ts';
import { type Measurements, median } from '../measure.ts';

/** Pages, each with a fresh engine: more than three rebuilds in a minute wait for each other. */
const PAGES = 3;
const ROUNDS = 3;

interface AppGlobals {
  inlayStage: Stage;
}

/** Runs the benchmark. */
export default async function rebuild(): Promise<Measurements> {
  const [served, browser] = await Promise.all([serveHome(), launch()]);
  const times: Record<'trap' | 'resume', number[]> = { trap: [], resume: [] };
  let requests = 0;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const home = await openHome(browser, served.url);
      home.page.on('request', () => {
        requests += 1;
      });
      for (let round = 0; round < ROUNDS; round += 1) {
        times.trap.push(await timed(home, trap));
        times.resume.push(await timed(home, resume));
      }
      await home.page.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
  return {
    'rebuild.trap': { value: median(times.trap), unit: 'ms' },
    'rebuild.resume': { value: median(times.resume), unit: 'ms' },
    'rebuild.requests': {
      value: requests,
      unit: 'requests',
      note: `${2 * PAGES * ROUNDS} rebuilds`,
    },
  };
}

/** What the engine's worker is asked to note: when it broke down. */
interface Noted extends EngineGlobals {
  brokeDown: Promise<number>;
}

/** Has the engine trap in its next frame, and asks for one. */
async function trap({ app, engine }: Home): Promise<void> {
  await engine.evaluate(() => {
    const noted = globalThis as unknown as Noted;
    const { engine } = noted.inlayEngine;
    noted.brokeDown = new Promise((resolve) => {
      engine.frame = () => {
        resolve(performance.now());
        throw new WebAssembly.RuntimeError('unreachable');
      };
    });
  });
  await app.evaluate(() => {
    const { inlayStage: stage } = globalThis as unknown as AppGlobals;
    stage.append(stage.view({ display: 'none' }));
  });
}

/** Suspends, and resumes when the engine has let go of its textures. */
async function resume({ app, engine }: Home): Promise<void> {
  await engine.evaluate(() => {
    const noted = globalThis as unknown as Noted;
    const { engine } = noted.inlayEngine;
    const restore = engine.restore.bind(engine);
    noted.brokeDown = new Promise((resolve) => {
      engine.restore = (snapshot) => {
        resolve(performance.now());
        engine.restore = restore;
        restore(snapshot);
      };
    });
  });
  await app.evaluate(() => {
    const { inlayStage: stage } = globalThis as unknown as AppGlobals;
    stage.suspend();
    stage.resume();
  });
}

/** Milliseconds from the breakdown until nothing moves, loads or waits for its upload. */
async function timed(home: Home, breakDown: (home: Home) => Promise<void>): Promise<number> {
  await breakDown(home);
  const time = await home.engine.evaluate(async () => {
    const { inlayEngine, brokeDown } = globalThis as unknown as Noted;
    const from = await brokeDown;
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (!inlayEngine.isIdle);
    return performance.now() - from;
  });
  await rest(home);
  return time;
}

if (import.meta.main) console.table(await rebuild());
