/** Values as an app writes them: what is written can be set again, and is the same. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arbitraryOf } from '../../../schema/typescript/testing/arbitraries.ts';
import { BatchWriter, type EntryInfo, properties, writeEntry } from '../protocol/schema.ts';
import { toValue } from './values.ts';
import { written } from './written.ts';

/** What is written as the call of a function, or the name of a node, is for people only. */
const forPeople: ReadonlySet<string> = new Set([
  'transition',
  'scrollMotion',
  'backgroundGradient',
]);

const nodes = { idOf: (value: unknown) => Number(String(value).slice('node '.length)) };

function wordsOf(entry: EntryInfo, value: unknown): number[] {
  const writer = new BatchWriter();
  writeEntry(writer, entry, value);
  return [...writer.entries()];
}

/** Numbers as people write them, without exponents, in the place of any. */
function simple(value: unknown): unknown {
  if (typeof value === 'number') {
    const isSimple = Number.isInteger(value) && Math.abs(value) < 2 ** 32;
    // None is -0, which JSON does not have.
    return isSimple ? value + 0 : Math.round((value % 1000) * 100) / 100 || 0.5;
  }
  if (Array.isArray(value)) return value.map(simple);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, simple(part)]));
}

const isTracks = (key: string) => /^grid(Template|Auto(Columns|Rows))/.test(key);

/** Tracks as an app can write them: the schema has others, too. */
const tracks = fc
  .array(
    fc.constantFrom(
      ...['1fr', '40', '12.5%', 'auto', 'minmax(10, 2fr)', 'fit-content(20)', 'fit-content(5%)'],
      ...['repeat(3, 1fr 20)', 'minmax(min-content, 50%)'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(' '));

describe('a value as an app writes it', () => {
  for (const entry of Object.values(properties) as EntryInfo[]) {
    if (entry.later || forPeople.has(entry.key) || isTracks(entry.key)) continue;
    it(`of ${entry.key} can be set again`, () => {
      fc.assert(
        fc.property(arbitraryOf(entry.codec, entry.range).map(simple), (value) => {
          const text = JSON.stringify(written(entry, value, (id) => `node ${id}`));
          const again = toValue(entry, JSON.parse(text), nodes);
          assert.deepEqual(wordsOf(entry, again), wordsOf(entry, value));
        }),
        { numRuns: 50 },
      );
    });
  }

  it('of tracks is the text that was set', () => {
    fc.assert(
      fc.property(tracks, (text) => {
        const value = toValue(properties.gridTemplateColumns, text, nodes);
        assert.equal(written(properties.gridTemplateColumns, value, String), text);
      }),
    );
  });
});
