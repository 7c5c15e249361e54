/**
 * Pictures and fonts in a browser: in a worker or on the main thread.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import { decodeImage, type ImageFile } from './browser-decode.ts';
import { checkedHeader, type Device, LoadError, MAX_FILE_BYTES, MAX_SIDE, type Picture, shortened } from './device.ts';
import { pictureHeader } from './picture-header.ts';

/** Longest time for one file, in milliseconds. */
const TIMEOUT = 30_000;

/** Fetches with `fetch`; decodes with `createImageBitmap`, or with image elements where that is missing. */
export class BrowserDevice implements Device {
  readonly #base: string;
  readonly #largestSide: number;

  /**
   * @param base What relative URLs are relative to: the address of the app's page, which a worker does not know.
   * @param largestSide The largest side of a texture, in pixels: what is larger is decoded to that.
   */
  constructor(base: string, largestSide = MAX_SIDE) {
    this.#base = base;
    this.#largestSide = largestSide;
  }

  async loadImage(url: string, width: number, height: number, signal: AbortSignal): Promise<Picture> {
    const file = await fetchFile(resolveUrl(url, this.#base), signal);
    const image: ImageFile = { url, file, header: checkedHeader(url, await headerOf(file)) };
    const picture = await decodeImage(image, { width, height, largestSide: this.#largestSide }, signal);
    if (!signal.aborted) return picture;
    picture.close();
    throw signal.reason;
  }

  async loadFont(url: string, signal: AbortSignal): Promise<Uint8Array> {
    const file = await fetchFile(resolveUrl(url, this.#base), signal);
    return new Uint8Array(await file.arrayBuffer());
  }
}

/** As much of a file as nearly always holds its header, with the metadata that cameras put before it. */
const HEADER_BYTES = 256 * 1024;

async function headerOf(file: Blob) {
  const header = pictureHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header !== 'cut-off' || file.size <= HEADER_BYTES) return header;
  return pictureHeader(new Uint8Array(await file.arrayBuffer()));
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
