/** Drawn moves between boxes that overlap. */
import type { Case } from './drawings.ts';

export const amongOverlaps: readonly Case[] = [
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
];
