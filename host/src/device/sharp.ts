/**
 * The decoder of images in Node: sharp, which is libvips with the decoders of browsers (libpng,
 * libjpeg-turbo, libwebp) behind one call. An app on a page has no use for it, so this package does
 * not depend on it: tools hand over theirs.
 *
 * @module
 */

/** What the package sharp exports by default; its types are not part of ours. */
export type Sharp = (...args: never[]) => unknown;

/** The copy that was handed over. */
export let providedSharp: Sharp | undefined;

/** Has images decoded by this copy of sharp. */
export function provideSharp(sharp: Sharp): void {
  providedSharp = sharp;
}
