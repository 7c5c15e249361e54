/**
 * Images in Chromium: the sizes that are decoded, and what is refused before it is.
 */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import type { Pixels } from '../../../host/src/device/device.ts';
import { imageFormats } from '../../../host/src/device/image-format.ts';
import { NodeDevice } from '../../../host/src/device/node.ts';
import { hugeImages, otherFormats, photo, plain } from '../../host/support/images.ts';
import { launch } from '../host/open.ts';
import type { DevicePage, Loaded } from './page.ts';

const dataUrl = (file: Buffer) => `data:application/octet-stream;base64,${file.toString('base64')}`;
const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

describe('images in Chromium', () => {
  let browser: Browser;
  let tab: Tab;

  before(async () => {
    const entry = fileURLToPath(new URL('page.ts', import.meta.url));
    const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
    browser = await launch();
    tab = await browser.newPage();
    await tab.setContent('<!doctype html><title>device</title>');
    await tab.addScriptTag({ content: built.outputFiles[0]?.text ?? '' });
  });
  after(() => browser?.close());

  const load = (
    file: Buffer,
    [width, height]: [number, number] = [0, 0],
    { largestSide = 16384, bitmaps = true } = {},
  ): Promise<Loaded> =>
    tab.evaluate(
      (args) => (globalThis as unknown as { devicePage: DevicePage }).devicePage.load(...args),
      [dataUrl(file), width, height, largestSide, bitmaps] as const,
    );

  const good = async (...args: Parameters<typeof load>) => {
    const loaded = await load(...args);
    assert.ok('own' in loaded, JSON.stringify(loaded));
    return loaded;
  };

  /** The same file in Node: own and decoded size, and the corners. */
  async function inNode(file: Buffer, width: number, height: number) {
    const device = new NodeDevice('file:///');
    const picture = await device.loadImage(
      dataUrl(file),
      width,
      height,
      new AbortController().signal,
    );
    const pixels = picture.source as Pixels;
    const corner = (x: number, y: number) => [
      ...pixels.data.subarray((y * pixels.width + x) * 4).subarray(0, 4),
    ];
    const [right, bottom] = [pixels.width - 1, pixels.height - 1];
    return {
      own: [picture.width, picture.height],
      decoded: [pixels.width, pixels.height],
      corners: [corner(0, 0), corner(right, 0), corner(right, bottom), corner(0, bottom)],
    };
  }

  for (const bitmaps of [true, false]) {
    describe(bitmaps ? 'by createImageBitmap' : 'by an image element', () => {
      for (const format of imageFormats) {
        it(`decodes ${format} to the size at which it is seen`, async () => {
          const { own, decoded, bytes } = await good(await plain(format, 400, 300), [40, 20], {
            bitmaps,
          });
          assert.deepEqual([own, decoded, bytes], [[400, 300], [40, 30], 4800]);
        });
      }

      for (const orientation of orientations) {
        it(`decodes a photo that Exif turns by ${orientation} as Node does`, async () => {
          const file = await photo(400, 300, orientation);
          const { own, decoded, corners } = await good(file, [30, 40], { bitmaps });
          const node = await inNode(file, 30, 40);
          assert.deepEqual(own, node.own);
          // Of what is turned a browser rounds one side by itself.
          for (const [axis, side] of decoded.entries())
            assert.ok(Math.abs(side - (node.decoded[axis] ?? 0)) <= 1);
          // Red stays red and blue blue, whatever the filter.
          const isRed = ([red = 0, , blue = 0]: number[]) => red > blue;
          assert.deepEqual(corners.map(isRed), node.corners.map(isRed));
        });
      }

      it('decodes no image larger than a texture can be', async () => {
        const { own, decoded } = await good(await plain('png', 1200, 20), [1200, 20], {
          largestSide: 600,
          bitmaps,
        });
        assert.deepEqual(
          [own, decoded],
          [
            [1200, 20],
            [600, 10],
          ],
        );
      });

      for (const [name, make] of Object.entries(hugeImages)) {
        it(`refuses ${name} before it decodes it`, async () => {
          const loaded = await load(await make(), [0, 0], { bitmaps });
          assert.equal('reason' in loaded && loaded.reason, 'too-large');
        });
      }

      for (const [format, make] of Object.entries(otherFormats)) {
        it(`refuses ${format}, which Node does not decode`, async () => {
          const loaded = await load(await make(), [0, 0], { bitmaps });
          assert.equal('reason' in loaded && loaded.reason, 'unsupported-format');
        });
      }
    });
  }

  it('reads a header far into the file', async () => {
    const file = await plain('jpeg', 400, 300);
    // Twenty segments of comments, of 60,000 bytes each.
    const comment = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0xea, 0x60]),
      Buffer.alloc(59_998, 32),
    ]);
    const long = Buffer.concat([
      file.subarray(0, 2),
      ...Array.from({ length: 20 }, () => comment),
      file.subarray(2),
    ]);
    assert.deepEqual((await good(long, [40, 30])).decoded, [40, 30]);
  });

  // libvips writes the orientation of an AVIF as its property `irot`.
  for (const [format, by] of [
    ['png', 'is turned by Exif data'],
    ['webp', 'is not turned'],
    ['avif', 'is turned by irot'],
  ] as const) {
    it(`${format} ${by}, as in Node`, async () => {
      const image = sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } });
      const file = await image.toFormat(format).withMetadata({ orientation: 6 }).toBuffer();
      const expected = format === 'webp' ? [40, 20] : [20, 40];
      assert.deepEqual((await good(file)).decoded, expected);
      assert.deepEqual((await inNode(file, 0, 0)).decoded, expected);
    });
  }
});
