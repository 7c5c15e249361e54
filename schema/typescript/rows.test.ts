import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  afterGeometryRange,
  afterPass,
  afterTextureOperation,
  checkGeometryRange,
  checkHeader,
  checkPass,
  checkTextureOperation,
  type Header,
  header,
  readGeometryRange,
  readHeader,
  readPass,
  readTextureOperation,
  textureOperation,
  writeGeometryRange,
  writeHeader,
  writePass,
  writeTextureOperation,
} from './generated/rows/draw-list.ts';
import { RowError } from './rows.ts';

const word = fc.nat({ max: 0xffffffff });
const byte = fc.nat({ max: 255 });
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const floats = (count: number) => fc.array(float, { minLength: count, maxLength: count });
const slots = fc.array(word, { maxLength: 16 });

const geometry = fc.record({
  affine: floats(6),
  opacity: float,
  space: byte,
  clip: byte,
  texture: byte,
  kind: byte,
});
const range = fc.record({ first: word, instances: fc.array(geometry, { maxLength: 5 }) });
const batch = fc.record({
  first: word,
  count: word,
  kinds: word,
  features: fc.nat({ max: 3 }),
  textures: slots,
  spaces: slots,
  clips: slots,
});
const place = fc.integer({ min: 0, max: 16384 });
const pass = fc.record({
  ...{ target: word, clear: word, x: place, y: place, clip: word },
  batches: fc.array(batch, { maxLength: 3 }),
});
const id = fc.integer({ min: 1, max: 0xffffffff });
const side = fc.integer({ min: 1, max: 4096 });
const operation = fc.oneof(
  fc.record({ tag: fc.constant('image' as const), texture: id, width: side, height: side }),
  fc.record({ tag: fc.constant('create-target' as const), texture: id, width: side, height: side }),
  fc.record({ tag: fc.constant('destroy' as const), texture: id }),
  fc.record({
    tag: fc.constant('write-page' as const),
    texture: id,
    x: word,
    y: word,
    width: side,
    height: side,
    pixels: fc.uint8Array({ maxLength: 9 }),
  }),
);

/** What a row of one kind is made with. */
interface Codec<Row> {
  name: string;
  rows: fc.Arbitrary<Row>;
  write: (out: number[], row: Row) => void;
  check: (words: Uint32Array, at: number, end: number) => number;
  read: (words: Uint32Array, at: number) => Row;
  after: (words: Uint32Array, at: number) => number;
}

function holds<Row>({ name, rows, write, check, read, after }: Codec<Row>): void {
  it(`reads a ${name} that it wrote, wherever it is`, () => {
    fc.assert(
      fc.property(rows, fc.nat({ max: 3 }), (row, at) => {
        const out = new Array<number>(at).fill(7);
        write(out, row);
        const words = Uint32Array.from(out);
        assert.equal(check(words, at, words.length), words.length);
        assert.equal(after(words, at), words.length);
        assert.deepEqual(plain(read(words, at)), plain(row));
      }),
    );
  });

  it(`refuses a ${name} that is cut`, () => {
    fc.assert(
      fc.property(rows, fc.nat(), (row, cut) => {
        const out: number[] = [];
        write(out, row);
        const words = Uint32Array.from(out);
        assert.throws(() => check(words, 0, cut % words.length), RowError);
      }),
    );
  });
}

/** Views of bytes as what is in them, and -0 as 0, which rows keep and `deepEqual` tells apart. */
function plain(row: unknown): unknown {
  return JSON.parse(JSON.stringify(row));
}

describe('rows', () => {
  holds({
    name: 'range of geometry',
    rows: range,
    write: writeGeometryRange,
    check: checkGeometryRange,
    read: readGeometryRange,
    after: afterGeometryRange,
  });
  holds({
    name: 'pass',
    rows: pass,
    write: writePass,
    check: checkPass,
    read: readPass,
    after: afterPass,
  });
  holds({
    name: 'texture operation',
    rows: operation,
    write: writeTextureOperation,
    check: checkTextureOperation,
    read: readTextureOperation,
    after: afterTextureOperation,
  });

  const good: Header = {
    magic: header.magicValue,
    version: header.versionValue,
    length: header.words,
    flags: 0,
    number: 1,
    stageWidth: 1920,
    stageHeight: 1080,
    surfaceWidth: 1280,
    surfaceHeight: 720,
    instances: 0,
    textureUnits: 8,
    reserved: 0,
  };
  const wordsOf = (row: Header): Uint32Array => {
    const out: number[] = [];
    writeHeader(out, row);
    return Uint32Array.from(out);
  };

  it('takes a header whose fields are allowed', () => {
    const words = wordsOf(good);
    assert.equal(checkHeader(words, 0, words.length), header.words);
    assert.deepEqual(readHeader(words, 0), good);
  });

  const wrong: readonly (readonly [Partial<Header>, number, string])[] = [
    [{ magic: 1 }, header.magic, 'magic of a header: 0x4c444e49'],
    [{ flags: 2 }, header.flags, 'flags of a header: known bits'],
    [{ stageWidth: 0 }, header.stageWidth, 'stage-width of a header: above 0'],
    [{ stageHeight: Number.NaN }, header.stageHeight, 'stage-height of a header: above 0'],
    [{ surfaceWidth: 16385 }, header.surfaceWidth, 'surface-width of a header: 1 to 16384'],
    [{ reserved: 1 }, header.reserved, 'reserved of a header: 0'],
  ];
  for (const [change, at, expected] of wrong) {
    it(`refuses ${JSON.stringify(change)} with the word at fault`, () => {
      const words = wordsOf({ ...good, ...change });
      assert.throws(
        () => checkHeader(words, 0, words.length),
        (error: RowError) =>
          error instanceof RowError && error.at === at && error.expected === expected,
      );
    });
  }

  it('refuses a case of no known number', () => {
    for (const number of [0, Object.keys(textureOperation).length + 1]) {
      assert.throws(
        () => checkTextureOperation(Uint32Array.of(number, 1), 0, 2),
        /a texture operation, got/,
      );
    }
  });
});
