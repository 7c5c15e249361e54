/**
 * What the display says to a page: its colours.
 */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { NodeDevice } from '../../../host/src/device/node.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import { type Globals, launch, serveRails, unlimited } from './open.ts';

describe('a display', () => {
  let browser: Browser;
  let served: Served;
  before(async () => {
    [browser, served] = await Promise.all([launch(), serveRails()]);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  async function open(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
    await page.goto(`${served.url}?threads=single&${unlimited}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    await page.evaluate(() => (globalThis as unknown as Globals).rails.stage.idle());
    return page;
  }

  for (const format of ['png', 'jpeg'] as const) {
    it(`shows a ${format} with a wide-gamut profile in the colours that the page and Node show`, async () => {
      const color = { r: 0, g: 192, b: 0 };
      const bytes = await sharp({
        create: { width: 32, height: 32, channels: 3, background: color },
      })
        .withIccProfile('p3')
        .toFormat(format, format === 'jpeg' ? { quality: 100 } : {})
        .toBuffer();
      const src = `data:image/${format};base64,${bytes.toString('base64')}`;
      const page = await open();
      const [engine, element] = await page.evaluate(async (url) => {
        const { rails, inlayEngine } = globalThis as unknown as Globals;
        const { stage } = rails;
        stage.append(
          stage.image({
            position: 'absolute',
            left: 0,
            top: 0,
            width: 200,
            height: 200,
            zIndex: 9,
            src: url,
          }),
        );
        await stage.idle();
        const { data, width } = inlayEngine.capture();
        const image = new Image();
        image.src = url;
        await image.decode();
        const context = new OffscreenCanvas(32, 32).getContext(
          '2d',
        ) as OffscreenCanvasRenderingContext2D;
        context.drawImage(image, 0, 0);
        const at = (20 * width + 20) * 4;
        return [
          Array.from(data.subarray(at, at + 3)),
          Array.from(context.getImageData(9, 9, 1, 1).data.subarray(0, 3)),
        ];
      }, src);
      await page.close();
      const loaded = await new NodeDevice('file:///').loadImage(
        src,
        32,
        32,
        new AbortController().signal,
      );
      const node = Array.from((loaded.source as { data: Uint8Array }).data.subarray(0, 3));
      for (const [who, found] of [
        ['the engine', engine],
        ['the page', element],
        ['Node', node],
      ] as const) {
        const isRight = [0, 192, 0].every(
          (wanted, channel) => Math.abs(wanted - (found?.[channel] ?? 255)) <= 3,
        );
        assert.ok(isRight, `${who}: ${found}`);
      }
    });
  }
});
