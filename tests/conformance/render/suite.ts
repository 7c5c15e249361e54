/**
 * What every `inlay:render` answers. Speaks only the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { geometryKind, section } from '../../../host/src/gpu/draw-list.ts';
import { commands, id, properties, writeEntry } from '../../../schema/typescript/index.ts';
import {
  drawing,
  Host,
  place,
  type RenderInterface,
  refusal,
  type Shown,
  sections,
  stream,
} from './system.ts';

const SURFACE = {
  ...{ width: 1920, height: 1080, pixelWidth: 1280, pixelHeight: 720 },
  ...{ textureUnits: 8, targetPixels: 1280 * 720 },
};
const RED = 0xff0000ff;
/** Cases of `image-state`. */
const image = { empty: 0, wanted: 1, loading: 2, ready: 3, failed: 4, evicted: 5 } as const;

/** @param load Gives a new instance, or one that was reset. */
export function conformance(name: string, load: () => Promise<RenderInterface>): void {
  describe(`${name}: inlay:render`, () => {
    let render: RenderInterface;
    let host: Host;
    before(async () => {
      render = await load();
    });
    beforeEach(() => {
      render.reset();
      render.setSurface(SURFACE);
      host = new Host();
    });

    /** Takes the next list, which must follow; returns what is drawn then. */
    const draw = (): Shown[] => {
      const words = render.draw();
      if (words.length > 0) host.apply(words);
      return host.shown;
    };
    const style = (node: number, write: Partial<Record<StyleName, number>>) =>
      render.apply(
        stream((writer) => {
          writer.select(node);
          for (const [key, value] of Object.entries(write)) {
            writeEntry(writer, properties[key as StyleName] as never, value as never);
          }
        }),
      );
    const create = (...nodes: number[]) =>
      render.apply(
        stream((writer) => {
          for (const node of nodes) writeEntry(writer, commands.createNode, { node, kind: 'view' });
        }),
      );
    const remove = (node: number) =>
      render.apply(stream((writer) => writeEntry(writer, commands.removeNode, node)));
    /** Nodes with a colour, side by side, in order. */
    const row = (...nodes: number[]) => {
      create(...nodes);
      for (const node of nodes) style(node, { backgroundColor: RED + node * 256 });
      render.setDrawing(
        drawing({
          nodes: nodes.flatMap((node) => [node, 0, 0]),
          geometry: nodes.flatMap((_, index) => place(index * 100, 0, 80, 60)),
          reordered: true,
          order: nodes,
        }),
      );
    };
    const order = (...nodes: number[]) =>
      render.setDrawing(drawing({ reordered: true, order: nodes }));
    const nodes = (shown: Shown[]) => shown.map(({ node }) => node);

    it('returns no list before a surface, then a full one, then none until something changes', () => {
      render.reset();
      assert.equal(render.draw().length, 0);
      assert.equal(render.full().length, 0);
      render.setSurface(SURFACE);
      host.apply(render.draw());
      const { full, number, stageWidth, surfaceHeight, textureUnits } = host.list;
      assert.deepEqual(
        [full, number, stageWidth, surfaceHeight, textureUnits],
        [true, 1, 1920, 720, 8],
      );
      assert.equal(render.draw().length, 0);
    });

    it('draws a box with its place, size, radii and colour', () => {
      create(2);
      style(2, { backgroundColor: 0x80ff00c0, borderTopLeftRadius: 8 });
      render.setDrawing(
        drawing({
          nodes: [2, 0, 0],
          geometry: place(30, 40, 100, 50),
          reordered: true,
          order: [2],
          groups: [2, 0, 1, 0],
          faded: [2],
          opacities: [0.5],
        }),
      );
      const [box, ...rest] = draw();
      assert.deepEqual(rest, []);
      assert.deepEqual(box, {
        ...{
          node: 2,
          kind: 'box',
          rounded: true,
          at: [30, 40],
          opacity: 0.5,
          size: [100, 50],
          radii: [8, 0, 0, 0],
        },
        ...{
          color: 0x80ff00c0,
          edges: [0, 0, 0, 0],
          part: [0, 0, 0, 0],
          space: [0, 0],
          clips: [],
          texture: 0,
        },
      });
    });

    it('draws nothing for a node without colour, or outside the order', () => {
      create(2, 3);
      style(3, { backgroundColor: RED });
      const geometry = [...place(0, 0, 9, 9), ...place(0, 0, 9, 9)];
      render.setDrawing(
        drawing({ nodes: [2, 0, 0, 3, 0, 0], geometry, reordered: true, order: [2] }),
      );
      assert.deepEqual(draw(), []);
    });

    it('shrinks radii that do not fit, together', () => {
      row(2);
      style(2, { borderTopLeftRadius: 60, borderBottomLeftRadius: 60, borderTopRightRadius: 10 });
      assert.deepEqual(draw()[0]?.radii, [30, 5, 0, 30]);
      style(2, { borderTopLeftRadius: 60, borderBottomLeftRadius: 0, borderTopRightRadius: 0 });
      assert.deepEqual(draw()[0]?.radii, [60, 0, 0, 0], 'one alone may be as large as the box');
    });

    for (const [how, given] of [
      ['moved', { moved: [3], affines: [1, 0, 0, 1, 7, 8] }],
      ['was shifted', { shifted: [3], shifts: [7, 8] }],
    ] as const) {
      it(`reports only the geometry of a node that ${how}`, () => {
        row(2, 3, 4);
        draw();
        render.setDrawing(drawing(given));
        const words = render.draw();
        const found = sections(words);
        assert.deepEqual([...found.keys()], [section.geometry]);
        assert.deepEqual([...(found.get(section.geometry)?.subarray(0, 2) ?? [])], [1, 1]);
        host.apply(words);
        assert.deepEqual(host.shown[1]?.at, [7, 8]);
      });
    }

    it('reports only the paint of a node whose colour changed', () => {
      row(2, 3, 4);
      draw();
      style(4, { backgroundColor: 0x123456ff });
      const words = render.draw();
      const found = sections(words);
      assert.deepEqual([...found.keys()], [section.paint]);
      assert.deepEqual([...(found.get(section.paint)?.subarray(0, 2) ?? [])], [2, 1]);
      host.apply(words);
      assert.equal(host.shown[2]?.color, 0x123456ff);
    });

    it('moves no other instance when a colour fades out and in', () => {
      row(2, 3, 4);
      draw();
      for (const alpha of [0, 0x80]) {
        style(3, { backgroundColor: RED - 0xff + alpha });
        const words = render.draw();
        assert.deepEqual([...sections(words).keys()], [section.paint]);
        host.apply(words);
      }
      assert.deepEqual(nodes(host.shown), [2, 3, 4]);
    });

    it('takes defaults back', () => {
      row(2);
      style(2, { borderTopLeftRadius: 8 });
      draw();
      render.apply(
        stream((writer) => {
          writer.select(2);
          writeEntry(writer, commands.unsetProperty, id.borderTopLeftRadius);
        }),
      );
      assert.deepEqual(draw()[0]?.radii, [0, 0, 0, 0]);
    });

    it('scrolls by a change of one space', () => {
      create(9);
      row(2, 3, 4);
      const spaces = { spaces: [9], spaceTransforms: [1, 0, 0, 1, 50, 60] };
      render.setDrawing(drawing({ ...spaces, nodes: [3, 9, 0], geometry: place(0, 0, 80, 60) }));
      assert.deepEqual(draw()[1]?.space, [50, 60]);
      render.setDrawing(drawing({ spaces: [9], spaceTransforms: [1, 0, 0, 1, -20, 60] }));
      const words = render.draw();
      assert.deepEqual([...sections(words).keys()], [section.spaces]);
      host.apply(words);
      assert.deepEqual(host.shown[1]?.space, [-20, 60]);
    });

    it('rewrites only the middle of a new order', () => {
      row(2, 3, 4, 5, 6, 7);
      draw();
      order(2, 3, 5, 4, 6, 7);
      const words = render.draw();
      const ranges = sections(words).get(section.paint);
      assert.deepEqual([...(ranges?.subarray(0, 2) ?? [])], [2, 2]);
      assert.equal(ranges?.length, 2 + 2 * 16);
      host.apply(words);
      assert.deepEqual(nodes(host.shown), [2, 3, 5, 4, 6, 7]);
      order(2, 7);
      assert.deepEqual(nodes(draw()), [2, 7]);
    });

    it('lets removed nodes vanish, even before the order says so', () => {
      row(2, 3, 4);
      draw();
      remove(3);
      assert.deepEqual(nodes(draw()), [2, 4]);
      // The slot has another node now, which is not in the order.
      create(3 + 2 ** 20);
      style(3 + 2 ** 20, { backgroundColor: RED });
      assert.deepEqual(nodes(draw()), [2, 4]);
    });

    it('lets what lay in a removed space vanish', () => {
      create(9);
      row(2);
      const spaces = { spaces: [9], spaceTransforms: [1, 0, 0, 1, 50, 60] };
      render.setDrawing(drawing({ ...spaces, nodes: [2, 9, 0], geometry: place(0, 0, 80, 60) }));
      assert.equal(draw().length, 1);
      remove(9);
      assert.equal(draw().length, 0);
      render.setDrawing(drawing({ nodes: [2, 0, 0], geometry: place(0, 0, 80, 60) }));
      assert.equal(draw().length, 1);
    });

    describe('clips in each other', () => {
      /**
       * So many, each in the one before, and an instance in the last; answers how many clips its
       * batch lists.
       */
      const nest = (
        count: number,
        shape: (index: number) => number[],
        spaces: Parameters<typeof drawing>[0] = {},
      ) => {
        const ids = Array.from({ length: count }, (_, index) => 10 + index);
        create(2, ...ids);
        style(2, { backgroundColor: RED });
        const clips = ids.flatMap((id, index) => [id, index === 0 ? 0 : id - 1, 0]);
        render.setDrawing(
          drawing({
            ...spaces,
            clips,
            clipShapes: ids.flatMap((_, index) => shape(index)),
            nodes: [2, 0, ids.at(-1) ?? 0],
            geometry: place(0, 0, 80, 60),
            reordered: true,
            order: [2],
          }),
        );
        assert.equal(draw()[0]?.clips.length, count, 'all cut it');
        return host.batches.map(({ clips }) => clips.length);
      };
      const upright = () => [1, 0, 0, 1, 0, 0, 90, 90, 0, 0, 0, 0];
      const rounded = () => [1, 0, 0, 1, 0, 0, 90, 90, 8, 8, 8, 8];
      const turned = () => [0.8, 0.6, -0.6, 0.8, 0, 0, 90, 90, 0, 0, 0, 0];

      it('are one where they are plain, however many there are', () => {
        assert.deepEqual(nest(40, upright), [1]);
        assert.deepEqual([...render.takeDeepClips()], []);
      });

      it('cut exactly where eight are rounded or turned, whatever is between', () => {
        assert.deepEqual(
          nest(32, (index) => (index % 4 === 1 ? rounded() : upright())),
          [9],
        );
        assert.deepEqual([...render.takeDeepClips()], []);
      });

      it('are reported where there are more, once, by the innermost that is one too many', () => {
        assert.deepEqual(
          nest(11, (index) => (index % 2 === 0 ? rounded() : turned())),
          [8],
        );
        assert.deepEqual([...render.takeDeepClips()], [10 + 8]);
        assert.deepEqual([...render.takeDeepClips()], []);
        style(2, { backgroundColor: 0x00ff00ff });
        draw();
        assert.deepEqual([...render.takeDeepClips()], []);
      });
    });

    it('cuts by clips and the clips around them', () => {
      create(8, 9);
      row(2);
      const shape = (width: number) => [1, 0, 0, 1, 0, 0, width, 50, 4, 4, 4, 4];
      // The outer clip comes after the one that lies in it.
      const clips = { clips: [9, 8, 0, 8, 0, 0], clipShapes: [...shape(90), ...shape(80)] };
      render.setDrawing(drawing({ ...clips, nodes: [2, 0, 9], geometry: place(0, 0, 80, 60) }));
      assert.deepEqual(draw()[0]?.clips, [90, 80]);
    });

    it('fills what a batch can hold, and no more', () => {
      const all = Array.from({ length: 40 }, (_, index) => index + 2);
      row(...all);
      render.setDrawing(
        drawing({
          spaces: all,
          spaceTransforms: all.flatMap((node) => [1, 0, 0, 1, node, 0]),
          nodes: all.flatMap((node) => [node, node, 0]),
          geometry: all.flatMap(() => place(0, 0, 80, 60)),
        }),
      );
      assert.deepEqual(
        draw().map(({ space }) => space[0]),
        all,
      );
      assert.deepEqual(
        host.batches.map(({ spaces }) => spaces.length),
        [16, 16, 8],
      );
      render.setImages(
        Uint32Array.from(all.flatMap((node) => [node, image.ready, 100 + node, 10, 10])),
      );
      assert.deepEqual(
        draw()
          .filter(({ kind }) => kind === 'picture')
          .map(({ texture }) => texture),
        all.map((node) => 100 + node),
      );
      assert.ok(host.batches.every(({ textures }) => textures.length <= SURFACE.textureUnits));
      assert.equal(host.batches.length, 5);
    });

    it('keeps shadows apart, as long as that takes few batches', () => {
      const all = Array.from({ length: 40 }, (_, index) => index + 2);
      row(...all);
      const [shadow, plain] = [1 << geometryKind.boxShadow, 1 << geometryKind.box];
      const boxShadow = [{ x: 0, y: 4, blur: 8, spread: 0, color: 0x00000080, inset: false }];
      const shade = (nodes: number[]) =>
        render.apply(
          stream((writer) => {
            for (const node of nodes) {
              writer.select(node);
              writeEntry(writer, properties.boxShadow, boxShadow);
            }
          }),
        );
      shade(all.slice(0, 3));
      draw();
      const kinds = () => host.batches.map((batch) => batch.kinds);
      assert.deepEqual(kinds(), [shadow, plain, shadow, plain, shadow, plain]);
      shade(all.slice(3));
      draw();
      assert.ok(kinds().length <= 17, `expected at most 17 batches, got ${kinds().length}`);
    });

    describe('pictures', () => {
      beforeEach(() => {
        create(2, 3);
        style(2, { placeholderColor: 0x333333ff });
        style(3, { backgroundColor: RED });
        const geometry = [...place(10, 10, 100, 100, 10), ...place(0, 0, 9, 9)];
        render.setDrawing(
          drawing({ nodes: [2, 0, 0, 3, 0, 0], geometry, reordered: true, order: [2, 3] }),
        );
      });
      const set = (state: number, width = 200, height = 100) =>
        render.setImages(
          Uint32Array.from([2, state, state === image.ready ? 7 : 0, width, height]),
        );
      const property = (key: string, value: unknown) =>
        render.apply(
          stream((writer) => {
            writer.select(2);
            writeEntry(writer, properties[key as StyleName] as never, value as never);
          }),
        );

      it('are preceded by their placeholder, which stays where they fail', () => {
        assert.deepEqual(nodes(draw()), [3], 'a node without a picture has no placeholder');
        for (const state of [image.wanted, image.loading, image.failed, image.evicted]) {
          set(state);
          const [box] = draw();
          assert.deepEqual([box?.kind, box?.color, box?.size], ['box', 0x333333ff, [100, 100]]);
        }
        set(image.ready);
        assert.deepEqual(draw()[0]?.kind, 'picture');
        assert.deepEqual(host.operations, ['image 7']);
        set(image.empty);
        assert.deepEqual(nodes(draw()), [3]);
      });

      it('come without moving others', () => {
        set(image.loading);
        draw();
        set(image.ready);
        const { instances } = host.retained;
        draw();
        assert.equal(host.retained.instances, instances);
      });

      it('fill the content box', () => {
        set(image.ready);
        const [picture] = draw();
        assert.deepEqual(
          [picture?.at, picture?.size, picture?.edges],
          [
            [20, 20],
            [80, 80],
            [0, 0, 1, 1],
          ],
        );
        assert.equal(picture?.texture, 7);
        assert.equal(picture?.color, 0xffffffff);
      });

      it('cover, are contained, and are placed', () => {
        set(image.ready);
        property('objectFit', 'cover');
        assert.deepEqual(draw()[0]?.edges, [0.25, 0, 0.75, 1]);
        assert.deepEqual(draw()[0]?.part, [0, 0, 1, 1]);
        property('objectPositionX', { tag: 'percent', val: 0 });
        assert.deepEqual(draw()[0]?.edges, [0, 0, 0.5, 1]);
        property('objectFit', 'contain');
        assert.deepEqual(draw()[0]?.edges, [0, -0.5, 1, 1.5]);
      });

      it('show a part of themselves, and nothing around it', () => {
        set(image.ready);
        property('objectFit', 'contain');
        property('sourceRect', { x: 100, y: 0, width: 100, height: 50 });
        const [picture] = draw();
        assert.deepEqual(picture?.edges, [0.5, 0, 1, 0.5]);
        assert.deepEqual(picture?.part, [0.5, 0, 1, 0.5]);
        assert.deepEqual(
          [picture?.at, picture?.size],
          [
            [20, 40],
            [80, 40],
          ],
        );
      });

      it('have levels from when that is asked for, in full lists too, until they go', () => {
        set(image.ready);
        draw();
        render.setLevels(Uint32Array.from([7, 99]));
        draw();
        assert.deepEqual(host.operations, ['levels 7']);
        render.setLevels(Uint32Array.from([7]));
        assert.equal(render.draw().length, 0, 'once');
        const fresh = new Host();
        fresh.apply(render.full());
        assert.deepEqual(fresh.operations, ['image 7', 'levels 7']);
        render.dropTextures(Uint32Array.from([7]));
        draw();
        assert.deepEqual(host.operations, ['destroy 7']);
        set(image.ready);
        draw();
        assert.deepEqual(host.operations, ['image 7']);
      });

      it('go with their texture', () => {
        set(image.ready);
        draw();
        render.dropTextures(Uint32Array.from([7]));
        assert.deepEqual(
          draw().map(({ kind }) => kind),
          ['box', 'box'],
        );
        assert.deepEqual(host.operations, ['destroy 7']);
      });
    });

    describe('glyphs', () => {
      const quads = [0, 0, 8, 10, 0, 0, 16, 32, 8, 2, 8, 10, 16, 0, 16, 32];
      beforeEach(() => {
        row(2, 3);
        render.setPage(4, 11);
        const pixels = new Uint8Array(64 * 64);
        pixels[64 * 5] = 200;
        render.upload({ parts: Uint32Array.from([4, 64, 64, 0, 0, 64, 64]), pixels });
        render.setGlyphs({
          nodes: Uint32Array.from([3, 0, 2]),
          quads: Float32Array.from(quads),
          pages: Uint32Array.from([4, 4]),
        });
      });

      it('are quads of their page, in the text’s colour', () => {
        style(3, { color: 0xabcdefff });
        const glyphs = draw().filter(({ kind }) => kind === 'glyph');
        assert.deepEqual(
          glyphs.map(({ at }) => at),
          [
            [100, 0],
            [108, 2],
          ],
        );
        assert.deepEqual(
          glyphs.map(({ edges }) => edges),
          [
            [0, 0, 0.25, 0.5],
            [0.25, 0, 0.5, 0.5],
          ],
        );
        assert.ok(
          glyphs.every(
            ({ color, texture, node }) => color === 0xabcdefff && texture === 11 && node === 3,
          ),
        );
      });

      it('come with their page, of which only rows with something new are sent', () => {
        draw();
        assert.deepEqual(
          host.operations.filter((operation) => !operation.startsWith('image')),
          ['create 11 64x64', 'write 11 0,0 64x6'],
        );
        const parts = Uint32Array.from([4, 64, 64, 10, 20, 2, 2]);
        render.upload({ parts, pixels: Uint8Array.from([1, 2, 3, 4]) });
        draw();
        assert.deepEqual(host.operations, ['write 11 10,20 2x2']);
        render.upload({ parts, pixels: Uint8Array.from([1, 2, 3, 4]) });
        assert.equal(render.draw().length, 0, 'the same pixels again');
      });

      it('move with their node', () => {
        draw();
        render.setDrawing(drawing({ nodes: [3, 0, 0], geometry: place(0, 50, 80, 60) }));
        assert.deepEqual(
          draw()
            .filter(({ kind }) => kind === 'glyph')
            .map(({ at }) => at),
          [
            [0, 50],
            [8, 52],
          ],
        );
      });

      it('wait for their page', () => {
        render.dropTextures(Uint32Array.from([11]));
        assert.equal(draw().filter(({ kind }) => kind === 'glyph').length, 0);
        render.setPage(4, 12);
        assert.deepEqual(
          draw()
            .filter(({ kind }) => kind === 'glyph')
            .map(({ texture }) => texture),
          [12, 12],
        );
        assert.deepEqual(host.operations, ['create 12 64x64', 'write 12 0,0 64x6']);
      });
    });

    describe('groups', () => {
      /** A node with two in it that lie apart, or over each other. */
      const family = (x: number) => {
        create(2, 3, 4);
        for (const node of [3, 4]) style(node, { backgroundColor: RED + node * 256 });
        const geometry = [...place(0, 0, 400, 60), ...place(0, 0, 80, 60), ...place(x, 0, 80, 60)];
        const nodes = [2, 0, 0, 3, 0, 0, 4, 0, 0];
        render.setDrawing(drawing({ nodes, geometry, ...grouped(2, 0, 3, 0) }));
      };
      const grouped = (...groups: number[]) => ({ reordered: true, order: [2, 3, 4], groups });
      const fade = (faded: number[], ...opacities: number[]) =>
        render.setDrawing(drawing({ faded, opacities }));
      const opacities = (shown: Shown[]) => shown.map(({ node, opacity }) => [node, opacity]);

      it('that do not overlap have their opacity in each instance', () => {
        family(100);
        fade([2], 0.5);
        assert.deepEqual(opacities(draw()), [
          [3, 0.5],
          [4, 0.5],
        ]);
        render.setDrawing(drawing(grouped(2, 0, 3, 0, 4, 2, 1, 0)));
        fade([4], 0.5);
        assert.deepEqual(opacities(draw()), [
          [3, 0.5],
          [4, 0.25],
        ]);
        assert.equal(host.passes.length, 1);
      });

      it('that overlap are drawn into a target, and that with their opacity', () => {
        family(40);
        fade([2], 0.5);
        assert.deepEqual(opacities(draw()), [
          [3, 1],
          [4, 1],
          [2, 0.5],
        ]);
        const [own, whole] = host.passes;
        assert.ok(own && whole && host.passes.length === 2);
        assert.ok(own.target % 2 ** 20 === 0 && own.target !== 0 && whole.target === 0);
        // Pixels of the surface: two thirds of a dp each.
        const texture = host.shown[2];
        assert.deepEqual([texture?.kind, texture?.texture], ['picture', own.target]);
        const [x = 0, y = 0] = texture?.at ?? [];
        const [width = 0, height = 0] = texture?.size ?? [];
        assert.ok(x <= 0 && y <= 0 && x + width >= 120 && y + height >= 60);
        const target = host.operations.find((operation) => operation.startsWith('target'));
        const [, id, across, down] = /^target (\d+) (\d+)x(\d+)$/.exec(target ?? '') ?? [];
        assert.equal(Number(id), own.target);
        assert.ok(Number(across) >= 80 && Number(down) >= 40 && render.targetPixels() > 0);
        assert.equal(Number(across) * Number(down), render.targetPixels());
      });

      it('that fade send one instance', () => {
        family(40);
        fade([2], 0.5);
        draw();
        fade([2], 0.25);
        const words = render.draw();
        const found = sections(words);
        assert.deepEqual([...found.keys()], [section.geometry]);
        assert.equal(found.get(section.geometry)?.[1], 1, 'one');
        host.apply(words);
        assert.equal(host.shown[2]?.opacity, 0.25);
      });

      it('are cut by clips around them as a whole, and by those in them one by one', () => {
        family(40);
        fade([2], 0.5);
        const shape = (width: number) => [1, 0, 0, 1, 0, 0, width, 50, 4, 4, 4, 4];
        create(8, 9);
        render.setDrawing(
          drawing({
            clips: [8, 0, 0, 9, 8, 0],
            clipShapes: [...shape(300), ...shape(90)],
            nodes: [3, 0, 8, 4, 0, 9],
            geometry: [...place(0, 0, 80, 60), ...place(40, 0, 80, 60)],
            ...grouped(2, 0, 3, 8),
          }),
        );
        draw();
        const [own, whole] = host.batches;
        const slot = host.passes[0]?.clip ?? 0;
        assert.ok(slot > 0);
        assert.ok(!own?.clips.includes(slot) && own?.clips.length === 1, 'only the inner one');
        assert.deepEqual(whole?.clips, [slot]);
      });

      it('in groups are drawn before those', () => {
        family(40);
        render.setDrawing(drawing(grouped(2, 0, 3, 0, 3, 1, 2, 0)));
        style(2, { backgroundColor: RED });
        fade([2, 3], 0.5, 0.25);
        assert.deepEqual(opacities(draw()), [
          [3, 1],
          [4, 1],
          [2, 1],
          [3, 0.25],
          [2, 0.5],
        ]);
        assert.deepEqual(
          host.passes.map(({ target }) => target !== 0),
          [true, true, false],
        );
      });

      it('have no targets where the host has none, or too few pixels', () => {
        for (const targetPixels of [0, 64]) {
          render.reset();
          render.setSurface({ ...SURFACE, targetPixels });
          host = new Host();
          family(40);
          fade([2], 0.5);
          assert.deepEqual(opacities(draw()), [
            [3, 0.5],
            [4, 0.5],
          ]);
          assert.equal(render.targetPixels(), 0);
        }
      });

      it('end with their targets', () => {
        family(40);
        fade([2], 0.5);
        draw();
        const target = host.passes[0]?.target;
        render.setDrawing(drawing(grouped()));
        assert.deepEqual(opacities(draw()), [
          [3, 1],
          [4, 1],
        ]);
        assert.deepEqual(host.operations, [`destroy ${target}`]);
      });
    });

    it('returns everything again for another surface', () => {
      row(2, 3);
      draw();
      render.setSurface({ ...SURFACE, pixelWidth: 1920, pixelHeight: 1080 });
      draw();
      assert.deepEqual([host.list.full, host.list.number, host.list.surfaceWidth], [true, 2, 1920]);
      assert.deepEqual(nodes(host.shown), [2, 3]);
    });

    it('has a full list that is what all deltas amount to, whatever was done', () => {
      const move = fc.record({
        what: fc.nat(9),
        node: fc.nat(9),
        other: fc.nat(9),
        number: fc.nat(200),
      });
      fc.assert(
        fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
          render.reset();
          render.setSurface(SURFACE);
          host = new Host();
          const alive = new Map<number, number>();
          let generation = 0;
          for (const { what, node, other, number } of moves) {
            const [one, two] = [alive.get(node), alive.get(other)];
            if (one === undefined) {
              generation += 1;
              alive.set(node, node + 2 + generation * 2 ** 20);
              create(node + 2 + generation * 2 ** 20);
            } else if (what === 0) {
              alive.delete(node);
              remove(one);
            } else if (what < 3) {
              style(one, {
                backgroundColor: number % 2 ? RED + number * 256 : 0,
                borderTopLeftRadius: number % 5,
              });
            } else if (what === 3) {
              render.setDrawing(
                drawing({ nodes: [one, 0, 0], geometry: place(number, 0, number, 60) }),
              );
            } else if (what === 4) {
              render.setDrawing(
                number % 2
                  ? drawing({ moved: [one], affines: [1, 0, 0, 1, number, 9] })
                  : drawing({ shifted: [one], shifts: [number, 9] }),
              );
            } else if (what < 8) {
              const all = [...alive.values()].sort(
                (a, b) => ((a * (number + 3)) % 37) - ((b * (number + 3)) % 37),
              );
              const count = Math.max(1, Math.floor(all.length / 2));
              const groups = number % 2 ? [one, 0, all.length, 0, one, 0, count, 0] : [];
              render.setDrawing(drawing({ reordered: true, order: all, groups }));
              render.setDrawing(drawing({ faded: [one], opacities: [(number % 11) / 10] }));
            } else if (what === 8) {
              render.setImages(Uint32Array.from([one, number % 6, 1 + (number % 30), 20, 30]));
            } else if (two !== undefined) {
              render.setDrawing(
                drawing({
                  spaces: [two],
                  spaceTransforms: [1, 0, 0, 1, number, 0],
                  nodes: [one, two, 0],
                  geometry: place(0, 0, 50, 60),
                }),
              );
            }
            if (number % 3 > 0) continue;
            const words = render.draw();
            if (words.length > 0) host.apply(words);
            const whole = new Host();
            whole.apply(render.full());
            assert.deepEqual(host.shown, whole.shown);
            assert.deepEqual(host.geometry, whole.geometry);
            assert.deepEqual(host.paint, whole.paint);
          }
        }),
        { numRuns: 150 },
      );
    });

    describe('refuses, and changes nothing', () => {
      beforeEach(() => {
        row(2, 3);
        draw();
      });
      afterEach(() => assert.equal(render.draw().length, 0));
      const entries = (write: Parameters<typeof stream>[0]) =>
        refusal(() => render.apply(stream(write)));

      it('entries of nodes that are not', () => {
        assert.deepEqual(
          entries((writer) => {
            writer.select(2);
            writeEntry(writer, properties.backgroundColor, 0x11223344);
            writer.select(77);
          }),
          { tag: 'unknown-node', val: 77 },
        );
        assert.deepEqual(
          entries((writer) => writeEntry(writer, commands.removeNode, 9)),
          { tag: 'unknown-node', val: 9 },
        );
      });

      it('nodes that are there already', () => {
        assert.deepEqual(
          entries((writer) => writeEntry(writer, commands.createNode, { node: 3, kind: 'view' })),
          { tag: 'malformed', val: 0 },
        );
      });

      it('what is not implemented yet, and what is another system’s', () => {
        const later = Uint32Array.from([id.selectNode | (1 << 16), 2, id.blur | (1 << 16), 0]);
        assert.deepEqual(
          refusal(() => render.apply(later)),
          { tag: 'unsupported', val: id.blur },
        );
        assert.deepEqual(
          entries((writer) => {
            writer.select(2);
            writeEntry(writer, properties.width, { tag: 'auto' });
          }),
          { tag: 'unsupported', val: id.width },
        );
      });

      it('words that are cut', () => {
        assert.deepEqual(
          refusal(() => render.apply(Uint32Array.from([id.selectNode | (1 << 16)]))),
          { tag: 'malformed', val: 0 },
        );
      });

      it('drawings that do not fit together', () => {
        const set = (given: Parameters<typeof drawing>[0]) =>
          refusal(() => render.setDrawing(drawing(given)));
        assert.deepEqual(set({ nodes: [2, 0] }), { tag: 'bad-length', val: 2 });
        assert.deepEqual(set({ nodes: [2, 0, 0], geometry: [1, 2] }), {
          tag: 'bad-length',
          val: 2,
        });
        assert.deepEqual(set({ nodes: [2, 0, 0], geometry: place(Number.NaN, 0, 1, 1) }), {
          tag: 'bad-number',
          val: 4,
        });
        assert.deepEqual(set({ nodes: [2, 0, 0], geometry: place(0, 0, 1, -1) }), {
          tag: 'bad-number',
          val: 7,
        });
        assert.deepEqual(set({ nodes: [77, 0, 0], geometry: place(0, 0, 1, 1) }), {
          tag: 'unknown-node',
          val: 77,
        });
        assert.deepEqual(set({ nodes: [2, 3, 0], geometry: place(0, 0, 1, 1) }), {
          tag: 'unknown-node',
          val: 3,
        });
        assert.deepEqual(set({ nodes: [2, 0, 3], geometry: place(0, 0, 1, 1) }), {
          tag: 'unknown-node',
          val: 3,
        });
        assert.deepEqual(set({ moved: [2], affines: [1, 0, 0, 1] }), {
          tag: 'bad-length',
          val: 4,
        });
        assert.deepEqual(set({ moved: [2], affines: [1, 0, 0, 1, 0, Number.NaN] }), {
          tag: 'bad-number',
          val: 5,
        });
        assert.deepEqual(set({ moved: [77], affines: [1, 0, 0, 1, 0, 0] }), {
          tag: 'unknown-node',
          val: 77,
        });
        assert.deepEqual(set({ shifted: [2], shifts: [1] }), { tag: 'bad-length', val: 1 });
        assert.deepEqual(set({ shifted: [2, 3], shifts: [1, 0, 0, Number.NaN] }), {
          tag: 'bad-number',
          val: 3,
        });
        assert.deepEqual(set({ shifted: [77], shifts: [0, 0] }), {
          tag: 'unknown-node',
          val: 77,
        });
        assert.deepEqual(set({ reordered: true, order: [3, 77] }), {
          tag: 'unknown-node',
          val: 77,
        });
        assert.deepEqual(set({ reordered: true, order: [3, 2, 3] }), { tag: 'bad-number', val: 2 });
      });

      it('glyphs, pages, images and surfaces out of range', () => {
        const one = Uint32Array.from([2, 0, 2]);
        const quad = Float32Array.from([0, 0, 1, 1, 0, 0, 1, 1]);
        const page = Uint32Array.from([0]);
        assert.deepEqual(
          refusal(() => render.setGlyphs({ nodes: one, quads: quad, pages: page })),
          { tag: 'bad-number', val: 1 },
        );
        const parts = Uint32Array.from([5, 8, 8, 0, 0, 8, 8]);
        assert.deepEqual(
          refusal(() => render.upload({ parts, pixels: new Uint8Array(64) })),
          { tag: 'unknown-page', val: 5 },
        );
        const images = Uint32Array.from([2, 3, 9, 0, 5]);
        assert.deepEqual(
          refusal(() => render.setImages(images)),
          { tag: 'bad-number', val: 3 },
        );
        assert.deepEqual(
          refusal(() => render.setSurface({ ...SURFACE, pixelWidth: 0 })),
          { tag: 'bad-number', val: 2 },
        );
        assert.deepEqual(
          refusal(() => render.setSurface({ ...SURFACE, height: Number.NaN })),
          { tag: 'bad-number', val: 1 },
        );
      });
    });

    it('has no state of its own', () => {
      const state = render.snapshot();
      assert.deepEqual(state, { version: 1 });
      render.restore(state);
      assert.deepEqual(
        refusal(() => render.restore({ version: 2 })),
        { tag: 'version', val: 1 },
      );
    });
  });
}

/** Properties of one word that these tests set. */
type StyleName =
  | 'backgroundColor'
  | 'borderTopLeftRadius'
  | 'borderTopRightRadius'
  | 'borderBottomLeftRadius'
  | 'placeholderColor'
  | 'color';
