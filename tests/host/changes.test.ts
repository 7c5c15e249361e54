/**
 * What a renderer sets on a node lies between what it had and what it is to have.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type NodeProperties, spring } from '../../host/src/index.ts';
import { changesOf } from '../../host/src/renderer.ts';
import { type Bench, openBench } from './support/bench.ts';

const from = fc.constantFrom;
const part = <T>(...values: readonly T[]) => from(...values, null, undefined);

/** Properties that overlap in all the ways there are. */
const properties = fc.record(
  {
    padding: part<NodeProperties['padding']>(4, [1, 2]),
    paddingTop: part(8, 9),
    paddingLeft: part(8),
    width: part<NodeProperties['width']>(10, '50%'),
    layout: fc.option(
      fc.record(
        { width: part(30), gap: part(2, 3), paddingLeft: part(5), overflow: part('hidden') },
        { requiredKeys: [] },
      ),
    ),
    overflow: part('hidden', 'visible'),
    overflowY: part('hidden'),
    scroll: fc.oneof(
      part('x', 'y', 'none'),
      fc.record(
        {
          axis: from('x', 'both', undefined),
          keyLine: part(0.5),
          policy: part('page'),
          padding: part(7),
        },
        { requiredKeys: [] },
      ),
    ),
    scrollPaddingTop: part(1),
    focusGroup: fc.oneof(
      part(true, false),
      fc.record({ remember: part(true), trap: part(true) }, { requiredKeys: [] }),
    ),
    states: fc.option(
      fc.record(
        { focused: fc.record({ scale: part(2), opacity: part(0.5) }), pressed: part({}) },
        { requiredKeys: [] },
      ),
    ),
    transition: part({ scale: spring() }, { scale: 'instant' }),
    key: part('a', 'b'),
    data: part({ id: 1 }, { id: 2 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<NodeProperties>;

/** What is left out by `null`, left out; also in groups. */
function written(values: object, inside: readonly string[] = ['layout', 'scroll']): object {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name,
        inside.includes(name) && typeof value === 'object' ? written(value, []) : value,
      ]),
  );
}

describe('changes between properties', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
    bench.stage.on('warning', () => {});
    await bench.step();
  });

  it('make of a node what it would be if it were new', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(properties, { minLength: 1, maxLength: 5 }), async (all) => {
        const changed = bench.stage.view();
        all.forEach((after, at) => {
          const changes = changesOf(all[at - 1] ?? {}, after);
          if (changes) changed.set(changes);
        });
        const fresh = bench.stage.view(written(all.at(-1) as NodeProperties));
        await bench.step();
        const valuesOf = (id: number) => bench.world.engine.nodes.get(id)?.values;
        assert.deepEqual(valuesOf(changed.id), valuesOf(fresh.id));
        assert.deepEqual(changed.data ?? null, fresh.data ?? null);
        assert.equal(changed.key, fresh.key);
      }),
      { numRuns: 2000 },
    );
  });

  it('are none where nothing has changed, however it is written', () => {
    const look = () => ({
      padding: [4, 8] as const,
      states: { focused: { scale: 2 } },
      transition: { scale: spring() },
      width: undefined,
      height: null,
    });
    assert.equal(changesOf(look(), look()), undefined);
  });

  it('name only what has changed', () => {
    const before = { width: 1, height: 2, opacity: 0.5, layout: { gap: 3, rowGap: 4 } };
    assert.deepEqual(changesOf(before, { ...before, width: 5 }), { width: 5 });
    assert.deepEqual(changesOf(before, { width: 1, height: 2, layout: { gap: 3 } }), {
      opacity: null,
      rowGap: null,
      layout: { gap: 3 },
    });
  });
});
