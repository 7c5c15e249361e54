import assert from 'node:assert/strict';
import { type Composed, composed, type Echo } from './echo.ts';

/**
 * An engine that answers whatever a test wants: exports as a fused module has them, over a memory
 * of one page.
 */
class Liar {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  readonly words = new Uint32Array(this.memory.buffer);
  readonly released: number[] = [];
  #free = 1_024;

  /** Exports in which `name` answers `answer`; post-returns are noted. */
  exports(answers: Record<string, number>): Record<string, unknown> {
    const functions: Record<string, unknown> = {
      memory: this.memory,
      cabi_realloc: (_from: number, _size: number, align: number, bytes: number) => {
        const at = Math.ceil(this.#free / align) * align;
        this.#free = at + bytes;
        return at;
      },
    };
    for (const [name, answer] of Object.entries(answers)) {
      functions[name] = () => answer;
      functions[`cabi_post_${name}`] = (at: number) => this.released.push(at);
    }
    return functions;
  }
}

const text = (name: string) => `test:echo/text@0.1.0#${name}`;
const numbers = (name: string) => `test:echo/numbers@0.1.0#${name}`;

describe('the glue of the fused module', () => {
  let echo: Composed;

  before(async () => {
    echo = await composed('rust');
  });

  /**
   * The functions of an engine whose memory begins with `words` and whose function answers address
   * `answer`.
   */
  function lying(name: string, words: number[], answer = 0): Echo & { liar: Liar } {
    const liar = new Liar();
    liar.words.set(words);
    return { ...echo.glue.bind(liar.exports({ [name]: answer })), liar };
  }

  const refused = (message: RegExp) => ({ name: 'GlueError', code: 'range', message });

  it('refuses addresses and lengths outside the memory', () => {
    assert.throws(
      () => lying(text('word'), [65_530, 10]).text.word?.(''),
      refused(/text\.word.*10 times 1 bytes within 65536/),
    );
    assert.throws(
      () => lying(text('word'), [0xffff_fff0, 1]).text.word?.(''),
      refused(/address 4294967280/),
    );
    assert.throws(
      () => lying(text('word'), [], 65_532).text.word?.(''),
      refused(/1 times 8 bytes/),
    );
    assert.throws(
      () => lying(numbers('f64s'), [0, 8_193]).numbers.f64s?.([]),
      refused(/8193 times 8 bytes/),
    );
    assert.throws(
      () => lying(text('words'), [8, 0x4000_0000]).text.words?.([]),
      refused(/1073741824 times 8 bytes/),
    );
  });

  it('refuses addresses that are not aligned', () => {
    assert.throws(() => lying(numbers('u32s'), [6, 1]).numbers.u32s?.([]), refused(/aligned to 4/));
    assert.throws(() => lying(text('word'), [0, 0], 2).text.word?.(''), refused(/aligned to 4/));
  });

  it('refuses cases, characters and bytes that there are not', () => {
    assert.throws(
      () => lying(text('fails'), [2]).text.fails?.({ tag: 'empty' }),
      refused(/a case below 2/),
    );
    assert.throws(
      () => lying(text('fails'), [1, 9]).text.fails?.({ tag: 'empty' }),
      refused(/a case below 3/),
    );
    assert.throws(
      () => lying(text('letter'), [], 0xd800).text.letter?.('a'),
      refused(/scalar value/),
    );
    assert.throws(
      () => lying(text('letter'), [], 0x11_0000).text.letter?.('a'),
      refused(/scalar value/),
    );
    assert.throws(() => lying(text('word'), [8, 1, 0xff]).text.word?.(''), refused(/UTF-8/));
  });

  it('refuses arguments of the wrong kind, and says which', () => {
    const form = echo.make.module();
    const wrong = (message: RegExp) => ({ name: 'GlueError', code: 'argument', message });
    assert.throws(() => form.text.word?.(7), wrong(/text\.word: text: expected a string, got 7/));
    assert.throws(
      () => form.numbers.u8s?.(undefined),
      wrong(/numbers\.u8s: values: expected an array, got undefined/),
    );
    assert.throws(() => form.numbers.u8s?.('abc'), wrong(/expected an array, got "abc"/));
    assert.throws(
      () => form.numbers.add?.(1, '2'),
      wrong(/numbers\.add: b: expected a number, got "2"/),
    );
    assert.throws(() => form.text.letter?.('ab'), wrong(/one character/));
    assert.throws(() => form.text.letter?.('\ud800'), wrong(/one character/));
    assert.throws(
      () => form.text.oneShape?.({ tag: 'square' }),
      wrong(/expected one of none, circle, label, corner, wide, got "square"/),
    );
    assert.throws(() => form.text.oneShape?.(null), wrong(/expected an object, got null/));
    assert.equal(form.text.word?.('still here'), 'still here');
  });

  it('returns lists of numbers as views that last until the next call', () => {
    const form = lying(numbers('u32s'), [16, 2, 0, 0, 7, 8]);
    const list = form.numbers.u32s?.([]);
    assert.equal(list.buffer, form.liar.memory.buffer);
    assert.deepEqual([...list], [7, 8]);
    assert.deepEqual(form.liar.released, []);
    assert.equal(form.numbers.u32s?.([]), list, 'the same place is the same view');
    assert.deepEqual(form.liar.released, [0], 'what the first call answered is given back once');
  });

  it('follows the memory when it grows', () => {
    const form = lying(numbers('u32s'), [16, 1, 0, 0, 7]);
    const before = form.numbers.u32s?.([]);
    form.liar.memory.grow(1);
    const after = form.numbers.u32s?.([]);
    assert.notEqual(after.buffer, before.buffer);
    assert.deepEqual([...after], [7]);
  });

  it('writes its arguments, wherever memory is by then', () => {
    const form = echo.make.module();
    const long = Uint32Array.from({ length: 3 << 20 }, (_, i) => i * 3);
    assert.deepEqual(form.numbers.u32s?.(long), long);
    assert.deepEqual(form.numbers.u32s?.([1, 2, 3]), Uint32Array.of(1, 2, 3), 'plain arrays too');
  });

  it('says that an engine trapped, with the cause, and every time after', () => {
    const form = echo.make.module();
    assert.throws(
      () => form.text.boom?.(),
      (error: Error & { code: string }) =>
        error.code === 'trapped' && error.cause instanceof WebAssembly.RuntimeError,
    );
    assert.throws(() => form.numbers.add?.(1, 2), { code: 'trapped' });
  });

  it('answers the same from a module that is instantiated without blocking', async () => {
    const form = await echo.glue.instantiateAsync(echo.module);
    assert.equal(form.numbers.add?.(2, 3), 5);
  });

  it('refuses the module of another build', async () => {
    const other = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const refused = { name: 'GlueError', code: 'mismatch', message: /the module is of no build/ };
    assert.throws(() => echo.glue.instantiate(other), refused);
    await assert.rejects(echo.glue.instantiateAsync(other), refused);
    assert.doesNotThrow(() => echo.glue.check(echo.module));
  });

  it('passes on what a component throws that is no refusal', () => {
    const instance = {
      text: {
        items: () => {
          throw new TypeError('broken');
        },
        word: (s: string) => s,
      },
      numbers: {},
    };
    const form = echo.glue.tagged(instance);
    assert.throws(() => form.text.items?.([]), TypeError);
    assert.equal(form.text.word?.('a'), 'a');
  });
});
