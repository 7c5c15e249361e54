/**
 * The page's side for an app that is bundled with it: the app may run in the page's own thread.
 *
 * @module
 */
export { runHere } from './app-thread.ts';
export { run } from './page.ts';
