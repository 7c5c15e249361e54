/** Drawn moves between rows and columns that do not match. */
import type { Case } from './drawings.ts';

export const betweenRows: readonly Case[] = [
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
    why: 'both answer equally well: the left one comes first in reading order, and the way back leads to where it began',
    draw: `
      aaaaa
      bb cc`,
    ways: ['a v b ^ a', 'c ^ a v c'],
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
    why: 'both answer equally well: the upper one comes first in reading order, and the way back leads to where it began',
    draw: `
      aa bb
      aa
      aa cc`,
    ways: ['a > b < a', 'c < a > c'],
  },
  {
    name: 'a tall box beside three',
    why: 'the one at its middle is meant, and the way back leads to where it began',
    draw: `
      bb aa
      cc aa
      dd aa`,
    ways: ['a < c > a', 'b > a < b'],
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
    name: 'two things aside',
    why: 'the one that is less far aside is meant, on either side',
    draw: `
      aa                            dd

             bb     cc     ee`,
    ways: ['a v b', 'd v e', 'b ^ a', 'e ^ d'],
  },
  {
    name: 'a row that begins aside',
    why: 'the next row comes before the one after it, even where that begins less far aside',
    draw: `
      aa
      aa
              bb
      .. cc
      .. cc`,
    ways: ['a v b'],
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
    why: 'where nothing is level with it, what lies wholly ahead is better than nothing',
    draw: `
      aa
         bb`,
    ways: ['a > b < a', 'a v b ^ a'],
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
];
