/** That the batches of the fuzz tests say everything that the schema knows. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  commands,
  EntryCursor,
  type EntryInfo,
  properties,
} from '../../schema/typescript/index.ts';
import { Life, saying } from './life.ts';

/** Names of the entries of a table that an engine takes. */
function namesOf(table: object): string[] {
  return Object.values(table as Readonly<Record<string, EntryInfo>>)
    .filter(({ later }) => !later)
    .map(({ name }) => name);
}

describe('batches that are right', () => {
  it('have every command and every property of the schema', () => {
    const life = new Life();
    const seen = new Set<number>();
    const cursor = new EntryCursor();
    for (const sayings of fc.sample(fc.array(saying, { minLength: 40, maxLength: 40 }), {
      numRuns: 200,
      seed: 1,
    })) {
      cursor.open(life.batch(sayings, 1));
      while (cursor.next()) seen.add(cursor.id);
    }
    const known = { ...commands, ...properties } as Readonly<Record<string, EntryInfo>>;
    const named = new Set(
      Object.values(known)
        .filter(({ id }) => seen.has(id))
        .map(({ name }) => name),
    );
    const missing = [...namesOf(commands), ...namesOf(properties)].filter(
      (name) => !named.has(name),
    );
    assert.deepEqual(missing, [], 'a saying of tests/fuzz/life.ts has to make these');
  });
});
