/**
 * Whatever an app hands over, it works or throws an error of the API, in time that its length
 * explains.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseColor } from '../../host/src/app/color.ts';
import { shortForms } from '../../host/src/app/short-forms.ts';
import { type Easing, InlayError, linear, type Node } from '../../host/src/index.ts';
import { properties } from '../../host/src/protocol/schema.ts';
import { type Bench, openBench } from './support/bench.ts';

const names = [
  ...Object.keys(properties),
  ...Object.keys(shortForms),
  'layout',
  'scroll',
  'focusGroup',
  'states',
];
/** Names that every object has. */
const inherited = [
  'toString',
  'constructor',
  'valueOf',
  'hasOwnProperty',
  '__proto__',
  'isPrototypeOf',
];

/** Anything, and what holds itself. */
const value = fc.oneof(
  fc.anything({
    maxDepth: 3,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
  }),
  fc.dictionary(fc.constantFrom(...inherited, ...names), fc.anything({ maxDepth: 1 })),
  fc.constant(undefined).map(() => {
    const cyclic: unknown[] = [1];
    cyclic.push(cyclic);
    return cyclic;
  }),
  fc.constant(undefined).map(() => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    return cyclic;
  }),
);

describe('what apps hand over', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });

  /** Makes a node so; answers what was thrown. */
  function thrown(values: object): unknown {
    try {
      bench.stage.view(values);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  it('throws nothing but errors of the API, whatever the values are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names, ...inherited), value, (name, given) => {
        const error = thrown(Object.fromEntries([[name, given]]));
        assert.ok(
          error === undefined || error instanceof InlayError,
          String((error as Error)?.stack ?? error),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('names what cannot be read, without reading it', () => {
    const thrower = () => assert.fail('a message reads no values that cannot be read');
    const handler = { get: thrower, ownKeys: thrower, has: thrower, getPrototypeOf: thrower };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const given of [new Proxy({}, handler), new Proxy(() => {}, handler), proxy]) {
      assert.throws(() => bench.stage.on(given as never, () => {}), InlayError);
    }
  });

  it('keeps apart what a getter changes and what it is read for, and drops what a getter ends', async () => {
    const { stage, world, settle } = bench;
    const [node, other] = [stage.view({ opacity: 0.5 }), stage.view()];
    stage.append(node, other);
    const made: Node[] = [];
    node.set({
      translateX: 1,
      get translateY() {
        made.push(stage.view({ translateX: 7 }));
        other.set({ translateX: 3 });
        return 2;
      },
      get rotation() {
        assert.throws(() => other.set({ translateX: 'x' } as object), InlayError);
        return 4;
      },
    });
    const failure = new Error('of the app');
    const failing = () => {
      throw failure;
    };
    assert.throws(
      () =>
        node.set({
          opacity: 1,
          get scaleX() {
            return failing();
          },
        }),
      failure,
    );
    const going = stage.view();
    const removes = {
      get opacity() {
        going.remove();
        return 1;
      },
    };
    assert.throws(() => going.set(removes), { code: 'removed' });
    const before = stage.view();
    assert.throws(
      () =>
        stage.view({
          opacity: 1,
          get scaleX() {
            return failing();
          },
        }),
      failure,
    );
    stage.append(before);
    await settle();
    await bench.step();
    const valuesOf = ({ id }: Node) => world.engine.nodes.get(id)?.values;
    assert.deepEqual(valuesOf(node), { opacity: 0.5, translateX: 1, translateY: 2, rotation: 4 });
    assert.deepEqual(valuesOf(other), { translateX: 3 });
    assert.deepEqual(valuesOf(made[0] as Node), { translateX: 7 });
    assert.deepEqual(world.engine.nodes.get(1)?.children, [node.id, other.id, before.id]);
  });

  it('names an event that is none, whatever it is', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    for (const name of [
      Symbol('s'),
      Object.create(null),
      cyclic,
      { toString: () => assert.fail() },
      5,
      undefined,
    ]) {
      assert.throws(() => bench.stage.on(name as never, () => {}), { code: 'unknown-event' });
      assert.throws(() => bench.stage.view().on(name as never, () => {}), {
        code: 'unknown-event',
      });
    }
  });

  it('counts a list before it is read, since a list may claim any length', () => {
    const endless = new Array(2 ** 32 - 1);
    const node = bench.stage.view();
    for (const name of names) {
      if (name === 'key' || name === 'data') continue;
      assert.ok(thrown({ [name]: endless }) instanceof InlayError, name);
    }
    const points = new Array(200_000).fill(0);
    for (const list of [endless, points]) {
      assert.throws(() => node.animate(list, 100), { code: 'limit' });
      assert.throws(() => node.animate({ opacity: list }, 100), { code: 'limit' });
      for (const easing of ['linear-points', 'cubic-bezier']) {
        const written = { easing, points: list } as unknown as Easing;
        assert.throws(
          () => node.animate({ opacity: [0, 1] }, { duration: 100, easing: written }),
          InlayError,
        );
      }
      assert.ok(thrown({ gridTemplateColumns: list }) instanceof InlayError);
    }
    assert.throws(() => linear(...points.slice(0, 10_001)), { code: 'out-of-range' });
    assert.match(
      (thrown({ gridTemplateColumns: '1fr '.repeat(10_001) }) as InlayError).message,
      /at most 10000 tracks/,
    );
  });

  const cases: [what: string, values: object, path: RegExp][] = [
    [
      'a name that every object has in a group',
      { layout: { toString: 1 } },
      /no layout property "layout\.toString"/,
    ],
    [
      'such a name in a transition',
      { transition: { constructor: 'instant' } },
      /"transition\.constructor"/,
    ],
    ['such a name in states', { states: { valueOf: {} } }, /no state "states\.valueOf"/],
    [
      'a hole in a list of tracks',
      { gridTemplateColumns: new Array(2) },
      /"gridTemplateColumns": expected tracks/,
    ],
    [
      'tracks in lists of lists',
      { gridTemplateColumns: [[1, 2]] },
      /"gridTemplateColumns": expected tracks/,
    ],
    [
      'two numbers in fit-content()',
      { gridTemplateColumns: 'fit-content(1.2.3)' },
      /expected tracks/,
    ],
  ];
  for (const [what, values, message] of cases) {
    it(`names ${what}`, () => {
      const error = thrown(values);
      assert.ok(error instanceof InlayError, String(error));
      assert.match(error.message, message);
    });
  }

  it('looks at own properties only: old polyfills leave extras on every object', () => {
    const extra = { configurable: true, enumerable: true, value: () => {} };
    Object.defineProperty(Object.prototype, 'polyfilled', extra);
    try {
      const node = bench.stage.view({
        width: 5,
        states: { focused: { scale: 2 } },
        transition: { scale: 'instant' },
      });
      node.set({
        layout: { display: 'flex' },
        scroll: { axis: 'x' },
        focusGroup: { remember: true },
      });
      bench.stage.append(node);
      node.animate([{ opacity: 0 }, { opacity: 1 }], 100);
      bench.stage.addFont({ family: 'a', src: 'a.ttf' });
    } finally {
      delete (Object.prototype as { polyfilled?: unknown }).polyfilled;
    }
  });

  it('takes as long as a text is, and no longer: what is no number ends at once', () => {
    // A quadratic pattern takes minutes for these; the test would then run into its time.
    const digits = '1'.repeat(200_000);
    const spaces = ' '.repeat(200_000);
    for (const text of [
      `${digits}x`,
      `${digits}.${digits}x`,
      `${spaces}x`,
      `minmax(${spaces}`,
      `minmax(${spaces},1${spaces}`,
    ]) {
      for (const name of [
        'width',
        'gridTemplateColumns',
        'gridAutoRows',
        'lineHeight',
        'gridColumnStart',
        'color',
      ]) {
        assert.ok(thrown({ [name]: text }) instanceof InlayError, `${name} ${text.slice(0, 10)}`);
      }
      assert.equal(parseColor(`rgb(${text})`), undefined);
      assert.equal(parseColor(`rgb(1 2 3${spaces}`), undefined);
    }
  });

  it('refuses the font beyond the last that the engine takes where it is added', () => {
    for (let font = 1; font <= 1024; font += 1)
      bench.stage.addFont({ family: `f${font}`, src: 'a.ttf' });
    assert.throws(() => bench.stage.addFont({ family: 'one more', src: 'a.ttf' }), {
      code: 'limit',
      message: /addFont: expected at most 1024 fonts/,
    });
  });
});
