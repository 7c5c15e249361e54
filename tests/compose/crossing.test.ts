import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Composed, composed, type Echo, type Item } from './echo.ts';
import * as values from './values.ts';

/** Numbers and their arrays, by the name of the function that answers them. */
const lists = {
  u8s: [values.unsigned(8), Uint8Array],
  s8s: [values.signed(8), Int8Array],
  u16s: [values.unsigned(16), Uint16Array],
  s16s: [values.signed(16), Int16Array],
  u32s: [values.unsigned(32), Uint32Array],
  s32s: [values.signed(32), Int32Array],
  u64s: [values.u64, BigUint64Array],
  s64s: [values.s64, BigInt64Array],
  f32s: [values.f32, Float32Array],
  f64s: [values.f64, Float64Array],
} as const;

for (const profile of ['rust', 'quickjs', 'componentize-js']) {
  describe(`what crosses a boundary arrives, profile ${profile}`, () => {
    let echo: Composed;
    const forms: [string, Echo][] = [];
    // an engine for JavaScript answers slower by hundreds of times
    const rust = profile === 'rust';
    const numRuns = rust ? 200 : 40;
    // componentize-qjs 0.4.5 hands 64-bit numbers to JavaScript as doubles; our own interfaces have
    // none
    const wide = profile === 'quickjs' ? values.safe : values.s64;

    before(async () => {
      echo = await composed(profile);
      for (const [name, make] of Object.entries(echo.make)) forms.push([name, make()]);
    });

    /** Holds `property` for random values in every form. */
    function everywhere<T>(
      arbitrary: fc.Arbitrary<T>,
      property: (form: Echo, value: T) => void,
    ): void {
      fc.assert(
        fc.property(arbitrary, (value) => {
          for (const [name, form] of forms) {
            try {
              property(form, value);
            } catch (error) {
              throw new Error(`form ${name}: ${error instanceof Error ? error.message : error}`, {
                cause: error,
              });
            }
          }
        }),
        { numRuns },
      );
    }

    it('strings, short and long', () => {
      everywhere(values.text, (form, value) => assert.equal(form.text.word?.(value), value));
      for (const long of [
        'x'.repeat(100_000),
        '日本語🎉 '.repeat(20_000),
        `${'x'.repeat(70_000)}é`,
      ]) {
        for (const [, form] of forms) assert.equal(form.text.word?.(long), long);
      }
    });

    it('lists of strings', () => {
      everywhere(fc.array(values.text), (form, value) =>
        assert.deepEqual(form.text.words?.(value), value),
      );
    });

    it('records with every kind of field, in a result', () => {
      everywhere(fc.array(values.item(wide), { maxLength: 10 }), (form, items) => {
        assert.deepEqual(form.text.items?.(items), expected(items));
      });
    });

    it('variants, in memory and as flat values', () => {
      everywhere(fc.array(values.shape(wide)), (form, value) =>
        assert.deepEqual(form.text.shapes?.(value), value),
      );
      everywhere(values.shape(wide), (form, value) =>
        assert.deepEqual(form.text.oneShape?.(value), value),
      );
    });

    it('options of options', () => {
      everywhere(values.maybe, (form, value) => assert.deepEqual(form.text.maybe?.(value), value));
    });

    it('characters and scalars', () => {
      everywhere(values.letter, (form, value) => assert.equal(form.text.letter?.(value), value));
      const { unsigned: u, signed: s } = values;
      const scalars = fc.tuple(
        u(8),
        s(8),
        u(16),
        s(16),
        u(32),
        s(32),
        fc.boolean(),
        values.color,
        values.sides,
      );
      everywhere(scalars, (form, value) =>
        assert.deepEqual(form.text.scalars?.(...value), [...value]),
      );
    });

    it('refusals', () => {
      everywhere(values.problem, (form, val) =>
        assert.deepEqual(form.text.fails?.(val), { tag: 'err', val }),
      );
    });

    it('parameters that travel through memory', () => {
      const many = fc.tuple(
        values.item(),
        values.item(),
        fc.array(values.unsigned(32)).map((a) => new Uint32Array(a)),
      );
      everywhere(many, (form, [a, b, c]) => assert.deepEqual(form.text.many?.(a, b, c), [a, b, c]));
    });

    for (const [name, [element, List]] of Object.entries(lists)) {
      it(`lists of numbers: ${name}`, () => {
        everywhere(fc.array(element as fc.Arbitrary<never>), (form, numbers) => {
          const list = new List(numbers);
          assert.deepEqual(form.numbers[name]?.(list), list);
        });
      });
    }

    it('lists of records of numbers, and lists of lists', () => {
      everywhere(fc.array(values.point), (form, value) =>
        assert.deepEqual(form.numbers.points?.(value), value),
      );
      everywhere(fc.array(values.pair), (form, value) =>
        assert.deepEqual(form.numbers.pairs?.(value), value),
      );
      const nested = fc.array(fc.array(values.unsigned(32)).map((a) => new Uint32Array(a)));
      everywhere(nested, (form, value) => assert.deepEqual(form.numbers.nested?.(value), value));
    });

    it('lists of 20 KB', () => {
      const bytes = Uint8Array.from({ length: 20_480 }, (_, i) => (i * 31) >>> 3);
      const floats = Float32Array.from({ length: 5_120 }, (_, i) => i / 7);
      for (const [, form] of forms) {
        assert.deepEqual(form.numbers.u8s?.(bytes), bytes);
        assert.deepEqual(form.numbers.f32s?.(floats), floats);
      }
    });

    it('growing any memory keeps the content of all', () => {
      for (const make of [echo.make.module, echo.make.component]) {
        const form = make();
        // an interpreter writes a block in a second: there, one must do
        const text = rust ? 2 : 0;
        const steps = [
          [0, 2],
          [1, 1],
          [2, 3],
          [0, 1],
          [2, 2],
          [1, text],
          [2, 1],
          [0, 3],
        ] as const;
        for (const [seed, [system, mib]] of steps.entries()) {
          form.text.alloc?.(system, mib, seed);
          assert.equal(form.text.word?.(`é${seed}`), `é${seed}`);
        }
        assert.deepEqual(
          [0, 1, 2].map((system) => form.text.check?.(system)),
          [0, 0, 0],
        );
        form.text.reset?.();
      }
    });
  });
}

/** What the guest answers to items. */
function expected(items: Item[]): object {
  const bad = items.find((item) => item.name === 'bad');
  if (items.length === 0) return { tag: 'err', val: { tag: 'empty' } };
  if (items.length > 8) return { tag: 'err', val: { tag: 'too-many', val: items.length } };
  if (bad) return { tag: 'err', val: { tag: 'bad', val: bad.tags.join('') } };
  return { tag: 'ok', val: items };
}
