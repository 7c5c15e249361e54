/**
 * Format and size of an image from its file, before anything decodes it.
 *
 * These are the formats that every device takes, and no other: what a decoder would take beyond
 * them is refused, so that an image that loads in one place loads in all, and none is decoded whose
 * size is not known.
 *
 * @module
 */
import { avif } from './avif-header.ts';
import { exifOrientation, turned } from './exif.ts';
import type { HeaderResult } from './image-format.ts';
import { jpeg } from './jpeg-header.ts';

/** Reads the header of an image file from its first bytes. Takes any bytes. */
export function imageHeader(bytes: Uint8Array): HeaderResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readerOf(view)?.(view);
    if (typeof header !== 'object') return header ?? 'unknown';
    return Math.min(header.width, header.height) > 0 ? header : 'broken';
  } catch (error) {
    // What a DataView throws beyond its end.
    if (error instanceof RangeError) return 'cut-off';
    throw error;
  }
}

function readerOf(view: DataView): ((view: DataView) => HeaderResult) | undefined {
  if (view.getUint16(0) === 0xffd8) return jpeg;
  switch (view.getUint32(0)) {
    case 0x89504e47:
      return png;
    case 0x47494638:
      return gif;
    case 0x52494646:
      return view.getUint32(8) === 0x57454250 ? webp : undefined;
    default:
      return view.getUint32(4) === 0x66747970 ? avif : undefined;
  }
}

/**
 * The chunk IHDR, which comes first, and eXIf, if it comes before the pixels (PNG, sections 5.6 and
 * 11.3). Frames of APNG lie within it.
 */
function png(view: DataView): HeaderResult {
  if (view.getUint32(4) !== 0x0d0a1a0a || view.getUint32(12) !== 0x49484452) return 'broken';
  let orientation: number | undefined;
  for (let at = 33; ; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    // IDAT or IEND.
    if (type === 0x49444154 || type === 0x49454e44) break;
    if (type === 0x65584966) orientation ??= exifOrientation(view, at + 8, at + 8 + length);
    at += 12 + length;
  }
  return turned('png', view.getUint32(16), view.getUint32(20), orientation);
}

/** The logical screen and the first frame, which may be larger (GIF89a, sections 18 and 20). */
function gif(view: DataView): HeaderResult {
  const width = view.getUint16(6, true);
  const height = view.getUint16(8, true);
  let at = 13 + colorTable(view.getUint8(10));
  // Extensions: a label, then blocks up to an empty one.
  while (view.getUint8(at) === 0x21) {
    at += 2;
    for (let block = view.getUint8(at); block > 0; block = view.getUint8(at)) at += 1 + block;
    at += 1;
  }
  if (view.getUint8(at) !== 0x2c) return 'broken';
  return {
    ...turned('gif', width, height),
    storedWidth: Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true)),
    storedHeight: Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true)),
  };
}

/** Bytes of the global colour table that the flags of a GIF's screen announce. */
function colorTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/**
 * The three kinds of WebP (RFC 9649): lossy (VP8), lossless (VP8L) and extended (VP8X), whose
 * frames lie within it.
 */
function webp(view: DataView): HeaderResult {
  switch (view.getUint32(12)) {
    case 0x56503820: {
      const size = view.getUint32(26, true);
      return turned('webp', size & 0x3fff, (size >>> 16) & 0x3fff);
    }
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return turned('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858:
      return turned(
        'webp',
        (view.getUint32(24, true) & 0xffffff) + 1,
        (view.getUint32(26, true) >>> 8) + 1,
      );
    default:
      return 'broken';
  }
}
