/** Drawn moves in groups that keep focus. */
import { idOf } from '../stage.ts';
import { type Case, grid, menu } from './drawings.ts';

export const inTraps: readonly Case[] = [
  {
    name: 'a trap',
    why: 'no move leaves the group in its directions',
    draw: menu,
    groups: { M: 'abc', P: 'defghi' },
    styles: { P: { focusTrap: 8 } },
    ways: ['e < d < d', 'a > d'],
  },
  {
    name: 'a trap in all directions',
    why: 'a dialog keeps focus',
    draw: grid,
    groups: { D: 'e' },
    styles: { D: { focusTrap: 15 } },
    ways: ['e ^ e > e v e < e'],
  },
  {
    name: 'a trap in other directions',
    why: 'the others lead out',
    draw: grid,
    groups: { D: 'de' },
    styles: { D: { focusTrap: 2 } },
    ways: ['d > e > e ^ b'],
  },
  {
    name: 'moves inside a trap',
    why: 'a trap does not hinder them',
    draw: grid,
    groups: { D: 'abdegh' },
    styles: { D: { focusTrap: 15 } },
    ways: ['a > b v e v h < g ^ d ^ a', 'b > b'],
  },
  {
    name: 'a trap around groups',
    why: 'it holds for what is in groups inside it',
    draw: menu,
    groups: { M: 'abc', P: 'RST', R: 'de', S: 'fg', T: 'hi' },
    styles: { P: { focusTrap: 8 } },
    ways: ['e < d < d v f v h v h'],
  },
  {
    name: 'a declared neighbour out of a trap',
    why: 'who declares it means it',
    draw: grid,
    groups: { D: 'e' },
    styles: { D: { focusTrap: 15 }, e: { nextFocusUp: idOf('a') } },
    ways: ['e > e ^ a'],
  },
  {
    name: 'a corner in a trap',
    why: 'the second look outside the beam does not leave it either',
    draw: `
      aa

         bb`,
    groups: { M: 'a', P: 'b' },
    styles: { M: { focusTrap: 2 } },
    ways: ['a > a v b'],
  },
];
