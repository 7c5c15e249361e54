/**
 * Images and fonts in Node: files, the web and data URLs, decoded by sharp.
 *
 * @module
 */
import { constants, existsSync } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asError, InlayError } from '../protocol/error.ts';
import {
  checkedHeader,
  checkSize,
  type DecodedImage,
  decodedSize,
  LoadError,
  MAX_FILE_BYTES,
  MAX_PIXELS,
  type Pixels,
  type Progress,
  shortened,
} from './device.ts';
import { FileDevice } from './file-device.ts';
import { checkLength, type FileStore } from './files.ts';
import { decoding } from './gate.ts';
import type { ImageFormat } from './image-format.ts';
import { imageHeader } from './image-header.ts';
import { providedSharp } from './sharp.ts';

/** Decodes to pixels in memory, for `raster`. */
export class NodeDevice extends FileDevice {
  readonly #base: string;
  readonly #folders: readonly string[];
  readonly #beside: string | undefined;

  /**
   * @param base What relative URLs are relative to, as in `file:///apps/home/`.
   * @param folders URLs of the folders from which `file:` URLs are read, and what is below them. By
   *   default that of `base`, if it is one.
   * @param beside URL of a folder below `base` whose files count as files of `base`.
   */
  constructor(base: string, folders: readonly string[] = [base], beside?: string) {
    super(base);
    this.#base = base;
    this.#folders = folders.filter((folder) => folder.startsWith('file:'));
    this.#beside = beside;
  }

  protected async decode(
    url: string,
    file: Blob,
    width: number,
    height: number,
    signal: AbortSignal,
  ): Promise<DecodedImage> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const header = checkedHeader(url, imageHeader(bytes));
    let decoded: Decoded;
    try {
      decoded = await decoding.run(header.storedWidth * header.storedHeight, () => {
        signal.throwIfAborted();
        return decode(bytes, header.format, width, height, url);
      });
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof LoadError) throw cause;
      throw new LoadError(
        'broken',
        `${shortened(url)}: cannot be decoded: ${asError(cause).message}`,
        cause,
      );
    }
    signal.throwIfAborted();
    const { pixels, ownWidth, ownHeight } = decoded;
    return {
      width: ownWidth,
      height: ownHeight,
      source: pixels,
      bytes: pixels.data.byteLength,
      close: () => {},
    };
  }

  protected override async read(
    url: string,
    store: FileStore,
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<Blob> {
    if (!url.startsWith('file:')) return super.read(url, store, signal, progress);
    return new Blob([await readLocal(this.#fileOf(url), this.#folders, signal)]);
  }

  /** Where the file of a URL is. */
  #fileOf(url: string): string {
    const file = new URL(url).href;
    if (this.#beside === undefined || !file.startsWith(this.#base)) return url;
    const other = `${this.#beside}${file.slice(this.#base.length)}`;
    return existsSync(fileURLToPath(other)) ? other : url;
  }
}

type Decoder = typeof import('sharp')['default'];

/**
 * The decoder: the one that was handed over, else the one that is installed.
 *
 * @throws {@link InlayError} `missing` if there is none.
 */
async function decoder(): Promise<Decoder> {
  if (providedSharp) return providedSharp as unknown as Decoder;
  try {
    return (await import('sharp')).default;
  } catch (cause) {
    throw new InlayError(
      'missing',
      'Images in Node need the package sharp: run `npm install --save-dev sharp`.',
      cause,
    );
  }
}

interface Decoded {
  pixels: Pixels;
  ownWidth: number;
  ownHeight: number;
}

async function decode(
  bytes: Uint8Array,
  format: ImageFormat,
  width: number,
  height: number,
  url: string,
): Promise<Decoded> {
  const sharp = await decoder();
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const metadata = await image.metadata();
  // Exif turns what it turns in browsers; AVIF comes turned.
  const turns = format === 'jpeg' || format === 'png';
  const own = turns ? metadata.autoOrient : { width: metadata.width, height: metadata.height };
  checkSize(url, own.width, own.height);
  const size = decodedSize(own, width, height);
  const { data, info } = await (turns ? image.autoOrient() : image)
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

/**
 * The same pixels with straight alpha, as PNG has them: what {@link premultiply} undoes, as far as
 * it can be told. Transparent pixels stay as they are.
 */
export function straightAlpha(data: Uint8Array): Uint8Array {
  const made = new Uint8Array(data);
  for (let at = 0; at + 3 < made.length; at += 4) {
    const alpha = made[at + 3] as number;
    if (alpha === 255 || alpha === 0) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      made[channel] = Math.min(255, Math.round(((made[channel] as number) * 255) / alpha));
  }
  return made;
}

/** A file of the app's folders. */
async function readLocal(
  url: string,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  try {
    const path = await realpath(fileURLToPath(url));
    await checkFolder(url, path, folders);
    // A pipe is opened without waiting for somebody who writes, and refused.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    if (!stats.isFile()) {
      throw new LoadError(
        'not-found',
        `${shortened(url)}: expected a file, got a folder, a device or a pipe.`,
      );
    }
    checkLength(url, stats.size);
    return await readWhole(url, file, signal);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LoadError) throw cause;
    throw new LoadError('not-found', `${shortened(url)}: ${asError(cause).message}`, cause);
  } finally {
    await file?.close();
  }
}

/** Reads to the end: a file may be longer than it says. */
async function readWhole(
  url: string,
  file: FileHandle,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = file.createReadStream({ autoClose: false, end: MAX_FILE_BYTES, signal });
  // An abort at this moment is emitted before the loop listens, too, which would end the process.
  stream.on('error', () => {});
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    checkLength(url, length);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Refuses a file outside the app's folders, links followed. */
async function checkFolder(url: string, path: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const root = await realpath(fileURLToPath(new URL('.', folder)));
    if (path.startsWith(root.endsWith(sep) ? root : root + sep)) return;
  }
  throw new LoadError(
    'not-found',
    `${shortened(url)}: expected a file in ${folders.join(' or ') || 'no folder, as the app is not of a local one'}: ` +
      "an app reads local files only from there. Put the file into the app's folder, or name its folder when you open the engine.",
  );
}
