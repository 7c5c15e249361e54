import { linearGradient } from '../../host/src/index.ts';
import type { Case } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'from top to bottom',
    css: 'background:linear-gradient(#000000, #ffffff)',
    style: { backgroundGradient: linearGradient(180, '#000000', '#ffffff') },
  },
  {
    name: 'to nothing, as a scrim',
    css: 'background:linear-gradient(0deg, #000000, transparent)',
    style: { backgroundGradient: linearGradient(0, '#000000', '#00000000') },
  },
  {
    name: 'from a colour to another that is transparent',
    css: 'background:linear-gradient(90deg, #ff0000, rgba(0,0,255,0))',
    style: { backgroundGradient: linearGradient(90, '#ff0000', '#0000ff00') },
  },
  {
    name: 'at an angle, round, over a background',
    css: 'background:linear-gradient(45deg, #ff8800cc, #0044ff80) #222222; border-radius:20px',
    style: {
      backgroundColor: '#222222',
      backgroundGradient: linearGradient(45, '#ff8800cc', '#0044ff80'),
      radius: 20,
    },
    edges: { share: 4, most: 40 },
  },
  {
    name: 'five stops, two of them without a place',
    css: 'background:linear-gradient(110deg, red 10%, yellow, lime, cyan 60%, blue 90%)',
    style: {
      backgroundGradient: linearGradient(
        110,
        ['red', 0.1],
        'yellow',
        'lime',
        ['cyan', 0.6],
        ['blue', 0.9],
      ),
    },
  },
  {
    name: 'hard edges',
    css: 'background:linear-gradient(90deg, #111111 25%, #eeeeee 25%, #eeeeee 50%, #ff0000 50%)',
    style: {
      backgroundGradient: linearGradient(
        90,
        ['#111111', 0.25],
        ['#eeeeee', 0.25],
        ['#eeeeee', 0.5],
        ['#ff0000', 0.5],
      ),
    },
  },
  {
    name: 'one colour',
    css: 'background:linear-gradient(90deg, #336699, #336699)',
    style: { backgroundGradient: linearGradient(90, '#336699') },
  },
  {
    name: 'turned and stretched',
    css: 'background:linear-gradient(60deg, #ff0000, #00ff00 40%, #0000ff); transform:rotate(30deg) scale(1.1, 0.6)',
    style: {
      backgroundGradient: linearGradient(60, '#ff0000', ['#00ff00', 0.4], '#0000ff'),
      rotation: 30,
      scale: [1.1, 0.6],
    },
    edges: { share: 14, most: 60 },
  },
];
