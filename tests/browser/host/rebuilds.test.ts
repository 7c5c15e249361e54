/**
 * Rebuilt engines and lost contexts in a browser, while the server is gone.
 */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Threads } from '../../../host/src/index.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import {
  difference,
  type Globals,
  idle,
  launch,
  type Opened,
  open,
  picture,
  serveRails,
} from './open.ts';

/** What is done with the engine or the app; each resolves when it has begun. */
const rebuilds: Record<string, (opened: Opened) => Promise<void>> = {
  'a trap': async ({ app, engine }) => {
    await engine.evaluate(() => {
      const { inlayEngine } = globalThis as unknown as Globals;
      inlayEngine.engine.frame = () => {
        throw new WebAssembly.RuntimeError('unreachable');
      };
    });
    await app.evaluate(async () => {
      const { stage } = (globalThis as unknown as Globals).rails;
      const recovered = new Promise<void>((resolve) => stage.once('recovered', () => resolve()));
      stage.append(stage.view({ display: 'none' }));
      await recovered;
    });
  },
  'suspend and resume': ({ app }) =>
    app.evaluate(() => {
      const { stage } = (globalThis as unknown as Globals).rails;
      stage.suspend();
      stage.resume();
    }),
  'a lost context': ({ page }) =>
    page.evaluate(async () => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      const event = (name: string) =>
        new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
      const lost = event('webglcontextlost');
      lose?.loseContext();
      await lost;
      // A context may come back in a later task only.
      await new Promise((resolve) => setTimeout(resolve));
      const restored = event('webglcontextrestored');
      lose?.restoreContext();
      await restored;
    }),
};

describe('an engine that is rebuilt while the server is gone', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const threads of ['workers', 'single'] as Threads[]) {
    for (const [what, rebuild] of Object.entries(rebuilds)) {
      // The page cannot reach a canvas that a worker has.
      if (threads === 'workers' && what === 'a lost context') continue;
      it(`shows the same after ${what}, with threads: ${threads}`, async () => {
        const served: Served = await serveRails();
        const opened = await open(browser, served.url, threads);
        const { app, engine, page } = opened;
        try {
          const before = await picture(engine);
          const heard = () => app.evaluate(() => (globalThis as unknown as Globals).rails.heard);
          const failures = async () => (await heard()).filter((line) => line.startsWith('failed'));
          assert.deepEqual(await failures(), []);
          await served.close();
          const asked: string[] = [];
          page.on('request', (request) => asked.push(request.url()));
          await rebuild(opened);
          await idle(app);
          assert.equal(difference(await picture(engine), before, 0), 0);
          assert.deepEqual(
            [await failures(), asked.filter((url) => url.startsWith('http'))],
            [[], []],
          );
          const recovered = (await heard()).filter((line) => line.startsWith('recovered'));
          assert.equal(recovered.length, what === 'a trap' ? 1 : 0);
        } finally {
          await page.close();
        }
      });
    }
  }

  it('is idle while its context is lost finally, also when images arrive', async () => {
    const served = await serveRails();
    const { app, engine, page } = await open(browser, served.url, 'single');
    await page.evaluate(async () => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      const lost = new Promise((resolve) =>
        canvas.addEventListener('webglcontextlost', resolve, { once: true }),
      );
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
      await lost;
    });
    const loaded = await app.evaluate(async () => {
      const { stage } = (globalThis as unknown as Globals).rails;
      const image = stage.image({
        src: 'tests/assets/white-1x1.png',
        position: 'absolute',
        width: 50,
        height: 50,
      });
      const answer = new Promise<string>((resolve) => {
        image.on('loaded', () => resolve('loaded'));
        image.on('failed', () => resolve('failed'));
      });
      stage.append(image);
      const what = await answer;
      await stage.idle();
      return what;
    });
    assert.equal(loaded, 'loaded');
    const frames = () =>
      engine.evaluate(() => (globalThis as unknown as Globals).inlayEngine.frames);
    const before = await frames();
    await page.evaluate(async () => {
      for (let count = 0; count < 30; count += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    assert.equal(await frames(), before);
    await page.close();
    await served.close();
  });
});
