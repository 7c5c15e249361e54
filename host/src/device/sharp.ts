/**
 * The decoder of images in Node: sharp, which is libvips with the decoders of browsers (libpng,
 * libjpeg-turbo, libwebp) behind one call. An app on a page has no use for it, so this package does
 * not depend on it: tools hand over theirs.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';

/** What the package sharp exports by default; its types are not part of ours. */
export type Sharp = (...args: never[]) => unknown;

type Decoder = typeof import('sharp')['default'];

let provided: Decoder | undefined;

/** Has images decoded by this copy of sharp. */
export function provideSharp(sharp: Sharp): void {
  provided = sharp as unknown as Decoder;
}

/**
 * The decoder: the one that was handed over, else the one that is installed.
 *
 * @throws {@link InlayError} `missing` if there is none.
 */
export async function decoder(): Promise<Decoder> {
  if (provided) return provided;
  try {
    provided = (await import('sharp')).default;
    return provided;
  } catch (cause) {
    throw new InlayError(
      'missing',
      'Images in Node need the package sharp: run `npm install --save-dev sharp`.',
      cause,
    );
  }
}
