/** Drawn moves between groups as screens have them: rows, menus, pages, banners. */
import { type Case, menu, rails } from './drawings.ts';

export const betweenGroups: readonly Case[] = [
  {
    name: 'a row of the width of the screen',
    why: 'the row right below comes before a button farther down that is better aligned',
    draw: `
      aa bb cc dd ee ff gg hh
      aa bb cc dd ee ff gg hh

      ii jj kk ll mm nn oo pp
      ii jj kk ll mm nn oo pp

      qq`,
    groups: { R: 'abcdefgh', S: 'ijklmnop' },
    ways: ['a v i v q ^ i ^ a', 'h v p v q'],
  },
  {
    name: 'a group with nothing that can have focus',
    why: 'it is not there',
    draw: `
      aa bb
      aa bb

      cc dd
      cc dd

      ee ff
      ee ff`,
    groups: { R: 'ab', S: 'cd', T: 'ef' },
    hidden: 'cd',
    ways: ['a v e ^ a', 'b v f'],
  },
  {
    name: 'a menu beside a page',
    why: 'right leads to what is level with the focused entry',
    draw: menu,
    groups: { M: 'abc', P: 'defghi' },
    ways: ['a > d < a', 'b > f < b', 'c > h > i < h < c'],
  },
  {
    name: 'a menu beside a page that remembers',
    why: 'right leads back to the tile that focus came from',
    draw: menu,
    groups: { M: 'abc', P: 'defghi' },
    styles: { P: { focusMemory: 'last' } },
    ways: ['h < c ^ b ^ a > h'],
  },
  {
    name: 'the end of a menu',
    why: 'down at its end does not lead beside it',
    draw: `
      aa dd
      aa dd
      bb dd
      bb dd
         dd`,
    groups: { M: 'ab', P: 'd' },
    ways: ['a v b v b'],
  },
  {
    name: 'rows in a page in a stage',
    why: 'focus goes to the next row of the page before it leaves the page',
    draw: menu,
    groups: { M: 'abc', P: 'RST', R: 'de', S: 'fg', T: 'hi' },
    ways: ['d v f v h ^ f ^ d', 'e v g < f < b'],
  },
  {
    name: 'groups in groups that remember',
    why: 'each level remembers its own way',
    draw: menu,
    groups: { M: 'abc', P: 'RST', R: 'de', S: 'fg', T: 'hi' },
    styles: { P: { focusMemory: 'last' }, R: { focusMemory: 'last' }, S: { focusMemory: 'last' } },
    ways: ['g < f > g < f < b > f', 'e v g ^ e < d < a > d'],
  },
  {
    name: 'a group that can have focus itself',
    why: 'it is a tile like any other, and what is in it waits',
    draw: rails,
    groups: { R: 'abc', C: 'e', S: 'dCfg' },
    focusable: 'C',
    ways: ['a v d > C > f < C'],
  },
  {
    name: 'a menu in a corner',
    why: 'right leads to the page, although nothing of it is level with the menu',
    draw: `
      aa

         bb cc
         bb cc`,
    groups: { M: 'a', P: 'bc' },
    ways: ['a > b', 'b < a'],
  },
  {
    name: 'a menu in a corner, and something in its row',
    why: 'what is in the row comes first, however far',
    draw: `
      aa                                 ss

         bb cc
         bb cc`,
    groups: { M: 'a', P: 'bc', S: 's' },
    ways: ['a > s < a', 'a v b'],
  },
  {
    name: 'a banner over a row that is a little to the right',
    why: 'right of the banner is nothing: the row is below',
    draw: `
      aaaaaaaaaaaaaa
      aaaaaaaaaaaaaa

        bb cc dd ee ff
        bb cc dd ee ff`,
    groups: { H: 'a', R: 'bcdef' },
    ways: ['a > a', 'a v c ^ a'],
  },
  {
    name: 'a menu that opens over the page',
    why: 'the page lies around the menu, and right leads to what is beside the focused entry',
    draw: '',
    boxes: {
      M: [0, 0, 4, 12],
      a: [1, 1, 2, 2],
      b: [1, 5, 2, 2],
      P: [0, 0, 40, 12],
      d: [6, 1, 4, 2],
      e: [12, 1, 4, 2],
      f: [6, 5, 4, 2],
    },
    groups: { M: 'ab', P: 'def' },
    ways: ['a > d > e < d < a', 'b > f < b'],
  },
  {
    name: 'a menu that opens over a page that remembers',
    why: 'it is entered as any other page',
    draw: '',
    boxes: {
      M: [0, 0, 4, 12],
      a: [1, 1, 2, 2],
      b: [1, 5, 2, 2],
      P: [0, 0, 40, 12],
      d: [6, 1, 4, 2],
      f: [6, 5, 4, 2],
    },
    groups: { M: 'ab', P: 'df' },
    styles: { P: { focusMemory: 'last' } },
    ways: ['f < b ^ a > f'],
  },
  {
    name: 'a menu that opens over rows',
    why: 'the row beside the entry is entered, and in it the first tile that the menu does not cover',
    draw: '',
    boxes: {
      M: [0, 0, 4, 12],
      a: [1, 1, 2, 2],
      b: [1, 5, 2, 2],
      P: [0, 0, 40, 12],
      R: [0, 0, 40, 4],
      S: [0, 4, 40, 4],
      c: [0, 1, 2, 2],
      d: [6, 1, 4, 2],
      e: [0, 5, 2, 2],
      f: [6, 5, 4, 2],
    },
    groups: { M: 'ab', P: 'RS', R: 'cd', S: 'ef' },
    ways: ['a > d', 'b > f'],
  },
  {
    name: 'a group around the focused tile with nothing ahead',
    why: 'lying around it is not enough',
    draw: '',
    boxes: { a: [2, 4, 4, 4], H: [0, 0, 40, 12], b: [2, 9, 4, 1], R: [0, 3, 40, 6] },
    groups: { R: 'a', H: 'b' },
    ways: ['a ^ a', 'a > a', 'a v b ^ a'],
  },
  {
    name: 'buttons over a page',
    why: 'the next button comes before what of the page lies farther away',
    draw: '',
    boxes: {
      a: [2, 2, 4, 2],
      b: [8, 2, 4, 2],
      P: [0, 0, 60, 12],
      d: [20, 2, 4, 2],
      e: [2, 8, 4, 2],
    },
    groups: { P: 'de' },
    ways: ['a > b > d < b < a', 'a v e'],
  },
];
