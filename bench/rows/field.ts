/**
 * A distance field of a font as Lightning's own tool makes one: an atlas of the printable ASCII
 * characters, and where each is in it.
 *
 * @module
 */

/** Pixels per em, as far as the field reaches around an outline, and the atlas's width. */
const SIZE = 42;
const REACH = 4;
const WIDTH = 1024;
const CHARACTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** URLs of the atlas and of its description, and the font's metrics. */
export interface Field {
  atlas: string;
  data: string;
  metrics: { ascender: number; descender: number; lineGap: number; unitsPerEm: number };
}

/** Loads a font into the page, and makes its field. */
export async function fieldOf(family: string, source: string): Promise<Field> {
  document.fonts.add(await new FontFace(family, `url(${source})`).load());
  const canvas = new OffscreenCanvas(WIDTH, 1024);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('expected a 2D context');
  context.font = `${SIZE}px ${family}`;
  context.fillStyle = '#fff';
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } =
    context.measureText('');
  const height = Math.ceil(ascent + descent) + 2 * REACH;
  let [x, y] = [0, 0];
  const chars = CHARACTERS.map((char) => {
    const { width: advance } = context.measureText(char);
    const width = Math.ceil(advance) + 2 * REACH;
    if (x + width > WIDTH) [x, y] = [0, y + height];
    context.fillText(char, x + REACH, y + REACH + ascent);
    const row = {
      id: char.charCodeAt(0),
      char,
      x,
      y,
      width,
      height,
      xoffset: -REACH,
      yoffset: -REACH,
      xadvance: advance,
      page: 0,
      chnl: 15,
    };
    x += width;
    return row;
  });
  const image = context.getImageData(0, 0, WIDTH, y + height);
  context.putImageData(distances(image), 0, 0);
  const data = {
    pages: ['atlas.png'],
    chars,
    kernings: [],
    info: { face: family, size: SIZE, padding: [REACH, REACH, REACH, REACH], spacing: [0, 0] },
    common: { lineHeight: ascent + descent, base: ascent, scaleW: WIDTH, scaleH: 1024, pages: 1 },
    distanceField: { fieldType: 'sdf', distanceRange: 2 * REACH },
  };
  const url = (part: BlobPart, type: string) => URL.createObjectURL(new Blob([part], { type }));
  return {
    atlas: URL.createObjectURL(await canvas.convertToBlob({ type: 'image/png' })),
    data: url(JSON.stringify(data), 'application/json'),
    metrics: { ascender: ascent, descender: -descent, lineGap: 0, unitsPerEm: SIZE },
  };
}

/** How far each pixel is from the nearest on the other side of an outline: 128 is on it. */
function distances(image: ImageData): ImageData {
  const { width, height } = image;
  const isInside = (x: number, y: number) => (image.data[(y * width + x) * 4 + 3] ?? 0) > 127;
  const field = new ImageData(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = isInside(x, y);
      let nearest = REACH;
      for (let down = -REACH; down <= REACH; down += 1) {
        for (let right = -REACH; right <= REACH; right += 1) {
          const [column, row] = [x + right, y + down];
          const isOther =
            column >= 0 &&
            column < width &&
            row >= 0 &&
            row < height &&
            isInside(column, row) !== inside;
          if (isOther) nearest = Math.min(nearest, Math.hypot(right, down) - 0.5);
        }
      }
      const value = 128 + ((inside ? nearest : -nearest) / REACH) * 127;
      field.data.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  return field;
}
