/**
 * Pictures and fonts in a browser: in a worker or on the main thread.
 *
 * @module
 */
import { decodeImage, type ImageFile } from './browser-decode.ts';
import { checkedHeader, type Device, MAX_SIDE, type Picture, type Progress } from './device.ts';
import { FileStore, isLocal, loadFile, resolveUrl } from './files.ts';
import { pictureHeader } from './picture-header.ts';

/** Fetches with `fetch`; decodes with `createImageBitmap`, or with image elements where that is missing. */
export class BrowserDevice implements Device {
  readonly #base: string;
  readonly #largestSide: number;
  readonly #images = new FileStore();
  readonly #fonts = new FileStore();

  /**
   * @param base What relative URLs are relative to: the address of the app's page, which a worker does not know.
   * @param largestSide The largest side of a texture, in pixels: what is larger is decoded to that.
   */
  constructor(base: string, largestSide = MAX_SIDE) {
    this.#base = base;
    this.#largestSide = largestSide;
  }

  isHere(url: string): boolean {
    const absolute = resolveUrl(url, this.#base);
    return isLocal(absolute) || this.#images.has(absolute) || this.#fonts.has(absolute);
  }

  hold(url: string, isShown: boolean): void {
    this.#images.hold(resolveUrl(url, this.#base), isShown);
  }

  async loadImage(
    url: string,
    width: number,
    height: number,
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<Picture> {
    const absolute = resolveUrl(url, this.#base);
    const file = await loadFile(absolute, this.#images, signal, progress);
    try {
      return await this.#decode(url, file, width, height, signal);
    } catch (error) {
      // Another try is to fetch it again.
      if (!signal.aborted) this.#images.delete(absolute);
      throw error;
    }
  }

  async #decode(url: string, file: Blob, width: number, height: number, signal: AbortSignal): Promise<Picture> {
    const image: ImageFile = { url, file, header: checkedHeader(url, await headerOf(file)) };
    const picture = await decodeImage(image, { width, height, largestSide: this.#largestSide }, signal);
    if (!signal.aborted) return picture;
    picture.close();
    throw signal.reason;
  }

  async loadFont(url: string, signal: AbortSignal, progress?: Progress): Promise<Uint8Array> {
    const file = await loadFile(resolveUrl(url, this.#base), this.#fonts, signal, progress);
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
