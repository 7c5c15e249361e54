/**
 * What a host keeps of draw lists: it checks what a list changes, and that is as good as checking
 * everything.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Batch,
  batch,
  DrawList,
  geometryKind,
  geometry as geometryWords,
  NO_SLOT,
  type Pass,
  pass,
  section,
  writePass,
  writeTextureOperation,
} from '../../host/src/gpu/draw-list.ts';
import type { RasterExports } from '../../host/src/gpu/raster.ts';
import { Retained, type Sink } from '../../host/src/gpu/retained.ts';
import { InlayError } from '../../host/src/protocol/error.ts';
import { interfaceOf, loadComposed } from '../conformance/load.ts';
import {
  at,
  fullList,
  geometryOf,
  type Item,
  identity,
  list,
  paintOf,
  spaceWords,
} from '../conformance/raster/lists.ts';

const nothing = () => {};
const sink: Sink = {
  resizePool: nothing,
  writeGeometry: nothing,
  writePaint: nothing,
  createPage: nothing,
  writePage: nothing,
  showImage: nothing,
  keepLevels: nothing,
  createTarget: nothing,
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

/** Targets have ids whose slot is 0. */
const [ONE, OTHER] = [2 ** 20, 2 * 2 ** 20];
const IMAGE = 7;

/** A list of two boxes, and of two images that show a target or an image. */
function targetList(targets: readonly number[], passes: readonly Pass[]): Uint32Array {
  const textures: number[] = [];
  writeTextureOperation(textures, { tag: 'image', texture: IMAGE, width: 2, height: 2 });
  for (const texture of targets)
    writeTextureOperation(textures, { tag: 'create-target', texture, width: 8, height: 8 });
  const item: Item = { affine: identity, width: 8, height: 8 };
  const slots = { space: 0, clip: NO_SLOT };
  const box = geometryOf(item, { ...slots, texture: NO_SLOT, kind: geometryKind.box });
  const image = geometryOf(item, { ...slots, texture: 0, kind: geometryKind.image });
  const words: number[] = [];
  for (const one of passes) writePass(words, one);
  return list({ full: true, number: 1, stage: [16, 16], instances: 4 }, [
    [section.textures, textures],
    [section.spaces, spaceWords(identity, 0)],
    [section.geometry, [0, 4, ...box, ...box, ...image, ...image]],
    [section.paint, [0, 4, ...[0, 1, 2, 3].flatMap((at) => paintOf(item, at))]],
    [section.passes, words],
  ]);
}

const batchOf = (first: number, count: number, ...textures: number[]): Batch => ({
  ...{ first, count, kinds: 3, features: 0 },
  ...{ textures, spaces: [0], clips: [] },
});
const passOf = (target: number, ...batches: Batch[]): Pass => ({
  ...{ target, clear: 0, x: 0, y: 0, clip: 0, batches },
});

/** Why a list is refused; nothing if it is taken. */
function refusalOf(words: Uint32Array): string | undefined {
  const [read, retained] = [new DrawList(), new Retained()];
  read.read(words);
  try {
    retained.apply(read, sink);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof InlayError && error.code === 'mismatch', String(error));
    assert.equal(retained.number, -1, 'nothing is taken');
    return error.message;
  }
}

describe('what a host keeps of draw lists', () => {
  it('refuses passes whose targets are not right, and says what was expected', () => {
    const own = passOf(ONE, batchOf(0, 2));
    const all = passOf(0, batchOf(2, 2, ONE));
    assert.equal(refusalOf(targetList([ONE], [own, all])), undefined);
    const cases: [readonly number[], readonly Pass[], RegExp][] = [
      [[], [own, all], /expected a target that is not drawn yet/],
      [[OTHER], [own, all], /expected a target that is not drawn yet/],
      [[ONE], [passOf(IMAGE, batchOf(0, 2)), all], /expected a target that is not drawn yet/],
      [[ONE], [own, passOf(ONE), all], /expected a target that is not drawn yet/],
      [[ONE], [passOf(ONE, batchOf(0, 2, ONE)), all], /a target that a pass before has drawn/],
      [[ONE, OTHER], [passOf(OTHER, batchOf(2, 2, ONE)), own, passOf(0)], /a pass before/],
      [[ONE], [own], /expected a pass of the surface/],
      [[ONE], [passOf(0), own, all], /expected the surface in the last pass/],
      [[ONE], [own, passOf(0, batchOf(1, 3, ONE))], /expected one batch of instance 1, got two/],
      [[ONE], [own, passOf(0, batchOf(2, 1, ONE))], /expected batches for 4 instances, got 3/],
      [[ONE], [own, { ...all, x: 1 }], /expected all of the surface/],
      [[ONE], [{ ...own, clip: 1 }, all], /expected a clip that exists/],
    ];
    for (const [targets, passes, expected] of cases)
      assert.match(refusalOf(targetList(targets, passes)) ?? 'taken', expected);
  });

  it('refuses passes exactly where raster does', async () => {
    const raster: RasterExports = interfaceOf(await loadComposed('rust', 'raster'), 'raster');
    const refused = (words: Uint32Array) => {
      raster.reset();
      try {
        raster.apply(words);
        return false;
      } catch {
        return true;
      }
    };
    // Mostly boxes into targets, then images on the surface.
    const boxes = fc.constantFrom([batchOf(0, 2)], [batchOf(0, 1)], [batchOf(1, 1)], []);
    const texture = fc.constantFrom(ONE, ONE, OTHER, IMAGE);
    const any = fc.record({ first: fc.nat(4), count: fc.nat(4), texture });
    const random = fc
      .array(any, { maxLength: 3 })
      .map((all) => all.map(({ first, count, texture }) => batchOf(first, count, texture)));
    const batches = fc.oneof({ weight: 3, arbitrary: boxes }, { weight: 1, arbitrary: random });
    const targets = fc.constantFrom([ONE, OTHER], [ONE, OTHER], [OTHER, ONE], [ONE], [OTHER], []);
    const right = { target: ONE, batches: [batchOf(0, 2)] };
    const passes = fc.record({
      inner: fc
        .tuple(
          fc.subarray([right]),
          fc.array(fc.record({ target: fc.constantFrom(ONE, OTHER, IMAGE, 0), batches }), {
            maxLength: 2,
          }),
          fc.boolean(),
        )
        .map(([one, others, isFirst]) => (isFirst ? [...one, ...others] : [...others, ...one])),
      last: fc.oneof(
        texture.map((texture) => [batchOf(2, 2, texture)]),
        fc.tuple(texture, texture).map(([a, b]) => [batchOf(3, 1, a), batchOf(2, 1, b)]),
        random,
      ),
    });
    let taken = 0;
    fc.assert(
      fc.property(targets, passes, (targets, { inner, last }) => {
        const all = inner.map(({ target, batches }) => passOf(target, ...batches));
        const words = targetList(targets, [...all, passOf(0, ...last)]);
        const reason = refusalOf(words);
        assert.equal(reason !== undefined, refused(words), reason);
        if (reason === undefined) taken += 1;
      }),
      { seed: 5, numRuns: 3_000 },
    );
    assert.ok(taken > 50, `${taken} taken`);
  });

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

  it('takes moves the short way only where the long way does the same', () => {
    // What an instance refers to in the whole list.
    const known = (index: number) => ({
      ...{ space: index % 16, clip: NO_SLOT },
      texture: index === 39 ? 0 : NO_SLOT,
      kind: index === 39 ? geometryKind.image : geometryKind.box,
    });
    const kept = fc.array(fc.record({ gap: fc.nat(12), count: fc.nat(6) }), { maxLength: 4 });
    // Now and then a word in place of another.
    const change = fc.option(
      fc.tuple(fc.nat(), fc.oneof(fc.nat(50), fc.nat({ max: 2 ** 32 - 1 }))),
    );
    const moved = fc.array(fc.tuple(fc.nat(41), fc.float()), { maxLength: 3 });
    let [short, long] = [0, 0];
    fc.assert(
      fc.property(kept, moved, change, (delta, movedSpaces, changed) => {
        const geometry: number[] = [];
        let next = 0;
        for (const { gap, count } of delta) {
          const first = Math.min(next + gap, items.length);
          next = Math.min(first + count, items.length);
          geometry.push(first, next - first);
          for (let index = first; index < next; index += 1)
            geometry.push(
              ...geometryOf({ ...(items[index] as Item), affine: at(9, index) }, known(index)),
            );
        }
        const rows = movedSpaces.flatMap(([slot, x]) => spaceWords(at(x, slot), slot));
        // A space that is not there, or is no number.
        const isOther = movedSpaces.some(([slot, x]) => slot >= 40 || !Number.isFinite(x));
        const words = list({ number: 2, stage: STAGE, instances: items.length }, [
          [section.spaces, rows],
          [section.geometry, geometry],
        ]);
        if (changed) words[changed[0] % words.length] = changed[1];
        const [ways, written] = [[host(), host()], [[], []] as number[][][]] as const;
        const sinks = written.map((writes) => ({
          ...sink,
          writeGeometry: (first: number, count: number, all: Uint32Array, at: number) =>
            writes.push([first, count, ...all.subarray(at, at + count * geometryWords.words)]),
        }));
        const [one, other] = ways as [ReturnType<typeof host>, ReturnType<typeof host>];
        const before = Float32Array.from(one.retained.spaces);
        const taken = one.retained.applyMoves(words, sinks[0] as Sink);
        if (taken === 'none') {
          assert.deepEqual([one.retained.number, written[0]], [1, []]);
          assert.deepEqual(one.retained.spaces, before);
          const moves = geometry.length + rows.length > 0 && !isOther;
          assert.ok(changed || !moves, 'what only moves takes the short way');
          long += 1;
          return;
        }
        if (!changed) assert.equal(taken, rows.length > 0 ? 'spaces' : 'instances');
        const read = new DrawList();
        read.read(words);
        other.retained.apply(read, sinks[1] as Sink);
        assert.deepEqual(written[0], written[1]);
        assert.deepEqual(one.retained, other.retained);
        short += 1;
      }),
      { seed: 6, numRuns: 2_000 },
    );
    assert.ok(short > 300 && long > 300, `${short} the short way, ${long} the long one`);
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
