/**
 * Nodes that focus never finds for want of a size: each is said once, at rest.
 */
import assert from 'node:assert/strict';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import { openHeadless } from './support/headless.ts';

describe('a focusable node without area', () => {
  let headless: Headless;
  let stage: Stage;
  let warnings: string[];

  beforeEach(async () => {
    ({ headless, stage } = await openHeadless());
    warnings = [];
    stage.on('warning', (message) => warnings.push(message));
  });
  afterEach(() => headless.close());

  it('is named once with its path, and what to do', async () => {
    const row = stage.view({ key: 'row', flexDirection: 'row' });
    const button = stage.view({ key: 'button', focusable: true, height: 40 });
    row.append(button);
    stage.append(row);
    await headless.rest();
    assert.equal(warnings.length, 1, warnings.join('\n'));
    assert.match(warnings[0] as string, /"button".*row.*focusable, but its box has no area/s);
    assert.match(warnings[0] as string, /give it a width and a height/);
    row.set({ width: 500 });
    await headless.rest();
    assert.equal(warnings.length, 1);
  });

  it('is not named where it has an area, is hidden, or gets its size before rest', async () => {
    const sized = stage.view({ focusable: true, width: 40, height: 40 });
    const hidden = stage.view({ focusable: true, display: 'none' });
    const filled = stage.view({ focusable: true });
    filled.append(stage.view({ width: 10, height: 10 }));
    const late = stage.view({ focusable: true });
    stage.append(sized);
    stage.append(hidden);
    stage.append(filled);
    stage.append(late);
    late.set({ width: 10, height: 10 });
    await headless.rest();
    assert.deepEqual(warnings, []);
  });
});
