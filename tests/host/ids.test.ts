import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generationOf, IdAllocator, slotOf } from '../../host/src/protocol/ids.ts';

describe('ids of nodes and animations', () => {
  it('are never alike, keep clear of reserved slots, and use the slot again that is free longest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('take'), fc.nat(50)), { maxLength: 400 }),
        (steps) => {
          const ids = new IdAllocator('nodes', 2, 22);
          const seen = new Set<number>();
          const live: number[] = [];
          const freed: number[] = [];
          for (const step of steps) {
            if (step === 'take') {
              if (live.length === 20) {
                assert.throws(() => ids.allocate(), { code: 'limit' });
                continue;
              }
              const id = ids.allocate();
              assert.ok(!seen.has(id), `id ${id} came twice`);
              assert.ok(slotOf(id) >= 2 && slotOf(id) < 22);
              const oldest = freed.shift();
              if (oldest !== undefined) {
                assert.equal(slotOf(id), slotOf(oldest));
                assert.equal(generationOf(id), generationOf(oldest) + 1);
              }
              seen.add(id);
              live.push(id);
            } else if (live.length > 0) {
              const [id] = live.splice((step as number) % live.length, 1) as [number];
              assert.equal(ids.release(id), true);
              assert.equal(ids.release(id), false, 'an id was released twice');
              freed.push(id);
            }
            assert.equal(ids.live, live.length);
            assert.ok(live.every((id) => ids.has(id)));
          }
        },
      ),
    );
  });

  it('retire a slot after its last generation', () => {
    const ids = new IdAllocator('nodes', 2, 4);
    const kept = ids.allocate();
    let last = ids.allocate();
    for (let generation = 1; generation < 4096; generation += 1) {
      ids.release(last);
      last = ids.allocate();
      assert.equal(slotOf(last), 3);
      assert.equal(generationOf(last), generation);
    }
    ids.release(last);
    assert.throws(() => ids.allocate(), /Expected at most 2 nodes at a time/);
    ids.release(kept);
    assert.equal(slotOf(ids.allocate()), 2);
  });

  it('give the low slots first and stop where the engine numbers its own', () => {
    const ids = new IdAllocator('nodes', 2);
    assert.deepEqual([ids.allocate(), ids.allocate(), ids.allocate()], [2, 3, 4]);
    for (let count = 3; count < (1 << 19) - 2; count += 1) ids.allocate();
    assert.throws(() => ids.allocate(), { code: 'limit' });
  });
});
