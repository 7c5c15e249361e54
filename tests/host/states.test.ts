/**
 * Values of states with the real engine: replaced as a whole, and what has not changed stays still.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import { type StateStyles, spring } from '../../host/src/index.ts';
import { drawn } from '../parity/drawn.ts';
import { fullList } from '../parity/full-list.ts';
import { openHeadless } from './support/headless.ts';

const box = { width: 200, height: 100, background: '#336699', focusable: true };

describe('values of states', () => {
  let headless: Headless;
  let stage: Stage;

  beforeEach(async () => {
    ({ headless, stage } = await openHeadless());
  });
  afterEach(() => headless.close());

  it('are what was set last, whatever was set before', async () => {
    const style = fc.option(
      fc.record(
        {
          scale: fc.constantFrom(1, 1.5),
          background: fc.constantFrom('#ff0000', '#00ff00'),
          translateX: fc.constantFrom(0, 40),
        },
        { requiredKeys: [] },
      ),
    );
    const states = fc.option(
      fc.record(
        { focused: style, selected: style, 'focus-within': style, pressed: style },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(states, { minLength: 1, maxLength: 6 }), async (all) => {
        const last = all.at(-1) as StateStyles | null;
        const picture = async (steps: readonly (StateStyles | null)[]) => {
          const node = stage.view(box);
          stage.append(node);
          node.focus();
          node.setStates('selected');
          await headless.rest();
          for (const values of steps) {
            node.set({ states: values });
            await headless.rest();
          }
          // Each node has a number of its own.
          const lines = drawn(fullList(headless)).map((line) => line.replace(/^node \d+/, 'it'));
          node.remove();
          await headless.rest();
          return lines;
        };
        assert.deepEqual(await picture(all as (StateStyles | null)[]), await picture([last]));
      }),
      { numRuns: 60 },
    );
  });

  it('move nothing where they are set again as they were', async () => {
    const look = { states: { focused: { scale: 1.5 } }, transition: { scale: spring() } };
    const node = stage.view({ ...box, ...look });
    stage.append(node);
    node.focus();
    await headless.rest();
    const before = drawn(fullList(headless));
    const since = headless.time;
    node.set({ states: { focused: { scale: 1.5 } } });
    await headless.rest();
    assert.deepEqual(drawn(fullList(headless)), before);
    const still = headless.time - since;
    node.set({ states: {} });
    await headless.rest();
    assert.ok(headless.time - since > still + 100, 'a change travels');
    assert.ok(still < 100, `nothing to wait for, took ${still} ms`);
  });
});
