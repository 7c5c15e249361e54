import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileStore } from '../../host/src/device/files.ts';

const file = (bytes: number) => new Blob([new Uint8Array(bytes)]);

describe('the store of files', () => {
  it('lets those go first that were used longest ago', () => {
    const store = new FileStore(10);
    store.set('a', file(4));
    store.set('b', file(4));
    store.get('a');
    store.set('c', file(4));
    assert.deepEqual(
      [store.has('a'), store.has('b'), store.has('c'), store.bytes],
      [true, false, true, 8],
    );
  });

  it('does not keep a file above its limit, nor drop others for it', () => {
    const store = new FileStore(10);
    store.set('a', file(4));
    store.set('b', file(11));
    assert.deepEqual([store.has('a'), store.has('b')], [true, false]);
    store.set('a', file(11));
    assert.deepEqual([store.has('a'), store.bytes], [false, 0], 'an old one is not taken for it');
  });

  it('keeps held files beyond its limit, until each hold is released', () => {
    const store = new FileStore(10);
    store.set('a', file(8));
    store.hold('a', true);
    store.hold('a', true);
    store.set('b', file(8));
    store.hold('b', true);
    assert.deepEqual([store.has('a'), store.has('b'), store.bytes], [true, true, 16]);
    store.hold('a', false);
    store.set('c', file(1));
    assert.ok(store.has('a'));
    store.hold('a', false);
    store.set('d', file(1));
    assert.deepEqual([store.has('a'), store.has('b')], [false, true]);
    store.hold('never', false);
  });

  it('holds its limit and knows its bytes, whatever comes and goes', () => {
    const step = fc.record({
      what: fc.constantFrom('set', 'get', 'delete'),
      url: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      bytes: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = new FileStore(20);
        const model = new Map<string, Blob>();
        for (const { what, url, bytes } of steps) {
          if (what === 'delete') {
            store.delete(url);
            model.delete(url);
          } else if (what === 'set') {
            const blob = file(bytes);
            store.set(url, blob);
            model.set(url, blob);
          } else if (store.has(url))
            assert.equal(store.get(url), model.get(url), 'the last one of that URL');
          const kept = ['a', 'b', 'c', 'd', 'e'].filter((each) => store.has(each));
          const sum = kept.reduce(
            (total, each) => total + (model.get(each)?.size ?? Number.NaN),
            0,
          );
          assert.equal(store.bytes, sum);
          assert.ok(sum <= 20);
        }
      }),
    );
  });
});
