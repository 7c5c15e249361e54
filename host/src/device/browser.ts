/**
 * Pictures and fonts in a browser: in a worker or on the main thread.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import { checkSize, type Device, decodedSize, LoadError, MAX_FILE_BYTES, type Picture, shortened } from './device.ts';
import { type PictureHeader, pictureHeader } from './picture-header.ts';

/** Longest time for one file, in milliseconds. */
const TIMEOUT = 30_000;

/** Fetches with `fetch`; decodes with `createImageBitmap`, or with image elements where that is missing. */
export class BrowserDevice implements Device {
  readonly #base: string;

  /** @param base What relative URLs are relative to: the address of the app's page, which a worker does not know. */
  constructor(base: string) {
    this.#base = base;
  }

  async loadImage(url: string, width: number, height: number, signal: AbortSignal): Promise<Picture> {
    const absolute = resolveUrl(url, this.#base);
    if (typeof createImageBitmap !== 'function') return loadElement(absolute, signal);
    const file = await fetchFile(absolute, signal);
    const bytes = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
    const header = pictureHeader(bytes);
    if (header) checkSize(url, header.width, header.height);
    const bitmap = await decode(file, header, width, height, url);
    if (signal.aborted) {
      bitmap.close();
      throw signal.reason;
    }
    return {
      // Where nothing was resized, the decoder knows best, as it has turned the picture.
      width: header && !header.mayTurn ? header.width : bitmap.width,
      height: header && !header.mayTurn ? header.height : bitmap.height,
      source: bitmap,
      bytes: bitmap.width * bitmap.height * 4,
      close: () => bitmap.close(),
    };
  }

  async loadFont(url: string, signal: AbortSignal): Promise<Uint8Array> {
    const file = await fetchFile(resolveUrl(url, this.#base), signal);
    return new Uint8Array(await file.arrayBuffer());
  }
}

/** As much of a file as holds its header, with the metadata that cameras put before it. */
const HEADER_BYTES = 256 * 1024;

async function decode(
  file: Blob,
  header: PictureHeader | undefined,
  shownWidth: number,
  shownHeight: number,
  url: string,
): Promise<ImageBitmap> {
  const options: ImageBitmapOptions = { premultiplyAlpha: 'premultiply', colorSpaceConversion: 'none' };
  if (header && !header.mayTurn) {
    const size = decodedSize(header.width, header.height, shownWidth, shownHeight);
    if (size.width !== header.width) {
      options.resizeWidth = size.width;
      options.resizeHeight = size.height;
      options.resizeQuality = 'high';
    }
  }
  try {
    return await createImageBitmap(file, options);
  } catch (cause) {
    const reason = header ? 'broken' : 'unsupported-format';
    throw new LoadError(reason, `${shortened(url)}: cannot be decoded: ${asError(cause).message}`, cause);
  }
}

/** The way without `createImageBitmap`: an element decodes, and alpha is premultiplied when its pixels are uploaded. */
async function loadElement(url: string, signal: AbortSignal): Promise<Picture> {
  if (typeof Image !== 'function') {
    throw new LoadError(
      'unsupported-format',
      'This browser can decode no pictures here: it has neither createImageBitmap nor Image.',
    );
  }
  const element = new Image();
  element.crossOrigin = 'anonymous';
  const stop = () => {
    element.src = '';
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      element.onload = () => resolve();
      // An image element does not say whether the file was missing or broken.
      element.onerror = () => reject(new LoadError('not-found', `${shortened(url)}: did not load.`));
      element.src = url;
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (signal.aborted) throw signal.reason;
  const { naturalWidth: width, naturalHeight: height } = element;
  checkSize(url, width, height);
  return { width, height, source: element, bytes: width * height * 4, close: stop };
}

/** Fetches a file whole. */
async function fetchFile(url: string, signal: AbortSignal): Promise<Blob> {
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), TIMEOUT);
  const stop = () => timer.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(url, { signal: timer.signal });
    return await bodyOf(url, response);
  } catch (cause) {
    if (cause instanceof LoadError) throw cause;
    if (signal.aborted) throw signal.reason;
    if (timer.signal.aborted) {
      throw new LoadError('timed-out', `${shortened(url)}: expected an answer within ${TIMEOUT / 1000} s.`, cause);
    }
    throw new LoadError('network', `${shortened(url)}: ${asError(cause).message}`, cause);
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener('abort', stop);
  }
}

/**
 * The file that an answer brings.
 *
 * @throws {@link LoadError} `not-found`, `network` or `too-large`.
 */
export async function bodyOf(url: string, response: Response): Promise<Blob> {
  if (!response.ok) {
    const reason = response.status === 404 || response.status === 410 ? 'not-found' : 'network';
    throw new LoadError(reason, `${shortened(url)}: expected a file, got HTTP status ${response.status}.`);
  }
  checkLength(url, Number(response.headers.get('content-length') ?? 0));
  // Engines without streams give the body whole.
  if (!response.body) {
    const file = await response.blob();
    checkLength(url, file.size);
    return file;
  }
  // What comes in chunks does not say how long it is.
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let { value } = await reader.read(); value; { value } = await reader.read()) {
      length += value.length;
      checkLength(url, length);
      chunks.push(value);
    }
  } catch (error) {
    // Nobody waits for the rest.
    reader.cancel().catch(() => {});
    throw error;
  }
  return new Blob(chunks);
}

/**
 * Refuses a file that is too long.
 *
 * @throws {@link LoadError} `too-large`.
 */
export function checkLength(url: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new LoadError(
    'too-large',
    `${shortened(url)}: expected at most ${MAX_FILE_BYTES} bytes, got ${bytes} or more.`,
  );
}

/**
 * `url` made absolute.
 *
 * @throws {@link LoadError} `not-found` if it is no URL.
 */
export function resolveUrl(url: string, base: string): string {
  try {
    return new URL(url, base).href;
  } catch (cause) {
    throw new LoadError(
      'not-found',
      `${JSON.stringify(shortened(url))}: expected a URL, absolute or relative to ${base}.`,
      cause,
    );
  }
}
