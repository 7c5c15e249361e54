/**
 * Images and fonts in a browser: in a worker or on the main thread.
 *
 * @module
 */
import type { FileKeeper } from '../protocol/messages.ts';
import { decodeImage, type ImageFile } from './browser-decode.ts';
import { checkedHeader, type DecodedImage, MAX_SIDE } from './device.ts';
import { FileDevice } from './file-device.ts';
import { imageHeader } from './image-header.ts';

/**
 * Fetches with `fetch`; decodes with `createImageBitmap`, or with image elements where that is
 * missing.
 */
export class BrowserDevice extends FileDevice {
  /** The largest side of a texture, in pixels: what is larger is decoded to that. */
  largestSide: number;

  /**
   * @param base What relative URLs are relative to: the address of the app's page, which a worker
   *   does not know.
   * @param largestSide See {@link largestSide}.
   * @param keeper See {@link FileDevice}.
   */
  constructor(base: string, largestSide = MAX_SIDE, keeper?: FileKeeper) {
    super(base, keeper);
    this.largestSide = largestSide;
  }

  protected async decode(
    url: string,
    file: Blob,
    width: number,
    height: number,
    signal: AbortSignal,
  ): Promise<DecodedImage> {
    const image: ImageFile = { url, file, header: checkedHeader(url, await headerOf(file)) };
    const decoded = await decodeImage(
      image,
      { width, height, largestSide: this.largestSide },
      signal,
    );
    if (!signal.aborted) return decoded;
    decoded.close();
    throw signal.reason;
  }
}

/**
 * As much of a file as nearly always holds its header, with the metadata that cameras put before
 * it.
 */
const HEADER_BYTES = 256 * 1024;

async function headerOf(file: Blob) {
  const header = imageHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header !== 'cut-off' || file.size <= HEADER_BYTES) return header;
  return imageHeader(new Uint8Array(await file.arrayBuffer()));
}
