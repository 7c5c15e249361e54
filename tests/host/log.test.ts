import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InputLog, ReplayError } from '../../host/src/protocol/log.ts';
import { BatchWriter, commands, properties, writeEntry } from '../../host/src/protocol/schema.ts';
import { FakeWorld } from './support/fake-engine.ts';

/** A batch that makes node `node` and gives it a width. */
function batchOf(node: number): Uint32Array<ArrayBuffer> {
  const writer = new BatchWriter();
  writeEntry(writer, commands.createNode, { node, kind: 'view' });
  writeEntry(writer, properties.width, { tag: 'dp', val: node });
  writeEntry(writer, commands.insertChild, { parent: 1, child: node, before: 0 });
  return writer.finish(node);
}

describe('the log of inputs', () => {
  it('makes an equal engine from a snapshot and what came since, wherever the snapshots were taken', async () => {
    const step = fc.constantFrom('batch', 'key', 'frame', 'snapshot');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const world = new FakeWorld();
        const engine = await world.instantiate();
        const back: ArrayBuffer[] = [];
        const log = new InputLog((buffer) => back.push(buffer));
        const batches = [0];
        let node = 1;
        let time = 0;
        for (const what of steps) {
          if (what === 'batch') {
            node += 1;
            const batch = batchOf(node);
            log.batch(batch.buffer, batch.length);
            engine.apply(batch);
          } else if (what === 'key') {
            log.key(4, 0, time);
            engine.key(4, 0, time);
          } else if (what === 'frame') {
            time += 16;
            engine.frame(time);
            log.frame(time);
          } else {
            log.acknowledge(engine.snapshot().slice());
            assert.equal(log.words, 0);
            assert.equal(
              back.length,
              batches.shift(),
              'a snapshot did not free the batches before the last one',
            );
            batches.push(node - 1);
          }
        }
        const words = log.words;
        do {
          const again = await world.instantiate();
          if (log.snapshot) again.restore(log.snapshot);
          log.replay(again);
          assert.deepEqual(again.model, engine.model);
          assert.deepEqual(again.keys, engine.keys);
          // The last snapshot may be the one at fault: the one before it must do as well.
        } while (log.fallBack());
        assert.ok(log.words >= words);
      }),
    );
  });

  it('keeps only the frames that took an input', () => {
    const log = new InputLog(() => {});
    const frames: number[] = [];
    const target = { apply: () => {}, key: () => {}, frame: (time: number) => frames.push(time) };
    log.frame(1);
    log.key(4, 0, 1);
    for (const time of [2, 3, 4]) log.frame(time);
    log.key(4, 1, 4);
    log.frame(5);
    log.replay(target);
    assert.deepEqual(frames, [2, 5]);
  });

  it('names the input at which a replay fails, and does without it', () => {
    const log = new InputLog(() => {});
    for (const key of [1, 2, 3]) log.key(key, 0, key);
    log.frame(3);
    const replayed = (bad: (keys: number[], call: string) => boolean): number[] => {
      const keys: number[] = [];
      const check = (call: string) => {
        if (bad(keys, call)) throw new Error('broken');
      };
      const key = (each: number) => {
        keys.push(each);
        check('key');
      };
      log.replay({ apply: () => {}, key, frame: () => check('frame') });
      return keys;
    };
    const faultOf = (bad: Parameters<typeof replayed>[0]) => {
      try {
        replayed(bad);
      } catch (error) {
        assert.ok(error instanceof ReplayError);
        return log.leaveOut(error.entry);
      }
      return assert.fail('nothing failed');
    };
    assert.equal(
      (faultOf((keys) => keys.includes(2)) as { key: number }).key,
      2,
      'at the key itself',
    );
    const atFrame = faultOf((keys, call) => call === 'frame' && keys.includes(3));
    assert.equal((atFrame as { key: number }).key, 3, 'at the frame that took it');
    assert.deepEqual(
      replayed(() => false),
      [1],
    );
  });
});
