/**
 * What every implementation of `inlay:text` does with real fonts: Latin, Arabic and Japanese.
 *
 * @module
 */
import assert from 'node:assert/strict';
import {
  creation,
  faces,
  fontBytes,
  type Quad,
  quads,
  refusal,
  removals,
  type Style,
  type TextSize,
  type TextSystem,
} from './system.ts';

/** Runs the suite against instances that `create` makes. */
export function conformance(name: string, create: () => Promise<TextSystem>): void {
  describe(`conformance of text: ${name}`, () => {
    let system: TextSystem;

    before(async () => {
      system = await create();
    });

    beforeEach(() => {
      system.text.reset();
    });

    /** Makes all fonts known and gives them. */
    const addFonts = (...fonts: number[]): void => {
      system.text.apply(faces());
      for (const font of fonts.length > 0 ? fonts : [1, 2, 3, 4, 5]) system.text.addFont(font, fontBytes(font));
    };

    /** Size of a text on its own, as node 2. */
    const sizeOf = (content: string, style: Style = {}, width?: number): TextSize => {
      system.text.apply(creation(2, { content, fontSize: 32, ...style }));
      const available =
        width === undefined ? ({ tag: 'max-content' } as const) : { tag: 'definite' as const, val: width };
      const size = system.measure.measure(2, available);
      system.text.apply(removals(2));
      return size;
    };

    /** Quads of a text on its own in a box, from left to right on each line. */
    const drawn = (content: string, style: Style = {}, width = 2000, height = 400): Quad[] => {
      system.text.apply(creation(2, { content, fontSize: 32, ...style }));
      system.text.setBoxes(Uint32Array.of(2), Float32Array.of(0, 0, width, height));
      system.text.setScales(Uint32Array.of(2), Float32Array.of(1));
      const found = quads(system.text.update()).get(2) ?? [];
      system.text.apply(removals(2));
      return found.slice();
    };

    const widthOf = (content: string, style: Style = {}): number => sizeOf(content, style).width;
    const left = (list: readonly Quad[]): number => Math.min(...list.map(({ x }) => x));
    const right = (list: readonly Quad[]): number => Math.max(...list.map(({ x, width }) => x + width));
    const top = (list: readonly Quad[]): number => Math.min(...list.map(({ y }) => y));

    describe('shaping', () => {
      beforeEach(() => addFonts());

      it('kerns', () => {
        assert.ok(widthOf('AVAVAV') < widthOf('AAA') + widthOf('VVV') - 3);
      });

      it('joins Arabic letters, which changes glyphs and widths', () => {
        const joined = widthOf('ببب');
        const isolated = widthOf('ب\u200cب\u200cب');
        assert.ok(Math.abs(joined - isolated) > 4, `${joined} against ${isolated}`);
      });

      it('makes the ligature of lam and alef', () => {
        const apart = widthOf('ل') + widthOf('ا');
        assert.ok(widthOf('لا') < apart - 2, 'narrower than the letters apart');
        assert.ok(Math.abs(widthOf('ل\u200cا') - apart) < 0.1);
      });

      it('spaces letters and words', () => {
        assert.ok(Math.abs(widthOf('abc', { letterSpacing: 10 }) - widthOf('abc') - 30) < 0.1);
        assert.ok(Math.abs(widthOf('a b c', { wordSpacing: 10 }) - widthOf('a b c') - 20) < 0.1);
      });

      it('takes the nearest weight of the family', () => {
        assert.ok(widthOf('Weight', { fontWeight: 700 }) > widthOf('Weight', { fontWeight: 400 }) + 2);
        assert.equal(widthOf('Weight', { fontWeight: 900 }), widthOf('Weight', { fontWeight: 700 }));
        assert.equal(widthOf('Weight', { fontWeight: 300 }), widthOf('Weight', { fontWeight: 400 }));
      });

      it('falls back to any known font for each character', () => {
        assert.equal(drawn('aح京').length, 3);
        const alone = widthOf('東京', { fontFamily: ['Noto Sans JP'] });
        assert.ok(Math.abs(widthOf('東京', { fontFamily: ['No Such Family'] }) - alone) < 0.1);
        assert.ok(Math.abs(widthOf('東京') - alone) < 0.1);
      });

      it('is as large as the font size says', () => {
        const small = widthOf('Metropolis', { fontSize: 20 });
        assert.ok(Math.abs(widthOf('Metropolis', { fontSize: 60 }) - 3 * small) < 0.5);
      });
    });

    describe('order', () => {
      beforeEach(() => addFonts());

      it('runs from right to left in Arabic', () => {
        const [one, two] = [drawn('ا'), drawn('اح')];
        assert.equal(two.length, 2);
        assert.ok(left(two) < right(two) - (one[0]?.width ?? 0), 'the first letter is the rightmost');
        const alef = Math.min(...two.map(({ width }) => width));
        assert.equal(two.find(({ width }) => width === alef)?.x, Math.max(...two.map(({ x }) => x)));
      });

      it('puts a text whose first strong character is Arabic to the right, and one that is told otherwise to the left', () => {
        assert.ok(left(drawn('سلام', {}, 500)) > 250);
        assert.ok(right(drawn('سلام', { direction: 'ltr' }, 500)) < 250);
        assert.ok(left(drawn('Hello', { direction: 'rtl' }, 500)) > 250);
        assert.ok(right(drawn('Hello', {}, 500)) < 250);
      });

      it('keeps Latin words and numbers in Arabic from left to right', () => {
        const list = drawn('ح 12', {}, 500);
        assert.equal(list.length, 3);
        const [one, two] = [drawn('1')[0], drawn('2')[0]];
        assert.ok(one && two);
        const find = (quad: Quad): number =>
          list.find(({ height, width }) => height === quad.height && Math.abs(width - quad.width) <= 1)?.x ??
          Number.NaN;
        assert.ok(find(one) < find(two), '1 is left of 2');
        assert.ok(find(two) < right(list) - 10, 'both are left of the letter');
      });
    });

    describe('lines', () => {
      beforeEach(() => addFonts());

      it('break at spaces, in as much room as there is', () => {
        const line = sizeOf('x').height;
        const text = 'one two three';
        assert.equal(sizeOf(text).height, line);
        assert.equal(sizeOf(text, {}, widthOf('one two') + 1).height, 2 * line);
        assert.equal(sizeOf(text, {}, 10).height, 3 * line);
        system.text.apply(creation(3, { content: text, fontSize: 32 }));
        const least = system.measure.measure(3, { tag: 'min-content' });
        assert.deepEqual([least.width, least.height], [widthOf('three'), 3 * line]);
      });

      it('fit a box of just the measured width', () => {
        for (const content of ['Metropolis', 'The Cabinet of Dr. Caligari', 'مرحبا بالعالم', '東京の映画']) {
          const size = sizeOf(content);
          assert.equal(sizeOf(content, {}, size.width).height, size.height, content);
        }
      });

      it('break between Japanese characters, but not before a full stop', () => {
        const line = sizeOf('東').height;
        assert.equal(sizeOf('東京の映画', {}, 32 * 2 + 4).height, 3 * line);
        assert.equal(sizeOf('東京。', {}, 32 * 2 + 4).height, 2 * line);
        assert.equal(sizeOf('東京', {}, 32 * 2 + 4).height, line);
      });

      it('break at line feeds, however they are written, and not after the last', () => {
        const line = sizeOf('x').height;
        assert.equal(sizeOf('a\nb\r\nc\rd').height, 4 * line);
        assert.equal(sizeOf('a\n').height, line);
        assert.equal(sizeOf('a\n\nb').height, 3 * line);
      });

      it('do not break with nowrap, and break anywhere with anywhere', () => {
        const line = sizeOf('x').height;
        assert.equal(sizeOf('one two three', { textWrap: 'nowrap' }, 50).height, line);
        assert.equal(sizeOf('incomprehensibilities', {}, 60).height, line);
        assert.ok(sizeOf('incomprehensibilities', { textWrap: 'anywhere' }, 60).height > 4 * line);
      });

      it('are as high as line-height says', () => {
        assert.equal(sizeOf('x', { lineHeight: { tag: 'dp', val: 50 } }).height, 50);
        assert.equal(sizeOf('x', { lineHeight: { tag: 'number', val: 1.5 } }).height, 48);
        assert.equal(sizeOf('x', { lineHeight: { tag: 'number', val: 0.5 } }).height, 16);
        assert.equal(sizeOf('a\nb', { lineHeight: { tag: 'dp', val: 50 } }).height, 100);
      });

      it('are at most max-lines', () => {
        const text = 'one two three four five six';
        const two = sizeOf(text, { maxLines: 2 }, 120);
        assert.equal(two.height, 2 * sizeOf('x').height);
        const shown = drawn(text, { maxLines: 2 }, 120);
        const all = drawn(text, {}, 120);
        assert.ok(shown.length < all.length);
      });

      it('have a baseline', () => {
        const { height, baseline } = sizeOf('x');
        assert.ok(baseline > 0.6 * height && baseline < 0.9 * height);
        const list = drawn('x');
        assert.ok(Math.abs(top(list) + (list[0]?.height ?? 0) - baseline) <= 1);
      });
    });

    describe('ellipsis', () => {
      beforeEach(() => addFonts());
      const style: Style = { textOverflow: 'ellipsis', maxLines: 1 };

      it('stands at the right end of a Latin line and within the box', () => {
        const width = 200;
        const list = drawn('Incomprehensible masterpieces', { ...style, textWrap: 'nowrap' }, width);
        assert.ok(right(list) <= width);
        const clipped = drawn('Incomprehensible masterpieces', { textWrap: 'nowrap', maxLines: 1 }, width);
        assert.ok(right(clipped) > width);
        const whole = drawn('Incomprehensible', style, 400);
        assert.equal(whole.length, 'Incomprehensible'.length, 'what fits has none');
      });

      it('ends the last line that max-lines leaves', () => {
        const text = 'one two three four five six';
        const first = drawn(text, { maxLines: 2 }, 120);
        const dotted = drawn(text, { maxLines: 2, textOverflow: 'ellipsis' }, 120);
        assert.notDeepEqual(
          dotted.map(({ x }) => x),
          first.map(({ x }) => x),
        );
        assert.ok(right(dotted) <= 120);
      });

      it('stands at the left end of an Arabic line', () => {
        const list = drawn('عنوان طويل جدا لا يتسع له السطر', style, 200);
        const leftmost = list.reduce((a, b) => (a.x < b.x ? a : b));
        const dots = drawn('\u2026')[0];
        assert.ok(dots);
        assert.ok(Math.abs(leftmost.width - dots.width) <= 1 && leftmost.height === dots.height);
        assert.ok(leftmost.x >= -0.5 && right(list) <= 200.5);
      });

      it('stands where a lower box cuts the lines', () => {
        const line = sizeOf('x').height;
        const text = 'one two three four five six seven';
        const cut = drawn(text, { textOverflow: 'ellipsis' }, 120, 2 * line);
        assert.equal(new Set(cut.map(({ y, height }) => Math.floor((y + height / 2) / line))).size, 2);
      });

      it('leaves no more than itself and a character in a box of no width', () => {
        assert.equal(drawn('Metropolis', style, 0).length, 2);
      });
    });

    describe('alignment', () => {
      beforeEach(() => addFonts());

      it('puts lines left, right and in the middle', () => {
        const [atLeft, atRight, inMiddle] = (['left', 'right', 'center'] as const).map((textAlign) =>
          drawn('Hello', { textAlign }, 400),
        );
        assert.ok(atLeft && atRight && inMiddle);
        assert.ok(left(atLeft) < 5 && right(atRight) > 395 && right(atRight) <= 400);
        assert.ok(Math.abs(left(inMiddle) + right(inMiddle) - 400) < 3);
      });

      it('knows start and end by the direction', () => {
        assert.ok(left(drawn('سلام', { textAlign: 'end' }, 400)) < 10);
        assert.ok(right(drawn('Hello', { textAlign: 'end' }, 400)) > 395);
      });

      it('justifies all lines but the last', () => {
        const list = drawn('one two three four five', { textAlign: 'justify' }, 230);
        assert.ok(Math.abs(right(list) - 230) < 3);
      });

      it('puts lines at the top, in the middle and at the bottom of a higher box', () => {
        const [high, middle, low] = (['top', 'middle', 'bottom'] as const).map((verticalAlign) =>
          top(drawn('x', { verticalAlign }, 400, 300)),
        );
        const free = 300 - sizeOf('x').height;
        assert.ok(Math.abs((low ?? 0) - (high ?? 0) - free) <= 1);
        assert.ok(Math.abs((middle ?? 0) - (high ?? 0) - free / 2) <= 1);
      });

      it('counts from the border box', () => {
        system.text.apply(creation(2, { content: 'x', fontSize: 32 }));
        system.text.setScales(Uint32Array.of(2), Float32Array.of(1));
        const place = (x: number, y: number): Quad | undefined => {
          system.text.setBoxes(Uint32Array.of(2), Float32Array.of(x, y, 100, 50));
          return quads(system.text.update()).get(2)?.[0];
        };
        const [a, b] = [place(0, 0), place(30, 20)];
        assert.deepEqual([(b?.x ?? 0) - (a?.x ?? 0), (b?.y ?? 0) - (a?.y ?? 0)], [30, 20]);
      });
    });

    describe('fonts', () => {
      it('measure nothing and draw nothing before they are there, but have a line', () => {
        assert.deepEqual([sizeOf('Hello').width, Math.round(sizeOf('Hello', { fontSize: 40 }).height)], [0, 48]);
        assert.deepEqual(drawn('Hello'), []);
      });

      it('are wanted once when a text names their family, nearest weight first', () => {
        system.text.apply(faces());
        assert.deepEqual([...system.text.wantedFonts()], []);
        system.text.apply(creation(2, { content: 'Hello', fontWeight: 700 }));
        assert.deepEqual([...system.text.wantedFonts()], [3]);
        assert.deepEqual([...system.text.wantedFonts()], []);
      });

      it('are wanted when no font that is there has a character', () => {
        system.text.apply(faces());
        system.text.apply(creation(2, { content: 'Hello 東', fontWeight: 400 }));
        assert.deepEqual([...system.text.wantedFonts()], [1]);
        system.text.addFont(1, fontBytes(1));
        assert.deepEqual([...system.text.wantedFonts()], [4, 5]);
        system.text.addFont(4, fontBytes(4));
        system.text.failFont(5);
        assert.deepEqual([...system.text.wantedFonts()], [2, 3], 'at last any weight');
      });

      it('change the paragraphs that use them, and only those', () => {
        addFonts(1);
        system.text.apply(creation(2, { content: 'Hello' }));
        system.text.apply(creation(3, { content: '東京' }));
        system.text.setBoxes(Uint32Array.of(2, 3), Float32Array.of(0, 0, 300, 50, 0, 0, 300, 50));
        system.text.setScales(Uint32Array.of(2, 3), Float32Array.of(1, 1));
        system.text.wantedFonts();
        system.text.update();
        const before = system.measure.measure(3, { tag: 'max-content' });
        assert.deepEqual([...system.text.addFont(5, fontBytes(5))], [3]);
        assert.notDeepEqual(system.measure.measure(3, { tag: 'max-content' }), before);
        assert.deepEqual([...quads(system.text.update()).keys()], [3]);
      });

      it('are refused when broken, unknown or there', () => {
        system.text.apply(faces());
        const whole = fontBytes(1);
        for (const bytes of [new Uint8Array(), new Uint8Array(1000).fill(7), whole.subarray(0, 400)]) {
          assert.deepEqual(
            refusal(() => system.text.addFont(1, bytes.slice())),
            { tag: 'not-a-font', val: bytes.length },
          );
        }
        const unknown = { tag: 'unknown-font', val: 9 };
        assert.deepEqual(
          refusal(() => system.text.addFont(9, whole)),
          unknown,
        );
        assert.deepEqual(
          refusal(() => system.text.failFont(9)),
          unknown,
        );
        system.text.addFont(1, whole);
        assert.deepEqual(
          refusal(() => system.text.addFont(1, whole)),
          { tag: 'unknown-font', val: 1 },
        );
      });

      it('do no harm with any byte changed', () => {
        const whole = fontBytes(4);
        let random = 1;
        for (let round = 0; round < 60; round++) {
          const bytes = whole.slice();
          for (let change = 0; change < 30; change++) {
            random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff;
            bytes[(random >> 8) % bytes.length] = random & 0xff;
          }
          system.text.reset();
          system.text.apply(faces());
          try {
            system.text.addFont(4, bytes);
          } catch (error) {
            assert.ok(error !== null && typeof error === 'object' && 'payload' in error, String(error));
          }
          const list = drawn('متصل الحروف Office 12');
          assert.ok(list.every(({ x, y, width, height }) => [x, y, width, height].every(Number.isFinite)));
          system.text.takeUploads();
        }
      });
    });
  });
}
