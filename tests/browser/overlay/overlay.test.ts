/** The overlay of profile debug on a page: a key shows it over the stage, and takes it away. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { OverlayExports } from '../../../host/src/engine/overlay.ts';
import type { RasterExports } from '../../../host/src/gpu/raster.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import { interfaceOf, loadComposed } from '../../conformance/load.ts';
import { figuresOf, wordsOf } from '../../conformance/overlay/suite.ts';
import { openGpu } from '../gpu/open.ts';
import type { Page as GpuPage } from '../gpu/page.ts';
import {
  difference,
  focused,
  idle,
  launch,
  type Opened,
  open,
  picture,
  serveRails,
  type Thread,
} from '../host/open.ts';

/** The surface of {@link open}, and where the panel begins on it, with its soft edge. */
const [WIDTH, HEIGHT] = [640, 360];
const PANEL = Math.floor(WIDTH - (24 + 600 + 28) * (2 / 3)) - 1;
/** What is in the overlay's own script of the host, and in no other. */
const MARK = 'The overlay refused';

/** What the tests drew, to look at; not kept in git. */
const current = fileURLToPath(new URL('current/', import.meta.url));

/** Pixels of one half of the surface that differ. */
function differing(a: Uint8Array, b: Uint8Array, isPanel: boolean): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    if ((at / 4) % WIDTH >= PANEL !== isPanel) continue;
    if ([0, 1, 2].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 8))
      count += 1;
  }
  return count;
}

/** Looks at the surface until it is as wanted. */
async function until(engine: Thread, is: (pixels: Uint8Array) => boolean): Promise<Uint8Array> {
  for (;;) {
    const pixels = await picture(engine);
    if (is(pixels)) return pixels;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const save = (pixels: Uint8Array, name: string) =>
  sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } }).toFile(`${current}${name}`);

describe('an overlay on a page', function () {
  this.timeout(120_000);
  let browser: Browser;
  let served: Served;

  before(async () => {
    mkdirSync(current, { recursive: true });
    [browser, served] = await Promise.all([launch(), serveRails()]);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  const openWith = (query: string, threads: 'workers' | 'single') =>
    open(browser, served.url, threads, query);

  it('F9 shows it over the stage, which stays as it is, and F9 hides it', async () => {
    const { page, app, engine, errors } = await openWith('profile=debug', 'workers');
    const before = await picture(engine);
    await page.keyboard.press('F9');
    const shown = await until(engine, (pixels) => differing(pixels, before, true) > 20_000);
    await save(shown, 'shown.png');
    assert.equal(differing(shown, before, false), 0, 'beside it nothing has changed');

    await page.keyboard.press('ArrowRight');
    await idle(app);
    assert.equal(await focused(app), 'tile-0-1', 'keys act as without it');
    const moved = await until(engine, (pixels) => differing(pixels, shown, true) > 200);
    await save(moved, 'moved.png');
    await page.keyboard.press('ArrowLeft');
    await idle(app);

    await page.keyboard.press('F9');
    const after = await until(engine, (pixels) => differing(pixels, before, true) === 0);
    assert.equal(difference(after, before, 2), 0);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('other keys show it where the page says so', async () => {
    const query = 'profile=debug&overlay-keys=color-red,ArrowUp,color-red';
    const { page, engine } = await openWith(query, 'single');
    const before = await picture(engine);
    const press = async (keys: readonly string[]) => {
      for (const key of keys)
        await page.evaluate(
          (key) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true })),
          key,
        );
    };
    await press(['F9', 'ColorF0Red', 'ColorF0Red', 'ArrowUp']);
    assert.equal(differing(await picture(engine), before, true), 0);
    await press(['ColorF0Red']);
    await until(engine, (pixels) => differing(pixels, before, true) > 20_000);
    await page.close();
  });

  it('comes back after the GPU was lost', async () => {
    const { page, engine } = await openWith('profile=debug', 'single');
    const before = await picture(engine);
    await page.keyboard.press('F9');
    const isShown = (pixels: Uint8Array) => differing(pixels, before, true) > 20_000;
    await until(engine, isShown);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const canvas = document.querySelector('canvas') as HTMLCanvasElement;
          const context = canvas.getContext('webgl2');
          const extension = context?.getExtension('WEBGL_lose_context');
          canvas.addEventListener('webglcontextlost', () =>
            setTimeout(() => extension?.restoreContext()),
          );
          canvas.addEventListener('webglcontextrestored', () => resolve());
          extension?.loseContext();
        }),
    );
    // So does the stage, once its images are there again.
    await until(engine, (pixels) => isShown(pixels) && differing(pixels, before, false) === 0);
    await page.close();
  });

  it('a page of another profile has none of it', async () => {
    const page: Opened = await openWith('profile=rust', 'single');
    const loaded = await page.page.evaluate(async (mark) => {
      const urls = performance.getEntriesByType('resource').map(({ name }) => name);
      const scripts = urls.filter((url) => url.endsWith('.js'));
      const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
      return { urls, marked: scripts.filter((_, at) => texts[at]?.includes(mark)) };
    }, MARK);
    assert.ok(loaded.urls.length > 3);
    assert.deepEqual(
      [loaded.urls.filter((url) => url.includes('overlay')), loaded.marked],
      [[], []],
    );
    const before = await picture(page.engine);
    await page.page.keyboard.press('F9');
    await idle(page.app);
    assert.equal(difference(await picture(page.engine), before, 0), 0);
    await page.page.close();
  });

  it('is the same on WebGL2 and in software', async () => {
    const overlay = interfaceOf<OverlayExports>(await loadComposed('debug', 'overlay'), 'overlay');
    const raster = interfaceOf<RasterExports>(await loadComposed('debug', 'raster'), 'raster');
    const words = overlay.draw(WIDTH, HEIGHT, wordsOf(figuresOf(812))).slice();
    raster.apply(words);
    const software = raster.draw().slice();
    const tab = await openGpu(browser);
    const list = Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64');
    const { pixels, error } = await tab.evaluate(async (list) => {
      const { page } = globalThis as unknown as { page: GpuPage };
      page.start(false);
      return { pixels: (await page.show([], [list])).pixels, error: page.glError() };
    }, list);
    const found = new Uint8Array(Buffer.from(pixels, 'base64'));
    await save(software, 'software.png');
    await save(found, 'webgl2.png');
    assert.equal(error, 0);
    // A middle that lies on an outer edge may be in the triangle or not: a few pixels at most.
    assert.ok(difference(found, software, 3) < 2e-5);
  });
});
