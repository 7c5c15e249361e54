/** Drawn moves by what is seen: clips, and the direction of reading. */
import { flags } from '../pack.ts';
import { idOf } from '../stage.ts';
import { type Case, grid, rails, rows } from './drawings.ts';

const clipped = { flags: flags.focusable | flags.clipped };
const beyond = { flags: flags.focusable | flags.clipped | flags.beyond };
/** The rows of `rails`, from right to left. */
const mirrored = Object.fromEntries([...'abcdefg'].map((node, at) => [node, { reading: -at }]));

export const bySight: readonly Case[] = [
  {
    name: 'a slide that has slid away',
    why: 'up is what stands above now, not what stood there before',
    draw: `
            bb

            cc`,
    boxes: { a: [-40, 0, 2, 1] },
    placements: { a: clipped },
    ways: ['c ^ b v c'],
  },
  {
    name: 'a clipped tile ahead',
    why: 'nothing leads to what cannot be seen',
    draw: grid,
    placements: { c: clipped, f: clipped, i: clipped, h: clipped },
    ways: ['b > b', 'e v g', 'a > b v e > e'],
  },
  {
    name: 'a drawer that is closed',
    why: 'it is off the stage, so no way along the page leads into it',
    draw: `
      dd  aa bb
      dd  aa bb

          cc ee
          cc ee`,
    groups: { D: 'd', P: 'abce' },
    placements: { d: clipped, D: { flags: flags.group | flags.clipped } },
    ways: ['a < a', 'c < c ^ a'],
  },
  {
    name: 'a drawer that is closed, as a declared neighbour',
    why: 'who declares it means it: it may open when it gets focus',
    draw: `
      dd  aa bb
      dd  aa bb`,
    groups: { D: 'd', P: 'ab' },
    placements: { d: clipped, D: { flags: flags.group | flags.clipped } },
    styles: { P: { nextFocusLeft: idOf('D') } },
    ways: ['b < a < d'],
  },
  {
    name: 'focus on what is clipped, among the like of it',
    why: 'the group goes on answering as if it were seen',
    draw: `
      dd  aa
      ff  bb`,
    groups: { D: 'df', P: 'ab' },
    placements: { d: clipped, f: clipped },
    ways: ['d v f ^ d > a'],
  },
  {
    name: 'a strip that the app moves, as a group',
    why: 'the next tile is beyond the stage until it has focus: then the app moves the strip',
    draw: `
      aa bb cc dd ee
      aa bb cc dd ee

         ff gg    hh`,
    groups: { S: 'abcde', P: 'fgh' },
    placements: { a: beyond, d: beyond, e: beyond },
    ways: ['b < a < a', 'c > d > e > e < d < c', 'f ^ b', 'g ^ c', 'h ^ c'],
  },
  {
    name: 'a column of rows that the app moves, as a group',
    why: 'down leads to the next row though it is below the stage',
    draw: `
      aa bb cc

      dd ee

      ff gg hh`,
    groups: { R: 'abc', S: 'de', T: 'fgh', P: 'RST' },
    placements: { a: beyond, b: beyond, c: beyond, f: beyond, g: beyond, h: beyond },
    ways: ['d v f v f', 'e ^ b ^ b', 'd v f ^ d'],
  },
  {
    name: 'what goes on beyond the stage, in no group',
    why: 'it may be another page, or a drawer',
    draw: `
      dd  aa bb cc
      dd  aa bb cc

          ee`,
    placements: { d: beyond, c: beyond, e: beyond },
    ways: ['a < a', 'b > b', 'a v a'],
  },
  {
    name: 'a group beyond the stage, beside the one that focus is in',
    why: 'no key leads out of a group into what cannot be seen',
    draw: `
      dd  aa bb
      dd  aa bb`,
    groups: { D: 'd', P: 'ab' },
    placements: { d: beyond },
    ways: ['a < a'],
  },
  {
    name: 'what is beyond the stage, and what is seen outside the group',
    why: 'a strip is left only where it has nothing more',
    draw: `
      aa bb cc    dd
      aa bb cc    dd`,
    groups: { S: 'abc', P: 'd' },
    placements: { c: beyond },
    ways: ['b > c > d < b'],
  },
  {
    name: 'what is beyond the stage, beside the beam',
    why: 'right at the end of a row is not another row',
    draw: `
      aa bb

      cc dd ee`,
    groups: { P: 'abcde' },
    placements: { e: beyond },
    ways: ['b > b', 'd > e'],
  },
  {
    name: 'a group with a clipped memory',
    why: 'focus goes to what is seen of it',
    draw: rails,
    groups: rows,
    placements: { d: clipped, e: clipped },
    styles: { S: { focusMemory: 'last' } },
    ways: ['a v f', 'e ^ b v f'],
  },
  {
    name: 'entry first, from right to left',
    why: 'the first tile in reading order is at the right',
    draw: rails,
    groups: rows,
    placements: mirrored,
    styles: { S: { focusEntry: 'first' } },
    ways: ['a v g'],
  },
  {
    name: 'entry last, from right to left',
    why: 'the last tile in reading order is at the left',
    draw: rails,
    groups: rows,
    placements: mirrored,
    styles: { S: { focusEntry: 'last' } },
    ways: ['c v d'],
  },
  {
    name: 'a wide box over two, from right to left',
    why: 'both answer equally well: the right one comes first in reading order',
    draw: `
      aaaaa
      bb cc`,
    placements: { b: { reading: 1 }, c: { reading: 0 } },
    ways: ['a v c ^ a'],
  },
];
