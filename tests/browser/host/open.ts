/**
 * A page with an app on it, and the threads in which app and engine run.
 */
import { join } from 'node:path';
import { type Browser, chromium, type Page, type Worker } from 'playwright-core';
import type { EngineRunner } from '../../../host/src/engine/runner.ts';
import type { Threads } from '../../../host/src/index.ts';
import { enginesFolder, projectRoot } from '../../../host/tools/src/scene.ts';
import { type Served, serve } from '../../../host/tools/src/serve.ts';
import { launchOptions } from '../../../scripts/chromium.mjs';
import type { Rails } from '../../host/scenes/rails.ts';
import { followKeys, keysArrive, type Thread } from '../arrivals.ts';

export type { Thread };

/** What a test finds in `globalThis` of the threads. */
export interface Globals {
  rails: Rails;
  inlayEngine: EngineRunner;
}

/** An app that runs. */
export interface Opened {
  page: Page;
  app: Thread;
  engine: Thread;
  /** Errors of page and workers so far. */
  errors: string[];
}

/**
 * Serves the screen of rails.
 *
 * @param form Another than `module` has the engine's script load manifest and glue: by default they
 *   are in it.
 */
export function serveRails(form: string = 'module'): Promise<Served> {
  const scene = join(projectRoot, 'tests/host/scenes/rails.ts');
  return serve(scene, {
    host: '127.0.0.1',
    port: '0',
    profile: 'rust',
    form,
    engines: enginesFolder,
    folder: projectRoot,
  });
}

/** Starts the browser. Nothing that is asked of its pages has a time limit but the test's own. */
export async function launch(): Promise<Browser> {
  const browser = await chromium.launch({ ...launchOptions(), timeout: 0 });
  browser.on('context', (context) => context.setDefaultTimeout(0));
  return browser;
}

/** In the query of a page: whoever does not answer is waited for, however busy the machine is. */
export const unlimited = 'start=Infinity&answer=Infinity';

/**
 * Opens the app in a threading mode, and waits for its first complete picture.
 *
 * @param query What else the address says.
 */
export async function open(
  browser: Browser,
  url: string,
  threads: Threads,
  query: string = '',
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${url}?threads=${threads}&size=640x360&${unlimited}&${query}`);
  await page.waitForFunction(() => document.documentElement.dataset.inlay !== undefined);
  const state = await page.evaluate(() => [
    document.documentElement.dataset.inlay,
    document.body.textContent?.trim(),
  ]);
  if (state[0] !== 'started')
    throw new Error(`the app did not start: ${state[1]} ${errors.join('; ')}`);
  const worker = (name: string): Worker => {
    const found = page.workers().find((each) => each.url().includes(name));
    if (!found)
      throw new Error(`expected a worker ${name}, got ${page.workers().map((each) => each.url())}`);
    return found;
  };
  const app: Thread = threads === 'single' ? page : (worker('app.js') as Thread);
  const engine: Thread = threads === 'workers' ? (worker('engine.js') as Thread) : page;
  if (threads === 'workers') await followKeys(page, app, engine);
  await idle(app);
  return { page, app, engine, errors };
}

/** Waits until nothing moves and nothing loads, after the keys that were pressed so far. */
export async function idle(app: Thread): Promise<void> {
  await keysArrive(app);
  await app.evaluate(() => (globalThis as unknown as Globals).rails.stage.idle());
}

/** Key of the focused node, as the app heard. */
export function focused(app: Thread): Promise<string | undefined> {
  return app.evaluate(() => (globalThis as unknown as Globals).rails.focused());
}

/** The surface, read back in the thread of the engine. */
export async function picture(engine: Thread): Promise<Uint8Array> {
  const text = await engine.evaluate(() => {
    const { data } = (globalThis as unknown as Globals).inlayEngine.capture();
    let bytes = '';
    for (let at = 0; at < data.length; at += 0x8000)
      bytes += String.fromCharCode(...data.subarray(at, at + 0x8000));
    return btoa(bytes);
  });
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Share of the channels that differ by more than `tolerance`. */
export function difference(a: Uint8Array, b: Uint8Array, tolerance: number): number {
  if (a.length !== b.length) return 1;
  let count = 0;
  for (let at = 0; at < a.length; at += 1)
    if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > tolerance) count += 1;
  return count / a.length;
}
