/** Drawn moves by what is seen: clips, and the direction of reading. */
import { flags } from '../pack.ts';
import { idOf } from '../stage.ts';
import { type Case, grid, rails, rows } from './drawings.ts';

const clipped = { flags: flags.focusable | flags.clipped };
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
