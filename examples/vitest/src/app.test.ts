import { openApp, type Screen } from 'inlay-testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import app from './app.ts';

let screen: Screen;

beforeEach(async () => {
  screen = await openApp(app, { strict: true });
});

afterEach(() => screen.close());

it('begins at the first film, and walks down the list', async () => {
  expect(screen.focused?.key).toBe('Metropolis');
  await screen.press('2 down');
  expect(screen.focused?.key).toBe('Safety Last!');
});

it('opens the page of a film at Play, and Back leads to the film', async () => {
  await screen.press('down', 'enter');
  expect(screen.focused?.key).toBe('play');
  expect(await screen.bounds('play')).toMatchObject({ x: 96, y: 96, width: 240 });
  await screen.press('back');
  expect(screen.find('page')).toBeUndefined();
  expect(screen.focused?.key).toBe('Nosferatu');
});

it('looks as it did', async () => {
  await screen.matches(new URL('./list.png', import.meta.url));
});
