import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Gate } from '../../host/src/device/gate.ts';

describe('a gate', () => {
  it('lets in what is together within its bound, in order, and what is heavier alone', async () => {
    const weights = fc.array(
      fc.record({ weight: fc.integer({ min: 0, max: 15 }), fails: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(weights, fc.scheduler(), async (works, scheduler) => {
        const gate = new Gate(10);
        const inside = new Set<number>();
        const entered: number[] = [];
        const ends = works.map(({ weight, fails }, index) =>
          gate.run(weight, async () => {
            inside.add(index);
            entered.push(index);
            const sum = [...inside].reduce((sum, other) => sum + (works[other]?.weight ?? 0), 0);
            assert.ok(sum <= 10 || sum === weight, `${sum} at a time`);
            await scheduler.schedule(Promise.resolve());
            inside.delete(index);
            if (fails) throw new Error('it failed');
            return index;
          }),
        );
        const ended = Promise.allSettled(ends);
        await scheduler.waitFor(ended);
        for (const [index, end] of (await ended).entries()) {
          assert.equal(end.status, works[index]?.fails ? 'rejected' : 'fulfilled');
        }
        assert.deepEqual(
          entered,
          works.map((_, index) => index),
        );
      }),
    );
  });
});
