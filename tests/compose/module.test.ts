import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Composed, compose, composed } from './echo.ts';

const word = 'test:echo/text@0.1.0#word';

/** The parts of the core module that a host without glue would use. */
interface Core {
  memory: WebAssembly.Memory;
  cabi_realloc(pointer: number, from: number, align: number, to: number): number;
  [word](pointer: number, length: number): number;
}

describe('the fused module', () => {
  let echo: Composed;

  before(async () => {
    echo = await composed('rust');
  });

  it('imports nothing and has one memory and no table for the host', () => {
    assert.deepEqual(WebAssembly.Module.imports(echo.module), []);
    const kinds = WebAssembly.Module.exports(echo.module).map((e) => e.kind);
    assert.deepEqual(
      kinds.filter((kind) => kind !== 'function'),
      ['memory'],
    );
  });

  it('needs nothing younger than bulk memory', () => {
    const { features, floor } = echo.manifest.forms.module['echo.module.wasm'];
    assert.deepEqual(features, ['sign-ext', 'bulk-memory']);
    assert.deepEqual(floor, { chromium: 75 });
  });

  it('copies flat lists in bulk: ten kinds of numbers, two of records, bytes once more, each way', () => {
    // there and back for each function that echoes, one way for `sum`, and the lists inside of
    // `nested`
    assert.ok(echo.manifest.forms.module['echo.module.wasm'].bulkCopies >= 2 * 12 + 1 + 2);
  });

  it('traps when a string that is not UTF-8 crosses between systems, and cannot be called afterwards', () => {
    const form = echo.make.module();
    assert.throws(() => form.text.broken?.(), { name: 'GlueError', code: 'trapped' });
    assert.throws(() => form.text.word?.('a'), {
      name: 'GlueError',
      code: 'trapped',
      message: /trapped earlier/,
    });
    assert.equal(echo.make.module().text.word?.('a'), 'a');
  });

  it('takes exactly the strings that are UTF-8', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const start = () => new WebAssembly.Instance(echo.module).exports as unknown as Core;
    let core = start();
    /**
     * What the engine makes of bytes as a string: the bytes again, or undefined where it trapped.
     */
    const sent = (bytes: Uint8Array): Uint8Array | undefined => {
      const pointer = core.cabi_realloc(0, 0, 1, bytes.length) >>> 0;
      new Uint8Array(core.memory.buffer).set(bytes, pointer);
      let answer: number;
      try {
        answer = core[word](pointer, bytes.length) >>> 0;
      } catch (error) {
        assert.ok(error instanceof WebAssembly.RuntimeError);
        core = start();
        return undefined;
      }
      const [at = 0, length = 0] = new Uint32Array(core.memory.buffer, answer, 2);
      return new Uint8Array(core.memory.buffer).slice(at, at + length);
    };
    const valid = (bytes: Uint8Array): boolean => {
      try {
        decoder.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const encoder = new TextEncoder();
    const utf8 = fc.string({ unit: 'binary', maxLength: 24 }).map((s) => encoder.encode(s));
    // one byte of valid text replaced: near misses find more than noise does
    const near = fc.tuple(utf8, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
      const changed = Uint8Array.from(bytes);
      if (changed.length > 0) changed[at % changed.length] = byte;
      return changed;
    });
    const edges = fc
      .array(
        fc.constantFrom(
          0x7f,
          0x80,
          0x8f,
          0x90,
          0x9f,
          0xa0,
          0xbf,
          0xc1,
          0xc2,
          0xdf,
          0xe0,
          0xed,
          0xef,
          0xf0,
          0xf4,
          0xf5,
        ),
      )
      .map((bytes) => Uint8Array.from(bytes));
    const cut = utf8.map((bytes) => bytes.subarray(0, -1));
    fc.assert(
      fc.property(fc.oneof(utf8, near, edges, cut, fc.uint8Array()), (bytes) => {
        assert.deepEqual(sent(bytes), valid(bytes) ? Uint8Array.from(bytes) : undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets a system grow up to its cap, which is 128 MiB where none is given, and says which was refused', async () => {
    const capped = await composed('capped');
    const memories = capped.manifest.forms.module['echo.module.wasm'].memories;
    assert.deepEqual(
      memories.map((m: { system: string; mostPages: number | null }) => [m.system, m.mostPages]),
      [
        ['echo', 2048],
        ['text', 2048],
        ['numbers', 64],
      ],
    );
    const form = capped.make.module();
    form.text.alloc?.(1, 6, 1);
    form.text.alloc?.(2, 1, 2);
    assert.deepEqual([form.text.check?.(1), form.text.check?.(2)], [0, 0]);
    assert.throws(() => form.text.alloc?.(2, 4, 3), { code: 'trapped' });
  });

  it('gives a system the memory that another one left, if both say what their allocators are', () => {
    const { exports } = new WebAssembly.Instance(echo.module);
    const { memory } = exports as unknown as Core;
    const { text } = echo.glue.bind(exports);
    const [OTHER, TEXT, NUMBERS] = [0, 1, 2];
    const left = (system: number) => {
      text.alloc?.(system, 8, system);
      assert.equal(text.check?.(system), 0);
      text.reset?.();
      return memory.buffer.byteLength;
    };
    const bytes = left(TEXT);
    assert.deepEqual([left(NUMBERS), left(TEXT)], [bytes, bytes]);
    assert.ok(left(OTHER) >= bytes + (8 << 20), 'what has a heap of its own grows');
  });

  it('is the same, byte for byte, when everything is rebuilt', async () => {
    const before = echo.manifest;
    await compose(
      '--config',
      'tests/compose/echo/compose.toml',
      '--profile',
      'rust',
      '--out',
      'target/inlay/test',
      '--force',
    );
    assert.deepEqual(JSON.parse(readFileSync(join(echo.folder, 'manifest.json'), 'utf8')), before);
  });

  it('is made again when a file of it is gone or cut short, and left alone otherwise', async () => {
    const file = join(echo.folder, 'echo.module.wasm');
    const again = () =>
      compose(
        '--config',
        'tests/compose/echo/compose.toml',
        '--profile',
        'rust',
        '--out',
        'target/inlay/test',
      );
    const first = statSync(file).mtimeMs;
    await again();
    assert.equal(statSync(file).mtimeMs, first);
    const bytes = readFileSync(file);
    for (const harm of [rmSync, truncateSync]) {
      harm(file);
      await again();
      assert.deepEqual(readFileSync(file), bytes);
    }
  });

  it('is all that is left in the manifest when it alone was made from something else', async () => {
    const command = [
      '--config',
      'tests/compose/echo/compose.toml',
      '--profile',
      'rust',
      '--out',
      'target/inlay/test/forms',
    ];
    const folder = join(echo.folder, '../forms/rust');
    const forms = () => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).forms;
    await compose(...command, '--form', 'linked');
    await compose(...command, '--form', 'module');
    assert.deepEqual(Object.keys(forms()).sort(), ['linked', 'module']);
    await compose(...command, '--form', 'module', '--no-optimise');
    assert.deepEqual(Object.keys(forms()), ['module']);
    assert.ok(!existsSync(join(folder, 'linked-js/linked.js')));
  });
});
