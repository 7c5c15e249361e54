/**
 * What every implementation of `inlay:resources/resources` does.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BatchWriter,
  commands,
  id,
  type LoadError,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';
import { outlivesDamage } from '../damage.ts';
import {
  level,
  type ResourcesInterface,
  reasonOf,
  refusal,
  reload,
  removals,
  sources,
  told,
} from './system.ts';

const { outOfBounds, inBounds, inViewport } = level;
const SIDE = 10;
const BYTES = SIDE * SIDE * 4;

/** Says where nodes are, each shown at {@link SIDE} pixels. */
function show(system: ResourcesInterface, places: Readonly<Record<number, number>>): void {
  const words = Object.entries(places).flatMap(([node, visibility]) => [
    Number(node),
    visibility,
    SIDE,
    SIDE,
  ]);
  system.setVisible(Uint32Array.from(words));
}

/** The pictures that an update requests, all of which arrive at once. */
function load(system: ResourcesInterface, time: number): string[] {
  const { requests } = system.update(time);
  for (const { texture } of requests) system.arrive(texture, SIDE, SIDE, BYTES);
  system.update(time);
  return requests.map(({ url }) => url);
}

/** Runs the suite against instances that `create` makes. */
export function conformance(name: string, create: () => Promise<ResourcesInterface>): void {
  describe(`conformance of resources: ${name}`, () => {
    let system: ResourcesInterface;

    before(async () => {
      system = await create();
    });

    beforeEach(() => {
      system.reset();
    });

    it('requests what is in the viewport before what is in bounds, and nothing else', () => {
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c', 4: 'd' }));
      show(system, { 1: inBounds, 2: inViewport, 3: outOfBounds, 4: inViewport });
      const changes = system.update(0);
      assert.deepEqual(
        changes.requests.map(({ url }) => url),
        ['b', 'd', 'a'],
      );
      assert.deepEqual(told(changes), {
        1: ['loading'],
        2: ['loading'],
        3: ['wanted'],
        4: ['loading'],
      });
      assert.deepEqual(system.update(16).requests, [], 'no second request while loading');
    });

    it('shares a texture among nodes of one URL, with the greatest size as a hint', () => {
      system.apply(sources({ 1: 'a', 2: 'a' }));
      system.setVisible(Uint32Array.of(1, inViewport, 30, 10, 2, inBounds, 20, 40));
      const [request, ...others] = system.update(0).requests;
      assert.deepEqual(others, []);
      assert.ok(request);
      assert.deepEqual([request.url, request.width, request.height], ['a', 30, 40]);
      system.arrive(request.texture, 300, 400, 7);
      const ready = ['ready', request.texture, 300, 400];
      assert.deepEqual(told(system.update(16)), { 1: ready, 2: ready });
      system.apply(sources({ 3: 'a' }));
      const late = system.update(32);
      assert.deepEqual([late.requests, told(late)], [[], { 3: ready }]);
    });

    it('evicts what was shown longest ago, and requests it again when it comes back into bounds', () => {
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
      system.setBudget(2 * BYTES);
      for (const [time, node] of [
        [0, 2],
        [10, 1],
      ] as const) {
        show(system, { [node]: inViewport });
        load(system, time);
        show(system, { [node]: outOfBounds });
        system.update(time + 1);
      }
      show(system, { 3: inViewport });
      const { requests } = system.update(20);
      assert.equal(requests.length, 1);
      system.arrive(requests[0]?.texture ?? 0, SIDE, SIDE, BYTES);
      const changes = system.update(21);
      assert.equal(changes.released.length, 1);
      assert.deepEqual(told(changes)[2], ['evicted']);
      show(system, { 1: inBounds, 2: inViewport });
      assert.deepEqual(load(system, 22), ['b']);
    });

    it('never evicts what is visible, even beyond the budget', () => {
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
      system.setBudget(BYTES);
      show(system, { 1: inViewport, 2: inViewport, 3: inBounds });
      assert.deepEqual(load(system, 0), ['a', 'b'], 'there is no room for what is only in bounds');
      assert.equal(system.update(1).released.length, 0);
      show(system, { 1: inBounds });
      assert.equal(system.update(2).released.length, 1);
      for (const time of [3, 4, 5]) {
        const { requests, released } = system.update(time);
        assert.deepEqual(
          [requests, released.length],
          [[], 0],
          'nothing goes and comes over and over',
        );
      }
    });

    it('cancels a load nobody waits for, refuses its arrival and leaks nothing', () => {
      system.apply(sources({ 1: 'a' }));
      show(system, { 1: inBounds });
      const texture = system.update(0).requests[0]?.texture ?? 0;
      assert.notEqual(texture, 0);
      show(system, { 1: outOfBounds });
      const changes = system.update(1);
      assert.deepEqual([[...changes.cancelled], [...changes.released]], [[texture], []]);
      const unknown = { tag: 'unknown-texture', val: texture };
      assert.deepEqual(
        refusal(() => system.arrive(texture, 1, 1, 1)),
        unknown,
      );
      show(system, { 1: inViewport });
      const again = system.update(2).requests[0]?.texture ?? 0;
      assert.notEqual(again, texture);
      assert.equal(again & 0xfffff, texture & 0xfffff, 'the slot in its next generation');
      assert.deepEqual(
        refusal(() => system.fail(texture, reasonOf('broken'))),
        unknown,
      );
      for (const number of [6, 77, 0xffffffff]) {
        assert.deepEqual(
          refusal(() => system.fail(again, number)),
          { tag: 'unknown-reason', val: number },
        );
      }
      system.arrive(again, 1, 1, 1);
      assert.deepEqual(told(system.update(3)), { 1: ['ready', again, 1, 1] });
    });

    it('requests more pixels of an image seen larger than it was loaded for, into the same texture', () => {
      const seen = (side: number) => system.setVisible(Uint32Array.of(1, inViewport, side, side));
      system.apply(sources({ 1: 'a' }));
      seen(100);
      const texture = system.update(0).requests[0]?.texture ?? 0;
      system.arrive(texture, 1000, 1000, 100 * 100 * 4);
      system.update(1);
      seen(114);
      assert.deepEqual(system.update(2).requests, [], 'hardly larger');
      seen(500);
      assert.deepEqual(system.update(3).requests, [
        { texture, url: 'a', width: 500, height: 500, visibility: 2 },
      ]);
      assert.deepEqual(system.update(4).requests, [], 'one at a time');
      system.arrive(texture, 1000, 1000, 500 * 500 * 4);
      const changes = system.update(5);
      assert.deepEqual([told(changes), changes.released.length], [{}, 0], 'nodes are told nothing');
      seen(251);
      assert.deepEqual(system.update(6).requests, [], 'it has what is needed');
      seen(1000);
      assert.equal(system.update(7).requests.length, 1);
      system.fail(texture, reasonOf('network'));
      assert.deepEqual(
        [told(system.update(8)), system.update(9).requests],
        [{}, []],
        'what is there stays',
      );
    });

    it('requests an image at its own size if a node counts its pixels', () => {
      const writer = new BatchWriter();
      writer.select(2);
      writeEntry(writer, properties.sourceRect, { x: 0, y: 0, width: 9, height: 9 });
      writer.select(3);
      writeEntry(writer, properties.objectFit, 'none');
      system.apply(writer.entries());
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
      system.setVisible(
        Uint32Array.of(1, inViewport, 30, 30, 2, inViewport, 30, 30, 3, inViewport, 30, 30),
      );
      const sizes = system.update(0).requests.map(({ url, width, height }) => [url, width, height]);
      assert.deepEqual(sizes, [
        ['a', 30, 30],
        ['b', 0, 0],
        ['c', 0, 0],
      ]);
      writer.clear();
      writer.select(2);
      writeEntry(writer, commands.unsetProperty, id.sourceRect);
      system.apply(writer.entries());
      show(system, { 2: outOfBounds });
      system.update(1);
      show(system, { 2: inViewport });
      assert.equal(system.update(2).requests[0]?.width, SIDE);
    });

    it('uses freed slots first in, first out', () => {
      const [a, b, c] = [system.reserve(1), system.reserve(1), system.reserve(1)];
      system.release(b);
      system.release(a);
      assert.deepEqual([...system.update(0).released], [b, a]);
      const slots = [system.reserve(1), system.reserve(1), system.reserve(1)].map(
        (texture) => texture & 0xfffff,
      );
      assert.deepEqual(slots, [b, a, c + 1]);
      assert.deepEqual(
        refusal(() => system.release(a)),
        { tag: 'unknown-texture', val: a },
      );
    });

    it('retires a slot whose generations are spent', () => {
      const first = system.reserve(1);
      let last = first;
      for (let generation = 0; generation < 4096; generation++) {
        assert.equal(last, (first | (generation << 20)) >>> 0);
        system.release(last);
        last = system.reserve(1);
      }
      assert.equal(last, first + 1);
    });

    it('counts reserved bytes', () => {
      system.apply(sources({ 1: 'a' }));
      system.setBudget(BYTES);
      show(system, { 1: inViewport });
      load(system, 0);
      show(system, { 1: outOfBounds });
      assert.equal(system.update(1).released.length, 0);
      const page = system.reserve(1);
      assert.equal(system.update(2).released.length, 1);
      system.release(page);
      assert.deepEqual([...system.update(3).released], [page]);
      show(system, { 1: inBounds });
      load(system, 4);
      assert.deepEqual([...system.update(5).released], [], 'there is room again');
    });

    it('requests fewer pixels of an image seen at less than half its size, into the same texture, once', () => {
      const seen = (side: number) => system.setVisible(Uint32Array.of(1, inViewport, side, side));
      system.apply(sources({ 1: 'a' }));
      seen(1000);
      const texture = system.update(0).requests[0]?.texture ?? 0;
      system.arrive(texture, 1000, 1000, 1000 * 1000 * 4);
      system.update(1);
      seen(100);
      assert.deepEqual(system.update(2).requests, [
        { texture, url: 'a', width: 100, height: 100, visibility: 2 },
      ]);
      system.arrive(texture, 1000, 1000, 100 * 100 * 4);
      const changes = system.update(3);
      assert.deepEqual([told(changes), changes.requests, changes.released.length], [{}, [], 0]);
    });

    it('requests an image again that is shown clearly larger than it was loaded for, by the side that needs more', () => {
      const shown = (width: number, height: number) => {
        system.setVisible(Uint32Array.of(1, inViewport, width, height));
        return system.update(0).requests;
      };
      system.apply(sources({ 1: 'a' }));
      const [first] = shown(100, 100);
      // It has 1,000 x 1,000 pixels of its own, and was decoded to a tenth.
      system.arrive(first?.texture ?? 0, 1_000, 1_000, 100 * 100 * 4);
      assert.deepEqual(shown(100, 100), []);
      assert.deepEqual(shown(110, 90), [], 'hardly larger');
      assert.deepEqual(shown(20, 20), [], 'smaller');
      for (const [width, height] of [
        [200, 10],
        [10, 400],
      ] as const) {
        const [again] = shown(width, height);
        assert.equal(again?.texture, first?.texture, `${width} x ${height}`);
        assert.deepEqual(shown(width, height), [], 'once');
        const share = Math.max(width, height) / 1_000;
        system.arrive(again?.texture ?? 0, 1_000, 1_000, (1_000 * share) ** 2 * 4);
      }
    });

    describe('a load that failed', () => {
      /** The request of an update fails; what nodes are told of it, and when another try is due. */
      const fail = (time: number, reason: LoadError) => {
        const { requests } = system.update(time);
        assert.equal(requests.length, 1);
        system.fail(requests[0]?.texture ?? 0, reasonOf(reason));
        const changes = system.update(time);
        assert.deepEqual(
          [changes.requests, changes.cancelled.length, changes.released.length],
          [[], 0, 0],
        );
        return [told(changes), changes.wake] as const;
      };
      beforeEach(() => {
        system.apply(sources({ 1: 'a' }));
        show(system, { 1: inViewport });
      });

      it('is tried again after 1, 2, 4 seconds if the cause may pass, and its node stays failed', () => {
        assert.deepEqual(fail(0, 'timed-out'), [{ 1: ['failed', 5] }, 1000]);
        assert.deepEqual(system.update(999).requests, []);
        assert.deepEqual(fail(1000, 'network'), [{}, 3000]);
        assert.deepEqual(fail(3000, 'network'), [{}, 7000]);
        assert.equal(load(system, 7000).length, 1);
        assert.equal(system.update(8000).wake, undefined);
      });

      it('is loaded again in bounds only, and coming back emits nothing', () => {
        fail(0, 'network');
        show(system, { 1: outOfBounds });
        const away = system.update(5000);
        assert.deepEqual([away.requests, away.wake, told(away)], [[], undefined, {}]);
        show(system, { 1: inBounds });
        assert.deepEqual(fail(6000, 'network'), [{}, 8000]);
      });

      it('is not tried again if the cause lasts, unless the app asks', () => {
        assert.deepEqual(fail(0, 'not-found'), [{ 1: ['failed'] }, undefined]);
        show(system, { 1: outOfBounds });
        system.update(1e6);
        show(system, { 1: inViewport });
        assert.deepEqual(system.update(2e6).requests, []);
        system.apply(reload(1));
        assert.deepEqual(
          fail(2e6, 'not-found'),
          [{ 1: ['failed'] }, undefined],
          'a reload is answered',
        );
      });

      it('does not answer a node that names the image later: that is another attempt', () => {
        fail(0, 'broken');
        system.apply(sources({ 2: 'a' }));
        show(system, { 2: inViewport });
        const changes = system.update(1);
        assert.deepEqual([told(changes), changes.requests.length], [{ 2: ['loading'] }, 1]);
        system.arrive(changes.requests[0]?.texture ?? 0, SIDE, SIDE, BYTES);
        assert.deepEqual(Object.keys(told(system.update(2))), ['1', '2']);
      });

      it('outlives a restart: what may pass is tried again at once, what lasts is not', () => {
        system.apply(sources({ 2: 'b' }));
        show(system, { 2: inViewport });
        for (const { texture, url } of system.update(0).requests) {
          system.fail(texture, reasonOf(url === 'a' ? 'network' : 'not-found'));
        }
        system.update(1);
        const state = system.snapshot();
        assert.deepEqual(state.failed, [
          { url: 'a', reason: reasonOf('network'), failures: 1 },
          { url: 'b', reason: reasonOf('not-found'), failures: 1 },
        ]);
        system.reset();
        system.apply(sources({ 1: 'a', 2: 'b' }));
        system.restore(state);
        show(system, { 1: inViewport, 2: inViewport });
        const changes = system.update(2);
        assert.deepEqual(
          changes.requests.map(({ url }) => url),
          ['a'],
        );
        assert.deepEqual(told(changes)[2], ['failed']);
      });
    });

    it('keeps mipmap levels of an image seen at less than half its size beside a larger one, once, and counts them', () => {
      system.apply(sources({ 1: 'a', 2: 'a', 3: 'b', 4: 'b' }));
      const at = (...sides: number[]) =>
        system.setVisible(
          Uint32Array.from(
            sides.flatMap((side, index) => [
              index + 1,
              side === 0 ? outOfBounds : inViewport,
              side,
              side,
            ]),
          ),
        );
      at(400, 201, 400, 40);
      const [a, b] = system.update(0).requests;
      system.arrive(a?.texture ?? 0, 400, 400, 400 * 400 * 4);
      system.arrive(b?.texture ?? 0, 400, 400, 400 * 400 * 4);
      assert.deepEqual([...system.update(1).levels], [b?.texture], 'half is filtered well without');
      at(400, 199, 400, 30);
      assert.deepEqual([...system.update(2).levels], [a?.texture]);
      // Two textures of 640,000 bytes with a third and two pixels more each: over the budget by one
      // byte, and what is out of bounds goes.
      system.setBudget(2 * 853_341);
      at(0, 0, 400, 30);
      assert.deepEqual([...system.update(3).released], []);
      system.setBudget(2 * 853_341 - 1);
      assert.deepEqual([...system.update(4).released], [a?.texture]);
    });

    it('keeps mipmap levels of a sheet shown in small parts, and not of an image loaded smaller instead', () => {
      const writer = new BatchWriter();
      writer.select(1);
      writeEntry(writer, properties.sourceRect, { x: 0, y: 0, width: 100, height: 100 });
      system.apply(sources({ 1: 'a', 2: 'b' }));
      system.apply(writer.entries());
      system.setVisible(Uint32Array.from([1, inViewport, 40, 40, 2, inViewport, 400, 400]));
      const [a, b] = system.update(0).requests;
      system.arrive(a?.texture ?? 0, 400, 400, 400 * 400 * 4);
      system.arrive(b?.texture ?? 0, 400, 400, 400 * 400 * 4);
      assert.deepEqual([...system.update(1).levels], [a?.texture]);
      system.setVisible(Uint32Array.from([2, inViewport, 40, 40]));
      const changes = system.update(2);
      assert.deepEqual([changes.requests.length, [...changes.levels]], [1, []]);
    });

    it('reports which running loads come into the viewport or leave it', () => {
      system.apply(sources({ 1: 'a' }));
      show(system, { 1: inBounds });
      const [request] = system.update(0).requests;
      assert.equal(request?.visibility, inBounds);
      show(system, { 1: inViewport });
      assert.deepEqual([...system.update(1).urgency], [request?.texture, inViewport]);
      assert.deepEqual([...system.update(2).urgency], []);
    });

    it('follows sources that change, go and come', () => {
      system.apply(sources({ 1: 'a', 2: 'a' }));
      show(system, { 1: inViewport });
      load(system, 0);
      system.apply(sources({ 1: 'b', 2: undefined }));
      assert.deepEqual(told(system.update(1)), { 1: ['loading'], 2: ['empty'] });
      system.apply(removals(1));
      assert.equal(system.update(2).cancelled.length, 1);
      assert.deepEqual(
        refusal(() => system.apply(sources({ 1: 'a' }))),
        { tag: 'unknown-node', val: 1 },
      );
      const next = 1 + (1 << 20);
      system.apply(sources({ [next]: 'a' }));
      assert.deepEqual(told(system.update(3))[next]?.[0], 'ready', 'a is still there');
    });

    it('refuses bad streams and arguments whole', () => {
      system.apply(sources({ 1: 'a' }));
      const good = sources({ 1: 'b' });
      const property = new BatchWriter();
      property.select(1);
      property.raw(id.width, [0]);
      const cases: [ArrayLike<number>, unknown][] = [
        [[id.src], { tag: 'malformed', val: good.length }],
        [[id.src | (9 << 16)], { tag: 'malformed', val: good.length }],
        [[id.selectNode | (1 << 16), 0], { tag: 'unknown-node', val: 0 }],
        [property.entries(), { tag: 'unsupported', val: id.width }],
      ];
      for (const [bad, expected] of cases) {
        const words = Uint32Array.from([...good, ...Array.from(bad)]);
        assert.deepEqual(
          refusal(() => system.apply(words)),
          expected,
        );
      }
      assert.deepEqual(
        refusal(() => system.apply(good.subarray(2))),
        { tag: 'malformed', val: 0 },
      );
      show(system, { 1: inViewport });
      assert.deepEqual(
        refusal(() => system.setVisible(Uint32Array.of(1, outOfBounds, 1, 1, 2))),
        { tag: 'bad-length', val: 5 },
      );
      const [request] = system.update(0).requests;
      assert.equal(request?.url, 'a');
      for (const [width, height, fault] of [
        [0, 5, 0],
        [5, 16385, 16385],
      ] as const) {
        assert.deepEqual(
          refusal(() => system.arrive(request?.texture ?? 0, width, height, 1)),
          { tag: 'bad-size', val: fault },
        );
      }
      system.arrive(request?.texture ?? 0, 16384, 1, 1);
    });

    it('brings recency over a restart, and is new after a state of another version', () => {
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
      for (const [time, node] of [
        [0, 3],
        [1, 1],
        [2, 2],
      ] as const) {
        show(system, { [node]: inViewport });
        load(system, time);
        show(system, { [node]: outOfBounds });
        system.update(time);
      }
      const state = system.snapshot();
      assert.deepEqual(state, { version: 2, recency: ['c', 'a', 'b'], failed: [] });
      system.reset();
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
      system.restore(state);
      show(system, { 1: inBounds, 2: inBounds, 3: inBounds });
      load(system, 3);
      system.setBudget(2 * BYTES);
      assert.deepEqual(told(system.update(4)), { 3: ['evicted'] });
      assert.deepEqual(
        refusal(() => system.restore({ version: 1, recency: [], failed: [] })),
        { tag: 'version', val: 2 },
      );
      show(system, { 1: inViewport });
      assert.deepEqual(system.update(5).requests, []);
    });

    it('takes or refuses a state, whatever is damaged in it', () => {
      system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
      show(system, { 1: inViewport, 2: inViewport, 3: inViewport });
      for (const time of [0, 1, 2]) load(system, time);
      outlivesDamage(
        () => system.snapshot(),
        (damaged) => {
          system.reset();
          system.apply(sources({ 1: 'a', 2: 'b', 3: 'c' }));
          system.restore(damaged);
          show(system, { 1: inViewport, 2: inBounds, 3: inBounds });
          load(system, 3);
          system.setBudget(BYTES);
          system.update(4);
        },
        () => assert.deepEqual(system.snapshot(), { version: 2, recency: [], failed: [] }),
      );
    });

    it('survives any words', () => {
      const word = fc.oneof(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.constantFrom(
          1,
          2,
          id.selectNode | (1 << 16),
          id.removeNode | (1 << 16),
          id.src | (2 << 16),
        ),
      );
      fc.assert(
        fc.property(fc.array(word, { maxLength: 40 }), fc.double(), (numbers, time) => {
          const words = Uint32Array.from(numbers);
          for (const call of [() => system.apply(words), () => system.setVisible(words)]) {
            try {
              call();
            } catch (error) {
              assert.ok(
                error !== null && typeof error === 'object' && 'payload' in error,
                String(error),
              );
            }
          }
          system.update(time);
        }),
        { numRuns: 2000 },
      );
      system.reset();
      assert.deepEqual(system.update(0).requests, []);
    });
  });
}
