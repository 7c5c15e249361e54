/**
 * Size of a JPEG, and how its Exif data turns it.
 *
 * @module
 */
import { exifOrientation, turned } from './exif.ts';
import type { HeaderResult } from './image-format.ts';

/**
 * Walks the segments of ITU-T T.81 up to the frame header (SOF0 to SOF15, but for DHT, JPG and
 * DAC).
 */
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
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return turned('jpeg', view.getUint16(at + 7), view.getUint16(at + 5), orientation);
    const length = view.getUint16(at + 2);
    // The scan without a frame before it, the end, or a segment that is shorter than its own
    // length.
    if (marker === 0xda || marker === 0xd9 || length < 2) return 'broken';
    // APP1 with "Exif" and two zeros.
    const isExif = marker === 0xe1 && length >= 8 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) orientation ??= exifOrientation(view, at + 10, at + 2 + length);
    at += 2 + length;
  }
}
