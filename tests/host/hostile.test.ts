/**
 * Whatever an app hands over, it works or throws an error of the API, in time that its length explains.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseColor } from '../../host/src/app/color.ts';
import { InlayError } from '../../host/src/app/index.ts';
import { shortForms } from '../../host/src/app/short-forms.ts';
import { properties } from '../../host/src/protocol/schema.ts';
import { type Bench, openBench } from './support/bench.ts';

const names = [...Object.keys(properties), ...Object.keys(shortForms), 'layout', 'scroll', 'focusGroup', 'states'];
/** Names that every object has. */
const inherited = ['toString', 'constructor', 'valueOf', 'hasOwnProperty', '__proto__', 'isPrototypeOf'];

/** Anything, and what holds itself. */
const value = fc.oneof(
  fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
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
        assert.ok(error === undefined || error instanceof InlayError, String((error as Error)?.stack ?? error));
      }),
      { numRuns: 3000 },
    );
  });

  const cases: [what: string, values: object, path: RegExp][] = [
    ['a name that every object has in a group', { layout: { toString: 1 } }, /no layout property "layout\.toString"/],
    ['such a name in a transition', { transition: { constructor: 'instant' } }, /"transition\.constructor"/],
    ['such a name in states', { states: { valueOf: {} } }, /no state "states\.valueOf"/],
    ['tracks in lists of lists', { gridTemplateColumns: [[1, 2]] }, /"gridTemplateColumns": expected tracks/],
    ['two numbers in fit-content()', { gridTemplateColumns: 'fit-content(1.2.3)' }, /expected tracks/],
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
      const node = bench.stage.view({ width: 5, states: { focused: { scale: 2 } }, transition: { scale: 'instant' } });
      node.set({ layout: { display: 'flex' }, scroll: { axis: 'x' }, focusGroup: { remember: true } });
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
      for (const name of ['width', 'gridTemplateColumns', 'gridAutoRows', 'lineHeight', 'gridColumnStart', 'color']) {
        assert.ok(thrown({ [name]: text }) instanceof InlayError, `${name} ${text.slice(0, 10)}`);
      }
      assert.equal(parseColor(`rgb(${text})`), undefined);
      assert.equal(parseColor(`rgb(1 2 3${spaces}`), undefined);
    }
  });

  it('refuses the font beyond the last that the engine takes where it is added', () => {
    for (let font = 1; font <= 1024; font += 1) bench.stage.addFont({ family: `f${font}`, src: 'a.ttf' });
    assert.throws(() => bench.stage.addFont({ family: 'one more', src: 'a.ttf' }), {
      code: 'limit',
      message: /addFont: expected at most 1024 fonts/,
    });
  });
});
