/**
 * Scenes that between them have all that a draw list can say, for whoever draws lists: each must
 * come out the same.
 *
 * @module
 */
import { at, type ClipItem, fullList, type Item, identity, type Scene, turned } from './lists.ts';

/** A picture that a scene shows: RGBA, alpha premultiplied. */
export interface ScenePicture {
  texture: number;
  pixels: { width: number; height: number; data: Uint8Array };
}

/** A scene with its pictures. */
export interface Case {
  name: string;
  scene: Scene;
  pictures?: readonly ScenePicture[];
}

const STAGE = [320, 180] as const;
const DARK = 0x14161cff;

/** A picture whose every part can be told from every other: a frame, and colours that run. */
export function picture(texture: number, width: number, height: number, alpha = 1): ScenePicture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isFrame = x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
      const color = isFrame
        ? [255, 255, 255]
        : [(x * 255) / width, (y * 255) / height, ((texture * 67) % 200) + 40];
      const pixel = [...color.map((channel) => channel * alpha), 255 * alpha].map(Math.round);
      data.set(pixel, (y * width + x) * 4);
    }
  }
  return { texture, pixels: { width, height, data } };
}

/** A sheet of squares, each in a plain colour far from its neighbours'. */
export function sheet(
  texture: number,
  width: number,
  height: number,
  square: number,
): ScenePicture {
  const colors = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ] as const;
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const [across, down] = [at % width, Math.floor(at / width)].map((place) =>
      Math.floor(place / square),
    );
    data.set([...(colors[((across ?? 0) + (down ?? 0)) % 3] ?? []), 255], at * 4);
  }
  return { texture, pixels: { width, height, data } };
}

/** White lines of two pixels, 16 pixels apart, on black. */
export function lines(texture: number, width: number, height: number): ScenePicture {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const isLine = (at % width) % 16 < 2 || Math.floor(at / width) % 16 < 2;
    if (!isLine) data.set([0, 0, 0, 255], at * 4);
  }
  return { texture, pixels: { width, height, data } };
}

/** What shows a part of a picture, given in its own pixels, in the whole of a box. */
function partOf(x: number, y: number, width: number, height: number, wide: number, high: number) {
  const part = [x / wide, y / high, (x + width) / wide, (y + height) / high] as const;
  return { edges: part, part };
}

/** A page of 64 by 64 with a disc and a ring. */
export function page(): Uint8Array {
  const pixels = new Uint8Array(64 * 64);
  const disc = (x: number, y: number, centre: number, radius: number) =>
    Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(x + 0.5 - centre, y + 0.5 - 16)));
  for (let y = 0; y < 32; y += 1) {
    for (let x = 0; x < 32; x += 1) pixels[y * 64 + x] = Math.round(255 * disc(x, y, 16, 14));
    for (let x = 32; x < 64; x += 1) {
      pixels[y * 64 + x] = Math.round(255 * (disc(x, y, 48, 14) - disc(x, y, 48, 8)));
    }
  }
  return pixels;
}

/** So many clips, each in the one before; `before` are in the list already. */
function nested(count: number, before: number, clip: (index: number) => ClipItem): ClipItem[] {
  return Array.from({ length: count }, (_, index) => ({
    ...clip(index),
    parent: index === 0 ? 0 : before + index,
  }));
}

const many = (count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** All scenes. */
export const cases: readonly Case[] = [
  {
    name: 'boxes',
    scene: {
      stage: STAGE,
      clear: DARK,
      items: [
        { affine: at(10, 10), width: 80, height: 60, color: 0xe04040ff },
        { affine: at(100.5, 10.25), width: 80.25, height: 60.5, color: 0x40e040ff },
        { affine: at(60, 40), width: 80, height: 60, color: 0x4060ffa0 },
        { affine: at(200, 10), width: 100, height: 0.5, color: 0xffffffff },
        { affine: at(200.25, 20), width: 0.5, height: 60, color: 0xffffffff },
        { affine: at(210, 20), width: 90, height: 60, color: 0xffcc00ff, opacity: 0.4 },
        { affine: at(220, 120), width: 90, height: 60, color: 0xff00ffff, opacity: 0 },
        { affine: turned(20, 40, 110), width: 90, height: 40, color: 0x20c0c0ff },
        { affine: turned(-35, 160, 150, 1.5, 0.75), width: 60, height: 60, color: 0xc0c020c0 },
      ],
    },
  },
  {
    name: 'corners',
    scene: {
      stage: STAGE,
      clear: DARK,
      items: [
        { affine: at(10, 10), width: 90, height: 60, color: 0xe04040ff, radii: 16 },
        { affine: at(110, 10), width: 60, height: 60, color: 0x40e040ff, radii: 30 },
        {
          affine: at(180.3, 10.7),
          width: 120,
          height: 60,
          color: 0x4060ffff,
          radii: [30, 0, 12, 4],
        },
        { affine: turned(30, 80, 90), width: 90, height: 50, color: 0xffcc00ff, radii: 14 },
        {
          affine: turned(0, 180, 90, 1.6, 0.8),
          width: 70,
          height: 80,
          color: 0xff80ffff,
          radii: 24,
        },
        { affine: at(10, 100), width: 3, height: 60, color: 0xffffffff, radii: 1.5 },
      ],
    },
  },
  {
    name: 'corners larger than half the box',
    scene: {
      stage: STAGE,
      clear: DARK,
      clips: [{ affine: at(220, 100), width: 90, height: 60, radii: [60, 0, 0, 0] }],
      items: [
        { affine: at(10, 10), width: 60, height: 60, color: 0xe04040ff, radii: [0, 60, 0, 60] },
        { affine: at(80, 10), width: 120, height: 60, color: 0x40e040ff, radii: [60, 60, 0, 0] },
        {
          affine: at(210.3, 10.7),
          width: 100,
          height: 60,
          color: 0x4060ffff,
          radii: [56, 20, 9, 4],
        },
        {
          affine: turned(30, 60, 90),
          width: 90,
          height: 50,
          color: 0xffcc00ff,
          radii: [50, 0, 40, 0],
        },
        {
          affine: turned(0, 130, 90, 1, 1.6),
          width: 70,
          height: 50,
          color: 0xff80ffff,
          radii: [0, 45, 5, 45],
        },
        { affine: at(200, 80), width: 320, height: 180, color: 0x80ffffff, clip: 1 },
      ],
    },
  },
  {
    name: 'clips',
    scene: {
      stage: STAGE,
      clear: DARK,
      clips: [
        { affine: at(20, 20), width: 120, height: 70, radii: 20 },
        { affine: turned(25, 60, 10), width: 100, height: 60, radii: 8, parent: 1 },
        { affine: at(180, 20), width: 120, height: 60 },
        { affine: at(200.5, 30.5), width: 60, height: 120, radii: [30, 0, 0, 30], parent: 3 },
        { affine: at(0, 100), width: 0, height: 60 },
        { affine: turned(45, 90, 100), width: 50, height: 50 },
      ],
      items: [
        { affine: identity, width: 320, height: 180, color: 0x3050a0ff, clip: 1 },
        { affine: identity, width: 320, height: 180, color: 0xe0a040ff, clip: 2 },
        { affine: identity, width: 320, height: 180, color: 0x30a050ff, clip: 3 },
        { affine: at(190, 10), width: 100, height: 100, color: 0xffffffc0, radii: 40, clip: 4 },
        { affine: at(0, 100), width: 320, height: 60, color: 0xff0000ff, clip: 5 },
        { affine: at(60, 100), width: 60, height: 60, color: 0x60ffffff, clip: 6 },
      ],
    },
  },
  {
    name: 'many clips in each other',
    scene: {
      stage: STAGE,
      clear: DARK,
      clips: [
        // Ten upright ones, each a little further right and down and as large: what is left is 80
        // by 40.
        ...nested(10, 0, (index) => ({
          affine: at(10 + index * 4.25, 10 + index * 2),
          width: 118.25,
          height: 58,
        })),
        // Ten with round corners, from the outermost on: beyond eight, the rectangles cut.
        ...nested(10, 10, (index) => ({
          affine: at(170 + index, 10 + index),
          width: 120 - 2 * index,
          height: 70 - 2 * index,
          radii: 24,
        })),
        // Turned ones between upright ones.
        ...nested(12, 20, (index) =>
          index % 3 === 1
            ? { affine: turned(5 * index, 80 + index, 90), width: 60, height: 70 }
            : { affine: at(20 + index, 95 + index), width: 110, height: 78 - 2 * index },
        ),
        // One that is plain with one above it that is not, in a space that is scrolled.
        { affine: at(180, 100), width: 120, height: 70, radii: 30 },
        { affine: at(200, 0), width: 90, height: 300, space: 1, parent: 33 },
        // In one that is empty.
        { affine: at(0, 0), width: 0, height: 300 },
        { affine: at(0, 0), width: 320, height: 180, radii: 4, parent: 35 },
      ],
      spaces: [at(0.5, 40)],
      items: [
        { affine: identity, width: 320, height: 180, color: 0x3050a0ff, clip: 10 },
        { affine: identity, width: 320, height: 180, color: 0xe0a040ff, clip: 20 },
        { affine: identity, width: 320, height: 180, color: 0x30a050ff, clip: 32 },
        { affine: identity, width: 320, height: 180, color: 0xff60c0ff, clip: 34 },
        { affine: identity, width: 320, height: 180, color: 0xff0000ff, clip: 36 },
      ],
    },
  },
  {
    name: 'pictures',
    pictures: [picture(1, 64, 48), picture(2, 40, 40, 0.5)],
    scene: {
      stage: STAGE,
      clear: DARK,
      textures: [
        { image: 1, width: 64, height: 48 },
        { image: 2, width: 40, height: 40 },
      ],
      items: [
        { affine: at(8, 8), width: 64, height: 48, picture: 1 },
        // Covers: the left and right are cut.
        {
          affine: at(80, 8),
          width: 60,
          height: 80,
          picture: 1,
          edges: [0.2, 0, 0.8, 1],
          radii: 12,
        },
        // Contained: nothing above and below.
        { affine: at(150, 8), width: 80, height: 80, picture: 1, edges: [0, -0.16667, 1, 1.16667] },
        { affine: at(240, 8), width: 72, height: 72, picture: 2, radii: 36 },
        { affine: at(8, 100), width: 100, height: 70, picture: 1, color: 0xff8080ff, opacity: 0.7 },
        { affine: turned(-15, 120, 120), width: 90, height: 60, picture: 1, radii: 10 },
        { affine: at(220.5, 100.5), width: 90, height: 67.5, picture: 1, edges: [1, 0, 0, 1] },
      ],
    },
  },
  {
    name: 'parts of pictures',
    pictures: [sheet(1, 60, 40, 20), sheet(2, 33, 21, 7)],
    scene: {
      stage: STAGE,
      clear: DARK,
      textures: [
        { image: 1, width: 60, height: 40 },
        // Decoded smaller than it is: its parts end within texels.
        { image: 2, width: 66, height: 42 },
      ],
      items: [
        // Magnified: the edges of the part are the edges of the box.
        { affine: at(8, 8), width: 60, height: 60, picture: 1, ...partOf(20, 0, 20, 20, 60, 40) },
        {
          affine: at(80.4, 8.6),
          width: 50,
          height: 30,
          picture: 1,
          ...partOf(40, 20, 20, 20, 60, 40),
        },
        {
          affine: turned(20, 160, 10),
          width: 50,
          height: 50,
          picture: 1,
          ...partOf(20, 20, 20, 20, 60, 40),
        },
        {
          affine: at(230, 8),
          width: 80,
          height: 40,
          picture: 1,
          ...partOf(0, 0, 20, 20, 60, 40),
          radii: 12,
        },
        // Of a part, a part: samples reach beyond the box, and not beyond the part.
        {
          affine: at(80, 60),
          width: 60,
          height: 40,
          picture: 1,
          edges: [0.4, 0.1, 0.6, 0.4],
          part: [1 / 3, 0, 2 / 3, 0.5],
        },
        { affine: at(8, 90), width: 70, height: 70, picture: 2, ...partOf(14, 0, 14, 14, 66, 42) },
        {
          affine: at(90, 110),
          width: 60,
          height: 60,
          picture: 2,
          ...partOf(29, 15, 13, 13, 66, 42),
        },
        // Less than a texel.
        {
          affine: at(160, 110),
          width: 60,
          height: 60,
          picture: 1,
          ...partOf(20.25, 10.25, 0.5, 0.5, 60, 40),
        },
        // Smaller than it is, and mirrored.
        { affine: at(230, 110), width: 9, height: 9, picture: 1, ...partOf(20, 0, 20, 20, 60, 40) },
        {
          affine: at(250, 110),
          width: 40,
          height: 40,
          picture: 1,
          edges: [2 / 3, 0, 1 / 3, 0.5],
          part: [1 / 3, 0, 2 / 3, 0.5],
        },
      ],
    },
  },
  {
    name: 'pictures much smaller than they are',
    pictures: [picture(1, 256, 144), sheet(2, 256, 128, 64), lines(3, 200, 120)],
    scene: {
      stage: STAGE,
      clear: DARK,
      textures: [
        { image: 1, width: 256, height: 144 },
        { image: 2, width: 256, height: 128 },
        { image: 3, width: 200, height: 120 },
        { levels: 1 },
        { levels: 2 },
        { levels: 3 },
      ],
      items: [
        { affine: at(8, 8), width: 128, height: 72, picture: 1 },
        { affine: at(150, 8), width: 64, height: 36, picture: 1 },
        { affine: at(230.3, 8.6), width: 40, height: 22.5, picture: 1, radii: 6 },
        { affine: at(280, 8), width: 13, height: 7, picture: 1 },
        { affine: turned(25, 30, 90), width: 60, height: 34, picture: 1 },
        {
          affine: at(100, 90),
          width: 20,
          height: 20,
          picture: 2,
          ...partOf(64, 0, 64, 64, 256, 128),
        },
        {
          affine: at(130, 90),
          width: 5,
          height: 5,
          picture: 2,
          ...partOf(64, 64, 64, 64, 256, 128),
        },
        {
          affine: at(140, 90),
          width: 2,
          height: 2,
          picture: 2,
          ...partOf(128, 0, 64, 64, 256, 128),
        },
        {
          affine: at(150, 90),
          width: 30,
          height: 30,
          picture: 2,
          ...partOf(70, 5, 50, 50, 256, 128),
        },
        { affine: at(200, 90), width: 50, height: 30, picture: 3, color: 0xffffffc0 },
        { affine: at(260, 90), width: 21, height: 12, picture: 3 },
      ],
    },
  },
  {
    name: 'glyphs',
    scene: {
      stage: STAGE,
      clear: DARK,
      textures: [
        { create: 5, width: 64, height: 64 },
        { write: 5, x: 0, y: 0, width: 64, height: 64, pixels: page() },
      ],
      clips: [{ affine: at(150, 60), width: 100, height: 60, radii: 20 }],
      items: [
        { affine: at(10, 10), width: 32, height: 32, page: 5, edges: [0, 0, 0.5, 0.5] },
        {
          affine: at(50, 10),
          width: 32,
          height: 32,
          page: 5,
          edges: [0.5, 0, 1, 0.5],
          color: 0x40ff80ff,
        },
        {
          affine: at(90.5, 10.5),
          width: 32,
          height: 32,
          page: 5,
          edges: [0, 0, 0.5, 0.5],
          color: 0xff4040c0,
        },
        { affine: at(130, 10), width: 16, height: 16, page: 5, edges: [0.5, 0, 1, 0.5] },
        {
          affine: at(10, 60),
          width: 96,
          height: 96,
          page: 5,
          edges: [0.5, 0, 1, 0.5],
          opacity: 0.5,
        },
        { affine: at(120, 60), width: 96, height: 96, page: 5, edges: [0, 0, 0.5, 0.5], clip: 1 },
        { affine: turned(20, 250, 60), width: 64, height: 64, page: 5, edges: [0.5, 0, 1, 0.5] },
      ],
    },
  },
  {
    name: 'spaces over several batches',
    scene: {
      stage: STAGE,
      clear: DARK,
      spaces: Array.from({ length: 40 }, (_, index) =>
        turned(index * 3, 10 + (index % 10) * 31, 10 + Math.floor(index / 10) * 42),
      ),
      items: many(80, (index) => ({
        affine: at((index % 2) * 10, 2),
        width: 14,
        height: 20,
        radii: index % 3,
        space: 1 + (index % 40),
        color: (((index * 0x35cb17) % 0xffffff) * 256 + 0xd0) >>> 0,
      })),
    },
  },
  {
    name: 'textures and clips over several batches',
    pictures: Array.from({ length: 36 }, (_, index) => picture(index + 1, 12 + index, 16)),
    scene: {
      stage: STAGE,
      clear: DARK,
      textures: Array.from({ length: 36 }, (_, index) => ({
        image: index + 1,
        width: 12 + index,
        height: 16,
      })),
      clips: Array.from({ length: 36 }, (_, index) => ({
        affine: at(8 + (index % 9) * 34, 6 + Math.floor(index / 9) * 43),
        width: 30,
        height: 38,
        radii: index / 3,
      })),
      items: many(36, (index) => ({
        affine: at(4 + (index % 9) * 34, 4 + Math.floor(index / 9) * 43),
        width: 36,
        height: 40,
        picture: index + 1,
        clip: index + 1,
      })),
    },
  },
  {
    name: 'a stage of other size than the surface',
    pictures: [picture(1, 64, 48)],
    scene: {
      stage: [1920, 1080],
      pixels: STAGE,
      textures: [{ image: 1, width: 64, height: 48 }],
      spaces: [turned(5, 200, 100)],
      clips: [{ affine: at(600, 120), width: 900, height: 700, radii: 120, space: 1 }],
      items: [
        { affine: identity, width: 1920, height: 1080, color: 0x203040ff },
        { affine: at(100, 100), width: 400, height: 600, radii: 40, color: 0xe0e0e0ff },
        { affine: at(500, 100), width: 1200, height: 900, picture: 1, clip: 1, space: 1 },
      ],
    },
  },
];

/** Every scene's list. */
export const lists: ReadonlyMap<string, Uint32Array> = new Map(
  cases.map(({ name, scene }) => [name, fullList(scene)]),
);
