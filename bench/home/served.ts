/**
 * The demo's home screen in Chromium, app and engine in workers of their own.
 *
 * @module
 */
import { join } from 'node:path';
import type { Browser, Page, Worker } from 'playwright-core';
import type { EngineRunner } from '../../host/src/engine/runner.ts';
import { enginesFolder, projectRoot } from '../../host/tools/src/scene.ts';
import { type Served, type ServeOptions, serve } from '../../host/tools/src/serve.ts';

/** What the engine's worker has in `globalThis`. */
export interface EngineGlobals {
  inlayEngine: EngineRunner;
}

/** The demo, and the workers behind it. */
export interface Home {
  page: Page;
  app: Worker;
  engine: Worker;
}

/** Serves the demo with the engine of profile `rust`. */
export function serveHome(options: Pick<ServeOptions, 'minify'> = {}): Promise<Served> {
  const folder = join(projectRoot, 'examples/home');
  const engine = { profile: 'rust', form: 'module', engines: enginesFolder };
  return serve(folder, { host: '127.0.0.1', port: '0', ...engine, ...options });
}

/**
 * Opens it, drawn small so that a software GPU is not what is measured, and waits until nothing
 * moves or loads.
 */
export async function openHome(browser: Browser, url: string): Promise<Home> {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  await page.goto(`${url}?threads=workers&size=320x180&start=Infinity&answer=Infinity`);
  await page.waitForFunction(() => document.documentElement.dataset.inlay !== undefined);
  const worker = (name: string): Worker => {
    const found = page.workers().find((each) => each.url().includes(name));
    if (!found)
      throw new Error(`expected a worker ${name}, got ${page.workers().map((each) => each.url())}`);
    return found;
  };
  const home = { page, app: worker('app.js'), engine: worker('engine.js') };
  await rest(home);
  return home;
}

/** Waits until nothing moves or loads. */
export function rest({ engine }: Home): Promise<void> {
  return engine.evaluate(async () => {
    const { inlayEngine } = globalThis as unknown as EngineGlobals;
    // Twice, since the app answers what it heard in the last frame.
    for (let still = 0; still < 5; still += 1) {
      while (!inlayEngine.isIdle) {
        still = 0;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

/**
 * Puts the app's worker to sleep; answers when it is awake again: from when to when it slept, in
 * milliseconds since 1970.
 */
export function sleep({ app }: Home, milliseconds: number): Promise<{ from: number; to: number }> {
  return app.evaluate((time) => {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const from = performance.timeOrigin + performance.now();
    Atomics.wait(new Int32Array(buffer), 0, 0, time);
    return { from, to: performance.timeOrigin + performance.now() };
  }, milliseconds);
}
