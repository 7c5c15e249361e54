/**
 * The demo and forty keys, in Node and in a browser, on a clock that is stepped: the same frames in both.
 */
import { createHash } from 'node:crypto';
import type { Browser, Page, Worker } from 'playwright-core';
import app from '../../../examples/home/src/app.ts';
import type { Threads } from '../../../host/src/app/index.ts';
import { connectStage, type Stage } from '../../../host/src/app/stage.ts';
import { enginesFolder, findScene, folderUrl } from '../../../host/src/cli/scene.ts';
import { type Served, serve } from '../../../host/src/cli/serve.ts';
import { Headless } from '../../../host/src/engine/headless.ts';
import type { EngineRunner } from '../../../host/src/engine/runner.ts';
import type { Stepper } from '../../../host/src/engine/stepper.ts';
import { keyOf } from '../../../host/src/shell/keys.ts';
import { picture, type Thread } from './open.ts';

/** Moves along rails and between them, pages and back, ends where nothing is. */
export const keys: readonly string[] = (
  'Right Right Down Right Right Down Down Left Up Right Right Right Right Enter Right Escape ' +
  'Down Down Down Right Right Left Up Up Up Enter Right Enter Escape Left Enter Escape Down Right Right Right Right Up Left Left'
)
  .split(' ')
  .map((name) => (name === 'Enter' || name === 'Escape' ? name : `Arrow${name}`));

/** Steps after which a picture is kept: 0 is the start. */
export const golden = [0, 3, 8, 14, 28, 40] as const;

/** Pixels of the surface. */
export const surface = { width: 640, height: 360 };

/** What there is after a key, or at the start. */
export interface Step {
  key: string;
  focused: string | undefined;
  /** Of the full draw list, without its running number. */
  hash: string;
  /** At the steps of {@link golden}. */
  pixels?: Uint8Array;
}

/** Plays the keys in Node, on the reference: engine and `raster`. */
export async function playInNode(): Promise<Step[]> {
  const { folder } = findScene('demo');
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    stage: {
      width: 1920,
      height: 1080,
      pixelWidth: surface.width,
      pixelHeight: surface.height,
      overscan: { top: 54, right: 96, bottom: 54, left: 96 },
      textureBudget: 64 * 1024 * 1024,
    },
    base: folderUrl(folder),
  });
  const stage = await connectStage(headless.app);
  await app(stage);
  await headless.rest();
  const steps: Step[] = [];
  const note = (key: string) => {
    const step: Step = { key, focused: stage.focused?.key, hash: hashOf(headless.runner.engine.full()) };
    if ((golden as readonly number[]).includes(steps.length)) step.pixels = headless.pixels().data.slice();
    steps.push(step);
  };
  note('start');
  for (const key of keys) {
    const name = keyOf({ key });
    if (!name) throw new Error(`${key} is no key`);
    headless.press(name);
    await headless.rest();
    note(key);
  }
  headless.close();
  return steps;
}

/** Hash of a full draw list. Its number counts frames and not what is in it. */
function hashOf(full: Uint32Array): string {
  const words = full.slice();
  words[4] = 0;
  return createHash('sha256').update(new Uint8Array(words.buffer)).digest('hex');
}

/** Serves the demo. */
export function serveDemo(): Promise<Served> {
  return serve('demo', { host: '127.0.0.1', port: '0', profile: 'rust', form: 'module', engines: enginesFolder });
}

interface Globals {
  inlayEngine: EngineRunner;
  inlayStepper: Stepper;
  inlayStage: Stage;
}

/** Plays the keys in a browser, as real key events, and hands over each step as soon as it is there. */
export async function playInBrowser(
  browser: Browser,
  url: string,
  threads: Threads,
  onStep: (step: Step, index: number) => void,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
  try {
    await page.goto(`${url}?threads=${threads}&clock=stepped&size=${surface.width}x${surface.height}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    const { engine, app } = threadsOf(page, threads);
    for (const [index, key] of ['start', ...keys].entries()) {
      if (index > 0) await page.keyboard.press(key);
      // A press is two events on their way through the page; the frame is stepped when both are there.
      await arrived(engine, index > 0 ? 2 : 1);
      const hash = await engine.evaluate(async () => {
        const { inlayStepper, inlayEngine } = globalThis as unknown as Globals;
        await inlayStepper.rest();
        const words = inlayEngine.engine.full().slice();
        words[4] = 0;
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', words));
        return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      });
      const focused = await app.evaluate(() => (globalThis as unknown as Globals).inlayStage.focused?.key);
      const step: Step = { key, focused, hash };
      if ((golden as readonly number[]).includes(index)) step.pixels = await picture(engine);
      onStep(step, index);
    }
  } finally {
    await page.close();
  }
}

function threadsOf(page: Page, threads: Threads): { engine: Thread; app: Thread } {
  const worker = (name: string) => page.workers().find((each: Worker) => each.url().includes(name)) as Thread;
  return {
    engine: threads === 'workers' ? worker('engine-worker') : page,
    app: threads === 'single' ? page : worker('app-worker'),
  };
}

/** Waits until so many inputs wait in the engine's thread. */
async function arrived(engine: Thread, count: number): Promise<void> {
  await engine.evaluate(async (least) => {
    const { inlayEngine } = globalThis as unknown as Globals;
    while (inlayEngine.inputs < least) {
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      });
    }
  }, count);
}
