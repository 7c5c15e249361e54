/**
 * Drawn moves: where focus goes, and why a viewer expects it there.
 *
 * A drawing shows boxes as letters (its cells are 20 by 40 dp); a way through it reads `a > b v c`: from `a`, right leads to `b`, down to `c`.
 *
 * @module
 */
import type { Plan } from './stage.ts';

/** A drawn case. */
export interface Case extends Plan {
  readonly name: string;
  /** The reason. */
  readonly why: string;
  readonly draw: string;
  /** Ways, each from its own start. */
  readonly ways: readonly string[];
}

const grid = `
  aa bb cc
  aa bb cc

  dd ee ff
  dd ee ff

  gg hh ii
  gg hh ii`;

const rails = `
  aa bb cc
  aa bb cc

  dd ee ff gg
  dd ee ff gg`;

const rows = { R: 'abc', S: 'defg' };

const menu = `
  aa  dd ee
  aa  dd ee

  bb  ff gg
  bb  ff gg

  cc  hh ii
  cc  hh ii`;

/** All of them. */
export const cases: readonly Case[] = [
  // a grid
  { name: 'right', why: 'the next tile of the row, and nothing after the last', draw: grid, ways: ['a > b > c > c'] },
  { name: 'left', why: 'the tile before, and nothing before the first', draw: grid, ways: ['f < e < d < d'] },
  { name: 'down', why: 'the tile below, and nothing below the last', draw: grid, ways: ['b v e v h v h'] },
  { name: 'up', why: 'the tile above, and nothing above the first', draw: grid, ways: ['i ^ f ^ c ^ c'] },
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

  // rows and columns that do not match
  {
    name: 'a tile that hangs lower',
    why: 'it is beside, not below, so down goes past it to the next row',
    draw: `
      aa
      aa bb
         bb
      cc dd
      cc dd`,
    ways: ['a v c ^ a', 'a > b < a', 'b v d ^ b'],
  },
  {
    name: 'rows shifted by half a tile',
    why: 'the tile under the middle of the focused one is meant',
    draw: `
      aaaa bbbb cccc
        dddd eeee`,
    ways: ['a v d', 'b v e', 'c v e', 'd ^ a', 'e ^ b'],
  },
  {
    name: 'a wide box over two',
    why: 'both answer equally well: the left one comes first in reading order',
    draw: `
      aaaaa
      bb cc`,
    ways: ['a v b ^ a', 'c ^ a v b'],
  },
  {
    name: 'a wide box over three',
    why: 'the one under its middle is meant',
    draw: `
      aaaaaaaa
      bb cc dd`,
    ways: ['a v c ^ a'],
  },
  {
    name: 'a tall box beside two',
    why: 'both answer equally well: the upper one comes first in reading order',
    draw: `
      aa bb
      aa
      aa cc`,
    ways: ['a > b < a', 'c < a > b'],
  },
  {
    name: 'a tall box beside three',
    why: 'the one at its middle is meant',
    draw: `
      bb aa
      cc aa
      dd aa`,
    ways: ['a < c > a', 'b > a < c'],
  },
  {
    name: 'a wide box beside narrow ones',
    why: 'being wide does not make it farther away',
    draw: `
      aa bb cc dd
      aa bb cc dd

      eeeeeeeeeee

      ff`,
    ways: ['a v e', 'd v e', 'f ^ e'],
  },
  {
    name: 'a shorter row in between',
    why: 'it is not jumped over',
    draw: `
      aa bb cc
      aa bb cc
      aa bb cc

      dd
      dd
      dd

      ee ff gg
      ee ff gg
      ee ff gg`,
    ways: ['c v d v e', 'b v d', 'g ^ d', 'f ^ d ^ a'],
  },
  {
    name: 'a shorter row at the end',
    why: 'its last tile is better than nothing',
    draw: `
      aa bb cc dd
      aa bb cc dd

      ee ff
      ee ff`,
    ways: ['d v f', 'c v f', 'b v f', 'f ^ b'],
  },
  {
    name: 'a hole in the grid',
    why: 'the row with the hole is not jumped over either',
    draw: `
      aa bb cc
      aa bb cc

      dd    ff
      dd    ff

      gg hh ii
      gg hh ii`,
    ways: ['b v d', 'h ^ d', 'd > f < d'],
  },
  {
    name: 'a thing at the other end of the screen',
    why: 'what lies a whole screen aside is not meant, even if it is a little nearer',
    draw: `
      aa
      aa

                                                               bb
      cc
      cc`,
    ways: ['a v c ^ a'],
  },
  {
    name: 'a box aside that reaches as far',
    why: 'what is straight below wins over what begins a little earlier beside it',
    draw: `
      aa
      aa
         bb
      cc bb
      cc bb`,
    ways: ['a v c', 'c ^ a', 'c > b'],
  },
  {
    name: 'a box aside that ends before',
    why: 'it lies between, so it comes first',
    draw: `
      aa
      aa
         bb
         bb

      cc
      cc`,
    ways: ['a v b v c ^ b ^ a'],
  },
  {
    name: 'two columns of different pitch',
    why: 'down stays in its column while the column goes on',
    draw: `
      aa    dd
      aa    dd
            ee
      bb    ee
      bb    ff
            ff
      cc    gg
      cc    gg`,
    ways: ['a v b v c', 'd v e v f v g', 'g ^ f ^ e ^ d', 'c ^ b ^ a'],
  },
  {
    name: 'something nearer above the row',
    why: 'right follows its row only: what is nearer but in another row is not meant',
    draw: `
         bb
      aa       cc`,
    ways: ['a > c < a', 'b v a', 'a ^ b'],
  },
  {
    name: 'a corner',
    why: 'right at the end of a row is not a row below, but down reaches it',
    draw: `
      aa
         bb`,
    ways: ['a > a v b', 'b < b ^ a'],
  },
  {
    name: 'two nodes of one row far apart',
    why: 'distance alone does not matter',
    draw: 'aa                                                        bb',
    ways: ['a > b < a'],
  },
  {
    name: 'an edge in common with the row below',
    why: 'boxes that only touch are in different rows',
    draw: `
      aa
      aabb
        bb
      ..cc`,
    ways: ['b v c ^ b', 'a > b'],
  },

  // overlapping boxes
  {
    name: 'boxes that overlap',
    why: 'the one that reaches farther is ahead',
    draw: '',
    boxes: { a: [0, 0, 4, 4], b: [2, 0, 4, 4] },
    ways: ['a > b < a', 'b > b'],
  },
  {
    name: 'cards in a fan',
    why: 'right goes through all of them in order',
    draw: '',
    boxes: { a: [0, 0, 6, 4], b: [2, 0, 6, 4], c: [4, 0, 6, 4], d: [6, 0, 6, 4] },
    ways: ['a > b > c > d < c < b < a'],
  },
  {
    name: 'a box inside another',
    why: 'it is not beside it in any direction',
    draw: '',
    boxes: { a: [0, 0, 6, 6], b: [2, 2, 2, 2] },
    ways: ['a > a v a < a ^ a', 'b > b v b < b ^ b'],
  },
  {
    name: 'boxes in the same place',
    why: 'neither is ahead of the other',
    draw: '',
    boxes: { a: [0, 0, 2, 2], b: [0, 0, 2, 2], c: [4, 0, 2, 2] },
    ways: ['a > c < a', 'b > c < a'],
  },
  {
    name: 'a box without height',
    why: 'it counts where it lies',
    draw: '',
    boxes: { a: [0, 0, 4, 2], b: [1, 3, 2, 0], c: [0, 4, 4, 2] },
    ways: ['a v b v c ^ b ^ a'],
  },

  // hidden and disabled
  { name: 'a hidden tile', why: 'focus goes past it', draw: grid, hidden: 'b', ways: ['a > c < a'] },
  { name: 'a disabled tile', why: 'focus goes past it', draw: grid, disabled: 'e', ways: ['d > f < d'] },
  { name: 'all others hidden', why: 'focus stays', draw: grid, hidden: 'bcdefghi', ways: ['a > a v a'] },
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

  // groups
  {
    name: 'the end of a row',
    why: 'right at the end of a row does not lead to another row',
    draw: rails,
    groups: rows,
    ways: ['c > c', 'g > g', 'a < a', 'd < d'],
  },
  {
    name: 'down into a row',
    why: 'the nearest tile is entered',
    draw: rails,
    groups: rows,
    ways: ['a v d', 'b v e', 'c v f'],
  },
  {
    name: 'up into a shorter row',
    why: 'its nearest tile is entered',
    draw: rails,
    groups: rows,
    ways: ['g ^ c', 'f ^ c', 'e ^ b'],
  },
  {
    name: 'a row that remembers',
    why: 'focus comes back to where it was in it',
    draw: rails,
    groups: rows,
    styles: { S: { focusMemory: 'last' } },
    ways: ['f ^ c < b < a v f', 'g ^ c < b v g'],
  },
  {
    name: 'a row that does not remember',
    why: 'the nearest tile is entered again',
    draw: rails,
    groups: rows,
    ways: ['f ^ c < b < a v d'],
  },
  {
    name: 'entry first',
    why: 'the first tile in reading order is entered',
    draw: rails,
    groups: rows,
    styles: { S: { focusEntry: 'first' } },
    ways: ['c v d', 'a v d'],
  },
  {
    name: 'entry last',
    why: 'the last tile in reading order is entered',
    draw: rails,
    groups: rows,
    styles: { S: { focusEntry: 'last' } },
    ways: ['a v g', 'c v g'],
  },
  {
    name: 'entry preferred',
    why: 'the tile that the group names is entered',
    draw: rails,
    groups: rows,
    styles: { S: { focusEntry: 'preferred', focusPreferred: idOf('e') } },
    ways: ['a v e', 'c v e'],
  },
  {
    name: 'memory before entry',
    why: 'entry is for when nothing is remembered yet',
    draw: rails,
    groups: rows,
    styles: { S: { focusEntry: 'first', focusMemory: 'last' } },
    ways: ['c v d > e > f ^ c v f'],
  },
  {
    name: 'a preferred tile that is hidden',
    why: 'the first in reading order stands in',
    draw: rails,
    groups: rows,
    hidden: 'f',
    styles: { S: { focusEntry: 'preferred', focusPreferred: idOf('f') } },
    ways: ['c v d'],
  },
  {
    name: 'a preferred tile of another group',
    why: 'a group is entered only at its own members',
    draw: rails,
    groups: rows,
    styles: { S: { focusEntry: 'preferred', focusPreferred: idOf('a') } },
    ways: ['c v d'],
  },
  {
    name: 'a preferred tile in a group inside',
    why: 'it may be deeper',
    draw: rails,
    groups: { R: 'abc', O: 'S', S: 'defg' },
    styles: { O: { focusEntry: 'preferred', focusPreferred: idOf('g') } },
    ways: ['a v g'],
  },
  {
    name: 'a preferred group inside',
    why: 'it is entered in turn',
    draw: menu,
    groups: { M: 'abc', P: 'RST', R: 'de', S: 'fg', T: 'hi' },
    styles: { P: { focusEntry: 'preferred', focusPreferred: idOf('T') } },
    ways: ['a > h'],
  },
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
    boxes: { a: [2, 2, 4, 2], b: [8, 2, 4, 2], P: [0, 0, 60, 12], d: [20, 2, 4, 2], e: [2, 8, 4, 2] },
    groups: { P: 'de' },
    ways: ['a > b > d < b < a', 'a v e'],
  },
  // declared neighbours
  {
    name: 'a neighbour',
    why: 'what a node declares goes before what lies there',
    draw: grid,
    styles: { a: { nextFocusRight: idOf('i') } },
    ways: ['a > i < h', 'a v d'],
  },
  {
    name: 'neighbours in all directions',
    why: 'each direction has its own',
    draw: grid,
    styles: {
      e: { nextFocusUp: idOf('i'), nextFocusRight: idOf('a'), nextFocusDown: idOf('c'), nextFocusLeft: idOf('g') },
    },
    ways: ['e ^ i', 'e > a', 'e v c', 'e < g'],
  },
  {
    name: 'a neighbour that is a group',
    why: 'it is entered',
    draw: rails,
    groups: rows,
    styles: { a: { nextFocusRight: idOf('S') }, S: { focusEntry: 'last' } },
    ways: ['a > g'],
  },
  {
    name: 'a neighbour that is a group with a memory',
    why: 'it is entered where focus was',
    draw: rails,
    groups: rows,
    styles: { a: { nextFocusLeft: idOf('S') }, S: { focusMemory: 'last' } },
    ways: ['f ^ c < b < a < f'],
  },
  {
    name: 'a neighbour that does not exist',
    why: 'what lies there is meant then',
    draw: grid,
    styles: { a: { nextFocusRight: 4000 } },
    ways: ['a > b'],
  },
  {
    name: 'a neighbour that is hidden',
    why: 'what lies there is meant then',
    draw: grid,
    hidden: 'i',
    styles: { a: { nextFocusRight: idOf('i') } },
    ways: ['a > b'],
  },
  {
    name: 'a neighbour that is disabled',
    why: 'what lies there is meant then',
    draw: grid,
    disabled: 'i',
    styles: { a: { nextFocusDown: idOf('i') } },
    ways: ['a v d'],
  },
  {
    name: 'a neighbour that is an empty group',
    why: 'what lies there is meant then',
    draw: rails,
    groups: { R: 'abc', S: 'defg' },
    hidden: 'defg',
    styles: { a: { nextFocusRight: idOf('S') } },
    ways: ['a > b'],
  },
  {
    name: 'itself as a neighbour',
    why: 'focus stays',
    draw: grid,
    styles: { a: { nextFocusRight: idOf('a') } },
    ways: ['a > a v d'],
  },
  {
    name: 'a neighbour of a group',
    why: 'it is for leaving the group, not for moves inside',
    draw: rails,
    groups: rows,
    styles: { R: { nextFocusRight: idOf('g') } },
    ways: ['a > b > c > g'],
  },
  {
    name: 'a neighbour of a group around the group',
    why: 'every group that focus would leave may declare one',
    draw: menu,
    groups: { M: 'abc', P: 'RST', R: 'de', S: 'fg', T: 'hi' },
    styles: { P: { nextFocusRight: idOf('c') } },
    ways: ['d > e > c'],
  },
  {
    name: 'a neighbour of a group before what lies outside',
    why: 'it is asked first when the group has nothing more',
    draw: menu,
    groups: { M: 'abc', P: 'defghi' },
    styles: { P: { nextFocusLeft: idOf('c') } },
    ways: ['e < d < c'],
  },

  // traps
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

function idOf(node: string): number {
  return node.charCodeAt(0);
}
