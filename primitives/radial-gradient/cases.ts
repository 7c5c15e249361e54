import { radialGradient } from '../../host/src/index.ts';
import type { Case } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'a circle in the middle',
    css: 'background:radial-gradient(circle 60px at 50% 50%, #ffffff, #202060)',
    style: { backgroundGradient: radialGradient({ radius: 60 }, '#ffffff', '#202060') },
  },
  {
    name: 'an ellipse at a corner, with stops',
    css: 'background:radial-gradient(120px 70px at 100% 0%, red 20%, #ffff0080 50%, transparent 100%)',
    style: {
      backgroundGradient: radialGradient(
        { radius: [120, 70], center: [100, 0] },
        ['red', 0.2],
        ['#ffff0080', 0.5],
        ['#00000000', 1],
      ),
    },
  },
  {
    name: 'rings with hard edges',
    css: 'background:radial-gradient(circle 50px at 40% 50%, #000000 30%, #ffffff 30%, #ffffff 60%, #ff0000 60%)',
    style: {
      backgroundGradient: radialGradient(
        { radius: 50, center: [40, 50] },
        ['#000000', 0.3],
        ['#ffffff', 0.3],
        ['#ffffff', 0.6],
        ['#ff0000', 0.6],
      ),
    },
    edges: { share: 4, most: 255 },
  },
];
