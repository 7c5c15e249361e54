/**
 * What a header of an image file says.
 *
 * @module
 */

/** The formats of images. Of an animation the first frame is shown; an AVIF sequence is refused. */
export const imageFormats = ['png', 'jpeg', 'webp', 'gif', 'avif'] as const;
/** One of {@link imageFormats}. */
export type ImageFormat = (typeof imageFormats)[number];

/** What a header says. */
export interface ImageHeader {
  format: ImageFormat;
  /** Size as the image is shown, turned as the file says. */
  width: number;
  height: number;
  /**
   * The most that a decoder holds at once, in each direction of the stored pixels: frames and tiles
   * may be larger than the whole.
   */
  storedWidth: number;
  storedHeight: number;
}

/**
 * A header, or why there is none: the bytes end before it does; it is of no known format; it
 * contradicts itself.
 */
export type HeaderResult = ImageHeader | 'cut-off' | 'unknown' | 'broken';
