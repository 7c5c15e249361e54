/** What a page does before its engine is there. */
import assert from 'node:assert/strict';
import type { Browser, Worker } from 'playwright-core';
import type { Threads } from '../../../host/src/index.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import { type Globals, launch, serveRails, type Thread, unlimited } from './open.ts';

describe('a page whose engine is still loading', () => {
  let served: Served;
  let browser: Browser;

  before(async () => {
    [served, browser] = await Promise.all([serveRails(), launch()]);
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const threads of ['workers', 'main-engine', 'single'] satisfies Threads[]) {
    it(`runs the app, and has its files loaded once the engine's are here, threads: ${threads}`, async () => {
      const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      await page.route('**/engine.module.wasm*', async (route) => {
        await released;
        await route.continue();
      });
      const early: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('early')) early.push(request.url());
      });
      await page.goto(`${served.url}?threads=${threads}&size=640x360&${unlimited}`, {
        waitUntil: 'commit',
      });
      let app = page as Thread;
      if (threads !== 'single') {
        const isApp = (each: Worker) => each.url().includes('/app.js');
        app = (page.workers().find(isApp) ??
          (await page.waitForEvent('worker', isApp))) as unknown as Thread;
      }
      await app.evaluate(async () => {
        const globals = globalThis as unknown as Partial<Globals>;
        while (!globals.rails) await new Promise((resolve) => setTimeout(resolve));
        globals.rails.stage.preload({ images: ['tests/assets/gradient.png?early'] });
      });
      assert.deepEqual(early, [], 'the line is for the engine');
      const asked = page.waitForRequest((request) => request.url().includes('early'));
      release();
      await asked;
      await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
      await app.evaluate(() => (globalThis as unknown as Globals).rails.stage.idle());
      assert.deepEqual(errors, []);
      await page.close();
    });
  }

  it('loads a script for each thread, the engine, and nothing else before that', async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
    const requests = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      requests.add(pathname);
    });
    await page.goto(`${served.url}?threads=workers&size=640x360&${unlimited}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    const own = [...requests].filter((path) => /^\/(_inlay|engine)\//.test(path)).sort();
    assert.deepEqual(own, [
      '/_inlay/app.js',
      '/_inlay/engine.js',
      '/_inlay/page.css',
      '/_inlay/page.js',
      '/engine/rust/engine.module.wasm',
    ]);
    await page.close();
  });
});
