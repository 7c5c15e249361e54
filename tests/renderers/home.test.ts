/**
 * Compares the home screen written in components with the one on the app API: what is drawn is the
 * same, whatever was pressed.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { loadApp } from '../../host/tools/src/app-module.ts';
import { findScene, projectRoot } from '../../host/tools/src/scene.ts';
import { openExample, settleAlike } from './examples.ts';

/** What is pressed, one after the other; each is compared at rest. */
const presses = ['right', 'right', 'down', 'right', 'down', 'left', 'up', 'up'] as const;

async function open(example: string) {
  return openExample(await loadApp(findScene(join(projectRoot, 'examples', example)), example));
}

describe('the home screen in components', () => {
  for (const example of ['home-react', 'home-solid']) {
    it(`draws as ${example} what it draws on the app API, whatever is pressed`, async () => {
      const plain = await open('home');
      const other = await open(example);
      for (const press of [undefined, ...presses]) {
        if (press) for (const { headless } of [plain, other]) headless.press(`arrow-${press}`);
        await settleAlike(plain, other);
        assert.equal(other.stage.focused?.key, plain.stage.focused?.key, `after ${press}`);
        assert.deepEqual(other.picture(), plain.picture(), `after ${press ?? 'the start'}`);
      }
      assert.ok(plain.picture().length > 50, 'something is drawn');
      plain.headless.close();
      other.headless.close();
    });
  }
});
