import type { Case } from '../case.ts';

const row = (from: string, to: string, mask: string, mode = '') =>
  `<div style="position:absolute;inset:0;background:linear-gradient(90deg,${from},${to});mask:linear-gradient(${mask});${mode}"></div>`;

/** Two rows of two colours, each fading into the other: CSS has no colours of corners. */
const corners = (a: string, b: string, c: string, d: string) =>
  row(a, b, '#000,transparent') + row(d, c, 'transparent,#000', 'mix-blend-mode:plus-lighter');

export const cases: readonly Case[] = [
  {
    name: 'four colours',
    css: 'isolation:isolate',
    html: corners('#ff0000', '#00ff00', '#0000ff', '#ffffff'),
    style: { cornerColors: ['#ff0000', '#00ff00', '#0000ff', '#ffffff'] },
    tolerance: 4,
  },
  {
    name: 'some transparent, over a background, round',
    css: 'isolation:isolate; background:#334455; border-radius:18px; overflow:hidden',
    html: `<div style="position:absolute;inset:0;isolation:isolate">${corners('#ff8800', '#ff880000', '#0088ff80', '#000000')}</div>`,
    style: {
      backgroundColor: '#334455',
      radius: 18,
      cornerColors: ['#ff8800', '#ff880000', '#0088ff80', '#000000'],
    },
    tolerance: 4,
    edges: { share: 6, most: 60 },
  },
];
