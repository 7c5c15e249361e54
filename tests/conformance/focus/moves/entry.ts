/**
 * Drawn moves along a group, and where a group is entered: what is nearest, remembered or
 * preferred.
 */
import { idOf } from '../stage.ts';
import { type Case, menu, rails, rows } from './drawings.ts';

export const intoGroups: readonly Case[] = [
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
];
