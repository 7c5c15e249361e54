import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { connectStage } from '../../../host/src/app/stage.ts';
import { Headless } from '../../../host/src/engine/headless.ts';
import type { Threads } from '../../../host/src/index.ts';
import { keyOf } from '../../../host/src/shell/keys.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../../host/tools/src/scene.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import rails from '../../host/scenes/rails.ts';
import { stageConfig } from '../../host/support/bench.ts';
import { countFrames, putToSleep } from '../asleep.ts';
import {
  difference,
  focused,
  type Globals,
  idle,
  launch,
  type Opened,
  open,
  picture,
  serveRails,
  type Thread,
  unlimited,
} from './open.ts';

const walk = [
  'ArrowRight',
  'ArrowRight',
  'ArrowDown',
  'ArrowDown',
  'ArrowLeft',
  'ArrowUp',
  'ArrowRight',
  'ArrowRight',
  'ArrowUp',
];
const threadingModes: readonly Threads[] = ['workers', 'main-engine', 'single'];

/** The same keys without a browser: what had focus after each, and the last picture. */
async function inNode(): Promise<{ focus: (string | undefined)[]; pixels: Uint8Array }> {
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    stage: { ...stageConfig, pixelWidth: 640, pixelHeight: 360 },
    base: folderUrl(projectRoot),
  });
  const stage = await connectStage(headless.app);
  await rails(stage);
  await headless.rest();
  const focus: (string | undefined)[] = [];
  for (const key of walk) {
    const name = keyOf({ key });
    assert.ok(name);
    headless.press(name);
    await headless.rest();
    focus.push(stage.focused?.key);
  }
  const pixels = headless.pixels().data;
  headless.close();
  return { focus, pixels };
}

describe('an app in a browser', () => {
  let served: Served;
  let browser: Browser;
  let expected: { focus: (string | undefined)[]; pixels: Uint8Array };

  before(async () => {
    [served, browser, expected] = await Promise.all([serveRails(), launch(), inNode()]);
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const threads of threadingModes) {
    describe(`with threads: ${threads}`, () => {
      let opened: Opened;
      before(async () => {
        opened = await open(browser, served.url, threads);
      });
      after(() => opened?.page.close());

      it('runs app and engine where it says', async () => {
        const urls = opened.page
          .workers()
          .map((worker) => worker.url().replace(/.*\/|\.js\?.*$/g, ''));
        const workers = {
          workers: ['app', 'engine'],
          'main-engine': ['app'],
          single: [],
        }[threads];
        assert.deepEqual(urls.sort(), workers);
      });

      it('focuses the same as in Node after each key, and draws the same', async () => {
        for (const [index, key] of walk.entries()) {
          await opened.page.keyboard.press(key);
          await idle(opened.app);
          assert.equal(
            await focused(opened.app),
            expected.focus[index],
            `after ${walk.slice(0, index + 1).join(' ')}`,
          );
        }
        // Two decoders and two filters: edges of scaled pictures differ by a little.
        const pixels = await picture(opened.engine);
        assert.ok(
          difference(pixels, expected.pixels, 24) < 0.005,
          `${difference(pixels, expected.pixels, 24)} of the channels differ`,
        );
      });

      it('takes the keys that it uses from the browser, and leaves it the others', async () => {
        const prevented = await opened.page.evaluate(() =>
          ['ArrowDown', 'x', 'Escape'].map(
            (key) => !window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true })),
          ),
        );
        assert.deepEqual(prevented, [true, false, true]);
        await idle(opened.app);
        const heard = await opened.app.evaluate(() =>
          (globalThis as unknown as Globals).rails.heard.at(-1),
        );
        assert.match(heard ?? '', /^back tile-/);
      });

      it('makes no frame when nothing moves', async () => {
        await idle(opened.app);
        const frames = () =>
          opened.engine.evaluate(() => (globalThis as unknown as Globals).inlayEngine.frames);
        const before = await frames();
        // The display goes on for 30 frames; the engine is not called.
        await opened.page.evaluate(async () => {
          for (let count = 0; count < 30; count += 1)
            await new Promise((resolve) => requestAnimationFrame(resolve));
        });
        assert.equal(await frames(), before);
      });

      it('draws again after it was suspended', async () => {
        await idle(opened.app);
        const before = await picture(opened.engine);
        await opened.app.evaluate(async () => {
          const { stage } = (globalThis as unknown as Globals).rails;
          stage.suspend();
          stage.resume();
          await stage.idle();
        });
        assert.equal(difference(await picture(opened.engine), before, 0), 0);
      });

      it('says nothing on the console', () => {
        assert.deepEqual(opened.errors, []);
      });
    });
  }

  it('makes one frame in each callback of the display clock while the page is blocked', async () => {
    const { page, app, engine } = await open(browser, served.url, 'workers');
    await app.evaluate(() => {
      const { stage } = (globalThis as unknown as Globals).rails;
      const box = stage.view({ width: 10, height: 10, background: '#ffffff' });
      stage.append(box);
      box.animate(
        { translateX: [0, 100] },
        { duration: 1000, iterations: Number.POSITIVE_INFINITY },
      );
    });
    await countFrames(engine, 2);
    const sleeper = await putToSleep(page, page as Thread);
    assert.deepEqual(await countFrames(engine, 30), { callbacks: 30, frames: 30 });
    await sleeper.wake();
    await page.close();
  });

  it('draws everything again when the GPU lost it', async () => {
    const { page, app, engine } = await open(browser, served.url, 'single');
    const before = await picture(engine);
    await page.evaluate(async () => {
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
    });
    await idle(app);
    assert.equal(difference(await picture(engine), before, 0), 0);
    await page.keyboard.press('ArrowRight');
    await idle(app);
    assert.equal(await focused(app), 'tile-0-1');
    await page.close();
  });

  it('follows the size of its canvas where none is given', async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 400 } });
    await page.goto(`${served.url}?threads=single&${unlimited}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    const size = () =>
      page.evaluate(async () => {
        const { stage } = (globalThis as unknown as Globals).rails;
        await stage.idle();
        return [stage.pixelWidth, stage.pixelHeight];
      });
    assert.deepEqual(await size(), [640, 360]);
    await page.evaluate(() => {
      const { stage } = (globalThis as unknown as Globals).rails;
      const resized = new Promise<void>((resolve) => stage.once('resize', () => resolve()));
      Object.assign(globalThis, { resized: () => resized });
    });
    await page.setViewportSize({ width: 320, height: 300 });
    await page.evaluate(() => (globalThis as unknown as { resized(): Promise<void> }).resized());
    assert.deepEqual(await size(), [320, 180]);
    await page.close();
  });

  it('follows the pixel ratio of its page, while its canvas keeps its size', async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 400 } });
    await page.goto(`${served.url}?threads=single&${unlimited}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    const emulation = await page.context().newCDPSession(page);
    // Its width decides how large the canvas is. An emulated ratio is reported with a resize only.
    for (const [ratio, height, width] of [
      [2, 420, 1280],
      [1.5, 440, 960],
      [1, 420, 640],
    ] as const) {
      await emulation.send('Emulation.setDeviceMetricsOverride', {
        width: 640,
        height,
        deviceScaleFactor: ratio,
        mobile: false,
      });
      await page.waitForFunction((width) => {
        const { stage } = (globalThis as unknown as Globals).rails;
        return stage.pixelWidth === width && stage.pixelHeight === (width * 9) / 16;
      }, width);
    }
    await page.close();
  });

  it('says on the page what is wrong with a file of the engine, in every threading mode', async () => {
    const page = { status: 200, contentType: 'text/html', body: '<!doctype html>' };
    const half = {
      status: 200,
      contentType: 'application/wasm',
      body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1]),
    };
    const glue = {
      status: 200,
      contentType: 'text/javascript',
      body: 'export function bind() {} export function check() { throw new Error("of build 1"); }',
    };
    const apart = await serveRails('linked');
    const wrong: [file: string, answer: object, message: RegExp][] = [
      [
        'engine.module.wasm',
        { status: 500 },
        /engine\.module\.wasm: cannot be loaded: HTTP status 500/,
      ],
      ['engine.module.wasm', page, /engine\.module\.wasm: does not match the engine's manifest/],
      ['engine.module.wasm', half, /engine\.module\.wasm: does not match the engine's manifest/],
      ['engine.glue.js', { status: 404 }, /engine\.glue\.js: cannot be loaded: /],
      ['engine.glue.js', glue, /engine\.glue\.js: does not match the engine's manifest/],
      [
        'manifest.json',
        page,
        /manifest\.json: got a web page instead of the engine\. The network may require/,
      ],
      [
        'manifest.json',
        { status: 200, body: '{ "manifest": 2 }' },
        /this host reads manifests of version 1, this one has 2/,
      ],
    ];
    for (const threads of ['workers', 'single'] as const) {
      for (const [file, answer, message] of wrong) {
        const context = await browser.newContext();
        await context.route(`**/engine/rust/${file}*`, (route) => route.fulfill(answer));
        const tab = await context.newPage();
        const { url } = file.endsWith('.wasm') ? served : apart;
        await tab.goto(`${url}?threads=${threads}&form=module&${unlimited}`);
        await tab.waitForFunction(() => document.documentElement.dataset.inlay === 'failed');
        assert.match((await tab.textContent('body')) ?? '', message, `${threads}: ${file}`);
        await context.close();
      }
    }
    await apart.close();
  });

  it('says on the page what is missing', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}?profile=nowhere&${unlimited}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'failed');
    assert.match(
      (await page.textContent('body')) ?? '',
      /expected the engine of profile nowhere: HTTP status 404.*inlay compose/,
    );
    await page.close();
  });
});
