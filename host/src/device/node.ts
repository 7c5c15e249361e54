/**
 * Pictures and fonts in Node: files, the web and data URLs, decoded by sharp.
 *
 * @module
 */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
// sharp is libvips: the decoders of browsers (libpng, libjpeg-turbo, libwebp) behind one call.
import sharp from 'sharp';
import { asError } from '../protocol/error.ts';
import { bodyOf, checkLength, resolveUrl } from './browser.ts';
import {
  checkedHeader,
  checkSize,
  type Device,
  decodedSize,
  LoadError,
  MAX_PIXELS,
  type Picture,
  type Pixels,
  shortened,
} from './device.ts';
import { decoding } from './gate.ts';
import { type PictureFormat, pictureHeader } from './picture-header.ts';

/** Decodes to pixels in memory, for `raster`. */
export class NodeDevice implements Device {
  readonly #base: string;

  /** @param base What relative URLs are relative to, as in `file:///apps/home/`. */
  constructor(base: string) {
    this.#base = base;
  }

  async loadImage(url: string, width: number, height: number, signal: AbortSignal): Promise<Picture> {
    const bytes = await readUrl(resolveUrl(url, this.#base), signal);
    const header = checkedHeader(url, pictureHeader(bytes));
    let decoded: DecodedPicture;
    try {
      decoded = await decoding.run(header.storedWidth * header.storedHeight, () => {
        signal.throwIfAborted();
        return decode(bytes, header.format, width, height, url);
      });
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof LoadError) throw cause;
      throw new LoadError('broken', `${shortened(url)}: cannot be decoded: ${asError(cause).message}`, cause);
    }
    signal.throwIfAborted();
    const { pixels, ownWidth, ownHeight } = decoded;
    return { width: ownWidth, height: ownHeight, source: pixels, bytes: pixels.data.byteLength, close: () => {} };
  }

  loadFont(url: string, signal: AbortSignal): Promise<Uint8Array> {
    return readUrl(resolveUrl(url, this.#base), signal);
  }
}

interface DecodedPicture {
  pixels: Pixels;
  ownWidth: number;
  ownHeight: number;
}

async function decode(
  bytes: Uint8Array,
  format: PictureFormat,
  width: number,
  height: number,
  url: string,
): Promise<DecodedPicture> {
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const metadata = await picture.metadata();
  // Exif turns what it turns in browsers; AVIF comes turned.
  const turns = format === 'jpeg' || format === 'png';
  const own = turns ? metadata.autoOrient : { width: metadata.width, height: metadata.height };
  checkSize(url, own.width, own.height);
  const size = decodedSize(own, width, height);
  const { data, info } = await (turns ? picture.autoOrient() : picture)
    .resize({ ...size, fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
  premultiply(pixels.data);
  return { pixels, ownWidth: own.width, ownHeight: own.height };
}

/** Multiplies the colours of RGBA pixels with their alpha, in place, rounded to the nearest. */
export function premultiply(data: Uint8Array): void {
  for (let at = 0; at + 3 < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    if (alpha === 255) continue;
    data[at] = Math.round(((data[at] as number) * alpha) / 255);
    data[at + 1] = Math.round(((data[at + 1] as number) * alpha) / 255);
    data[at + 2] = Math.round(((data[at + 2] as number) * alpha) / 255);
  }
}

async function readUrl(url: string, signal: AbortSignal): Promise<Uint8Array> {
  if (url.startsWith('file:')) return readLocal(url, signal);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) });
    return new Uint8Array(await (await bodyOf(url, response)).arrayBuffer());
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LoadError) throw cause;
    const reason = asError(cause).name === 'TimeoutError' ? 'timed-out' : 'network';
    throw new LoadError(reason, `${shortened(url)}: ${asError(cause).message}`, cause);
  }
}

/** Longest time for one file from the web, in milliseconds. */
const TIMEOUT = 30_000;

async function readLocal(url: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const path = fileURLToPath(url);
    const { size } = await stat(path);
    checkLength(url, size);
    return await readFile(path, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LoadError) throw cause;
    throw new LoadError('not-found', `${shortened(url)}: ${asError(cause).message}`, cause);
  }
}
