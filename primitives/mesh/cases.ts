import type { Case, Corner, Triangle } from '../case.ts';

const corner = (
  x: number,
  y: number,
  color: number,
  texel?: readonly [number, number],
): Corner => ({
  place: [x, y],
  color,
  ...(texel ? { texel } : {}),
});

/** Four corners from the top left clockwise, as two triangles. */
const quad = (a: Corner, b: Corner, c: Corner, d: Corner): Triangle[] => [
  [a, b, c],
  [a, c, d],
];

const polygon = (points: string, fill: string) =>
  `<svg width="160" height="100" shape-rendering="crispEdges" style="position:absolute;left:0;top:0"><polygon points="${points}" fill="${fill}"/></svg>`;

/** Triangles around a middle: a rectangle without seams. */
const fan = (color: number): Triangle[] => {
  const middle = corner(61.37, 40.81, color);
  const around = [
    [0, 0],
    [47, 0],
    [160, 0],
    [160, 33],
    [160, 100],
    [90, 100],
    [0, 100],
    [0, 71],
  ].map(([x = 0, y = 0]) => corner(x, y, color));
  return around.map((from, at): Triangle => {
    const to = around[(at + 1) % around.length] as Corner;
    return [middle, from, to];
  });
};

/** Coverage of 16 by 10 texels. */
const page = {
  width: 16,
  height: 10,
  pixels: Uint8Array.from({ length: 160 }, (_, at) => ((at * 37 + (at >> 4) * 3) % 16) * 17),
};

/** The page as the mask of a picture, a square of 10 dp for each texel. */
const texels = Array.from(page.pixels, (coverage, at) => {
  const [left, top] = [10 * (at % page.width), 10 * Math.floor(at / page.width)];
  return `<div style="position:absolute;left:${left}px;top:${top}px;width:10px;height:10px;background:rgb(255 0 0/${coverage / 255})"></div>`;
}).join('');

export const cases: readonly Case[] = [
  {
    name: 'a triangle with hard edges',
    css: '',
    html: polygon('10.25,5.25 150.25,40.75 60.75,95.25', '#20c040'),
    triangles: [
      [
        corner(10.25, 5.25, 0x20c040ff),
        corner(150.25, 40.75, 0x20c040ff),
        corner(60.75, 95.25, 0x20c040ff),
      ],
    ],
  },
  {
    name: 'thin ones, the other way round',
    css: '',
    html:
      polygon('2.25,3.25 157.25,11.75 2.25,6.25', '#ffffff') +
      polygon('9.75,97.25 150.25,20.25 12.75,97.25', '#000000'),
    triangles: [
      [
        corner(2.25, 6.25, 0xffffffff),
        corner(157.25, 11.75, 0xffffffff),
        corner(2.25, 3.25, 0xffffffff),
      ],
      [
        corner(12.75, 97.25, 0x000000ff),
        corner(150.25, 20.25, 0x000000ff),
        corner(9.75, 97.25, 0x000000ff),
      ],
    ],
  },
  {
    name: 'a translucent fan without seams',
    css: 'background:#ff800080',
    triangles: fan(0xff800080),
  },
  {
    name: 'colours along an edge',
    css: 'background:linear-gradient(90deg,#ff0000,#0040ff80)',
    triangles: quad(
      corner(0, 0, 0xff0000ff),
      corner(160, 0, 0x0040ff80),
      corner(160, 100, 0x0040ff80),
      corner(0, 100, 0xff0000ff),
    ),
  },
  {
    name: 'a colour that fades out, from a corner that is seen through',
    css: 'background:linear-gradient(0deg,#ffffff00,#ffffff)',
    triangles: quad(
      corner(0, 100, 0xffffff00),
      corner(0, 0, 0xffffffff),
      corner(160, 0, 0xffffffff),
      corner(160, 100, 0xffffff00),
    ),
  },
  {
    name: 'the coverage of a page',
    css: '',
    html: texels,
    page,
    // Each texel from its middle: filtering has nothing to mix.
    triangles: Array.from(page.pixels, (_, at) => {
      const [x, y] = [at % page.width, Math.floor(at / page.width)];
      const texel = [(x + 0.5) / page.width, (y + 0.5) / page.height] as const;
      const [left, top] = [10 * x, 10 * y];
      return quad(
        corner(left, top, 0xff0000ff, texel),
        corner(left + 10, top, 0xff0000ff, texel),
        corner(left + 10, top + 10, 0xff0000ff, texel),
        corner(left, top + 10, 0xff0000ff, texel),
      );
    }).flat(),
  },
  {
    name: 'a page from pixel to pixel, with a colour that fades',
    css: '',
    html: `<canvas width="16" height="10" style="position:absolute;left:20px;top:30px"></canvas><script>{
      const context = document.querySelector('canvas').getContext('2d');
      const image = new ImageData(16, 10);
      for (let at = 0; at < 160; at += 1) {
        const fade = 1 - (at % 16 + 0.5) / 16;
        image.data.set([0, 0, 0, Math.round([${page.pixels}][at] * fade)], 4 * at);
      }
      context.putImageData(image, 0, 0);
    }</script>`,
    page,
    triangles: quad(
      corner(20, 30, 0x000000ff, [0, 0]),
      corner(36, 30, 0x00000000, [1, 0]),
      corner(36, 40, 0x00000000, [1, 1]),
      corner(20, 40, 0x000000ff, [0, 1]),
    ),
  },
];
