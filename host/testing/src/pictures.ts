/**
 * Pictures, and how they compare with accepted ones.
 *
 * @module
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InlayError } from 'inlay/host';
// pixelmatch compares as people see: it knows the blurred edges of glyphs from faults.
import pixelmatch from 'pixelmatch';
// sharp reads and writes PNG.
import sharp from 'sharp';

/** What a person sees: RGBA with straight alpha, 4 bytes a pixel, from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** How pictures are compared. */
export interface MatchOptions {
  /** How far the colour of a pixel may be off, 0 to 1. By default 0.1, what people do not see. */
  threshold?: number;
  /** Which share of the pixels may be off by more. By default none. */
  share?: number;
  /**
   * Whether to accept the picture as it is now. By default only if there is none yet, or the
   * environment has `INLAY_UPDATE=1`; never a new one where `CI` is set.
   */
  update?: boolean;
}

/**
 * Compares a picture with an accepted one.
 *
 * @param file A PNG, relative to the current folder, or its URL.
 * @throws {@link InlayError} `mismatch` if they differ. Beside the file there are then
 * `.current.png` and `.difference.png`.
 */
export async function compare(
  picture: Picture,
  file: string | URL,
  options: MatchOptions = {},
): Promise<void> {
  const { threshold = 0.1, share = 0, update } = options;
  const path = typeof file === 'string' ? resolve(file) : fileURLToPath(file);
  const isThere = existsSync(path);
  const accepts = update ?? (process.env.INLAY_UPDATE === '1' || (!isThere && !process.env.CI));
  if (accepts) return write(picture, path);
  if (!isThere) {
    throw new InlayError(
      'missing',
      `${path}: there is no accepted picture: run the test with INLAY_UPDATE=1, look at the picture, and commit it.`,
    );
  }
  const accepted = await read(path);
  const { width, height } = picture;
  const current = beside(path, 'current');
  if (accepted.width !== width || accepted.height !== height) {
    await write(picture, current);
    throw new InlayError(
      'mismatch',
      `${path}: expected ${accepted.width} x ${accepted.height} pixels, got ${width} x ${height}: ${current}.`,
    );
  }
  const difference = new Uint8Array(width * height * 4);
  const wrong = pixelmatch(accepted.data, picture.data, difference, width, height, { threshold });
  if (wrong <= share * width * height) return;
  await write(picture, current);
  await write({ width, height, data: difference }, beside(path, 'difference'));
  throw new InlayError(
    'mismatch',
    `${path}: ${wrong} of ${width * height} pixels differ: see ${current} and ${beside(path, 'difference')}. If the change is meant, run the test with INLAY_UPDATE=1.`,
  );
}

const beside = (path: string, what: string) => `${path.replace(/\.png$/, '')}.${what}.png`;

async function read(path: string): Promise<Picture> {
  const { data, info } = await sharp(path)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

async function write({ width, height, data }: Picture, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const raw = { width, height, channels: 4 } as const;
  await sharp(data, { raw, limitInputPixels: false }).png().toFile(path);
}
