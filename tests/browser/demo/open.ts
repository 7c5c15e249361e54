/**
 * The demo in a browser, which all tests of this folder share, and in Node.
 */
import { join } from 'node:path';
import type { Browser, Page, Worker } from 'playwright-core';
import app from '../../../examples/home/src/app.ts';
import { connectStage } from '../../../host/src/app/stage.ts';
import type { Device } from '../../../host/src/device/device.ts';
import { Headless } from '../../../host/src/engine/headless.ts';
import type { Stepper } from '../../../host/src/engine/stepper.ts';
import type { Stage, Threads } from '../../../host/src/index.ts';
import type { Key } from '../../../host/src/protocol/schema.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../../host/tools/src/scene.ts';
import { type Served, serve } from '../../../host/tools/src/serve.ts';
import { stageConfig } from '../../host/support/bench.ts';
import { followKeys, keysArrive } from '../arrivals.ts';
import { launch, type Thread, unlimited } from '../host/open.ts';
import type { Home } from './scene.ts';

/** What a test finds in `globalThis` of the app's thread. */
export type Globals = { home: Home };

/** All threading modes. */
export const threadingModes: readonly Threads[] = ['workers', 'main-engine', 'single'];

const folder = join(projectRoot, 'examples/home');
/** The folder of the demo's page, as a URL. */
export const homeFolder = folderUrl(folder);

/** Names of `KeyboardEvent.key` of the keys that tests press. */
const domKeys: Partial<Record<Key, string>> = {
  'arrow-right': 'ArrowRight',
  'arrow-left': 'ArrowLeft',
  'arrow-up': 'ArrowUp',
  'arrow-down': 'ArrowDown',
  enter: 'Enter',
  back: 'Escape',
};

/** The browser's name of a key. */
export function domKey(key: Key): string {
  const name = domKeys[key];
  if (name === undefined)
    throw new Error(`expected a key of ${Object.keys(domKeys).join(', ')}, got ${key}`);
  return name;
}

/** A browser and a server of the demo. */
export interface Surroundings {
  browser: Browser;
  served: Served;
}

let shared: Promise<Surroundings> | undefined;

/** The browser and the server, started when the first test asks; they end after the last test. */
export function surroundings(): Promise<Surroundings> {
  shared ??= start();
  return shared;
}

async function start(): Promise<Surroundings> {
  const scene = join(projectRoot, 'tests/browser/demo/scene.ts');
  const options = {
    host: '127.0.0.1',
    port: '0',
    profile: 'rust',
    form: 'module',
    engines: enginesFolder,
    folder,
  };
  const [browser, served] = await Promise.all([launch(), serve(scene, options)]);
  return { browser, served };
}

after(async () => {
  if (!shared) return;
  const { browser, served } = await shared;
  await browser.close();
  await served.close();
});

/** The demo in a page. */
export interface Opened {
  page: Page;
  app: Thread;
  engine: Thread;
  /** Errors of page and workers so far. */
  errors: string[];
}

/**
 * Opens the demo, and waits for its first complete picture.
 *
 * @param clock `stepped`: the test steps the engine with `inlayStepper`, in the engine's thread.
 */
export async function openHome(
  threads: Threads,
  width: number,
  height: number,
  clock: 'display' | 'stepped' = 'display',
): Promise<Opened> {
  const { browser, served } = await surroundings();
  const page = await browser.newPage({ viewport: { width, height } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Two posters of the catalogue are broken on purpose.
    if (message.type() === 'error' && !message.location().url.includes('/assets/posters/'))
      errors.push(message.text());
  });
  await page.goto(
    `${served.url}?threads=${threads}&size=${width}x${height}&clock=${clock}&${unlimited}`,
  );
  await page.waitForFunction(() => document.documentElement.dataset.inlay !== undefined);
  const [state, text] = await page.evaluate(() => [
    document.documentElement.dataset.inlay,
    document.body.textContent?.trim(),
  ]);
  if (state !== 'started')
    throw new Error(`threads=${threads}: the demo did not start: ${text} ${errors.join('; ')}`);
  const worker = (name: string): Worker => {
    const found = page.workers().find((each) => each.url().includes(name));
    if (found) return found;
    throw new Error(
      `threads=${threads}: expected a worker ${name}, got ${page.workers().map((each) => each.url())}`,
    );
  };
  const app: Thread = threads === 'single' ? page : (worker('app.js') as Thread);
  const engine: Thread = threads === 'workers' ? (worker('engine.js') as Thread) : page;
  if (threads === 'workers') await followKeys(page, app, engine);
  if (clock === 'stepped') {
    await step(engine);
  } else {
    await rest(app);
  }
  return { page, app, engine, errors };
}

/** Waits until the demo is at rest, after the keys that were pressed so far. */
export async function rest(app: Thread): Promise<void> {
  await keysArrive(app);
  await app.evaluate(() => (globalThis as unknown as Globals).home.rest());
}

/** Steps the engine until it is at rest. */
function step(engine: Thread): Promise<void> {
  return engine.evaluate(() =>
    (globalThis as unknown as { inlayStepper: Stepper }).inlayStepper.rest(),
  );
}

/** Steps the engine until what the app's thread does has ended, such as {@link rest}. */
export async function stepping<T>(engine: Thread, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  // Whoever awaits it gets the error.
  done.catch(() => {});
  while (!isDone) await step(engine);
  return done;
}

/** The demo without a browser, at rest after its start. */
export async function homeInNode(
  width: number,
  height: number,
  device?: Device,
): Promise<{ headless: Headless; stage: Stage }> {
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    stage: { ...stageConfig, pixelWidth: width, pixelHeight: height },
    base: homeFolder,
    ...(device ? { device } : {}),
  });
  const stage = await connectStage(headless.app);
  app(stage);
  await headless.rest();
  return { headless, stage };
}
