/**
 * Decodes image files in a browser to the size at which they are shown.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import {
  checkSize,
  type DecodedImage,
  decodedSize,
  LoadError,
  type Size,
  shortened,
} from './device.ts';
import { decoding } from './gate.ts';
import type { ImageHeader } from './image-format.ts';

/** A file whose header was checked. */
export interface ImageFile {
  url: string;
  file: Blob;
  header: ImageHeader;
}

/**
 * What is asked for: the shown size in device pixels, as for {@link decodedSize}, and the largest
 * side of a texture.
 */
export interface AskedSize extends Size {
  largestSide: number;
}

/**
 * Decodes a file with `createImageBitmap`, or with an image element where that is missing.
 *
 * What comes is looked at: where a browser turns or resizes otherwise than the header foretells,
 * the whole image is decoded and made smaller here. So no texture is larger than was asked for.
 *
 * @throws {@link LoadError} `broken`, `too-large` or `unsupported-format`, or the signal's reason.
 */
export function decodeImage(
  image: ImageFile,
  asked: AskedSize,
  signal: AbortSignal,
): Promise<DecodedImage> {
  const { storedWidth, storedHeight } = image.header;
  return decoding.run(storedWidth * storedHeight, async () => {
    if (signal.aborted) throw signal.reason;
    return typeof createImageBitmap === 'function'
      ? decodeBitmap(image, asked)
      : decodeElement(image, asked, signal);
  });
}

async function decodeBitmap(image: ImageFile, asked: AskedSize): Promise<DecodedImage> {
  const { url, header } = image;
  const size = decodedSize(header, asked.width, asked.height, asked.largestSide);
  const isWhole = size.width === header.width && size.height === header.height;
  const bitmap = await bitmapOf(image, isWhole ? {} : resizing(header, size));
  if (isClose(bitmap, size)) return decodedImage(header, bitmap);
  const whole = isWhole ? bitmap : await again(image, bitmap);
  const own = { width: whole.width, height: whole.height };
  try {
    checkSize(url, own.width, own.height);
    const { width, height } = decodedSize(own, asked.width, asked.height, asked.largestSide);
    if (width === own.width && height === own.height) return decodedImage(own, whole);
    const resized = await createImageBitmap(whole, {
      ...options,
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
    whole.close();
    return decodedImage(own, resized);
  } catch (error) {
    whole.close();
    throw error;
  }
}

/**
 * Asks for a size. Of an image that is to be turned only its width: what follows from it shows
 * whether the browser turns.
 */
function resizing(header: ImageHeader, { width, height }: Size): ImageBitmapOptions {
  const mayTurn = header.width !== header.storedWidth;
  return { resizeWidth: width, ...(!mayTurn && { resizeHeight: height }), resizeQuality: 'high' };
}

/** The same file, decoded whole. */
function again(image: ImageFile, bitmap: ImageBitmap): Promise<ImageBitmap> {
  bitmap.close();
  return bitmapOf(image, {});
}

const options: ImageBitmapOptions = {
  premultiplyAlpha: 'premultiply',
  colorSpaceConversion: 'default',
};

async function bitmapOf(
  { url, file, header }: ImageFile,
  resize: ImageBitmapOptions,
): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { ...options, ...resize });
  } catch (cause) {
    throw undecodable(url, header, cause);
  }
}

/** Not every browser has a decoder for AVIF; where others fail, the file is at fault. */
function undecodable(url: string, { format }: ImageHeader, cause: unknown): LoadError {
  const reason = format === 'avif' ? 'unsupported-format' : 'broken';
  return new LoadError(
    reason,
    `${shortened(url)}: cannot be decoded as ${format}: ${asError(cause).message}`,
    cause,
  );
}

/** Whether a bitmap has the size that was foretold; browsers round in either direction. */
function isClose(bitmap: ImageBitmap, size: Size): boolean {
  return Math.abs(bitmap.width - size.width) <= 1 && Math.abs(bitmap.height - size.height) <= 1;
}

function decodedImage(own: Size, bitmap: ImageBitmap): DecodedImage {
  const { width, height } = own;
  return {
    width,
    height,
    source: bitmap,
    bytes: bitmap.width * bitmap.height * 4,
    close: () => bitmap.close(),
  };
}

/**
 * The path without `createImageBitmap`: an element decodes, and alpha is premultiplied when its
 * pixels are uploaded.
 */
async function decodeElement(
  image: ImageFile,
  asked: AskedSize,
  signal: AbortSignal,
): Promise<DecodedImage> {
  const { url, file, header } = image;
  if (typeof Image !== 'function') {
    throw new LoadError(
      'unsupported-format',
      'This browser cannot decode images here: it has neither createImageBitmap nor Image.',
    );
  }
  const element = new Image();
  const source = URL.createObjectURL(file);
  const stop = () => {
    element.src = '';
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      element.onload = () => resolve();
      element.onerror = () =>
        reject(undecodable(url, header, new Error('the image element reports an error')));
      element.src = source;
    });
  } finally {
    URL.revokeObjectURL(source);
    signal.removeEventListener('abort', stop);
  }
  if (signal.aborted) throw signal.reason;
  const own = { width: element.naturalWidth, height: element.naturalHeight };
  checkSize(url, own.width, own.height);
  const size = decodedSize(own, asked.width, asked.height, asked.largestSide);
  const bytes = size.width * size.height * 4;
  if (size.width === own.width && size.height === own.height) {
    return { ...own, source: element, bytes, close: stop };
  }
  const canvas = smaller(element, size);
  stop();
  return {
    ...own,
    source: canvas,
    bytes,
    close: () => Object.assign(canvas, { width: 0, height: 0 }),
  };
}

/** An element's image in a smaller size. */
function smaller(element: HTMLImageElement, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context)
    throw new LoadError('too-large', `No canvas of ${width} x ${height} pixels could be created.`);
  context.imageSmoothingQuality = 'high';
  context.drawImage(element, 0, 0, width, height);
  return canvas;
}
