/**
 * What tests of pixels open: the page that draws lists on WebGL2, and an engine in Node.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page as Tab } from 'playwright-core';
import { connectStage, type Stage } from '../../../host/src/app/stage.ts';
import { Headless } from '../../../host/src/engine/headless.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../../host/tools/src/scene.ts';

/** Opens `page.ts` in a browser. */
export async function openGpu(browser: Browser): Promise<Tab> {
  const entry = fileURLToPath(new URL('page.ts', import.meta.url));
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => console.error(error));
  await tab.setContent('<!doctype html><title>gpu</title>');
  await tab.addScriptTag({ content: built.outputFiles[0]?.text ?? '' });
  return tab;
}

/** Opens an engine in Node with a stage of some size in dp, by default with a pixel for each. */
export async function openStage(
  width: number,
  height: number,
  { pixelWidth = width, pixelHeight = height } = {},
): Promise<{ headless: Headless; stage: Stage }> {
  const overscan = { top: 0, right: 0, bottom: 0, left: 0 };
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    stage: { width, height, pixelWidth, pixelHeight, overscan },
    base: folderUrl(projectRoot),
  });
  return { headless, stage: await connectStage(headless.app) };
}
