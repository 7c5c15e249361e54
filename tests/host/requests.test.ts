/**
 * What a host makes of the engine's requests: those of the schema, those of a newer engine, and
 * words that are none.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type RequestHandler, readRequests } from '../../host/src/engine/requests.ts';
import { InlayError } from '../../host/src/protocol/error.ts';
import {
  BatchWriter,
  id,
  type Requests,
  requests,
  writeEntry,
} from '../../host/src/protocol/schema.ts';

/** What a handler was called with. */
function handled(words: Uint32Array): { calls: unknown[]; error?: unknown } {
  const calls: unknown[] = [];
  const handler = Object.fromEntries(
    Object.keys(requests).map((name) => [name, (value: unknown) => void calls.push([name, value])]),
  ) as unknown as RequestHandler;
  try {
    readRequests(words, handler);
  } catch (error) {
    return { calls, error };
  }
  return { calls };
}

const mismatch = (error: unknown): InlayError => {
  assert.ok(error instanceof InlayError && error.code === 'mismatch', String(error));
  return error;
};

const values: Requests = {
  loadImage: {
    texture: 7,
    width: 100,
    height: 50,
    visibility: 'in-bounds',
    url: 'https://a.tv/\u00e4.png',
  },
  cancelImage: 8,
  loadFont: { font: 1, url: 'a.ttf' },
  freeImage: 9,
  prioritiseImage: { texture: 7, visibility: 'in-viewport' },
};

function words(...names: (keyof Requests)[]): Uint32Array {
  const writer = new BatchWriter();
  for (const name of names) writeEntry<unknown>(writer, requests[name], values[name]);
  return writer.entries().slice();
}

describe("the engine's requests", () => {
  it('reach the handler in their order', () => {
    const names = Object.keys(values) as (keyof Requests)[];
    assert.deepEqual(names.sort(), Object.keys(requests).sort());
    assert.deepEqual(handled(words(...names)), {
      calls: names.map((name) => [name, values[name]]),
    });
  });

  it('of which a host may skip one are skipped if it does not know them', () => {
    const writer = new BatchWriter();
    writer.raw(0x81ff, [1, 2, 3]);
    const stream = Uint32Array.of(...writer.entries(), ...words('cancelImage'));
    assert.deepEqual(handled(stream), { calls: [['cancelImage', 8]] });
  });

  it('that a host does not know are refused with their number, after those before', () => {
    const writer = new BatchWriter();
    writer.raw(0x817f, []);
    const stream = Uint32Array.of(...words('freeImage'), ...writer.entries());
    const { calls, error } = handled(stream);
    assert.deepEqual(calls, [['freeImage', 9]]);
    assert.match(mismatch(error).message, /0x817f.*engine and host are of different versions/);
  });

  it('that are no values of their types are refused by name', () => {
    const writer = new BatchWriter();
    writer.raw(id.requestPrioritiseImage, [7, 3]);
    const { error } = handled(writer.entries());
    assert.match(mismatch(error).message, /prioritiseImage\.visibility: expected .*, got 3/);
    const { error: short } = handled(words('loadImage').subarray(0, 4));
    assert.match(mismatch(short).message, /entry 0x8101 at word 0: expected \d+ words of payload/);
  });

  it('are read from memory that threads share', () => {
    const stream = words('loadImage');
    const shared = new Uint32Array(new SharedArrayBuffer(stream.byteLength));
    shared.set(stream);
    assert.deepEqual(handled(shared), { calls: [['loadImage', values.loadImage]] });
  });

  it('are refused or handled, whatever the words are', () => {
    const ids = fc.oneof(
      fc.constantFrom(...Object.values(requests).map((row) => row.id)),
      fc.integer({ min: 0, max: 0xffff }),
    );
    const entry = fc
      .tuple(ids, fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 8 }), fc.nat(9))
      .map(([number, value, more]) => [
        number | ((value.length + (more > 7 ? 1 : 0)) << 16),
        ...value,
      ]);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const { error } = handled(Uint32Array.from(entries.flat()));
        if (error !== undefined) mismatch(error);
      }),
    );
  });
});
