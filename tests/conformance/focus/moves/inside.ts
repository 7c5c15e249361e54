/** Drawn moves between a card and what can have focus inside it. */
import { idOf } from '../stage.ts';
import type { Case } from './drawings.ts';

const card = { a: [0, 0, 30, 10], b: [10, 6, 10, 1.5], x: [45, 0, 10, 10] } as const;
const inside = { b: { host: idOf('a') } };

export const insideOthers: readonly Case[] = [
  {
    name: 'a button in the lower part of a card',
    why: 'down leads to it and up back to the card; sideways both lead on',
    draw: '',
    boxes: card,
    placements: inside,
    ways: ['a v b ^ a > x < a', 'b > x', 'b v b'],
  },
  {
    name: 'a button in the middle of a card',
    why: 'it is off in no direction: down leads to it',
    draw: '',
    boxes: { ...card, b: [10, 4, 10, 2] },
    placements: inside,
    ways: ['a v b ^ a', 'a ^ a', 'a > x'],
  },
  {
    name: 'a button in the upper right corner of a card',
    why: 'up leads to it and down back',
    draw: '',
    boxes: { ...card, b: [26, 0, 4, 1] },
    placements: inside,
    ways: ['a ^ b v a > x'],
  },
  {
    name: 'two buttons in a card',
    why: 'they lead to each other before they lead out',
    draw: '',
    boxes: { ...card, b: [2, 7, 10, 2], c: [18, 7, 10, 2] },
    placements: { ...inside, c: { host: idOf('a') } },
    ways: ['a v b > c < b ^ a', 'c ^ a', 'c > x'],
  },
  {
    name: 'cards in a row',
    why: 'sideways goes from card to card, not through what is inside them',
    draw: '',
    boxes: {
      a: [0, 0, 30, 10],
      b: [10, 6, 10, 2],
      c: [32, 0, 30, 10],
      d: [42, 6, 10, 2],
      e: [0, 12, 62, 4],
    },
    placements: { b: { host: idOf('a') }, d: { host: idOf('c') } },
    ways: ['a > c < a v b > c', 'c v d v e ^ c'],
  },
  {
    name: 'a card that is a group',
    why: 'what is in it is reached through it just as well',
    draw: '',
    boxes: { C: [0, 0, 30, 10], b: [10, 6, 10, 2], x: [45, 0, 10, 10] },
    groups: { C: 'b' },
    focusable: 'C',
    placements: { b: { host: idOf('C') } },
    ways: ['C v b ^ C > x < C', 'b > x'],
  },
  {
    name: 'a card that is disabled',
    why: 'what is inside is a node like others then',
    draw: '',
    boxes: card,
    disabled: 'a',
    placements: inside,
    ways: ['x < b > x'],
  },
];
