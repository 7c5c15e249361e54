import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SchemaError } from './error.ts';
import { HASH, id, MAGIC, VERSION } from './generated/ids.ts';
import { BatchWriter, EntryCursor, HEADER_WORDS, MAX_PAYLOAD } from './stream.ts';
import { readUtf8, readUtf8Here, validUtf8, writeUtf8, writeUtf8Here } from './utf8.ts';

const refused = (code: string, facts: [number, number]) => (error: unknown) => {
  assert.ok(error instanceof SchemaError, String(error));
  assert.deepEqual([error.code, ...error.facts], [code, ...facts]);
  return true;
};

describe('a batch writer', () => {
  it('makes a batch with a header and is empty afterwards', () => {
    const writer = new BatchWriter();
    writer.select(7);
    const batch = writer.finish(3);
    assert.deepEqual([...batch], [MAGIC, VERSION, HASH, 3, 7, id.selectNode | (1 << 16), 7]);
    assert.equal(batch.buffer.byteLength, batch.byteLength, 'the buffer can be transferred whole');
    assert.ok(writer.isEmpty);
    assert.deepEqual([...writer.finish(4)], [MAGIC, VERSION, HASH, 4, 5]);
  });

  it('grows, and keeps what it has', () => {
    const writer = new BatchWriter(1);
    for (let node = 0; node < 1000; node++) writer.select(node);
    const cursor = new EntryCursor().open(writer.view(1));
    for (let node = 0; node < 1000; node++) assert.ok(cursor.next() && cursor.word(0) === node);
    assert.equal(cursor.next(), false);
  });

  it('leaves no old bytes after a string', () => {
    const writer = new BatchWriter();
    writer.raw(1, [0xffffffff, 0xffffffff, 0xffffffff]);
    writer.clear();
    writer.begin(id.content);
    writer.text('abcde');
    writer.end();
    assert.deepEqual([...writer.entries()], [id.content | (3 << 16), 5, 0x64636261, 0x65]);
  });

  it('copies entries, be they few or many', () => {
    for (const payload of [0, 1, 62, 63, 64, 200]) {
      const writer = new BatchWriter();
      writer.raw(
        7,
        Uint32Array.from({ length: payload }, (_, at) => at + 1),
      );
      const target = new Uint32Array(payload + 5).fill(9);
      writer.copyEntries(target, 2);
      assert.equal(writer.entryWords, payload + 1);
      assert.deepEqual([...target], [9, 9, ...writer.entries(), 9, 9]);
    }
  });

  it('refuses an entry that is too long and leaves it out', () => {
    const writer = new BatchWriter();
    writer.raw(id.content, new Uint32Array(MAX_PAYLOAD));
    const { length } = writer;
    const long = new Uint32Array(MAX_PAYLOAD + 1);
    assert.throws(
      () => writer.raw(id.content, long),
      refused('too-long', [MAX_PAYLOAD, MAX_PAYLOAD + 1]),
    );
    assert.equal(writer.length, length);
  });

  it('takes a begun entry away again', () => {
    const writer = new BatchWriter();
    writer.begin(id.content);
    writer.text('abc');
    writer.cancel();
    writer.cancel();
    assert.ok(writer.isEmpty);
  });
});

describe('an entry cursor', () => {
  it('reads words, numbers and strings of the payload', () => {
    const writer = new BatchWriter();
    writer.begin(0x7000);
    writer.word(0xffffffff);
    writer.number(1.5);
    writer.text('é');
    writer.end();
    const cursor = new EntryCursor().reset(writer.entries());
    assert.ok(cursor.next());
    assert.deepEqual([cursor.id, cursor.at, cursor.length], [0x7000, 1, 4]);
    assert.deepEqual([cursor.word(0), cursor.number(1), cursor.text(2)], [0xffffffff, 1.5, 'é']);
    assert.deepEqual([...cursor.value()], [0xffffffff, 0x3fc00000, 2, 0xa9c3]);
    assert.throws(() => cursor.word(4), refused('length', [5, 4]));
    assert.throws(() => cursor.number(0), refused('not-finite', [0x7f7fffff, 0xffffffff]));
    assert.throws(() => cursor.text(0), refused('length', [1 + 0x40000000, 4]));
  });

  it('refuses a header of another kind', () => {
    const cursor = new EntryCursor();
    const open = (...words: number[]) => cursor.open(Uint32Array.of(...words));
    assert.throws(() => open(MAGIC, VERSION, HASH, 1), refused('truncated', [HEADER_WORDS, 4]));
    assert.throws(() => open(1, VERSION, HASH, 1, 5), refused('bad-magic', [MAGIC, 1]));
    assert.throws(
      () => open(MAGIC, 0x10000, HASH, 1, 5),
      refused('bad-version', [VERSION, 0x10000]),
    );
    assert.throws(() => open(MAGIC, VERSION, 0, 1, 5), refused('bad-hash', [HASH, 0]));
    assert.throws(() => open(MAGIC, VERSION, HASH, 1, 6), refused('truncated', [6, 5]));
    assert.equal(
      open(MAGIC, VERSION + 1, 0, 9, 5).sequence,
      9,
      'another minor version has another hash',
    );
  });

  it('walks any words up to the first entry that is cut', () => {
    const word = fc.oneof(
      fc.integer({ min: 0, max: 0x3ffff }),
      fc.integer({ min: 0, max: 0xffffffff }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const cursor = new EntryCursor().reset(Uint32Array.from(words));
        let end = 0;
        try {
          while (cursor.next()) {
            assert.equal(cursor.at, end + 1);
            end = cursor.at + cursor.length;
          }
          assert.equal(end, words.length);
        } catch (error) {
          const claimed = (words[end] as number) >>> 16;
          assert.ok(refused('entry', [claimed, words.length - end - 1])(error));
          assert.ok(claimed > words.length - end - 1);
          assert.equal(cursor.next(), false);
        }
      }),
    );
  });

  it('reads a view into the middle of a buffer', () => {
    const writer = new BatchWriter();
    writer.begin(id.content);
    writer.text('abc');
    writer.end();
    const whole = new Uint32Array(20);
    whole.set(writer.entries(), 7);
    const cursor = new EntryCursor().reset(whole.subarray(7, 7 + writer.entries().length));
    assert.ok(cursor.next());
    assert.equal(cursor.text(0), 'abc');
  });
});

describe('UTF-8', () => {
  const bytesOf = (text: string, write: typeof writeUtf8) => {
    const bytes = new Uint8Array(text.length * 3 + 2);
    return [...bytes.subarray(0, write(text, bytes, 0))];
  };

  it('by ourselves is what the platform makes of any string, broken ones included', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
        }),
        (text) => {
          const platform = [...new TextEncoder().encode(text)];
          assert.deepEqual(bytesOf(text, writeUtf8Here), platform);
          assert.deepEqual(bytesOf(text, writeUtf8), platform);
        },
      ),
    );
  });

  it('comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        assert.equal(validUtf8(bytes, 0, bytes.length), bytes.length);
        assert.equal(readUtf8(bytes, 0, bytes.length), text);
        assert.equal(readUtf8Here(bytes, 0, bytes.length), text);
      }),
    );
    const mark = new TextEncoder().encode(`\ufeff${'x'.repeat(40)}`);
    assert.equal(readUtf8(mark, 0, mark.length).charCodeAt(0), 0xfeff, 'a byte order mark is text');
  });

  it('is recognised as the platform recognises it', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        const bytes = Uint8Array.from(list);
        const end = validUtf8(bytes, 0, bytes.length);
        assert.doesNotThrow(() => strict.decode(bytes.subarray(0, end)));
        if (end < bytes.length) assert.throws(() => strict.decode(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});
