/**
 * What every implementation of `inlay:text` does with real fonts: Latin, Arabic and Japanese.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  change,
  creation,
  faces,
  fontBytes,
  Pages,
  type Quad,
  quads,
  reasonOf,
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
      for (const font of fonts.length > 0 ? fonts : [1, 2, 3, 4, 5])
        system.text.addFont(font, fontBytes(font));
    };

    /** Size of a text on its own, as node 2. */
    const sizeOf = (content: string, style: Style = {}, width?: number): TextSize => {
      system.text.apply(creation(2, { content, fontSize: 32, ...style }));
      const available =
        width === undefined
          ? ({ tag: 'max-content' } as const)
          : { tag: 'definite' as const, val: width };
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
    const right = (list: readonly Quad[]): number =>
      Math.max(...list.map(({ x, width }) => x + width));
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
        assert.ok(
          widthOf('Weight', { fontWeight: 700 }) > widthOf('Weight', { fontWeight: 400 }) + 2,
        );
        assert.equal(
          widthOf('Weight', { fontWeight: 900 }),
          widthOf('Weight', { fontWeight: 700 }),
        );
        assert.equal(
          widthOf('Weight', { fontWeight: 300 }),
          widthOf('Weight', { fontWeight: 400 }),
        );
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
        assert.ok(
          left(two) < right(two) - (one[0]?.width ?? 0),
          'the first letter is the rightmost',
        );
        const alef = Math.min(...two.map(({ width }) => width));
        assert.equal(
          two.find(({ width }) => width === alef)?.x,
          Math.max(...two.map(({ x }) => x)),
        );
      });

      it('puts a text whose first strong character is Arabic to the right, and one with another direction to the left', () => {
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
          list.find(
            ({ height, width }) => height === quad.height && Math.abs(width - quad.width) <= 1,
          )?.x ?? Number.NaN;
        assert.ok(find(one) < find(two), '1 is left of 2');
        assert.ok(find(two) < right(list) - 10, 'both are left of the letter');
      });
    });

    describe('lines', () => {
      beforeEach(() => addFonts());

      it('break at spaces, within the available width', () => {
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
        for (const content of [
          'Metropolis',
          'The Cabinet of Dr. Caligari',
          'مرحبا بالعالم',
          '東京の映画',
        ]) {
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

    describe('soft hyphens', () => {
      beforeEach(() => addFonts());
      const word = 'incom\u00adprehen';
      const line = (): number => sizeOf('x').height;
      /** Quads by line, from the top; each from left to right. */
      const rows = (list: readonly Quad[], height = line()): Quad[][] => {
        const found: Quad[][] = [];
        for (const quad of list) {
          const row = Math.floor((quad.y + quad.height / 2) / height);
          found[row] ??= [];
          found[row].push(quad);
        }
        return found.map((row) => row.sort((a, b) => a.x - b.x));
      };
      const isHyphen = (quad: Quad | undefined): boolean => {
        const hyphen = drawn('\u2010')[0];
        assert.ok(hyphen);
        return (
          quad !== undefined &&
          Math.abs(quad.width - hyphen.width) <= 1 &&
          quad.height === hyphen.height
        );
      };

      it('are not seen, and change nothing, where no line breaks after them', () => {
        assert.equal(widthOf('A\u00adV'), widthOf('AV'), 'kerning goes on');
        assert.equal(
          widthOf('A\u00adV', { letterSpacing: 9 }),
          widthOf('AV', { letterSpacing: 9 }),
        );
        const [plain, soft] = ['efficient Waves', 'ef\u00adfi\u00adcient W\u00adaves'].map(
          (content) => drawn(content),
        );
        assert.deepEqual(soft, plain);
        assert.deepEqual(drawn('\u00ad'), []);
        assert.equal(widthOf('\u00ad'), 0);
      });

      it('show a hyphen at the end of a line that breaks after them, as wide as U+2010', () => {
        const hyphen = widthOf('\u2010');
        const least = widthOf('incom') + hyphen;
        const [first, second] = rows(drawn(word, {}, least + 1));
        assert.equal(first?.length, 6);
        assert.ok(isHyphen(first?.at(-1)));
        assert.equal(second?.length, 6, 'and no other');
        system.text.apply(creation(3, { content: word, fontSize: 32 }));
        const min = system.measure.measure(3, { tag: 'min-content' });
        assert.ok(Math.abs(min.width - Math.max(least, widthOf('prehen'))) < 0.1);
      });

      it('need room for their hyphen', () => {
        const before = 'xx incom\u00adprehen';
        const tight = widthOf('xx incom') + widthOf('\u2010');
        assert.equal(sizeOf(before, {}, tight + 0.5).height, 2 * line());
        assert.equal(
          sizeOf(before, {}, tight - 0.5).height,
          3 * line(),
          'the whole word goes to the next line',
        );
      });

      it('follow the alignment', () => {
        for (const textAlign of ['left', 'right', 'center', 'justify'] as const) {
          const [first = []] = rows(drawn(`a ${word}`, { textAlign }, 190));
          const rest = 190 - (widthOf('a incom') + widthOf('\u2010'));
          const [from, to] = [left(first), right(first)];
          const free = {
            left: [0, rest],
            right: [rest, 0],
            center: [rest / 2, rest / 2],
            justify: [0, 0],
          }[textAlign];
          assert.ok(Math.abs(from - (free[0] ?? 0)) < 4, `${textAlign}: begins at ${from}`);
          assert.ok(Math.abs(190 - to - (free[1] ?? 0)) < 4, `${textAlign}: ends at ${to}`);
          assert.ok(isHyphen(first.at(-1)), textAlign);
        }
      });

      it('stand on the left of what runs from right to left', () => {
        const height = sizeOf('مرحبا', { fontWeight: 600 }).height;
        const [first = [], second = []] = rows(
          drawn('مرحبا\u00adعالم', { fontWeight: 600 }, 100),
          height,
        );
        assert.ok(Math.abs(right(first) - 100) < 3, 'the line is on the right');
        const [leftmost, next] = first;
        assert.ok(
          leftmost && next && leftmost.x + leftmost.width <= next.x + 2,
          'and the hyphen left of it',
        );
        assert.ok(leftmost.height < 10, 'a stroke');
        assert.ok(Math.abs(right(second) - 100) < 3);
        assert.equal(first.length, drawn('مرحبا', { fontWeight: 600 }, 100).length + 1);
      });

      it('stand beside a Latin word that ends a line from right to left', () => {
        const height = sizeOf('با', { fontWeight: 600 }).height;
        const [first = []] = rows(drawn('با incom\u00adprehen', { fontWeight: 600 }, 150), height);
        const at = first.findIndex((quad) => quad.height < 10 && quad.width > 5);
        assert.ok(at > 4, 'right of its five letters');
      });

      it('do nothing in a text that does not wrap', () => {
        assert.deepEqual(
          drawn(word, { textWrap: 'nowrap' }, 100),
          drawn('incomprehen', { textWrap: 'nowrap' }, 100),
        );
      });

      it('go with max-lines, and with an ellipsis', () => {
        const content = 'in\u00adcom\u00adpre\u00adhen\u00adsi\u00adbil\u00adi\u00adties';
        const clipped = rows(drawn(content, { maxLines: 2 }, 120));
        assert.equal(clipped.length, 2);
        assert.ok(clipped.every((row) => isHyphen(row.at(-1))));
        const dotted = rows(drawn(content, { maxLines: 2, textOverflow: 'ellipsis' }, 120));
        assert.equal(dotted.length, 2);
        assert.ok(isHyphen(dotted[0]?.at(-1)));
        assert.ok(!isHyphen(dotted[1]?.at(-1)) && right(dotted[1] ?? []) <= 120);
      });
    });

    describe('tabs', () => {
      beforeEach(() => addFonts());
      const stop = (): number => 8 * widthOf(' ');
      /** Where each letter of a text on one line begins. */
      const begins = (content: string, style: Style = {}, width = 2000): number[] =>
        drawn(content, style, width)
          .map(({ x }) => x)
          .sort((a, b) => a - b);
      const bearing = (letter: string): number => begins(letter)[0] ?? Number.NaN;
      const near = (is: number | undefined, should: number): void => {
        assert.ok(
          is !== undefined && Math.abs(is - should) <= 0.6,
          `${is}, and ${should} was expected`,
        );
      };

      it('end at the next multiple of eight spaces from the start of the line, and draw nothing', () => {
        const [a, b, c, ...more] = begins('a\tb\tc');
        near(a, bearing('a'));
        near(b, stop() + bearing('b'));
        near(c, 2 * stop() + bearing('c'));
        assert.deepEqual(more, []);
        near(begins('\tb')[0], stop() + bearing('b'));
        near(begins('x\n\tb')[1], stop() + bearing('b'));
      });

      it('are never hardly there: nearer than half a space is the next stop', () => {
        const content = 'i'.repeat(9);
        const rest = stop() - widthOf(content);
        assert.ok(rest > 0 && rest < widthOf(' ') / 2, `${rest}`);
        near(begins(`${content}\tb`).at(-1), 2 * stop() + bearing('b'));
      });

      it('count spacing', () => {
        const spaced = { letterSpacing: 3, wordSpacing: 5 };
        near(begins('a\tb', spaced)[1], stop() + 64 + bearing('b'));
      });

      it('hang at the end of a line that wraps, and break before what follows only', () => {
        const line = sizeOf('x').height;
        assert.equal(sizeOf('ab\tc', {}, widthOf('ab') + 1).height, 2 * line);
        const list = drawn('ab\tcdefghij', { textAlign: 'right' }, 150);
        assert.ok(
          Math.abs(right(list.filter(({ y }) => y < line)) - 150) < 3,
          'the tab is beyond the edge',
        );
      });

      it('are as wide where a line is aligned or runs from right to left', () => {
        const centred = begins('ab\tcd', { textAlign: 'center' }, 600);
        near(centred[0], 245.06 + bearing('a'));
        near(centred[2], 317.06 + bearing('c'));
        const mirrored = begins('ab\tcd', { direction: 'rtl' }, 600);
        near(mirrored[0], 490.13 + bearing('c'));
        near(mirrored[2], 562.44 + bearing('a'));
      });

      it('separate what is in them: columns of Arabic stay in their order', () => {
        const list = begins('ا\tا', { direction: 'ltr', fontWeight: 600 });
        near((list[1] ?? 0) - (list[0] ?? 0), 8 * widthOf(' ', { fontWeight: 600 }));
      });

      it('go with an ellipsis', () => {
        const list = drawn('a\tb\tcdefg', { textOverflow: 'ellipsis', maxLines: 1 }, 180);
        assert.ok(list.length >= 3 && right(list) <= 180);
        assert.ok(list.some(({ x }) => Math.abs(x - stop() - bearing('b')) <= 0.6));
      });
    });

    describe('stand-ins', () => {
      const boxes = (node: number): Quad[] => quads(system.text.update()).get(node) ?? [];
      const place = (node: number): void => {
        system.text.setBoxes(Uint32Array.of(node), Float32Array.of(0, 0, 900, 100));
        system.text.setScales(Uint32Array.of(node), Float32Array.of(1));
      };

      /** Quads of a text on its own that waits for no font. */
      const settled = (content: string): Quad[] => {
        system.text.apply(creation(2, { content, fontSize: 32 }));
        system.text.wantedFonts();
        place(2);
        const list = boxes(2);
        system.text.apply(removals(2));
        return list;
      };

      it('are hollow boxes where no font is known, a space is a gap, and it is reported once', () => {
        system.text.apply(creation(2, { content: 'Hi you' }));
        assert.deepEqual([...system.text.wantedFonts()], []);
        assert.deepEqual([...system.text.takeUnserved()], [2]);
        assert.deepEqual([...system.text.takeUnserved()], []);
        const size = system.measure.measure(2, { tag: 'max-content' });
        assert.ok(size.width > 5 * 12 && Math.abs(size.height - 38.4) < 1, JSON.stringify(size));
        place(2);
        const list = boxes(2);
        assert.equal(list.length, 5);
        const pages = new Pages();
        pages.take(system.text.takeUploads());
        const quad = list[0] as Quad;
        const pixels = pages.glyph(quad);
        const middle = Math.floor(quad.height / 2) * quad.width + Math.floor(quad.width / 2);
        assert.equal(pixels[middle], 0, 'hollow');
        assert.ok(pixels.some((pixel) => pixel > 100));
        const missing = { node: 2, reason: reasonOf('no-font'), name: '', families: ['Inter'] };
        assert.deepEqual(system.text.takeMissing(), [missing]);
        system.text.apply(creation(3, { content: 'again' }));
        system.text.wantedFonts();
        assert.deepEqual(system.text.takeMissing(), []);
      });

      it('are not shown, and nothing is reported, while a font may come; and go when it does', () => {
        system.text.apply(faces(1, 5));
        system.text.apply(creation(2, { content: 'Hi' }));
        place(2);
        assert.deepEqual(boxes(2), [], 'not even before fonts were asked for');
        assert.deepEqual([...system.text.wantedFonts()], [1]);
        assert.deepEqual(
          [[...system.text.takeUnserved()], boxes(2), system.text.takeMissing()],
          [[], [], []],
        );
        system.text.failFont(1);
        assert.deepEqual([...system.text.wantedFonts()], [5]);
        assert.deepEqual(
          [[...system.text.takeUnserved()], boxes(2), system.text.takeMissing()],
          [[], [], []],
        );
        system.text.failFont(5);
        assert.deepEqual([...system.text.wantedFonts()], []);
        assert.deepEqual([...system.text.takeUnserved()], [2]);
        assert.equal(boxes(2).length, 2);
        const box = system.measure.measure(2, { tag: 'max-content' }).width;
        assert.equal(system.text.takeMissing()[0]?.reason, reasonOf('no-font'));
        assert.deepEqual([...system.text.addFont(1, fontBytes(1))], [2]);
        assert.notEqual(system.measure.measure(2, { tag: 'max-content' }).width, box);
        assert.equal(boxes(2).length, 2);
      });

      it('are the sign of the first font where no font has a character; each is reported once', () => {
        addFonts(1);
        for (const font of [2, 3, 4, 5]) system.text.failFont(font);
        system.text.apply(creation(2, { content: '京a東京' }));
        place(2);
        assert.deepEqual([...system.text.wantedFonts()], []);
        assert.equal(boxes(2).length, 4);
        const missing = {
          node: 2,
          reason: reasonOf('no-character'),
          name: '京東',
          families: ['Inter'],
        };
        assert.deepEqual(system.text.takeMissing(), [missing]);
        system.text.apply(change(2, { content: '東b映' }));
        system.text.wantedFonts();
        assert.equal(boxes(2).length, 3);
        assert.deepEqual(system.text.takeMissing(), [{ ...missing, name: '映' }]);
      });

      it('are other fonts where a family is unknown, which is reported, but for generic ones', () => {
        addFonts();
        const style = { fontFamily: ['Intre', 'sans-serif', 'inter'] };
        system.text.apply(creation(2, { content: 'a', ...style }));
        system.text.wantedFonts();
        const missing = {
          node: 2,
          reason: reasonOf('unknown-family'),
          name: 'Intre',
          families: style.fontFamily,
        };
        assert.deepEqual(system.text.takeMissing(), [missing]);
        system.text.apply(creation(3, { content: 'b', ...style }));
        system.text.wantedFonts();
        assert.deepEqual(system.text.takeMissing(), []);
      });

      /** The font of one glyph, `A`, with other tables: new tag and content by old tag. */
      const withTables = (
        changes: Record<string, { tag: string; content?: Uint8Array }>,
      ): Uint8Array => {
        const bytes = new Uint8Array(
          readFileSync(new URL('../../assets/square.ttf', import.meta.url)),
        );
        const view = new DataView(bytes.buffer);
        const count = view.getUint16(4);
        const records: Uint8Array[] = [];
        for (let at = 12; at < 12 + 16 * count; at += 16) {
          const record = bytes.slice(at, at + 16);
          const change = changes[String.fromCharCode(...record.subarray(0, 4))];
          if (change) record.set(new TextEncoder().encode(change.tag));
          if (change?.content) bytes.set(change.content, view.getUint32(at + 8));
          records.push(record);
        }
        records.sort((a, b) => Buffer.compare(a, b));
        for (const [at, record] of records.entries()) bytes.set(record, 12 + 16 * at);
        return bytes;
      };
      const drawnWith = (font: Uint8Array): Quad[] => {
        system.text.apply(faces(1));
        system.text.addFont(1, font);
        system.text.apply(creation(2, { content: 'A A', fontSize: 100 }));
        system.text.wantedFonts();
        place(2);
        return boxes(2);
      };
      const onlyColours = {
        node: 2,
        reason: reasonOf('only-colours'),
        name: 'A',
        families: ['Inter'],
      };

      it('are boxes for glyphs that a font has as pixels or drawings only', () => {
        for (const tag of ['CBDT', 'sbix', 'SVG ']) {
          system.text.reset();
          const list = drawnWith(withTables({ glyf: { tag } }));
          assert.deepEqual(
            list.map(({ width, height }) => [Math.round(width) - 2, Math.round(height) - 2]),
            [
              [48, 70],
              [48, 70],
            ],
            tag,
          );
          assert.deepEqual(system.text.takeMissing(), [onlyColours], tag);
        }
      });

      it('are outlines for glyphs that have layers of colour as well', () => {
        const plain = drawnWith(withTables({}));
        assert.deepEqual(system.text.takeMissing(), []);
        system.text.reset();
        // COLR 0: one base glyph with one layer, itself in the text's colour
        const layers = Uint8Array.of(
          0,
          0,
          0,
          1,
          0,
          0,
          0,
          14,
          0,
          0,
          0,
          20,
          0,
          1,
          0,
          1,
          0,
          0,
          0,
          1,
          0,
          1,
          255,
          255,
        );
        const list = drawnWith(withTables({ 'OS/2': { tag: 'COLR', content: layers } }));
        assert.deepEqual(list, plain);
        assert.deepEqual(system.text.takeMissing(), [onlyColours]);
      });

      it('are boxes where the sign of the font cannot be seen', () => {
        // without outlines, its sign for missing characters is empty
        system.text.apply(faces(1));
        system.text.addFont(1, withTables({ glyf: { tag: 'CBDT' } }));
        system.text.apply(creation(2, { content: 'B', fontSize: 100 }));
        system.text.wantedFonts();
        place(2);
        assert.equal(boxes(2).length, 1);
        assert.equal(system.text.takeMissing()[0]?.reason, reasonOf('no-character'));
      });

      it('are shown of nothing that is not to be seen', () => {
        addFonts(1);
        for (const font of [2, 3, 4, 5]) system.text.failFont(font);
        const unseen = [
          '\u200b',
          '\u2060',
          '\u200d',
          '\u200c',
          '\ufeff',
          '\ufe0f',
          '\ufe0e',
          '\u00ad',
          '\u061c',
          '\u034f',
          '\u180e',
          '\u2028',
          '\u2029',
          '\n',
          '\r',
          '\r\n',
          '\t',
          '\u0000',
          '\u0001',
          '\u000b',
          '\u000c',
          '\u001b',
          '\u007f',
          '\u0085',
          '\u009f',
          '\u00a0',
          '\u3000',
          '\u2003',
          '\u202f',
          '\u205f',
          '\u1680',
          '\u202e',
          '\u2066\u2069',
          '\u{e0001}',
          '\u{e0100}',
          '\u3164',
          '\u115f',
          '\ufffc',
          '\ufff9',
          '\u2061',
          '\u206a',
        ];
        for (const content of unseen) {
          const shown = [...content]
            .map((character) => character.codePointAt(0)?.toString(16))
            .join(' ');
          assert.deepEqual(settled(content), [], `U+${shown} alone`);
          assert.equal(settled(`a${content}b`).length, 2, `U+${shown} between letters`);
        }
        assert.deepEqual(system.text.takeMissing(), []);
        assert.equal(settled('東').length, 1, 'a box, for comparison');
      });

      it('are shown for half a surrogate pair, which is U+FFFD', () => {
        addFonts();
        assert.equal(settled('\ufffd').length, 1);
        assert.deepEqual(settled('\ud800'), settled('\ufffd'));
        assert.equal(settled('\udc00x').length, 2);
      });
    });

    describe('ellipsis', () => {
      beforeEach(() => addFonts());
      const style: Style = { textOverflow: 'ellipsis', maxLines: 1 };

      it('is at the right end of a Latin line and within the box', () => {
        const width = 200;
        const list = drawn(
          'Incomprehensible masterpieces',
          { ...style, textWrap: 'nowrap' },
          width,
        );
        assert.ok(right(list) <= width);
        const clipped = drawn(
          'Incomprehensible masterpieces',
          { textWrap: 'nowrap', maxLines: 1 },
          width,
        );
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

      it('is at the left end of an Arabic line', () => {
        const list = drawn('عنوان طويل جدا لا يتسع له السطر', style, 200);
        const leftmost = list.reduce((a, b) => (a.x < b.x ? a : b));
        const dots = drawn('\u2026')[0];
        assert.ok(dots);
        assert.ok(Math.abs(leftmost.width - dots.width) <= 1 && leftmost.height === dots.height);
        assert.ok(leftmost.x >= -0.5 && right(list) <= 200.5);
      });

      it('is where a lower box cuts the lines', () => {
        const line = sizeOf('x').height;
        const text = 'one two three four five six seven';
        const cut = drawn(text, { textOverflow: 'ellipsis' }, 120, 2 * line);
        assert.equal(
          new Set(cut.map(({ y, height }) => Math.floor((y + height / 2) / line))).size,
          2,
        );
      });

      it('leaves no more than itself and a character in a box of no width', () => {
        assert.equal(drawn('Metropolis', style, 0).length, 2);
      });
    });

    describe('alignment', () => {
      beforeEach(() => addFonts());

      it('puts lines left, right and in the middle', () => {
        const [atLeft, atRight, inMiddle] = (['left', 'right', 'center'] as const).map(
          (textAlign) => drawn('Hello', { textAlign }, 400),
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
        assert.deepEqual(
          [sizeOf('Hello').width, Math.round(sizeOf('Hello', { fontSize: 40 }).height)],
          [0, 48],
        );
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
        for (const bytes of [
          new Uint8Array(),
          new Uint8Array(1000).fill(7),
          whole.subarray(0, 400),
        ]) {
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
            assert.ok(
              error !== null && typeof error === 'object' && 'payload' in error,
              String(error),
            );
          }
          const list = drawn('متصل الحروف Office 12');
          assert.ok(
            list.every(({ x, y, width, height }) => [x, y, width, height].every(Number.isFinite)),
          );
          system.text.takeUploads();
        }
      });
    });
  });
}
