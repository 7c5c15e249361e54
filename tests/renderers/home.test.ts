/**
 * Compares the home screen written in components with the one on the app API: what is drawn is the
 * same, whatever was pressed.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Stage } from 'inlay';
import type { Headless } from 'inlay/host';
import { loadApp } from '../../host/tools/src/app-module.ts';
import { findScene, folderUrl, projectRoot } from '../../host/tools/src/scene.ts';
import { stageConfig } from '../host/support/bench.ts';
import { openHeadless } from '../host/support/headless.ts';
import { drawn } from '../parity/drawn.ts';
import { fullList } from '../parity/full-list.ts';

/** What is pressed, one after the other; each is compared at rest. */
const presses = ['right', 'right', 'down', 'right', 'down', 'left', 'up', 'up'] as const;

interface Home {
  readonly stage: Stage;
  readonly headless: Headless;
  picture(): readonly string[];
}

async function open(example: string): Promise<Home> {
  const { headless, stage } = await openHeadless({
    stage: { ...stageConfig, pixelWidth: 640, pixelHeight: 360 },
    base: folderUrl(join(projectRoot, 'examples/home')),
  });
  const scene = findScene(join(projectRoot, 'examples', example));
  const run = await loadApp(scene, example);
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

/** Until both draw the same at rest, or nothing of it comes. */
async function settle(plain: Home, other: Home): Promise<void> {
  await plain.headless.rest();
  const wanted = plain.picture().join('\n');
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await other.headless.rest();
    if (other.picture().join('\n') === wanted) return;
    // A renderer has turns of its own.
    await new Promise((done) => setTimeout(done));
  }
}

describe('the home screen in components', () => {
  for (const example of ['home-react', 'home-solid']) {
    it(`draws as ${example} what it draws on the app API, whatever is pressed`, async () => {
      const plain = await open('home');
      const other = await open(example);
      for (const press of [undefined, ...presses]) {
        if (press) for (const { headless } of [plain, other]) headless.press(`arrow-${press}`);
        await settle(plain, other);
        assert.equal(other.stage.focused?.key, plain.stage.focused?.key, `after ${press}`);
        assert.deepEqual(other.picture(), plain.picture(), `after ${press ?? 'the start'}`);
      }
      assert.ok(plain.picture().length > 50, 'something is drawn');
      plain.headless.close();
      other.headless.close();
    });
  }
});
