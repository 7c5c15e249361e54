/**
 * Two apps that are to draw the same: each on an engine of its own.
 *
 * @module
 */
import { join } from 'node:path';
import type { Stage } from 'inlay';
import type { Headless } from 'inlay/host';
import { folderUrl, projectRoot } from '../../host/tools/src/scene.ts';
import { stageConfig } from '../host/support/bench.ts';
import { openHeadless } from '../host/support/headless.ts';
import { drawn } from '../parity/drawn.ts';
import { fullList } from '../parity/full-list.ts';

/** An app, with the images of the demo. */
export interface Example {
  readonly stage: Stage;
  readonly headless: Headless;
  /** What is drawn. */
  picture(): readonly string[];
}

export async function openExample(run: (stage: Stage) => unknown): Promise<Example> {
  const { headless, stage } = await openHeadless({
    stage: { ...stageConfig, pixelWidth: 640, pixelHeight: 360 },
    base: folderUrl(join(projectRoot, 'examples/home')),
  });
  await run(stage);
  return {
    stage,
    headless,
    // Nodes and places of images in memory have numbers of their own in each.
    picture: () => drawn(fullList(headless)).map((line) => line.replace(/^node \d+/, 'node')),
  };
}

/** Most turns that a renderer may take to render what follows from an event. */
const MOST_TURNS = 1000;

/** Until both draw the same at rest, or nothing of it comes: a renderer has turns of its own. */
export async function settleAlike(wanted: Example, other: Example): Promise<void> {
  await wanted.headless.rest();
  const picture = wanted.picture().join('\n');
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await other.headless.rest();
    if (other.picture().join('\n') === picture) return;
    await new Promise((done) => setTimeout(done));
  }
}
