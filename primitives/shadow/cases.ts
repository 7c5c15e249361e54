import type { Case } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'sharp, to a side',
    css: 'background:#ffffff; box-shadow:12px 8px 0 0 #00000080',
    style: { backgroundColor: '#ffffff', boxShadow: { x: 12, y: 8, color: '#00000080' } },
  },
  {
    name: 'blurred, below',
    css: 'background:#ffffff; box-shadow:0 8px 24px 0 #000000',
    style: { backgroundColor: '#ffffff', boxShadow: { y: 8, blur: 24, color: '#000000' } },
    tolerance: 5,
  },
  {
    name: 'blurred, spread, round',
    css: 'background:#ffffff; border-radius:16px; box-shadow:0 4px 20px 6px #0033ccb0',
    style: {
      backgroundColor: '#ffffff',
      radius: 16,
      boxShadow: { y: 4, blur: 20, spread: 6, color: '#0033ccb0' },
    },
    tolerance: 6,
    edges: { share: 4, most: 40 },
  },
  {
    name: 'smaller than the box',
    css: 'background:#ffffff; box-shadow:0 30px 16px -12px #000000',
    style: {
      backgroundColor: '#ffffff',
      boxShadow: { y: 30, blur: 16, spread: -12, color: '#000000' },
    },
    tolerance: 5,
  },
  {
    name: 'under a box that is half transparent',
    css: 'background:#ffffff40; border-radius:12px; box-shadow:0 0 0 8px #ff0000',
    style: {
      backgroundColor: '#ffffff40',
      radius: 12,
      boxShadow: { spread: 8, color: '#ff0000' },
    },
    edges: { share: 8, most: 60 },
  },
  {
    name: 'two, the first on top',
    css: 'background:#ffffff; box-shadow:0 0 0 4px #ffcc00, 6px 6px 0 8px #0066ff',
    style: {
      backgroundColor: '#ffffff',
      boxShadow: [
        { spread: 4, color: '#ffcc00' },
        { x: 6, y: 6, spread: 8, color: '#0066ff' },
      ],
    },
  },
  {
    name: 'inside, blurred',
    css: 'background:#ffffff; box-shadow:inset 0 6px 18px 2px #000000',
    style: {
      backgroundColor: '#ffffff',
      boxShadow: { y: 6, blur: 18, spread: 2, color: '#000000', inset: true },
    },
    // Chromium's blur is an approximation that is darker in corners.
    tolerance: 10,
  },
  {
    name: 'turned',
    css: 'background:#ffffff; border-radius:16px; box-shadow:0 4px 20px 6px #0033cc; transform:rotate(20deg) scale(0.8)',
    style: {
      backgroundColor: '#ffffff',
      radius: 16,
      boxShadow: { y: 4, blur: 20, spread: 6, color: '#0033cc' },
      rotation: 20,
      scale: 0.8,
    },
    tolerance: 6,
    edges: { share: 12, most: 60 },
  },
  {
    name: 'inside a border, round',
    css: 'background:#ffffff; border:6px solid #444444; border-radius:20px; box-shadow:inset 4px 4px 0 4px #cc0000',
    style: {
      backgroundColor: '#ffffff',
      borderWidth: 6,
      borderColor: '#444444',
      radius: 20,
      boxShadow: { x: 4, y: 4, spread: 4, color: '#cc0000', inset: true },
    },
    edges: { share: 8, most: 60 },
  },
];
