/**
 * What a host keeps of draw lists: it checks what a list changes, and that is as good as checking
 * everything.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  batch,
  DrawList,
  geometryKind,
  NO_SLOT,
  pass,
  section,
} from '../../host/src/gpu/draw-list.ts';
import { Retained, type Sink } from '../../host/src/gpu/retained.ts';
import { InlayError } from '../../host/src/protocol/error.ts';
import { at, fullList, geometryOf, type Item, list } from '../conformance/raster/lists.ts';

const nothing = () => {};
const sink: Sink = {
  resizePool: nothing,
  writeGeometry: nothing,
  writePaint: nothing,
  createPage: nothing,
  writePage: nothing,
  showImage: nothing,
  keepLevels: nothing,
  destroyTexture: nothing,
};

const STAGE = [100, 100] as const;
/** Boxes in so many spaces that they take three batches, an image in the last. */
const spaces = Array.from({ length: 39 }, (_, index) => at(index, 0));
const items: Item[] = Array.from({ length: 40 }, (_, index) => ({
  affine: at(index, index),
  width: 4,
  height: 4,
  space: index,
  ...(index === 39 ? { picture: 7 } : {}),
}));
const whole = fullList({
  stage: STAGE,
  spaces,
  textures: [{ image: 7, width: 4, height: 4 }],
  clips: [{ affine: at(0, 0), width: 9, height: 9 }],
  items,
});

/** A host that has the whole list, and the words of its passes. */
function host(): { retained: Retained; passes: number[] } {
  const retained = new Retained();
  const read = new DrawList();
  read.read(whole);
  retained.apply(read, sink);
  const passes = [...whole.subarray(read.start(section.passes), read.end(section.passes))];
  return { retained, passes };
}

/** Whether a delta was taken. */
function takes(
  retained: Retained,
  geometry: readonly number[],
  passes: readonly number[] = [],
): boolean {
  const head = { number: retained.number + 1, stage: STAGE, instances: items.length };
  const read = new DrawList();
  read.read(
    list(head, [
      [section.geometry, geometry],
      [section.passes, passes],
    ]),
  );
  try {
    retained.apply(read, sink);
    return true;
  } catch (error) {
    assert.ok(error instanceof InlayError && error.code === 'mismatch', String(error));
    return false;
  }
}

const kinds = Object.values(geometryKind).filter((kind) => kind < geometryKind.number);
/** Slots that are often right: a batch has 16 spaces at most, one texture or none, and no clip. */
const refers = fc.record({
  space: fc.oneof({ weight: 19, arbitrary: fc.nat(7) }, { weight: 1, arbitrary: fc.nat(17) }),
  clip: fc.oneof(
    { weight: 19, arbitrary: fc.constant(NO_SLOT) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  texture: fc.constantFrom(NO_SLOT, 0, 1),
  kind: fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(geometryKind.box, geometryKind.nothing) },
    { weight: 1, arbitrary: fc.constantFrom(...kinds, geometryKind.number) },
  ),
});
/** Ranges of instances that move, with gaps between them. */
const ranges = fc.array(
  fc.record({ gap: fc.nat(12), moved: fc.array(refers, { minLength: 1, maxLength: 6 }) }),
  { minLength: 1, maxLength: 4 },
);

describe('what a host keeps of draw lists', () => {
  it('refuses what moves an instance out of its batch exactly where a check of everything does', () => {
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(ranges, { minLength: 1, maxLength: 6 }), (deltas) => {
        const [narrow, full] = [host(), host()];
        for (const delta of deltas) {
          const words: number[] = [];
          let next = 0;
          for (const { gap, moved } of delta) {
            const first = next + gap;
            next = first + moved.length;
            if (next > items.length) break;
            words.push(first, moved.length);
            for (const slots of moved) words.push(...geometryOf(items[0] as Item, slots));
          }
          if (words.length === 0) continue;
          // With passes, a list is checked as a whole.
          const expected = takes(full.retained, words, full.passes);
          assert.equal(takes(narrow.retained, words), expected);
          assert.equal(narrow.retained.number, full.retained.number);
          narrow.retained.verify();
          if (expected) taken += 1;
          else refused += 1;
        }
      }),
      { seed: 4, numRuns: 400 },
    );
    assert.ok(taken > 100 && refused > 100, `${taken} taken, ${refused} refused`);
  });

  it('knows references that a list has moved when another list changes the batches', () => {
    const { retained, passes } = host();
    const [first] = items as [Item];
    const slots = { space: 15, clip: NO_SLOT, texture: NO_SLOT, kind: geometryKind.box };
    assert.ok(takes(retained, [0, 1, ...geometryOf(first, slots)]));
    // The first batch without its last space: after the head of the pass, that of the batch, and
    // no textures.
    const start = pass.batches + 1 + batch.textures + 1;
    assert.equal(passes[start], 16);
    const fewer = [...passes];
    fewer.splice(start, 17, 15, ...passes.slice(start + 1, start + 16));
    assert.equal(takes(retained, [], fewer), false);
    assert.ok(takes(retained, [], passes));
  });
});
