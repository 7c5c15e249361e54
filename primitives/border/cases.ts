import type { Case } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'four sides alike',
    css: 'background:#204060; border:6px solid #ffcc00',
    style: { backgroundColor: '#204060', borderWidth: 6, borderColor: '#ffcc00' },
  },
  {
    name: 'half transparent, over the background',
    css: 'background:#204060; border:10px solid rgba(255,255,255,0.5)',
    style: { backgroundColor: '#204060', borderWidth: 10, borderColor: '#ffffff80' },
  },
  {
    name: 'round',
    css: 'background:#204060; border:4px solid #ffffff; border-radius:24px',
    style: { backgroundColor: '#204060', borderWidth: 4, borderColor: '#ffffff', radius: 24 },
    edges: { share: 4, most: 40 },
  },
  {
    name: 'thicker than its radii',
    css: 'border:16px solid #33ccaa; border-radius:10px',
    style: { borderWidth: 16, borderColor: '#33ccaa', radius: 10 },
    edges: { share: 4, most: 40 },
  },
  {
    name: 'four widths and radii, one colour',
    css: 'border-style:solid; border-color:#cc3366; border-width:2px 8px 14px 20px; border-radius:8px 16px 32px 40px',
    style: {
      borderColor: '#cc3366',
      borderWidth: [2, 8, 14, 20],
      radius: [8, 16, 32, 40],
    },
    edges: { share: 6, most: 48 },
  },
  {
    name: 'four colours',
    css: 'border-style:solid; border-color:#ff0000 #00ff00 #0000ff #ffff00; border-width:10px 20px 30px 40px',
    style: {
      borderColor: ['#ff0000', '#00ff00', '#0000ff', '#ffff00'],
      borderWidth: [10, 20, 30, 40],
    },
    // Chromium draws sides that meet one after the other, so that the ground shows between them.
    edges: { share: 10, most: 90 },
  },
  {
    name: 'two sides only',
    css: 'background:#333333; border-style:solid; border-color:#ffffff; border-width:0 0 5px 12px',
    style: { backgroundColor: '#333333', borderColor: '#ffffff', borderWidth: [0, 0, 5, 12] },
  },
  {
    name: 'outside, as an outline is',
    css: 'background:#204060; outline:6px solid #ffcc00',
    style: {
      backgroundColor: '#204060',
      borderWidth: 6,
      borderColor: '#ffcc00',
      borderAlignment: 'outside',
    },
  },
  {
    name: 'on the edge',
    css: 'background:#204060; outline:6px solid #ffcc00; outline-offset:-3px',
    style: {
      backgroundColor: '#204060',
      borderWidth: 6,
      borderColor: '#ffcc00',
      borderAlignment: 'center',
    },
  },
  {
    name: 'turned, four widths',
    css: 'background:#204060; border-style:solid; border-color:#ffffff; border-width:4px 12px 8px 16px; border-radius:24px; transform:rotate(-15deg)',
    style: {
      backgroundColor: '#204060',
      borderColor: '#ffffff',
      borderWidth: [4, 12, 8, 16],
      radius: 24,
      rotation: -15,
    },
    edges: { share: 20, most: 70 },
  },
];
