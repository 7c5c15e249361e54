/** Drawn moves in a grid. */
import { type Case, grid } from './drawings.ts';

export const inGrid: readonly Case[] = [
  {
    name: 'right',
    why: 'the next tile of the row, and nothing after the last',
    draw: grid,
    ways: ['a > b > c > c'],
  },
  {
    name: 'left',
    why: 'the tile before, and nothing before the first',
    draw: grid,
    ways: ['f < e < d < d'],
  },
  {
    name: 'down',
    why: 'the tile below, and nothing below the last',
    draw: grid,
    ways: ['b v e v h v h'],
  },
  {
    name: 'up',
    why: 'the tile above, and nothing above the first',
    draw: grid,
    ways: ['i ^ f ^ c ^ c'],
  },
  {
    name: 'there and back',
    why: 'the opposite move undoes a move in a grid',
    draw: grid,
    ways: ['e ^ b v e > f < e v h ^ e < d > e'],
  },
  {
    name: 'around',
    why: 'the way around a grid ends where it began',
    draw: grid,
    ways: ['a > b > c v f v i < h < g ^ d ^ a'],
  },
  {
    name: 'boxes that touch',
    why: 'a gap is not needed',
    draw: `
      aabb
      ccdd`,
    ways: ['a > b v d < c ^ a'],
  },
  {
    name: 'a single node',
    why: 'there is nowhere to go',
    draw: 'aa',
    ways: ['a > a', 'a < a', 'a ^ a', 'a v a'],
  },
];
