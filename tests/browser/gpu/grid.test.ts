/**
 * Where boxes are at rest, in whole device pixels: the engine in Node against Chromium's DOM.
 *
 * The pixel ratio is the page's zoom, by which Chromium lays out in device pixels as on a device of
 * that ratio. The one that is emulated scales what was laid out in CSS pixels, edges at fractions.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import type { Node } from '../../../host/src/index.ts';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { pictureOf } from '../picture.ts';
import { openStage } from './open.ts';

/** A box in another, in dp. */
interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
  color: string;
  clips: boolean;
  children: readonly Box[];
}

const colors = [
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#ffff00',
  '#ff00ff',
  '#00ffff',
  '#ffffff',
] as const;

/** Boxes whose numbers are whole parts of a dp. */
function boxes(parts: number, depth = 3): fc.Arbitrary<Box> {
  const length = (max: number) =>
    fc.integer({ min: 1, max: max * parts }).map((number) => number / parts);
  return (
    fc
      .record({
        left: length(120),
        top: length(60),
        width: length(200),
        height: length(120),
        color: fc.constantFrom(...colors),
        clips: fc.boolean(),
        children:
          depth === 0 ? fc.constant([]) : fc.array(boxes(parts, depth - 1), { maxLength: 3 }),
      })
      // A thinner box is a pixel, and as a clip it shows what is outside of it by less than that.
      // Chromium does not paint what lies outside of a clip before both are put on pixels.
      .map((box) => ({ ...box, clips: box.clips && Math.min(box.width, box.height) >= 2 }))
  );
}

const html = ({ left, top, width, height, color, clips, children }: Box): string =>
  `<div style="left:${left}px;top:${top}px;width:${width}px;height:${height}px;background:${color};${clips ? 'overflow:hidden' : ''}">${children.map(html).join('')}</div>`;

describe('boxes at rest', function () {
  this.timeout(240_000);
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(launchOptions());
  });
  after(() => browser?.close());

  for (const { name, ratio, parts } of [
    { name: 'of whole dp, on two thirds of the pixels', ratio: 2 / 3, parts: 1 },
    { name: 'of quarters of a dp, a pixel each', ratio: 1, parts: 4 },
    { name: 'of halves of a dp, one and a half pixels each', ratio: 1.5, parts: 2 },
  ]) {
    it(`are where Chromium puts them: ${name}`, async () => {
      const [width, height] = [480, 270];
      const pixels = { pixelWidth: width * ratio, pixelHeight: height * ratio };
      const page = await browser.newPage({
        viewport: { width: pixels.pixelWidth, height: pixels.pixelHeight },
      });
      const { headless, stage } = await openStage(width, height, pixels);
      const node = ({ clips, color, children, ...place }: Box): Node => {
        const overflow = clips ? 'hidden' : 'visible';
        const view = stage.view({
          position: 'absolute',
          ...place,
          overflow,
          backgroundColor: color,
        });
        view.append(...children.map(node));
        return view;
      };
      await fc.assert(
        fc.asyncProperty(fc.array(boxes(parts), { minLength: 1, maxLength: 6 }), async (roots) => {
          const style = `html,body{margin:0;background:#000;overflow:hidden}html{zoom:${ratio}}div{position:absolute}`;
          await page.setContent(
            `<!doctype html><style>${style}</style>${roots.map(html).join('')}`,
          );
          const shot = await pictureOf(page, { scale: 'device' });
          const wanted = await sharp(shot)
            .removeAlpha()
            .raw()
            .toBuffer({ resolveWithObject: true });
          assert.deepEqual(
            [wanted.info.width, wanted.info.height],
            [pixels.pixelWidth, pixels.pixelHeight],
          );
          const ground = stage.view({
            position: 'absolute',
            left: 0,
            top: 0,
            width,
            height,
            backgroundColor: '#000000',
          });
          ground.append(...roots.map(node));
          stage.append(ground);
          await headless.rest();
          const { data } = headless.pixels();
          ground.remove();
          for (let at = 0; at < pixels.pixelWidth * pixels.pixelHeight; at += 1) {
            const found = data.subarray(at * 4, at * 4 + 3);
            const place = `${at % pixels.pixelWidth}, ${Math.floor(at / pixels.pixelWidth)}`;
            assert.deepEqual([...found], [...wanted.data.subarray(at * 3, at * 3 + 3)], place);
          }
        }),
        { numRuns: 12, endOnFailure: true },
      );
      await page.close();
      headless.close();
    });
  }
});
