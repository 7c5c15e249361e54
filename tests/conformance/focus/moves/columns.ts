/** Drawn moves along columns and rows: what they keep to, and what they leave aside. */
import { idOf } from '../stage.ts';
import { type Case, grid, rails, rows } from './drawings.ts';

const guide = `
  aa bb cc dd
  eeeeeeeeeee
  ff gg hh ii
  jjjjjjjjjjj
  kk ll mm nn`;

export const alongColumns: readonly Case[] = [
  {
    name: 'down a guide',
    why: 'through a programme as wide as the guide, the column is kept',
    draw: guide,
    groups: { G: 'abcdefghijklmn' },
    ways: ['a v e v f v j v k', 'c v e v h v j v m'],
  },
  {
    name: 'down a guide and up again',
    why: 'the way back ends where it began',
    draw: guide,
    groups: { G: 'abcdefghijklmn' },
    ways: ['d v e v i v j v n ^ j ^ i ^ e ^ d'],
  },
  {
    name: 'down a guide whose rows are groups',
    why: 'it makes no difference',
    draw: guide,
    groups: { A: 'abcd', B: 'e', C: 'fghi', D: 'j', E: 'klmn' },
    ways: ['d v e v i v j v n ^ j ^ i ^ e ^ d'],
  },
  {
    name: 'sideways in a guide',
    why: 'a new column begins where focus is',
    draw: guide,
    groups: { G: 'abcdefghijklmn' },
    ways: ['a v e v f > g v j v l ^ j ^ g ^ e ^ b'],
  },
  {
    name: 'right through a tall box',
    why: 'the row is kept as a column is',
    draw: `
      aa bb cc
      dd bb ee
      ff bb gg`,
    ways: ['d > b > e < b < d', 'f > b > g < b < f'],
  },
  {
    name: 'focus that was given elsewhere',
    why: 'what the app says starts a new line: nothing is kept',
    draw: guide,
    groups: { G: 'abcdefghijklmn' },
    styles: { a: { nextFocusDown: idOf('e') } },
    ways: ['e v g'],
  },
  {
    name: 'a column of buttons beside a row',
    why: 'down is the next button, however near the row is below: it is farther aside than the button is down',
    draw: `
      aa
      aa
                      cc dd
                      cc dd


      bb
      bb`,
    ways: ['a v b ^ a'],
  },
  {
    name: 'a box straight below and one to the left',
    why: 'at 160 dp straight below it is nearer than one 260 dp to the left',
    draw: `
                   aa
      ccc
      ccc

                   .
                   bb`,
    ways: ['a v b ^ a'],
  },
  {
    name: 'a short row in between that is a group',
    why: 'a row is not jumped over, however short it is',
    draw: `
      aa bb cc dd ee ff gg hh
      aa bb cc dd ee ff gg hh

      ii jj
      ii jj

      kk ll mm nn oo pp qq rr
      kk ll mm nn oo pp qq rr`,
    groups: { R: 'abcdefgh', S: 'ij', T: 'klmnopqr' },
    ways: ['f v j', 'p ^ j'],
  },
  {
    name: 'a menu beside rows that are no groups',
    why: 'left from a row below its last entry leads to that entry, and right from it to what is level with it',
    draw: `
      aa  dd ee
      aa  dd ee

      bb  ff gg
      bb  ff gg

          hh ii
          hh ii

          jj kk
          jj kk`,
    ways: ['d < a', 'h < b', 'j < b > f'],
  },
  {
    name: 'a button in the far corner',
    why: 'right at the end of a short row does not lead to what is a screen away: down does',
    draw: `
      aa bb cc
      aa bb cc

      dd ee
      dd ee

      ff gg
      ff gg


                                                                                          xx`,
    groups: { R: 'abc', S: 'de', T: 'fg' },
    ways: ['c > c', 'e > e', 'g > g v x ^ g', 'x < x'],
  },
  {
    name: 'the end of a row on a page whose rows are no groups',
    why: 'right at the end of a grid is nothing',
    draw: grid,
    ways: ['c > c', 'f > f', 'i > i', 'g < g'],
  },
  {
    name: 'the end of a row that is a group',
    why: 'right at its end does not lead to another row',
    draw: rails,
    groups: rows,
    ways: ['c > c', 'g > g'],
  },
];
