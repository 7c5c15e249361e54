/**
 * Tests of Inlay apps, in Node: the same engine, a clock that the test moves, keys by name, queries
 * over the tree, and pictures. No test waits for time, so none depends on how fast a machine is.
 *
 * ```ts
 * import { openApp } from 'inlay-testing';
 * import app from './app.ts';
 *
 * it('opens the details of the second film', async () => {
 *   const screen = await openApp(app);
 *   await screen.press('right', 'enter');
 *   assert.equal(screen.focused?.key, 'play');
 *   await screen.matches('details.png');
 *   screen.close();
 * });
 * ```
 *
 * It works under any runner: vitest, mocha, Node's own.
 *
 * @module
 */
export type { MatchOptions, Picture } from './pictures.ts';
export type { Query } from './queries.ts';
export { type OpenOptions, openApp, type Screen } from './screen.ts';
