/**
 * Memory of images in Chromium: the whole engine on real images, its textures counted in GL.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page as Tab } from 'playwright-core';
import type { NodeProperties } from '../../../host/src/index.ts';
import { enginesFolder } from '../../../host/tools/src/scene.ts';
import { bmp, photo, plain } from '../../host/support/images.ts';
import { type Driver, Screen, screens } from '../../host/support/screens.ts';
import { launch } from '../host/open.ts';
import type { MemoryPage } from './memory-page.ts';

const types: Record<string, string> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
};

describe('memory of images in Chromium', () => {
  let browser: Browser;
  let script: string;
  let tab: Tab;
  const files = new Map<string, Buffer>();

  before(async () => {
    const entry = fileURLToPath(new URL('memory-page.ts', import.meta.url));
    const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm' });
    script = built.outputFiles[0]?.text ?? '';
    browser = await launch();
  });
  after(() => browser?.close());
  afterEach(() => tab?.close());

  /** A page on a server that is this test. */
  async function open(textureBudget: number, largestSide = 8192): Promise<void> {
    tab = await browser.newPage();
    await tab.route('http://inlay.test/**', async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      if (path === '') {
        return route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><canvas></canvas>',
        });
      }
      // The query makes a URL of its own of the same file.
      const image = files.get(path);
      if (image) return route.fulfill({ body: image });
      if (path === 'page.js') return route.fulfill({ contentType: types.js ?? '', body: script });
      if (!path.startsWith('engine/')) return route.fulfill({ status: 404 });
      const body = await readFile(join(enginesFolder, path.slice('engine/'.length)));
      return route.fulfill({ contentType: types[path.split('.').at(-1) ?? ''] ?? '', body });
    });
    await tab.goto('http://inlay.test/');
    await tab.addScriptTag({ url: 'page.js', type: 'module' });
    await tab.waitForFunction(() => 'memoryPage' in globalThis);
    await tab.evaluate(
      (args) => (globalThis as unknown as { memoryPage: MemoryPage }).memoryPage.open(...args),
      [textureBudget, largestSide] as const,
    );
  }

  const add = (images: NodeProperties[]) =>
    tab.evaluate(
      (list) => (globalThis as unknown as { memoryPage: MemoryPage }).memoryPage.add(list),
      images as never,
    );
  const remove = (image: number) =>
    tab.evaluate(
      (at) => (globalThis as unknown as { memoryPage: MemoryPage }).memoryPage.remove(at),
      image,
    );
  const set = (image: number, properties: NodeProperties) =>
    tab.evaluate(
      ([at, values]) =>
        (globalThis as unknown as { memoryPage: MemoryPage }).memoryPage.set(at, values),
      [image, properties] as never as [number, NodeProperties],
    );
  /** Waits for rest, and counts. */
  const rest = () =>
    tab.evaluate(async () => {
      const { memoryPage } = globalThis as unknown as { memoryPage: MemoryPage };
      await memoryPage.idle();
      return memoryPage.count();
    });

  it('frees images that arrive beside the screen and go', async () => {
    files.set('poster.jpg', await plain('jpeg', 320, 180));
    await open(200_000);
    for (let count = 0; count < 40; count += 1) {
      const [image = 0] = await add([
        { left: 1300, width: 280, height: 158, src: `poster.jpg?${count}` },
      ]);
      await rest();
      await remove(image);
    }
    const { bytes, errors } = await rest();
    assert.ok(bytes <= 200_000, `${bytes} bytes`);
    assert.deepEqual(errors, []);
  });

  it('decodes photos with Exif data to the size that is seen', async () => {
    files.set('photo.jpg', await photo(4000, 3000, 1));
    files.set('turned.jpg', await photo(3000, 4000, 6));
    await open(64 * 2 ** 20);
    const photos = Array.from({ length: 20 }, (_, at) => ({
      ...{ left: (at % 6) * 205, top: Math.floor(at / 6) * 155, width: 200, height: 150 },
      src: `${at % 2 === 0 ? 'photo' : 'turned'}.jpg?${at}`,
    }));
    await add(photos);
    const { bytes, heard } = await rest();
    assert.equal(heard.filter((line) => line.startsWith('loaded')).length, 20);
    // A row more where the browser rounds one side.
    assert.ok(bytes <= 20 * 201 * 151 * 4, `${bytes} bytes`);
  });

  it('reports what has no size that a texture can have', async () => {
    files.set('wide.bmp', bmp(20_000, 4, true));
    files.set('wide.png', await plain('png', 20_000, 4));
    await open(64 * 2 ** 20);
    await add([
      { width: 280, height: 158, key: 'bmp', src: 'wide.bmp' },
      { width: 280, height: 158, key: 'png', src: 'wide.png' },
    ]);
    const { bytes, heard } = await rest();
    assert.deepEqual(heard.sort(), ['failed bmp unsupported-format', 'failed png too-large']);
    assert.equal(bytes, 0);
  });

  it('shows an image that is wider than a texture as wide as one can be', async () => {
    files.set('wide.png', await plain('png', 12_000, 200));
    await open(64 * 2 ** 20, 4096);
    await add([{ width: 1280, height: 200, objectFit: 'none', key: 'wide', src: 'wide.png' }]);
    const { bytes, errors, heard } = await rest();
    assert.deepEqual([bytes, errors, heard], [4096 * 69 * 4, [], ['loaded wide']]);
  });

  it('loads an image again that is seen larger, and one that is seen at less than half', async () => {
    files.set('still.png', await plain('png', 1600, 900));
    await open(64 * 2 ** 20);
    const [image = 0] = await add([
      { left: 400, top: 200, width: 200, height: 112, key: 'still', src: 'still.png' },
    ]);
    const at = async (scale: number) => {
      await set(image, { scale });
      return (await rest()).bytes;
    };
    assert.equal((await rest()).bytes, 200 * 113 * 4);
    assert.equal(await at(4), 800 * 450 * 4);
    // Scales are seen in steps of a sixteenth, upwards.
    assert.equal(await at(1.2), 250 * 141 * 4);
    assert.equal(await at(1), 250 * 141 * 4, 'a little larger than it is seen');
  });

  it('keeps to the budget except for visible images, on random screens with random servers', async () => {
    // Each screen is a page of its own; the same law runs on many more in Node.
    await fc.assert(
      fc.asyncProperty(screens, async ({ budget, servers, steps }) => {
        files.clear();
        for (const [url, own] of servers.entries()) {
          if (typeof own === 'object')
            files.set(`${url}`, await plain('png', own.width, own.height));
        }
        await open(budget);
        const driver: Driver = {
          add: async (properties) => (await add([properties]))[0] ?? 0,
          set,
          remove,
          // Loads end when they do here, in whichever order.
          pace: (pace) =>
            pace === 'frame'
              ? tab.evaluate(() => new Promise((next) => requestAnimationFrame(() => next())))
              : tab.evaluate(() => {}),
          async rest() {
            const { bytes, errors } = await rest();
            assert.deepEqual(errors, []);
            return bytes;
          },
        };
        const screen = new Screen(driver, servers, budget);
        for (const step of steps) await screen.do(step);
        await screen.check();
        await screen.clear();
        await screen.check();
        await tab.close();
      }),
      { numRuns: 12 },
    );
  });
});
