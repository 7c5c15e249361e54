/**
 * An image that is shown much smaller than its texture: the engine in Node against Chromium's DOM.
 * That WebGL2 draws what `raster` does is held by `gpu.test.ts`.
 */
import assert from 'node:assert/strict';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { lines } from '../../conformance/raster/scenes.ts';
import { pictureOf } from '../picture.ts';
import { openStage } from './open.ts';

const [width, height] = [480, 270];

/** Shown sizes of an image of 960 x 540 pixels, down to a twentieth. */
const sizes = [
  [200, 112],
  [131, 74],
  [101, 57],
  [80, 45],
  [48, 27],
] as const;

/** One under the other, beside the large one. */
const places = sizes.map((_, index) =>
  sizes.slice(0, index).reduce((top, size) => top + size[1] + 2, 4),
);

/** How far a channel may be from what the browser shows, and how far all are on average. */
const [most, average] = [8, 2];

describe('an image beside itself at a larger size', function () {
  this.timeout(240_000);
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(launchOptions());
  });
  after(() => browser?.close());

  async function inChromium(src: string): Promise<Buffer> {
    const page = await browser.newPage({ viewport: { width, height } });
    const images = sizes.map(
      ([wide, high], index) =>
        `<img src="${src}" style="left:4px;top:${places[index]}px;width:${wide}px;height:${high}px">`,
    );
    await page.setContent(
      `<!doctype html><style>html,body{margin:0;background:#000;overflow:hidden}img{position:absolute}</style>` +
        `<img src="${src}" style="left:210px;top:0;width:960px;height:540px">${images.join('')}`,
    );
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    const shot = await pictureOf(page);
    await page.close();
    return sharp(shot).ensureAlpha().raw().toBuffer();
  }

  async function inNode(src: string): Promise<Uint8Array> {
    const { headless, stage } = await openStage(width, height);
    const place = (left: number, top: number, wide: number, high: number) =>
      stage.image({ position: 'absolute', left, top, width: wide, height: high, src });
    stage.append(place(210, 0, 960, 540));
    for (const [index, [wide, high]] of sizes.entries())
      stage.append(place(4, places[index] ?? 0, wide, high));
    await headless.rest();
    const { data } = headless.pixels();
    headless.close();
    return data;
  }

  it('has the colours that Chromium shows, and none of its lines is lost', async () => {
    const { pixels } = lines(1, 960, 540);
    const raw = { width: pixels.width, height: pixels.height, channels: 4 } as const;
    const png = await sharp(pixels.data, { raw }).png().toBuffer();
    const src = `data:image/png;base64,${png.toString('base64')}`;
    const [wanted, found] = [await inChromium(src), await inNode(src)];
    for (const [index, [wide, high]] of sizes.entries()) {
      let [sum, worst] = [0, 0];
      for (let at = 0; at < wide * high; at += 1) {
        const pixel = ((places[index] ?? 0) + Math.floor(at / wide)) * width + 4 + (at % wide);
        const far = Math.abs((found[pixel * 4] ?? 0) - (wanted[pixel * 4] ?? 0));
        sum += far;
        worst = Math.max(worst, far);
      }
      const mean = sum / (wide * high);
      assert.ok(
        worst <= most && mean <= average,
        `${wide} x ${high}: up to ${worst} off, ${mean} on average`,
      );
    }
  });
});
