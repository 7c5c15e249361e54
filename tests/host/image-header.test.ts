import assert from 'node:assert/strict';
import fc from 'fast-check';
import sharp from 'sharp';
import { imageFormats } from '../../host/src/device/image-format.ts';
import { imageHeader } from '../../host/src/device/image-header.ts';
import { avifSaying, gifWithFrame, otherFormats, photo, plain } from './support/images.ts';

function headerOf(bytes: Uint8Array) {
  const header = imageHeader(bytes);
  assert.ok(typeof header === 'object', `no header: ${String(header)}`);
  return header;
}

describe('headers of images', () => {
  for (const format of imageFormats) {
    it(`say the size of ${format}`, async () => {
      const { width, height, storedWidth, storedHeight, ...header } = headerOf(
        await plain(format, 301, 77),
      );
      assert.deepEqual(
        [header.format, width, height, storedWidth, storedHeight],
        [format, 301, 77, 301, 77],
      );
    });
  }

  it('say the size of every kind of WebP', async () => {
    const image = sharp({ create: { width: 33, height: 9, channels: 4, background: '#ff000080' } });
    for (const options of [
      { quality: 50 },
      { lossless: true },
      { lossless: false, alphaQuality: 50 },
    ]) {
      const { width, height } = headerOf(await image.clone().webp(options).toBuffer());
      assert.deepEqual([width, height], [33, 9]);
    }
  });

  it('give the size as Exif turns it, as libvips does', async () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const file = await photo(40, 20, orientation);
      const { autoOrient } = await sharp(file).metadata();
      const { width, height, storedWidth, storedHeight } = headerOf(file);
      assert.deepEqual(
        [width, height, storedWidth, storedHeight],
        [autoOrient.width, autoOrient.height, 40, 20],
      );
    }
  });

  it('say the largest size that an AVIF holds, whatever it says of itself', async () => {
    const { width, height, storedWidth, storedHeight } = headerOf(await avifSaying(10, 20, 600));
    assert.deepEqual([width, height, storedWidth, storedHeight], [10, 20, 600, 600]);
  });

  it('say the frame of a GIF where that is larger', async () => {
    const { width, height, storedWidth, storedHeight } = headerOf(await gifWithFrame(500, 7));
    assert.deepEqual([width, height, storedWidth, storedHeight], [1, 1, 500, 7]);
  });

  it('are none for other formats', async () => {
    for (const make of Object.values(otherFormats))
      assert.equal(imageHeader(await make()), 'unknown');
  });

  it('of a part of a file are those of the whole, or cut off', async () => {
    const files = await Promise.all([
      ...imageFormats.map((format) => plain(format, 20, 10)),
      photo(20, 10, 6),
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(3000), (file, length) => {
        const header = imageHeader(Uint8Array.from(file.subarray(0, length)));
        if (header !== 'cut-off') assert.deepEqual(header, imageHeader(file));
      }),
    );
  });

  it('are read from any bytes without a fault', async () => {
    const files = await Promise.all([
      ...imageFormats.map((format) => plain(format, 20, 10)),
      photo(20, 10, 6),
    ]);
    const changes = fc.array(fc.tuple(fc.nat(400), fc.nat(255)));
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(600), changes, (file, length, bytes) => {
        const changed = Uint8Array.from(file.subarray(0, length));
        for (const [at, byte] of bytes) if (at < changed.length) changed[at] = byte;
        const header = imageHeader(changed);
        assert.ok(typeof header === 'string' || (header.width > 0 && header.height > 0));
      }),
      { numRuns: 2000 },
    );
  });
});
