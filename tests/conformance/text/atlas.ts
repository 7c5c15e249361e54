/**
 * What every implementation of `inlay:text` does with its atlas, and with what it is not to take.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BatchWriter, commands, id, writeEntry } from '../../../schema/typescript/index.ts';
import {
  change,
  creation,
  faces,
  fontBytes,
  Pages,
  type Quad,
  quads,
  refusal,
  removals,
  type TextSystem,
} from './system.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Runs the suite against instances that `create` makes. */
export function atlasConformance(name: string, create: () => Promise<TextSystem>): void {
  describe(`conformance of text, atlas and refusals: ${name}`, () => {
    let system: TextSystem;
    let pages: Pages;

    before(async () => {
      system = await create();
    });

    beforeEach(() => {
      system.text.reset();
      system.text.apply(faces());
      for (const font of [1, 2, 3, 4, 5]) system.text.addFont(font, fontBytes(font));
      pages = new Pages();
    });

    const add = (node: number, content: string, fontSize = 32): void => {
      system.text.apply(creation(node, { content, fontSize }));
      system.text.setBoxes(Uint32Array.of(node), Float32Array.of(0, 0, 4000, 400));
      system.text.setScales(Uint32Array.of(node), Float32Array.of(1));
    };

    /** An update with its uploads. */
    const update = (): Map<number, Quad[]> => {
      const found = quads(system.text.update());
      pages.take(system.text.takeUploads());
      return found;
    };

    it('reports a paragraph once', () => {
      add(2, 'Hello');
      assert.deepEqual([...update().keys()], [2]);
      assert.equal(update().size, 0);
      assert.equal(system.text.takeUploads().parts.length, 0);
      system.text.apply(change(2, { content: 'Hello' }));
      assert.equal(update().size, 0, 'the same text is no change');
      system.text.apply(change(2, { content: 'Bye' }));
      assert.equal(update().get(2)?.length, 3);
      system.text.apply(change(2, { content: '' }));
      assert.equal(update().get(2)?.length, 0);
    });

    it('draws a paragraph from its first scale on', () => {
      system.text.apply(creation(2, { content: 'Hello' }));
      system.text.setBoxes(Uint32Array.of(2), Float32Array.of(0, 0, 400, 100));
      assert.equal(update().size, 0);
      system.text.setScales(Uint32Array.of(2), Float32Array.of(1.5));
      assert.equal(update().get(2)?.length, 5);
    });

    it('uploads every glyph that it shows, apart from each other', () => {
      add(2, ALPHABET);
      const list = update().get(2) ?? [];
      assert.equal(list.length, ALPHABET.length);
      for (const quad of list) {
        assert.ok(
          pages.glyph(quad).some((coverage) => coverage > 200),
          'a glyph has ink',
        );
        assert.deepEqual(
          quad.source.slice(2),
          [quad.width, quad.height],
          'pixel by pixel at scale 1',
        );
      }
      add(3, 'xyz', 50);
      const before = pages;
      for (const quad of update().get(3) ?? [])
        assert.ok(pages.glyph(quad).some((coverage) => coverage > 200));
      const whole = new Pages();
      whole.take(system.text.allUploads());
      assert.ok(whole.equals(before), 'parts and whole pages say the same');
      assert.equal(system.text.takeUploads().parts.length, 0);
    });

    it('makes glyphs for the scale', () => {
      add(2, 'H');
      const [one] = update().get(2) ?? [];
      system.text.setScales(Uint32Array.of(2), Float32Array.of(2));
      const [two] = update().get(2) ?? [];
      assert.ok(one && two);
      assert.ok(
        Math.abs(one.height - 2 - (two.height - 1)) <= 1,
        'the same size in dp, without the border of a pixel',
      );
      assert.ok(
        Math.abs((two.source[3] ?? 0) - 2 - 2 * ((one.source[3] ?? 0) - 2)) <= 2,
        'of twice the pixels',
      );
      assert.ok(Number.isInteger(two.y * 2), 'whole pixels from the top');
    });

    it('redraws what it reported, without affecting updates', () => {
      add(2, 'Hello');
      add(3, 'Bye');
      const told = update();
      assert.deepEqual(quads(system.text.redraw()), told);
      system.text.apply(change(3, { content: 'Farewell' }));
      assert.equal(quads(system.text.redraw()).get(2)?.length, 5);
      assert.deepEqual([...update().keys()], [3]);
      system.text.apply(removals(2));
      assert.deepEqual([...quads(system.text.redraw()).keys()], [3]);
    });

    it('recycles pages, with the same pixels, when texts come and go', () => {
      const glyphOf = (content: string): Uint8Array => {
        add(2, content, 200);
        const [quad] = update().get(2) ?? [];
        assert.ok(quad && !system.text.pending());
        system.text.apply(removals(2));
        return pages.glyph(quad);
      };
      const first = glyphOf('R');
      for (let size = 100; size < 180; size++) {
        add(3, ALPHABET, size);
        assert.equal(update().get(3)?.length, ALPHABET.length);
        system.text.apply(removals(3));
      }
      assert.ok(pages.size <= 4);
      assert.deepEqual(glyphOf('R'), first);
    });

    it('reports again the paragraphs whose glyphs moved, and defers those that do not fit', () => {
      const shown = new Map<number, { quads: Quad[]; pixels: Uint8Array[] }>();
      const frame = (): void => {
        for (const [node, list] of update())
          shown.set(node, { quads: list, pixels: list.map((quad) => pages.glyph(quad)) });
        for (const [node, { quads, pixels }] of shown) {
          assert.deepEqual(
            quads.map((quad) => pages.glyph(quad)),
            pixels,
            `node ${node} still shows its own glyphs`,
          );
        }
      };
      for (let node = 2; node < 60; node++) {
        add(node, ALPHABET.slice(node % 7), 60 + node);
        frame();
        if (node % 3 === 0) {
          system.text.apply(removals(node - 1));
          shown.delete(node - 1);
        }
      }
      for (let round = 0; round < 9 && system.text.pending(); round++) frame();
      assert.equal(system.text.pending(), false, 'it rests though some found no room');
      const visible = [...shown.values()].filter(({ quads }) => quads.length > 0);
      assert.ok(visible.length < 39, 'of the 39 that are there');
      assert.equal(system.text.waiting(), 39 - visible.length);
      assert.ok(pages.size <= 4);
      for (let node = 2; node < 60; node++) {
        if (node % 3 !== 2 && node < 50) {
          system.text.apply(removals(node));
          shown.delete(node);
        }
      }
      for (let round = 0; round < 4; round++) frame();
      assert.equal(system.text.pending(), false, 'there is room now');
      assert.equal(system.text.waiting(), 0);
      for (let node = 50; node < 60; node++) {
        if (node % 3 !== 2 || node === 59)
          assert.equal(shown.get(node)?.quads.length, ALPHABET.length - (node % 7));
      }
    });

    it('draws glyphs of any size, and none twice as often as needed', () => {
      add(2, 'Wg', 1000);
      const list = update().get(2) ?? [];
      assert.equal(list.length, 2);
      assert.ok((list[0]?.height ?? 0) > 600, 'as large as asked for, from fewer pixels');
    });

    it('draws outlines of TrueType and of PostScript alike', () => {
      const shown = ['square.ttf', 'square.otf'].map((file) => {
        system.text.reset();
        pages = new Pages();
        const face = {
          font: 9,
          family: 'Square',
          weight: 400,
          style: 'normal',
          src: file,
        } as const;
        const writer = new BatchWriter();
        writeEntry(writer, commands.addFontFace, face);
        system.text.apply(writer.entries().slice());
        system.text.addFont(
          9,
          new Uint8Array(readFileSync(new URL(`../../assets/${file}`, import.meta.url))),
        );
        add(2, 'A', 100);
        const [quad, ...others] = update().get(2) ?? [];
        assert.ok(quad && others.length === 0, file);
        return { quad, pixels: pages.glyph(quad) };
      });
      const [one, other] = shown;
      assert.deepEqual(one, other);
      // A box of 50 x 70 pixels, less a triangle of 30 x 40 in it.
      const area = one?.pixels.reduce((sum, coverage) => sum + coverage / 255, 0) ?? 0;
      assert.ok(Math.abs(area - (50 * 70 - (30 * 40) / 2)) < 10, `${area}`);
    });

    it('refuses bad streams whole', () => {
      add(2, 'Hello');
      update();
      const good = change(2, { content: 'Changed' });
      const entry = (write: (writer: BatchWriter) => void): number[] => {
        const writer = new BatchWriter();
        write(writer);
        return Array.from(writer.entries());
      };
      const cases: [number[], unknown][] = [
        [[id.content | (9 << 16)], { tag: 'malformed', val: good.length }],
        [entry((writer) => writer.select(77)), { tag: 'unknown-node', val: 77 }],
        [entry((writer) => writer.raw(id.width, [0, 0])), { tag: 'malformed', val: good.length }],
        [entry((writer) => writer.raw(id.width, [0])), { tag: 'unsupported', val: id.width }],
        [entry((writer) => writer.raw(id.runs, [0])), { tag: 'unsupported', val: id.runs }],
        [
          entry((writer) => writer.raw(id.fontSize, [0x7fc00000])),
          { tag: 'malformed', val: good.length },
        ],
        [Array.from(creation(2)), { tag: 'unknown-node', val: 2 }],
        [Array.from(faces(1)), { tag: 'malformed', val: good.length }],
        [Array.from(removals(2, 2)), { tag: 'unknown-node', val: 2 }],
      ];
      for (const [bad, expected] of cases) {
        assert.deepEqual(
          refusal(() => system.text.apply(Uint32Array.from([...good, ...bad]))),
          expected,
        );
      }
      assert.equal(update().size, 0);
    });

    it('refuses bad boxes and scales whole', () => {
      add(2, 'Hello');
      update();
      const nodes = Uint32Array.of(2, 9);
      const boxes = (list: Uint32Array, ...numbers: number[]) =>
        refusal(() => system.text.setBoxes(list, Float32Array.from(numbers)));
      assert.deepEqual(boxes(nodes, 1, 1, 1, 1), { tag: 'bad-length', val: 8 });
      assert.deepEqual(boxes(nodes, 1, 1, 1, 1, 1, 1, 1, 1), { tag: 'unknown-node', val: 9 });
      assert.deepEqual(boxes(nodes.subarray(0, 1), 1, 1, Number.NaN, 1), {
        tag: 'bad-number',
        val: 2,
      });
      assert.deepEqual(boxes(nodes.subarray(0, 1), 1, 1, 1, -1), { tag: 'bad-number', val: 3 });
      const scales = (...numbers: number[]) =>
        refusal(() => system.text.setScales(Uint32Array.of(2), Float32Array.from(numbers)));
      for (const bad of [0, 0.2, 8.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        assert.deepEqual(scales(bad), { tag: 'bad-number', val: 0 });
      }
      assert.deepEqual(scales(1, 1), { tag: 'bad-length', val: 1 });
      assert.equal(update().size, 0);
    });

    it('knows no size of an unknown node, and the height of a line of an empty one', () => {
      const none = { width: 0, height: 0, baseline: 0 };
      assert.deepEqual(system.measure.measure(77, { tag: 'max-content' }), none);
      const writer = new BatchWriter();
      writeEntry(writer, commands.createNode, { node: 5, kind: 'view' });
      system.text.apply(writer.entries());
      assert.deepEqual(system.measure.measure(5, { tag: 'max-content' }), none);
      system.text.apply(creation(6, { fontSize: 32 }));
      const { width, height } = system.measure.measure(6, { tag: 'max-content' });
      assert.equal(width, 0);
      assert.ok(height >= 32 && height <= 48);
      for (const val of [
        Number.NaN,
        Number.NEGATIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        -5,
        3.4e38,
      ]) {
        assert.equal(system.measure.measure(6, { tag: 'definite', val }).height, height);
      }
    });

    it('survives any words and any text', () => {
      const word = fc.oneof(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.constantFrom(
          2,
          3,
          id.selectNode | (1 << 16),
          id.createNode | (2 << 16),
          id.removeNode | (1 << 16),
          id.content | (2 << 16),
        ),
      );
      const style = fc.record({
        content: fc.string({ unit: 'binary', maxLength: 60 }),
        fontSize: fc.float({ min: 1, max: 1024, noNaN: true }),
        letterSpacing: fc.float({ noNaN: true, noDefaultInfinity: true }),
        wordSpacing: fc.float({ noNaN: true, noDefaultInfinity: true }),
        maxLines: fc.integer({ min: 0, max: 3 }),
        textOverflow: fc.constantFrom('clip' as const, 'ellipsis' as const),
        textWrap: fc.constantFrom('wrap' as const, 'nowrap' as const, 'anywhere' as const),
        textAlign: fc.constantFrom(
          'start' as const,
          'right' as const,
          'center' as const,
          'justify' as const,
        ),
        direction: fc.constantFrom('inherit' as const, 'ltr' as const, 'rtl' as const),
        lineHeight: fc.constantFrom(
          { tag: 'normal' as const },
          { tag: 'dp' as const, val: 0 },
          { tag: 'number' as const, val: 3e38 },
        ),
      });
      fc.assert(
        fc.property(
          fc.array(word, { maxLength: 30 }),
          style,
          fc.float({ min: 0, noNaN: true }),
          (words, properties, width) => {
            try {
              system.text.apply(Uint32Array.from(words));
            } catch (error) {
              assert.ok(
                error !== null && typeof error === 'object' && 'payload' in error,
                String(error),
              );
            }
            const node = 900_000;
            system.text.apply(creation(node, properties));
            for (const available of [
              { tag: 'definite', val: width },
              { tag: 'min-content' },
            ] as const) {
              const size = system.measure.measure(node, available);
              assert.ok(
                [size.width, size.height, size.baseline].every(Number.isFinite),
                JSON.stringify(size),
              );
            }
            if (Number.isFinite(width))
              system.text.setBoxes(Uint32Array.of(node), Float32Array.of(0, 0, width, width));
            system.text.setScales(Uint32Array.of(node), Float32Array.of(1));
            const glyphs = system.text.update();
            assert.ok(glyphs.quads.every(Number.isFinite));
            system.text.takeUploads();
            system.text.apply(removals(node));
          },
        ),
        { numRuns: 400 },
      );
    });
  });
}
