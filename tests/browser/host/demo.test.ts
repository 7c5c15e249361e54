/**
 * The demo under real key events in Chromium: after each of forty keys the focused item and the full draw list that Node has too; six pictures
 * read back from WebGL2 that somebody has looked at, and `raster` draws them alike. `BLESS=1` accepts new pictures.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { Threads } from '../../../host/src/app/index.ts';
import { writePng } from '../../../host/src/cli/render.ts';
import type { Served } from '../../../host/src/cli/serve.ts';
import { golden, keys, playInBrowser, playInNode, type Step, serveDemo, surface } from './demo.ts';
import { difference, launch } from './open.ts';

const accepted = join(import.meta.dirname, 'golden');
const current = join(import.meta.dirname, 'current');
const arrangements: readonly Threads[] = ['workers', 'main-engine', 'single'];

describe('the demo under forty keys in Chromium', function () {
  this.timeout(300_000);
  let served: Served;
  let browser: Browser;
  let expected: Step[];

  before(async () => {
    assert.equal(keys.length, 40);
    [served, browser, expected] = await Promise.all([serveDemo(), launch(), playInNode()]);
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const threads of arrangements) {
    it(`has the same focus and the same draw list after each, with threads: ${threads}`, async () => {
      let last = -1;
      await playInBrowser(browser, served.url, threads, (step, index) => {
        const { pixels, ...facts } = step;
        const { pixels: drawn, ...reference } = expected[index] as Step;
        assert.deepEqual(facts, reference, `after key ${index}: ${step.key}`);
        if (pixels && drawn) compare(index, pixels, drawn, threads);
        last = index;
      });
      assert.equal(last, keys.length);
    });
  }

  for (const index of golden) {
    it(`draws the picture after key ${index} that was accepted`, async () => {
      const file = join(accepted, `${index}.png`);
      const drawn = await sharp(join(current, `workers-${index}.png`))
        .ensureAlpha()
        .raw()
        .toBuffer();
      if (process.env.BLESS === '1') {
        mkdirSync(accepted, { recursive: true });
        await sharp(join(current, `workers-${index}.png`))
          .png({ compressionLevel: 9 })
          .toFile(file);
      }
      assert.ok(
        existsSync(file),
        `${file} is not there: look at the picture in ${current}, then accept it with BLESS=1`,
      );
      const picture = await sharp(file).ensureAlpha().raw().toBuffer();
      // The same browser on the same software GPU draws the same; another version decodes JPEG a little differently.
      assert.ok(
        difference(drawn, picture, 8) < 0.001,
        `${difference(drawn, picture, 8)} of the channels differ by more than 8`,
      );
    });
  }
});

const pending: Promise<void>[] = [];
after(() => Promise.all(pending).then(() => {}));

/** WebGL2 and `raster` draw alike: their decoders and filters differ by a little at edges. */
function compare(index: number, webgl: Uint8Array, raster: Uint8Array, threads: Threads): void {
  mkdirSync(current, { recursive: true });
  pending.push(writePng({ ...surface, data: webgl }, join(current, `${threads}-${index}.png`)));
  pending.push(writePng({ ...surface, data: raster }, join(current, `raster-${index}.png`)));
  const share = difference(webgl, raster, 16);
  console.log(index, share, difference(webgl, raster, 8), difference(webgl, raster, 32));
  assert.ok(share < 0.01, `key ${index}: ${share} of the channels differ from raster by more than 16`);
}
