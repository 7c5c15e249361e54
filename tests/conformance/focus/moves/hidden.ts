/** Drawn moves past what is hidden or disabled. */
import { type Case, grid, menu } from './drawings.ts';

export const pastHidden: readonly Case[] = [
  {
    name: 'a hidden tile',
    why: 'focus goes past it',
    draw: grid,
    hidden: 'b',
    ways: ['a > c < a'],
  },
  {
    name: 'a disabled tile',
    why: 'focus goes past it',
    draw: grid,
    disabled: 'e',
    ways: ['d > f < d'],
  },
  {
    name: 'all others hidden',
    why: 'focus stays',
    draw: grid,
    hidden: 'bcdefghi',
    ways: ['a > a v a'],
  },
  {
    name: 'a hidden row',
    why: 'focus goes past all of it',
    draw: menu,
    groups: { R: 'de', S: 'fg', T: 'hi', M: 'abc' },
    hidden: 'S',
    ways: ['d v h ^ d'],
  },
  {
    name: 'a disabled row',
    why: 'focus goes past all of it',
    draw: menu,
    groups: { R: 'de', S: 'fg', T: 'hi', M: 'abc' },
    disabled: 'S',
    ways: ['e v i ^ e'],
  },
];
