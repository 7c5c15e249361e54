/**
 * What the engine needs from the device besides a GPU: images and fonts.
 *
 * @module
 */
import { type HeaderResult, type ImageHeader, imageFormats } from './image-format.ts';

/** Why something did not load: `load-error` of the schema, in its order. */
export const loadErrors = [
  'not-found',
  'network',
  'unsupported-format',
  'broken',
  'too-large',
  'timed-out',
] as const;
/** One of {@link loadErrors}. */
export type LoadErrorReason = (typeof loadErrors)[number];

/**
 * Pixels in memory: RGBA, 8 bits each, sRGB, alpha premultiplied, rows from the top without
 * padding.
 */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A decoded image. */
export interface DecodedImage {
  /** The image's own size in pixels, which may be larger than what was decoded. */
  width: number;
  height: number;
  /**
   * What a GPU or `raster` takes. Alpha is premultiplied, or will be at the upload where `source`
   * is an element.
   */
  source: ImageBitmap | HTMLImageElement | HTMLCanvasElement | Pixels;
  /** Bytes of its texture. */
  bytes: number;
  /** Frees the pixels. `source` must not be used afterwards. */
  close(): void;
}

/**
 * Says that a part of a file has come (`false`), or all of it (`true`): from then on the network is
 * not to blame for what takes time.
 */
export type Progress = (isWhole: boolean) => void;

/** One class per platform, chosen once at start. */
export interface Device {
  /** Whether a file is available without a request. By default none is. */
  isHere?(url: string): boolean;

  /**
   * An image of this URL is shown, or no longer: while any is, its file is kept. By default
   * nothing is.
   */
  hold?(url: string, isShown: boolean): void;

  /**
   * Fetches and decodes an image.
   *
   * @param url Absolute, or relative to the base that the device was made with.
   * @param width Width at which it is shown, in device pixels; 0 is unknown. It may be decoded to
   * that size, see {@link decodedSize}.
   * @param height Height likewise.
   * @param progress Is called as the file comes. Who never calls it has to be done within the time
   * limit of one silence.
   * @throws {@link LoadError}, or the signal's reason when it is aborted.
   */
  loadImage(
    url: string,
    width: number,
    height: number,
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<DecodedImage>;

  /**
   * Fetches a font file.
   *
   * @param progress As of {@link loadImage}.
   * @throws {@link LoadError}, or the signal's reason when it is aborted.
   */
  loadFont(url: string, signal: AbortSignal, progress?: Progress): Promise<Uint8Array>;
}

/** Something did not load. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  /** What the engine gets. */
  readonly reason: LoadErrorReason;

  constructor(reason: LoadErrorReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** The largest side of an image, in pixels. */
export const MAX_SIDE = 16384;
/**
 * The most pixels of an image that is decoded: beyond them a TV runs out of memory before it draws.
 */
export const MAX_PIXELS = 64 * 1024 * 1024;
/** The most bytes of an image or font file. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Refuses an image that is too large to decode.
 *
 * @throws {@link LoadError} `too-large`.
 */
export function checkSize(url: string, width: number, height: number): void {
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS) return;
  throw new LoadError(
    'too-large',
    `${shortened(url)}: expected at most ${MAX_SIDE} pixels a side and ${MAX_PIXELS} in all, got ${width} x ${height}.`,
  );
}

/**
 * A header by which an image may be decoded.
 *
 * @param header What {@link imageHeader} says of the file.
 * @throws {@link LoadError} `unsupported-format`, `broken` or `too-large`.
 */
export function checkedHeader(url: string, header: HeaderResult): ImageHeader {
  if (header === 'unknown') {
    const known = imageFormats.join(', ');
    throw new LoadError(
      'unsupported-format',
      `${shortened(url)}: expected a still image in one of ${known}.`,
    );
  }
  if (typeof header === 'string') {
    throw new LoadError(
      'broken',
      `${shortened(url)}: expected an image file, got one without a size in its header.`,
    );
  }
  checkSize(url, header.width, header.height);
  checkSize(url, header.storedWidth, header.storedHeight);
  return header;
}

/** A size in pixels. */
export interface Size {
  width: number;
  height: number;
}

/**
 * The size to decode an image to: its own, or where it is shown clearly smaller, the least of its
 * shape that covers the shown size; and never more than a texture can have.
 *
 * @param own The image's own size.
 * @param shownWidth Where it is shown, in device pixels; 0 follows from the height.
 * @param shownHeight Likewise; where both are 0 the size is the image's own.
 * @param largestSide The largest side of a texture, in pixels.
 */
export function decodedSize(
  own: Size,
  shownWidth: number,
  shownHeight: number,
  largestSide = MAX_SIDE,
): Size {
  const shown = Math.max(shownWidth / own.width, shownHeight / own.height);
  // Above four fifths the memory saved is not worth a second filtering.
  const wanted = shown > 0 && shown < 0.8 ? shown : 1;
  const scale = Math.min(wanted, largestSide / Math.max(own.width, own.height));
  const side = (length: number) => Math.max(1, Math.min(largestSide, Math.ceil(length * scale)));
  return { width: side(own.width), height: side(own.height) };
}

/** A URL as messages show it: data URLs are long. */
export function shortened(url: string): string {
  return url.length > 120 ? `${url.slice(0, 117)}...` : url;
}
