/**
 * Size of a JPEG, and how its Exif data turns it.
 *
 * @module
 */
import type { HeaderResult } from './picture-header.ts';

/** Walks the segments of ITU-T T.81 up to the frame header (SOF0 to SOF15, but for DHT, JPG and DAC). */
export function jpeg(view: DataView): HeaderResult {
  let orientation: number | undefined;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return 'broken';
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return frame(view, at, orientation ?? 1);
    const length = view.getUint16(at + 2);
    // The scan without a frame before it, the end, or a segment that is shorter than its own length.
    if (marker === 0xda || marker === 0xd9 || length < 2) return 'broken';
    if (marker === 0xe1) orientation ??= exifOrientation(view, at + 4, at + 2 + length);
    at += 2 + length;
  }
}

function frame(view: DataView, at: number, orientation: number): HeaderResult {
  const storedWidth = view.getUint16(at + 7);
  const storedHeight = view.getUint16(at + 5);
  // From 5 on the picture lies on its side.
  const [width, height] = orientation >= 5 ? [storedHeight, storedWidth] : [storedWidth, storedHeight];
  return { format: 'jpeg', width, height, storedWidth, storedHeight };
}

/** The tag Orientation (1 to 8) of the first IFD in an APP1 segment from `at` to `end`, or nothing where there is none (Exif 2.3, section 4.6.4). */
function exifOrientation(view: DataView, at: number, end: number): number | undefined {
  // "Exif", and two zeros.
  if (end - at < 14 || view.getUint32(at) !== 0x45786966) return undefined;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return undefined;
  const count = view.getUint16(directory, little);
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= end; entry += 12) {
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
