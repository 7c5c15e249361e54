/**
 * The page's side for an app that is bundled with it: app and engine may run in the page's thread,
 * of no other script.
 *
 * @module
 */
import { inspectStage } from '../app/inspected.ts';
import { connectStage, type Stage } from '../app/stage.ts';
import { runHere } from './app-thread.ts';
import type { StageOptions } from './options.ts';
import * as page from './page.ts';

const bundled: page.Bundled = {
  connect: connectStage,
  inspect: inspectStage,
  runHere,
  // Run on demand only: with workers a page has no use for it.
  startEngine: async () => (await import('../engine/engine-script.ts')).startEngine,
};

/** {@link createStage} of the public index. */
export function openStage(options: StageOptions): Promise<Stage> {
  return page.openStage(options, bundled);
}

/** {@link runApp} of the public index. */
export function run(options: page.RunOptions): Promise<page.RunningApp> {
  return page.run(options, bundled);
}
