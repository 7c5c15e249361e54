/**
 * How Exif data turns an image.
 *
 * @module
 */
import type { ImageFormat, ImageHeader } from './image-format.ts';

/**
 * The tag Orientation (1 to 8) of the first IFD in TIFF data from `at` to `end`; `undefined`
 * without one (Exif 2.3, section 4.6.4).
 */
export function exifOrientation(view: DataView, at: number, end: number): number | undefined {
  if (end - at < 8) return undefined;
  const little = view.getUint16(at) === 0x4949;
  const directory = at + view.getUint32(at + 4, little);
  if (directory + 2 > end) return undefined;
  const count = view.getUint16(directory, little);
  for (
    let entry = directory + 2;
    entry < directory + 2 + count * 12 && entry + 12 <= end;
    entry += 12
  ) {
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/**
 * The header of an image that is stored in a size and turned by an orientation: from 5 on, it lies
 * on its side.
 */
export function turned(
  format: ImageFormat,
  storedWidth: number,
  storedHeight: number,
  orientation = 1,
): ImageHeader {
  const [width, height] =
    orientation >= 5 ? [storedHeight, storedWidth] : [storedWidth, storedHeight];
  return { format, width, height, storedWidth, storedHeight };
}
