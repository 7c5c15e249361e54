import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BatchWriter,
  commands,
  defaultOf,
  EntryCursor,
  type EntryInfo,
  events,
  id,
  info,
  properties,
  readEntry,
  SchemaError,
  writeEntry,
} from './index.ts';
import { arbitraryOf, words } from './testing/arbitraries.ts';

const entries = Object.values(info);

function roundTrip<T>(entry: EntryInfo<T>, value: T): T {
  const writer = new BatchWriter(8);
  writeEntry(writer, entry, value);
  const cursor = new EntryCursor().open(writer.finish(1));
  assert.ok(cursor.next());
  assert.equal(cursor.id, entry.id);
  const read = readEntry(entry, cursor);
  assert.equal(cursor.next(), false);
  return read;
}

function refusal(run: () => unknown): SchemaError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof SchemaError, String(error));
    return error;
  }
  return assert.fail('expected a SchemaError, got none');
}

describe('values', () => {
  for (const table of [commands, properties, events]) {
    it(`of all ${Object.values(table)[0]?.table} entries come back as they went in`, () => {
      for (const entry of Object.values<EntryInfo>(table)) {
        fc.assert(
          fc.property(arbitraryOf(entry.codec, entry.range), (value) => {
            assert.deepStrictEqual(roundTrip(entry, value), value, entry.name);
          }),
          { numRuns: 50 },
        );
      }
    });
  }

  it('of a property that is missing a field for an option have none', () => {
    const timing = {
      delay: 0,
      endDelay: 0,
      duration: 1,
      iterationStart: 0,
      direction: 'normal',
      fill: 'none',
    } as const;
    const value = {
      animation: 1,
      node: 2,
      property: id.opacity,
      timing: { ...timing, easing: { tag: 'linear' } },
      keyframes: [],
    } as const;
    assert.equal(roundTrip(commands.animate, value).timing.iterations, null);
  });

  it('are rounded to f32, and never become infinite', () => {
    assert.equal(roundTrip(properties.keyLine, 0.1), Math.fround(0.1));
    const error = refusal(() => roundTrip(properties.rotation, 1e39));
    assert.equal(error.message, 'rotation: expected a finite number, got 1e+39');
  });

  it('of any words are read or refused by our own error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), words, (entry, any) => {
        const value = Uint32Array.from(any);
        try {
          const read = readEntry(entry, value);
          const writer = new BatchWriter();
          writeEntry(writer, entry, read);
          assert.deepEqual([...writer.entries()].slice(1), any);
        } catch (error) {
          assert.ok(error instanceof SchemaError, String(error));
          assert.ok(error.path.startsWith(entry.key), error.path);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('are the same read from a cursor as from words', () => {
    const read = (act: () => unknown) => {
      try {
        return { value: act() };
      } catch (error) {
        return { message: (error as Error).message };
      }
    };
    fc.assert(
      fc.property(fc.constantFrom(...entries), words, (entry, any) => {
        const head = (entry.id | (any.length << 16)) >>> 0;
        const cursor = new EntryCursor().reset(Uint32Array.of(head, ...any));
        assert.ok(cursor.next());
        assert.deepEqual(
          read(() => readEntry(entry, cursor)),
          read(() => readEntry(entry, Uint32Array.from(any))),
        );
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a wrong value', () => {
  const gradient = { tag: 'linear', val: { angle: 0, stops: [{ offset: 0, color: 0 }] } };
  const cases: [EntryInfo<never>, unknown, string][] = [
    [
      properties.width as EntryInfo<never>,
      { tag: 'dp', val: -1 },
      'width.val: expected a number, 0 or more, got -1',
    ],
    [
      properties.insetTop as EntryInfo<never>,
      12,
      "insetTop: expected an object whose tag is 'auto', 'dp' or 'percent', got 12",
    ],
    [
      properties.insetTop as EntryInfo<never>,
      { tag: 'px' },
      "insetTop.tag: expected 'auto', 'dp' or 'percent', got 'px'",
    ],
    [
      properties.width as EntryInfo<never>,
      { tag: 'dp' },
      'width.val: expected a number, got undefined',
    ],
    [properties.opacity as EntryInfo<never>, 1.5, 'opacity: expected a number, 0 to 1, got 1.5'],
    [
      properties.opacity as EntryInfo<never>,
      Number.NaN,
      'opacity: expected a finite number, got NaN',
    ],
    [properties.opacity as EntryInfo<never>, '1', "opacity: expected a number, got '1'"],
    [
      properties.aspectRatio as EntryInfo<never>,
      0.00001,
      'aspectRatio: expected a number, 0.0001 or more, got 0.00001',
    ],
    [
      properties.content as EntryInfo<never>,
      'x'.repeat(300_000),
      'content: expected at most 262140 bytes, got 300004',
    ],
    [properties.zIndex as EntryInfo<never>, 0.5, 'zIndex: expected a whole number, got 0.5'],
    [
      properties.maxLines as EntryInfo<never>,
      -1,
      'maxLines: expected a number, 0 to 4294967295, got -1',
    ],
    [
      properties.fontWeight as EntryInfo<never>,
      0,
      'fontWeight: expected a number, 1 to 1000, got 0',
    ],
    [properties.focusable as EntryInfo<never>, 1, 'focusable: expected true or false, got 1'],
    [properties.content as EntryInfo<never>, null, 'content: expected a string, got null'],
    [
      properties.fontFamily as EntryInfo<never>,
      ['a', 3],
      'fontFamily[1]: expected a string, got 3',
    ],
    [properties.fontFamily as EntryInfo<never>, 'a', "fontFamily: expected a list, got 'a'"],
    [properties.flip as EntryInfo<never>, ['x', 'z'], "flip[1]: expected 'x' or 'y', got 'z'"],
    [
      properties.position as EntryInfo<never>,
      {},
      "position: expected 'relative', 'absolute' or 'static', got an object",
    ],
    [
      properties.cornerColors as EntryInfo<never>,
      [1, 2, 3],
      'cornerColors: expected a list of 4, got a list of 3',
    ],
    [
      properties.backgroundGradient as EntryInfo<never>,
      {
        ...gradient,
        val: {
          angle: 0,
          stops: [
            { offset: 0, color: 0 },
            { offset: 2, color: 0 },
          ],
        },
      },
      'backgroundGradient.val.stops[1].offset: expected a number, 0 to 1, got 2',
    ],
  ];

  for (const [entry, value, message] of cases) {
    it(`is refused: ${message}`, () => {
      const writer = new BatchWriter();
      writer.select(1);
      const { length } = writer;
      assert.equal(refusal(() => writeEntry(writer, entry, value as never)).message, message);
      assert.equal(writer.length, length, 'nothing of it stays in the batch');
    });
  }

  it('of words says where in the value', () => {
    const stops = Uint32Array.of(1, 0, 1, 0x40000000, 7);
    const error = refusal(() => readEntry(properties.backgroundGradient, stops));
    assert.equal(
      error.message,
      'backgroundGradient.val.stops[0].offset: expected a number up to its limit 1, got 2',
    );
    assert.deepEqual(
      [error.code, error.path, error.facts],
      ['range', 'backgroundGradient.val.stops[0].offset', [0x3f800000, 0x40000000]],
    );
  });
});

describe('the table', () => {
  it('has each entry under its id and its key', () => {
    for (const table of [commands, properties, events]) {
      for (const [key, entry] of Object.entries<EntryInfo>(table)) {
        assert.equal(entry.key, key);
        assert.equal(info[entry.id], entry);
        const name = entry.table === 'event' ? `event${key[0]?.toUpperCase()}${key.slice(1)}` : key;
        assert.equal((id as Record<string, number>)[name], entry.id, name);
      }
    }
    assert.equal(Object.keys(id).length, entries.length);
  });

  it('has an initial value for each property, which is a value', () => {
    for (const entry of Object.values<EntryInfo>(properties))
      assert.doesNotThrow(() => defaultOf(entry), entry.name);
    assert.deepEqual(defaultOf(properties.marginTop), { tag: 'dp', val: 0 });
    assert.deepEqual(defaultOf(properties.tint), 0xffffffff);
    assert.deepEqual(defaultOf(properties.sourceRect), null);
    assert.deepEqual(defaultOf(properties.scrollMotion), {
      tag: 'spring',
      val: { stiffness: 200, damping: Math.fround(28.28) },
    });
  });
});
