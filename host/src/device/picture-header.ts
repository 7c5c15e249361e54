/**
 * Format and size of a picture from the first bytes of its file.
 *
 * @module
 */

/** What a header says. */
export interface PictureHeader {
  format: 'png' | 'jpeg' | 'webp' | 'gif';
  width: number;
  height: number;
  /** Whether the file says that it is to be turned or mirrored (EXIF), so that width and height may change places. */
  mayTurn: boolean;
}

/** Reads the header of a PNG, JPEG, WebP or GIF file; `undefined` if it is none of these or is cut off. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = png(view) ?? jpeg(view) ?? webp(view) ?? gif(view);
  return header && header.width > 0 && header.height > 0 ? header : undefined;
}

function png(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return undefined;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20), mayTurn: false };
}

function gif(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return undefined;
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), mayTurn: false };
}

/** Walks the segments of ITU-T T.81 up to the frame header (SOF0 to SOF15, but for DHT, JPG and DAC). */
function jpeg(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let mayTurn = false;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5), mayTurn };
    }
    // APP1 that starts with "Exif".
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) mayTurn = true;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

/** The three kinds of WebP: lossy (VP8), lossless (VP8L) and extended (VP8X). */
function webp(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return undefined;
  switch (view.getUint32(12)) {
    case 0x56503820: {
      const size = view.getUint32(26, true);
      return { format: 'webp', width: size & 0x3fff, height: (size >>> 16) & 0x3fff, mayTurn: false };
    }
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, mayTurn: false };
    }
    case 0x56503858: {
      const width = (view.getUint32(24, true) & 0xffffff) + 1;
      const height = (view.getUint32(26, true) >>> 8) + 1;
      return { format: 'webp', width, height, mayTurn: (view.getUint8(20) & 0x08) !== 0 };
    }
    default:
      return undefined;
  }
}
