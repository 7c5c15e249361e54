/**
 * What every `inlay:overlay` answers. Speaks only the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OverlayExports } from '../../../host/src/engine/overlay.ts';
import { DrawList } from '../../../host/src/gpu/draw-list.ts';
import { Retained, type Sink } from '../../../host/src/gpu/retained.ts';
import { type Figure, writeFigure } from '../../../schema/typescript/generated/rows/figures.ts';
import { refusal } from '../refusal.ts';

/** Figures as the words of their rows. */
export function wordsOf(figures: readonly Figure[]): Uint32Array {
  const words: number[] = [];
  for (const figure of figures) writeFigure(words, figure);
  return Uint32Array.from(words);
}

const text = (value: string) => new TextEncoder().encode(value);

/** A figure of each kind. */
export function figuresOf(count: number): Figure[] {
  const times = Array.from({ length: 60 }, (_, at) => 16_000 + ((at * 7919) % 3000));
  return [
    { tag: 'frames', count, intervals: times, work: times.map((time) => time - 14_000) },
    { tag: 'keys', count: 3, latencies: [9_000, 21_000, 30_000] },
    { tag: 'memory', bytes: 3 << 20, system: text('') },
    { tag: 'memory', bytes: 65_536, system: text('focus') },
    { tag: 'textures', count: 12, bytes: 9 << 20, budget: 64 << 20, waiting: 1 },
    { tag: 'drawn', instances: 140, batches: 6, length: 96 },
    { tag: 'nodes', count: 250 },
    { tag: 'focused', node: 12, key: text('film-3') },
    { tag: 'focused', node: 2, key: text('') },
    { tag: 'move', direction: 1, start: 11, chosen: 12 },
    { tag: 'level', group: 2, inside: 11, scope: 1, reach: 0, rule: 6 },
    { tag: 'candidate', node: 12, place: 1, ahead: 3072, across: 0 },
    { tag: 'candidate', node: 13, place: 0, ahead: 31_000, across: 128 },
  ];
}

const nothing: Sink = {
  resizePool: () => {},
  writeGeometry: () => {},
  writePaint: () => {},
  createPage: () => {},
  writePage: () => {},
  showImage: () => {},
  keepLevels: () => {},
  createTarget: () => {},
  destroyTexture: () => {},
};

/** @param load Gives a new instance, or one that was reset. */
export function conformance(name: string, load: () => Promise<OverlayExports>): void {
  describe(`${name}: inlay:overlay`, () => {
    let overlay: OverlayExports;
    let retained: Retained;
    const list = new DrawList();
    before(async () => {
      overlay = await load();
    });
    beforeEach(() => {
      overlay.reset();
      retained = new Retained();
    });

    /** Draws, and has the host take the list. */
    const draw = (words: Uint32Array, width = 1280, height = 720) => {
      list.read(overlay.draw(width, height, words).slice());
      retained.apply(list, nothing);
      return list;
    };

    it('returns a full list at first and after a reset, else the delta after the last', () => {
      for (let round = 0; round < 2; round += 1) {
        assert.deepEqual([draw(wordsOf(figuresOf(1))).full, list.number], [true, 1]);
        assert.deepEqual([draw(wordsOf(figuresOf(2))).full, list.number], [false, 2]);
        overlay.reset();
      }
    });

    it('returns the same for the same figures', () => {
      const words = wordsOf(figuresOf(1));
      const first = overlay.draw(1280, 720, words).slice();
      overlay.reset();
      assert.deepEqual(overlay.draw(1280, 720, words).slice(), first);
    });

    it('has less to draw where figures are left out', () => {
      const all = draw(wordsOf(figuresOf(1))).instances;
      const some = draw(wordsOf(figuresOf(1).slice(0, 1))).instances;
      assert.ok(all > 1000 && some < all && some > 100, `${some} of ${all}`);
      assert.ok(draw(wordsOf([])).instances < some);
    });

    it('is for the surface that it is drawn for', () => {
      for (const [width, height] of [
        [1920, 1080],
        [640, 360],
        [1, 1],
        [16384, 16384],
      ] as const) {
        draw(wordsOf(figuresOf(1)), width, height);
        const { stageWidth, stageHeight, surfaceWidth, surfaceHeight } = list;
        assert.deepEqual([stageWidth, stageHeight], [width, height]);
        assert.deepEqual([surfaceWidth, surfaceHeight], [width, height]);
      }
    });

    it('refuses a size that no surface has, and what is no figure', () => {
      const words = wordsOf(figuresOf(1));
      draw(words);
      assert.deepEqual(
        refusal(() => overlay.draw(0, 720, words)),
        { tag: 'bad-size', val: 0 },
      );
      assert.deepEqual(
        refusal(() => overlay.draw(1280, 16385, words)),
        { tag: 'bad-size', val: 16385 },
      );
      assert.deepEqual(
        refusal(() => overlay.draw(1280, 720, Uint32Array.of(99, 1, 2))),
        { tag: 'bad-figures', val: 0 },
      );
      assert.equal(draw(words).full, false, 'and nothing has changed');
    });

    it('takes any words without trapping', () => {
      const known = [...wordsOf(figuresOf(1))];
      const any = fc.array(fc.oneof(fc.nat(12), fc.nat(0xffffffff)), { maxLength: 60 });
      const changed = fc
        .tuple(fc.nat(known.length - 1), fc.nat(0xffffffff))
        .map(([at, word]) => known.with(at, word));
      fc.assert(
        fc.property(fc.oneof(any, changed), (words) => {
          try {
            draw(Uint32Array.from(words), 320, 180);
          } catch (error) {
            const { payload } = error as { payload?: { tag: string } };
            assert.equal(payload?.tag, 'bad-figures', String(error));
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}
