/**
 * Image files for tests: made here, as small as can be.
 *
 * @module
 */
import sharp from 'sharp';

/** A file of one colour. */
export function plain(
  format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif',
  width: number,
  height: number,
): Promise<Buffer> {
  const image = sharp({
    create: { width, height, channels: 3, background: { r: 200, g: 100, b: 50 } },
  });
  return image.toFormat(format, format === 'avif' ? { effort: 0 } : {}).toBuffer();
}

/** A JPEG with Exif data that turns it: red at the stored top left, else blue. */
export async function photo(width: number, height: number, orientation: number): Promise<Buffer> {
  const corner = {
    create: { width: width >> 1, height: height >> 1, channels: 3, background: 'red' },
  } as const;
  const image = sharp({ create: { width, height, channels: 3, background: 'blue' } });
  const drawn = await image
    .composite([{ input: corner, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return sharp(drawn).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}

/** Where in a file a box of four letters has its content. */
function boxAt(file: Buffer, name: string): number {
  return file.indexOf(name, 0, 'latin1') + 4;
}

/** An AVIF whose property `ispe` says another size than its pixels have. */
export async function avifSaying(width: number, height: number, pixels = 16): Promise<Buffer> {
  const file = await plain('avif', pixels, pixels);
  const at = boxAt(file, 'ispe');
  file.writeUInt32BE(width, at + 4);
  file.writeUInt32BE(height, at + 8);
  return file;
}

/**
 * A BMP of 1 bit per pixel: rows of zeros, padded to 4 bytes. Without `pixels` the file ends after
 * its header.
 */
export function bmp(width: number, height: number, pixels = false): Buffer {
  const row = Math.ceil(width / 32) * 4;
  const file = Buffer.alloc(62 + (pixels ? row * height : 0));
  file.write('BM', 'latin1');
  file.writeUInt32LE(62 + row * height, 2);
  file.writeUInt32LE(62, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(1, 28);
  file.writeUInt32LE(row * height, 34);
  file.writeUInt32LE(2, 46);
  file.writeUInt32LE(0x00ff_ffff, 58);
  return file;
}

/** A GIF of 1 x 1 whose only frame is as large as is said. */
export async function gifWithFrame(width: number, height: number): Promise<Buffer> {
  const file = await plain('gif', 1, 1);
  let at = 13 + ((file[10] ?? 0) & 0x80 ? 3 * 2 ** (((file[10] ?? 0) & 7) + 1) : 0);
  while (file[at] === 0x21) {
    for (at += 2; file[at] !== 0; at += 1 + (file[at] ?? 0));
    at += 1;
  }
  file.writeUInt16LE(width, at + 5);
  file.writeUInt16LE(height, at + 7);
  return file;
}

async function pngSaying(width: number, height: number): Promise<Buffer> {
  const file = await plain('png', 4, 4);
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

async function jpegSaying(width: number, height: number): Promise<Buffer> {
  const file = await plain('jpeg', 4, 4);
  const at = file.indexOf(Buffer.from([0xff, 0xc0]));
  file.writeUInt16BE(height, at + 5);
  file.writeUInt16BE(width, at + 7);
  return file;
}

async function webpSaying(width: number, height: number): Promise<Buffer> {
  const file = await sharp(await plain('png', 4, 4))
    .webp({ lossless: true })
    .toBuffer();
  file.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 21);
  return file;
}

/** Small files that decode to more than is allowed. */
export const hugeImages: Record<string, () => Promise<Buffer> | Buffer> = {
  'a PNG of 20,000 x 4': () => pngSaying(20_000, 4),
  'a PNG of 16,000 x 16,000': () => pngSaying(16_000, 16_000),
  'a JPEG of 16,000 x 16,000': () => jpegSaying(16_000, 16_000),
  'a lossless WebP of 16,000 x 16,000': () => webpSaying(16_000, 16_000),
  'a GIF with a frame of 16,000 x 16,000': () => gifWithFrame(16_000, 16_000),
  'an AVIF of 16,000 x 16,000': () => avifSaying(16_000, 16_000),
  'an AVIF of 70,000 x 1': () => avifSaying(70_000, 1),
};

/** Files of formats that no device takes, since not every one can. */
export const otherFormats: Record<string, () => Promise<Buffer> | Buffer> = {
  BMP: () => bmp(8, 8, true),
  SVG: () =>
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
    ),
  TIFF: () =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .tiff()
      .toBuffer(),
  'an AVIF of 10 bits per channel': async () => {
    const file = await plain('avif', 8, 8);
    const at = boxAt(file, 'av1C') + 2;
    file.writeUInt8((file[at] ?? 0) | 0x40, at);
    return file;
  },
  'an AVIF sequence': async () => {
    const file = await plain('avif', 8, 8);
    file.write('avis', 8, 'latin1');
    return file;
  },
};
