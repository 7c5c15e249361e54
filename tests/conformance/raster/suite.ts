/**
 * What every `inlay:raster` answers. Speaks only the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  geometryKind,
  header,
  NO_SLOT,
  SKIPPABLE,
  section,
} from '../../../host/src/gpu/draw-list.ts';
import type { RasterExports } from '../../../host/src/gpu/raster.ts';
import { refusal } from '../refusal.ts';
import {
  at,
  bitsOf,
  fullList,
  geometryOf,
  type Item,
  identity,
  list,
  type Scene,
  turned,
} from './lists.ts';
import { cases, lists, page, sheet } from './scenes.ts';

/** @param load Gives a new instance, or one that was reset. */
export function conformance(name: string, load: () => Promise<RasterExports>): void {
  describe(`${name}: inlay:raster`, () => {
    let raster: RasterExports;
    before(async () => {
      raster = await load();
    });
    beforeEach(() => raster.reset());

    const stage = [16, 12] as const;
    let drawn: Uint8Array;
    const draw = (scene: Omit<Scene, 'stage'>) => {
      raster.apply(fullList({ stage, ...scene }));
      drawn = raster.draw();
    };
    const pixel = (x: number, y: number) => [
      ...drawn.subarray((y * 16 + x) * 4, (y * 16 + x) * 4 + 4),
    ];
    /** What a box in the stage's space refers to. */
    const plainBox = { space: 0, clip: NO_SLOT, texture: NO_SLOT, kind: geometryKind.box };
    const white = (item: Partial<Item>): Item => ({
      affine: identity,
      width: 16,
      height: 12,
      ...item,
    });

    it('is clear where nothing is drawn', () => {
      draw({ items: [] });
      assert.equal(drawn.length, 16 * 12 * 4);
      assert.ok(drawn.every((channel) => channel === 0));
      draw({ clear: 0x80402080, items: [] });
      assert.deepEqual(pixel(3, 3), [64, 32, 16, 128], 'alpha is premultiplied');
    });

    it('fills a box to its edges', () => {
      draw({ items: [white({ affine: at(2, 3), width: 5, height: 4, color: 0xff8040ff })] });
      for (const [x, y] of [
        [2, 3],
        [6, 6],
      ] as const)
        assert.deepEqual(pixel(x, y), [255, 128, 64, 255]);
      for (const [x, y] of [
        [1, 3],
        [7, 3],
        [2, 2],
        [6, 7],
      ] as const)
        assert.deepEqual(pixel(x, y), [0, 0, 0, 0]);
    });

    it('covers pixels in part, by area', () => {
      draw({ items: [white({ affine: at(2.5, 3.25), width: 4, height: 4 })] });
      assert.equal(pixel(2, 5)[3], 128, 'half a pixel');
      assert.equal(pixel(4, 3)[3], 191, 'three quarters of a pixel');
      assert.equal(pixel(2, 3)[3], 96, 'both at a corner');
      draw({ items: [white({ affine: at(2.4, 0), width: 0.5 })] });
      assert.equal(pixel(2, 5)[3], 128, 'a line thinner than a pixel');
    });

    it('rounds corners', () => {
      draw({ items: [white({ affine: at(2, 2), width: 8, height: 8, radii: 4 })] });
      assert.equal(pixel(2, 2)[3], 0);
      assert.ok((pixel(5, 2)[3] ?? 0) > 235, 'the edge has nearly left the row');
      assert.equal(pixel(6, 6)[3], 255);
      const corner = pixel(3, 3)[3] ?? 0;
      assert.ok(corner > 180 && corner < 255, `the edge passes near the pixel's centre: ${corner}`);
      draw({ items: [white({ affine: at(2, 2), width: 8, height: 8, radii: [4, 0, 0, 0] })] });
      assert.equal(pixel(2, 2)[3], 0);
      for (const [x, y] of [
        [9, 2],
        [9, 9],
        [2, 9],
      ] as const)
        assert.equal(pixel(x, y)[3], 255, `corner ${x}, ${y}`);
    });

    it('rounds a corner as far as the box goes, and two that face each other', () => {
      draw({ items: [white({ affine: at(2, 2), width: 8, height: 8, radii: [8, 0, 0, 0] })] });
      assert.equal(pixel(3, 3)[3], 0, 'beyond a quarter of a disc');
      assert.ok((pixel(4, 4)[3] ?? 0) > 150 && (pixel(4, 4)[3] ?? 0) < 220, 'on its edge');
      for (const [x, y] of [
        [5, 5],
        [9, 3],
        [3, 9],
        [9, 9],
      ] as const)
        assert.equal(pixel(x, y)[3], 255, `inside, at ${x}, ${y}`);
      draw({ items: [white({ affine: at(2, 2), width: 8, height: 8, radii: [0, 8, 0, 8] })] });
      for (const [x, y] of [
        [9, 2],
        [8, 3],
        [2, 9],
        [3, 8],
      ] as const)
        assert.equal(pixel(x, y)[3], 0, `beyond a leaf, at ${x}, ${y}`);
      for (const [x, y] of [
        [2, 2],
        [5, 6],
        [6, 5],
        [9, 9],
      ] as const)
        assert.ok((pixel(x, y)[3] ?? 0) > 240, `inside a leaf, at ${x}, ${y}`);
    });

    it('blends in order, with opacity', () => {
      draw({
        clear: 0x000000ff,
        items: [
          white({ color: 0xff0000ff }),
          white({ color: 0x0000ffff, opacity: 0.5 }),
          white({ opacity: 0 }),
        ],
      });
      assert.deepEqual(pixel(8, 6), [128, 0, 128, 255]);
      draw({ items: [white({ color: 0xffffff80 })] });
      assert.deepEqual(pixel(8, 6), [128, 128, 128, 128]);
    });

    it('turns boxes', () => {
      draw({ items: [white({ affine: turned(90, 10, 2), width: 6, height: 3 })] });
      assert.equal(pixel(8, 4)[3], 255);
      assert.equal(pixel(8, 7)[3], 255);
      assert.equal(pixel(6, 4)[3], 0);
      assert.equal(pixel(8, 8)[3], 0);
    });

    const two = Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 255, 0, 255, 0, 255, 0, 0, 0, 0]);
    const image = { image: 3, width: 2, height: 2 };

    it('draws images, filtered between texels', () => {
      raster.setImage(3, 2, 2, two);
      draw({
        textures: [image],
        items: [white({ affine: at(2, 2), width: 2, height: 2, picture: 3 })],
      });
      assert.deepEqual(pixel(2, 2), [255, 0, 0, 255]);
      assert.deepEqual(pixel(3, 2), [0, 0, 255, 255]);
      assert.deepEqual(pixel(3, 3), [0, 0, 0, 0]);
      draw({
        textures: [image],
        items: [white({ affine: at(0, 0), width: 8, height: 8, picture: 3 })],
      });
      assert.deepEqual(pixel(0, 0), [255, 0, 0, 255], 'edges repeat');
      const [red = 0, , blue = 0] = pixel(3, 1);
      assert.ok(
        Math.abs(red - 159) <= 2 && Math.abs(blue - 96) <= 2,
        `three eighths across: ${red}, ${blue}`,
      );
    });

    it('draws nothing outside an image, nor without it', () => {
      draw({ textures: [image], items: [white({ picture: 3 })] });
      assert.ok(
        drawn.every((channel) => channel === 0),
        'no picture yet',
      );
      raster.setImage(3, 1, 1, Uint8Array.from([10, 20, 30, 255]));
      draw({ textures: [image], items: [white({ picture: 3, edges: [0, -0.5, 1, 1.5] })] });
      assert.deepEqual(pixel(4, 6), [10, 20, 30, 255]);
      assert.equal(pixel(4, 2)[3], 0);
      assert.equal(pixel(4, 9)[3], 0);
    });

    it('keeps samples within the shown part of an image', () => {
      // Three squares of 4 pixels in a row. The one in the middle, at any size and turned, has
      // nothing of its neighbours.
      const { width, height, data } = sheet(3, 12, 4, 4).pixels;
      const textures = [{ image: 3, width, height }];
      raster.setImage(3, width, height, data);
      const part = [1 / 3, 0, 2 / 3, 1] as const;
      for (const affine of [
        at(2, 3),
        at(2.3, 3.7),
        turned(30, 8, 0),
        [0.3, 0, 0, 0.3, 2, 2] as const,
      ]) {
        draw({
          textures,
          items: [white({ affine, width: 10, height: 8, picture: 3, edges: part, part })],
        });
        let sum = 0;
        for (let at = 0; at < drawn.length; at += 4) {
          assert.deepEqual(
            [drawn[at], drawn[at + 2]],
            [0, 0],
            `only green at ${at / 4} of ${affine}`,
          );
          sum += drawn[at + 1] ?? 0;
        }
        assert.ok(sum > 255, 'something is drawn');
      }
      draw({ textures, items: [white({ width: 12, height: 12, picture: 3, edges: part })] });
      assert.ok(
        (pixel(0, 6)[0] ?? 0) > 80,
        'of the whole picture, the first column has a part of its neighbour',
      );
    });

    it('tints images', () => {
      raster.setImage(3, 1, 1, Uint8Array.from([200, 100, 50, 255]));
      draw({ textures: [image], items: [white({ picture: 3, color: 0x80ff0080 })] });
      assert.deepEqual(pixel(4, 4), [50, 50, 0, 128]);
    });

    it('colours the coverage of a page', () => {
      const textures = [
        { create: 5, width: 64, height: 64 },
        { write: 5, x: 0, y: 0, width: 64, height: 64, pixels: page() },
      ];
      const glyph = white({
        width: 12,
        height: 12,
        page: 5,
        edges: [0, 0, 12 / 64, 12 / 64],
        color: 0x00ff00ff,
      });
      draw({ textures, items: [glyph] });
      assert.deepEqual(pixel(11, 11), [0, 255, 0, 255]);
      assert.deepEqual(pixel(0, 0), [0, 0, 0, 0]);
    });

    it('cuts by a clip and all clips around it', () => {
      const clips = [
        { affine: at(2, 2), width: 8, height: 8 },
        { affine: at(6, 0), width: 20, height: 6, parent: 1 },
      ];
      draw({ clips, items: [white({ clip: 2 })] });
      assert.equal(pixel(7, 4)[3], 255);
      for (const [x, y] of [
        [4, 4],
        [7, 1],
        [11, 4],
        [7, 7],
      ] as const)
        assert.equal(pixel(x, y)[3], 0, `${x}, ${y}`);
    });

    it('cuts by any number of upright clips in each other, the outermost too', () => {
      const clips = Array.from({ length: 20 }, (_, index) => ({
        affine: at(index === 0 ? 3 : 0, index === 19 ? 2 : 0),
        width: index === 0 ? 4 : 16,
        height: 12,
        parent: index,
      }));
      draw({ clips, items: [white({ clip: 20 })] });
      for (let y = 0; y < 12; y += 1) {
        for (let x = 0; x < 16; x += 1) {
          assert.equal(pixel(x, y)[3], x >= 3 && x < 7 && y >= 2 ? 255 : 0, `${x}, ${y}`);
        }
      }
    });

    it('cuts by the rectangles of rounded clips beyond the eighth', () => {
      const clips = Array.from({ length: 9 }, (_, index) => ({
        ...(index === 0
          ? { affine: at(4, 4), width: 8, height: 6 }
          : { affine: identity, width: 16, height: 12 }),
        radii: 3,
        parent: index,
      }));
      draw({ clips, items: [white({ clip: 9 })] });
      assert.equal(pixel(3, 6)[3], 0, 'nothing outside the outermost');
      assert.equal(pixel(4, 4)[3], 255, 'whose corner is square');
      draw({ clips: clips.slice(0, 8), items: [white({ clip: 8 })] });
      assert.ok((pixel(4, 4)[3] ?? 0) < 128, 'and round where eight are all');
    });

    it('scales dp to pixels, and moves by spaces', () => {
      raster.apply(
        fullList({
          stage: [32, 24],
          pixels: stage,
          spaces: [at(8, 4)],
          items: [{ affine: at(2, 2), width: 4, height: 4, space: 1 }],
        }),
      );
      drawn = raster.draw();
      assert.equal(pixel(5, 3)[3], 255);
      assert.equal(pixel(6, 4)[3], 255);
      assert.equal(pixel(4, 3)[3], 0);
      assert.equal(pixel(7, 3)[3], 0);
    });

    it('follows deltas', () => {
      draw({ items: [white({ width: 2, height: 2 })] });
      const moved = geometryOf({ affine: at(5, 5), width: 2, height: 2 }, plainBox);
      raster.apply(
        list({ number: 2, stage, instances: 1 }, [[section.geometry, [0, 1, ...moved]]]),
      );
      drawn = raster.draw();
      assert.equal(pixel(0, 0)[3], 0);
      assert.equal(pixel(6, 6)[3], 255);
    });

    it('skips a section that it need not know, and no other', () => {
      const scene = fullList({ stage, items: [white({ color: 0xff0000ff })] });
      const extended = (head: number, place: 'first' | 'last') => {
        const unknown = [head >>> 0, 2, 7, 7];
        const [start, rest] = [scene.subarray(0, header.words), scene.subarray(header.words)];
        const parts =
          place === 'first' ? [...start, ...unknown, ...rest] : [...start, ...rest, ...unknown];
        return Uint32Array.from(parts).with(header.length, scene.length + unknown.length);
      };
      raster.apply(scene);
      const wanted = raster.draw();
      for (const place of ['first', 'last'] as const) {
        raster.reset();
        raster.apply(extended(900 | SKIPPABLE, place));
        assert.deepEqual(raster.draw(), wanted, place);
        const at = place === 'first' ? header.words : scene.length;
        assert.deepEqual(
          refusal(() => raster.apply(extended(900, place))),
          { tag: 'bad-list', val: at },
        );
      }
    });

    it('is the same full list, whatever came before', () => {
      for (const { name, pictures = [] } of cases) {
        const words = lists.get(name) as Uint32Array;
        const show = () => {
          for (const { texture, pixels } of pictures)
            raster.setImage(texture, pixels.width, pixels.height, pixels.data);
          raster.apply(words);
          return raster.draw();
        };
        const after = show();
        raster.reset();
        assert.deepEqual(Buffer.compare(after, show()), 0, name);
      }
    });

    describe('refuses', () => {
      it('a delta that does not follow', () => {
        const delta = (number: number) => list({ number, stage, instances: 0 }, []);
        assert.deepEqual(
          refusal(() => raster.apply(delta(1))),
          { tag: 'missed-frame', val: 0 },
        );
        draw({ items: [] });
        assert.deepEqual(
          refusal(() => raster.apply(delta(1))),
          { tag: 'missed-frame', val: 2 },
        );
        raster.apply(delta(2));
      });

      it('images without a size, or of another size than declared', () => {
        const data = new Uint8Array(16);
        assert.deepEqual(
          refusal(() => raster.setImage(1, 0, 2, data)),
          { tag: 'bad-size', val: 0 },
        );
        assert.deepEqual(
          refusal(() => raster.setImage(1, 2, 16385, data)),
          { tag: 'bad-size', val: 16385 },
        );
        assert.deepEqual(
          refusal(() => raster.setImage(1, 2, 3, data)),
          { tag: 'bad-length', val: 24 },
        );
      });

      it('to draw before a list', () => {
        assert.deepEqual(
          refusal(() => raster.draw()),
          { tag: 'bad-size', val: 0 },
        );
      });

      const good = () => fullList({ stage, items: [white({ color: 0xff0000ff })] });
      const wrong: readonly (readonly [string, number, number, number])[] = [
        ['another magic', 0, 1, 0],
        ['another version', header.version, header.versionValue + 1, header.version],
        ['another length', 2, 5, 2],
        ['an unknown flag', 3, 2, 3],
        ['a stage without width', 5, 0, 5],
        ['a surface without height', 8, 0, 8],
        ['no texture units', 10, 0, 10],
        ['an unknown section', 12, 9, 12],
        ['a section beyond the end', 13, 99, 13],
        ['an unknown section before the others', 12, 0, 12],
        ['a space that is not a number', 16, bitsOf(Number.NaN), 16],
        ['a gap in the slots', 14, 1, 14],
      ];
      for (const [what, index, word, position] of wrong) {
        it(what, () => {
          draw({ items: [] });
          const before = raster.draw();
          const words = good();
          words[index] = word;
          assert.deepEqual(
            refusal(() => raster.apply(words)),
            { tag: 'bad-list', val: position },
          );
          assert.deepEqual(raster.draw(), before, 'nothing was taken');
        });
      }

      it('instances that refer to nothing', () => {
        const words = good();
        // The reference word of the only instance: texture 3 of a batch without textures.
        const place = words.indexOf(0x00ffff00);
        words[place] = 0x0103ff00;
        assert.equal((refusal(() => raster.apply(words)) as { tag: string }).tag, 'bad-list');
      });

      it('a triangle with a page that its batch does not have, and takes one without', () => {
        const words = fullList({
          stage,
          items: [white({ mesh: { colors: [0xff0000ff, 0xff0000ff, 0xff0000ff] } })],
        });
        raster.apply(words);
        drawn = raster.draw();
        assert.deepEqual(
          [pixel(1, 1), pixel(14, 10)],
          [
            [255, 0, 0, 255],
            [0, 0, 0, 0],
          ],
        );
        const place = words.indexOf(((geometryKind.mesh << 24) | 0x00ffff00) >>> 0);
        words[place] = ((geometryKind.mesh << 24) | 0x0003ff00) >>> 0;
        assert.equal((refusal(() => raster.apply(words)) as { tag: string }).tag, 'bad-list');
      });

      it('any words without trapping', () => {
        const start = [...lists.values()].map((words) => [...words]);
        const change = fc.tuple(
          fc.nat(),
          fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 0xffffffff })),
        );
        fc.assert(
          fc.property(
            fc.constantFrom(...start),
            fc.array(change, { minLength: 1, maxLength: 4 }),
            (words, changes) => {
              const changed = Uint32Array.from(words);
              // The surface's size stays, so that every run is quick.
              for (const [at, word] of changes)
                if (![7, 8].includes(at % words.length)) changed[at % words.length] = word;
              try {
                raster.apply(changed);
              } catch (error) {
                assert.ok(
                  error !== null && typeof error === 'object' && 'payload' in error,
                  String(error),
                );
              }
            },
          ),
          { numRuns: 1000 },
        );
        raster.reset();
      });
    });
  });
}
