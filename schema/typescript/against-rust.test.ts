import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BatchWriter,
  EntryCursor,
  type EntryInfo,
  info,
  readEntry,
  SchemaError,
  writeEntry,
} from './index.ts';
import { arbitraryOf, words } from './testing/arbitraries.ts';
import { RustCodec } from './testing/rust.ts';

const entries = Object.values(info);

function payload(entry: EntryInfo, value: unknown): Uint32Array {
  const writer = new BatchWriter();
  writeEntry(writer, entry, value);
  const cursor = new EntryCursor().reset(writer.entries());
  assert.ok(cursor.next());
  return cursor.value();
}

/** What our decoder says, in the words of the Rust codec. */
function verdict(entry: EntryInfo, value: Uint32Array): string {
  try {
    readEntry(entry, value);
    return 'ok';
  } catch (error) {
    assert.ok(error instanceof SchemaError, String(error));
    return [error.code, ...error.facts.map((fact) => fact.toString(16))].join(' ');
  }
}

describe('the TypeScript codec and the Rust codec', () => {
  let rust: RustCodec;

  before(async () => {
    rust = new RustCodec();
    assert.deepEqual(await rust.ask(0xffff, [1, 2]), { check: 'ok', words: [1, 2] });
  });
  after(() => rust.close());

  it('pack every value of every entry to the same words', async () => {
    for (const entry of entries) {
      const property = fc.asyncProperty(arbitraryOf(entry.codec, entry.range), async (value) => {
        const packed = payload(entry, value);
        assert.deepEqual(
          await rust.ask(entry.id, packed),
          { check: 'ok', words: [...packed] },
          entry.name,
        );
      });
      await fc.assert(property, { numRuns: 25 });
    }
  });

  it('accept and refuse any words alike, with the same facts', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...entries), words, async (entry, any) => {
      const value = Uint32Array.from(any);
      assert.equal(verdict(entry, value), (await rust.ask(entry.id, value)).check, entry.name);
    });
    await fc.assert(property, { numRuns: 5000 });
  });

  it('accept and refuse values with one word changed alike, with the same facts', async () => {
    for (const entry of entries) {
      const inputs = [
        arbitraryOf(entry.codec, entry.range),
        fc.nat(),
        words.filter(({ length }) => length > 0),
      ] as const;
      const property = fc.asyncProperty(...inputs, async (value, at, [word = 0]) => {
        const packed = payload(entry, value);
        packed[at % packed.length] = word;
        const answer = await rust.ask(entry.id, packed);
        assert.equal(verdict(entry, packed), answer.check, entry.name);
        if (answer.check === 'ok') {
          assert.deepEqual(answer.words, [...payload(entry, readEntry(entry, packed))], entry.name);
        }
      });
      await fc.assert(property, { numRuns: 25 });
    }
  });
});
