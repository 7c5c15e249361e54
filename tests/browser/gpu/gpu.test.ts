/**
 * The same lists on WebGL2 and in `raster` give the same picture.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import {
  batch,
  clip,
  geometry,
  geometryKind,
  NO_SLOT,
  paint,
  pass,
  section,
} from '../../../host/src/gpu/draw-list.ts';
import { Raster, type RasterExports } from '../../../host/src/gpu/raster.ts';
import { UPLOAD_BUDGET } from '../../../host/src/gpu/textures.ts';
import { loadComposed } from '../../conformance/load.ts';
import {
  at,
  fullList,
  geometryOf,
  list,
  type Scene,
  spaceWords,
  turned,
} from '../../conformance/raster/lists.ts';
import { type Case, cases, picture, type ScenePicture } from '../../conformance/raster/scenes.ts';
import { launch } from '../host/open.ts';
import { openGpu } from './open.ts';
import type { Page } from './page.ts';

/** Channels may differ by this much everywhere: rounding, and a GPU's eight bits between texels. */
const TOLERANCE = 3;
/**
 * Beyond that, so many pixels in a thousand may differ, at edges, where GPUs round as they like;
 * SwiftShader has none.
 */
const EDGES = 1;
/** And by no more than this. */
const MOST = 24;

/** What tests drew, to look at; not kept in git. */
const current = fileURLToPath(new URL('current/', import.meta.url));

describe('WebGL2', () => {
  let browser: Browser;
  let tab: Tab;
  let exports: RasterExports;

  before(async () => {
    mkdirSync(current, { recursive: true });
    exports = (await loadComposed('rust', 'raster')).raster as RasterExports;
    browser = await launch();
    tab = await openGpu(browser);
  });
  after(() => browser?.close());
  beforeEach(() => start(false));

  const start = (offscreen: boolean) =>
    tab.evaluate((kind) => (globalThis as unknown as { page: Page }).page.start(kind), offscreen);

  /** Shows lists in the page, and reads back. */
  async function frames(
    pictures: readonly ScenePicture[],
    lists: readonly Uint32Array[],
    options: { bitmap?: boolean; bytes?: number } = {},
  ): Promise<{ pixels: Uint8Array; frames: number }> {
    const given = pictures.map(({ texture, pixels: { width, height, data } }) => ({
      texture,
      width,
      height,
      data: Buffer.from(data).toString('base64'),
      bitmap: options.bitmap ?? false,
      bytes: options.bytes ?? data.length,
    }));
    const shown = await tab.evaluate(
      ([pictures, lists]) => (globalThis as unknown as { page: Page }).page.show(pictures, lists),
      [given, lists.map(textOf)] as const,
    );
    assert.equal(
      await tab.evaluate(() => (globalThis as unknown as { page: Page }).page.glError()),
      0,
      'GL errors',
    );
    return { pixels: Uint8Array.from(Buffer.from(shown.pixels, 'base64')), frames: shown.frames };
  }

  const show = async (pictures: readonly ScenePicture[], lists: readonly Uint32Array[]) =>
    (await frames(pictures, lists)).pixels;

  /** The same in software. */
  function expected(pictures: readonly ScenePicture[], lists: readonly Uint32Array[]): Uint8Array {
    const raster = new Raster(exports);
    raster.reset();
    for (const { texture, pixels } of pictures) {
      raster.setImage(texture, { ...pixels, bytes: 0, source: pixels, close: () => {} });
    }
    for (const words of lists) raster.apply(words);
    raster.draw();
    return raster.readPixels();
  }

  async function save(
    name: string,
    pixels: Uint8Array,
    [width, height]: readonly [number, number],
  ): Promise<void> {
    const file = `${current}${name.replaceAll(' ', '-')}.png`;
    await sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toFile(file);
  }

  async function compare(
    name: string,
    found: Uint8Array,
    wanted: Uint8Array,
    size: readonly [number, number],
  ) {
    await save(`${name} webgl2`, found, size);
    await save(`${name} raster`, wanted, size);
    assert.equal(found.length, wanted.length);
    assert.ok(
      found.some((channel, index) => channel !== found[index % 4]),
      `${name}: something is drawn`,
    );
    let most = 0;
    let beyond = 0;
    for (let pixel = 0; pixel < found.length; pixel += 4) {
      let difference = 0;
      for (let channel = pixel; channel < pixel + 4; channel += 1) {
        difference = Math.max(difference, Math.abs((found[channel] ?? 0) - (wanted[channel] ?? 0)));
      }
      most = Math.max(most, difference);
      if (difference > TOLERANCE) beyond += 1;
    }
    const share = (beyond * 4000) / found.length;
    assert.ok(
      share <= EDGES,
      `${name}: ${share.toFixed(2)} of 1000 pixels differ by more than ${TOLERANCE}`,
    );
    assert.ok(most <= MOST, `${name}: a channel differs by ${most}`);
  }

  const sizeOf = ({ stage, pixels = stage }: Scene) => pixels;

  for (const { name, scene, pictures = [] } of cases) {
    it(`draws as raster does: ${name}`, async () => {
      const words = [fullList(scene)];
      await compare(name, await show(pictures, words), expected(pictures, words), sizeOf(scene));
    });
  }

  const clips = cases.find(({ name }) => name === 'clips') as Case;
  const pictures = cases.find(({ name }) => name === 'pictures') as Case;

  it('draws on an OffscreenCanvas, and bitmaps as it draws pixels', async () => {
    await start(true);
    const words = [fullList(pictures.scene)];
    const opaque = (pictures.pictures ?? []).filter(({ texture }) => texture === 1);
    const { pixels } = await frames(opaque, words, { bitmap: true });
    await compare('bitmaps', pixels, expected(opaque, words), sizeOf(pictures.scene));
  });

  it('follows deltas: geometry, spaces, pages, and a pool that grows', async () => {
    const scene: Scene = {
      stage: [320, 180],
      spaces: [at(0, 0)],
      textures: [{ create: 5, width: 4, height: 4 }],
      items: [
        { affine: at(10, 10), width: 60, height: 40, color: 0xff4040ff, radii: 8 },
        { affine: at(100, 10), width: 60, height: 40, page: 5, space: 1 },
      ],
    };
    // More instances than the buffers held at first, so that they are rebuilt with what they had.
    const many = Array.from({ length: 900 }, (_, index) => ({
      affine: at((index % 60) * 5, 80 + Math.floor(index / 60) * 6),
      width: 4,
      height: 5,
      color: (0x4080ff00 + index * 0x100 + 0xff) >>> 0,
    }));
    const all = fullList({ ...scene, items: [...scene.items, ...many] });
    const grown = list({ number: 3, stage: [320, 180], instances: 902 }, [
      ...sectionsOf(all, (kind, words) => {
        if (kind === section.passes) return words;
        const stride = kind === section.geometry ? geometry.words : paint.words;
        return kind < section.geometry ? [] : [2, 900, ...words.slice(2 + 2 * stride)];
      }),
    ]);
    const moved = geometryOf(
      { affine: turned(20, 30, 20), width: 60, height: 40 },
      {
        space: 0,
        clip: NO_SLOT,
        texture: NO_SLOT,
        kind: geometryKind.box | geometryKind.radii,
      },
    );
    const lists = [
      fullList(scene),
      list({ number: 2, stage: [320, 180], instances: 2 }, [
        [section.textures, [2, 5, 1, 1, 2, 2, 4, 0xffffffff]],
        [section.spaces, spaceWords(at(50, 5), 1)],
        [section.geometry, [0, 1, ...moved]],
      ]),
      grown,
    ];
    await compare('deltas', await show([], lists), expected([], lists), [320, 180]);
  });

  it('draws a part of an image as the browser does: nothing from beside it', async () => {
    const { texture, pixels } = picture(1, 128, 64);
    const { width, height, data } = pixels;
    for (const [part, size] of [
      [
        [64, 0, 64, 64],
        [192, 192],
      ],
      [
        [3, 5, 20, 10],
        [160, 80],
      ],
      [
        [0, 40, 33, 24],
        [99, 72],
      ],
    ] as const) {
      const [x, y, wide, high] = part;
      const edges = [x / width, y / height, (x + wide) / width, (y + high) / height] as const;
      const words = fullList({
        stage: size,
        textures: [{ image: 1, width, height }],
        items: [
          { affine: at(0, 0), width: size[0], height: size[1], picture: 1, edges, part: edges },
        ],
      });
      const found = await show([{ texture, pixels }], [words]);
      const given = {
        texture,
        width,
        height,
        data: Buffer.from(data).toString('base64'),
        bitmap: false,
        bytes: 0,
      };
      const wanted = await tab.evaluate(
        ([given, part, [wide, high]]) =>
          (globalThis as unknown as { page: Page }).page.drawn(given, part, wide, high),
        [given, part, size] as const,
      );
      await compare(`part ${part}`, found, Uint8Array.from(Buffer.from(wanted, 'base64')), size);
    }
  });

  it('comes back after a lost context, the same to the byte', async () => {
    const words = [fullList(pictures.scene)];
    const before = await show(pictures.pictures ?? [], words);
    await tab.evaluate(() => (globalThis as unknown as { page: Page }).page.lose());
    const after = await show(pictures.pictures ?? [], words);
    assert.equal(Buffer.compare(before, after), 0);
  });

  it('uploads a few images each frame, and all in the end', async () => {
    const all = [1, 2, 3].map((texture) => picture(texture, 60, 40));
    const items = all.map(({ texture }, index) => ({
      affine: at(index * 100, 0),
      width: 90,
      height: 60,
      picture: texture,
    }));
    const textures = all.map(({ texture }) => ({ image: texture, width: 60, height: 40 }));
    const words = [fullList({ stage: [320, 180], textures, items })];
    const shown = await frames(all, words, { bytes: UPLOAD_BUDGET });
    assert.equal(shown.frames, 3);
    await compare('uploads', shown.pixels, expected(all, words), [320, 180]);
  });

  describe('where a program is not there yet', () => {
    const stage = [320, 180] as const;
    const boxes = fullList({ stage, items: [{ affine: at(10, 10), width: 90, height: 60 }] });
    const next = fullList(clips.scene);
    const follow = () =>
      tab.evaluate((lists) => (globalThis as unknown as { page: Page }).page.follow(lists), [
        textOf(boxes),
        textOf(next),
      ] as const);

    it('keeps the picture that is shown, and draws the next in a later frame', async () => {
      const wanted = await show([], [next]);
      await start(false);
      const { pixels, waiting, frames } = await follow();
      assert.equal(waiting, 1);
      assert.ok(frames > 0, 'a later frame drew');
      assert.equal(pixels[1], pixels[0], 'the picture stays');
      assert.equal(pixels[2], Buffer.from(wanted).toString('base64'));
    });

    it('waits for those of the first picture, and for others in the end', async () => {
      const insist = (list: Uint32Array) =>
        tab.evaluate(
          (list) => (globalThis as unknown as { page: Page }).page.insist(list),
          textOf(list),
        );
      assert.equal(await insist(fullList({ stage, items: [] })), 1, 'an empty stage is none');
      assert.equal(await insist(next), 1);
      await start(false);
      assert.equal(await insist(boxes), 1);
      assert.ok((await insist(next)) > 60, 'a second of frames is skipped before that');
    });

    it('uses the one that draws everything, where the driver compiles in parallel', async () => {
      const [before, after] = await tab.evaluate(
        (list) => (globalThis as unknown as { page: Page }).page.standIn(list),
        textOf(next),
      );
      // Three usual ones are made first, then that one.
      assert.deepEqual([before.drawnWith, before.waiting], [[3], 0]);
      assert.ok(
        after.drawnWith.every((made) => made > 3),
        `its own: ${after.drawnWith}`,
      );
      const bytes = ({ pixels }: { pixels: string }) =>
        Uint8Array.from(Buffer.from(pixels, 'base64'));
      await compare('stand-in', bytes(before), bytes(after), sizeOf(clips.scene));
      // On a driver of its own again.
      await start(false);
    });

    it('asks the GPU before a frame draws, and makes no program twice', async () => {
      const { calls } = await follow();
      for (const each of calls) {
        const first = each.indexOf('draw');
        assert.ok(first < 0 || !each.slice(first).includes('ask'), `asks first: ${each}`);
      }
      const [first, ...rest] = calls.map((each) => each.filter((call) => call === 'link').length);
      assert.equal(first, 0, 'boxes have a program from the start');
      assert.equal(rest.filter((links) => links > 0).length, 1, 'all are begun at once');
    });
  });

  describe('refuses a list and keeps what it has', () => {
    const words = fullList(clips.scene);
    const refused: readonly (readonly [string, (words: Uint32Array) => Uint32Array, RegExp])[] = [
      [
        'of another version',
        (list) => list.with(1, 1),
        /word 1: expected version of a header: 2, got 1/,
      ],
      ['that is cut', (list) => list.slice(0, 40), /word 2/],
      [
        'that does not follow',
        (list) => list.with(3, 0).with(4, 9),
        /word 4: expected list 2 or a full one, got 9/,
      ],
      [
        'whose clip lies in none that exists',
        (list) => list.with(offset(list, section.clips) + clip.parent, 77),
        /a clip that exists, got 77/,
      ],
      [
        'whose instance uses a clip beyond its batch',
        (list) => list.with(offset(list, section.geometry) + 9, 0x00ff0f00),
        /slots of its batch/,
      ],
      [
        'whose instance is of a kind that its batch has not',
        (list) => {
          const kinds = offset(list, section.passes) + pass.batches + 1 + batch.kinds;
          return list.with(kinds, 1 << geometryKind.nothing);
        },
        /a kind of its batch for instance 0, got 0/,
      ],
      [
        'with a range beyond the pool',
        (list) => list.with(offset(list, section.geometry), 3),
        /a range from 0/,
      ],
      [
        'whose batches leave instances out',
        (list) => list.with(offset(list, section.passes) + pass.batches + 1 + batch.count, 1),
        /batches for/,
      ],
    ];
    for (const [what, change, message] of refused) {
      it(what, async () => {
        const before = await show([], [words]);
        const told = await tab.evaluate(
          (list) => (globalThis as unknown as { page: Page }).page.refusal(list),
          textOf(change(words)),
        );
        assert.match(told ?? 'nothing', message);
        assert.equal(Buffer.compare(before, await show([], [])), 0);
      });
    }
  });
});

function textOf(words: Uint32Array): string {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64');
}

/** Where the words of a section start. */
function offset(words: Uint32Array, kind: number): number {
  for (let at = 12; at < words.length; at += 2 + (words[at + 1] ?? 0))
    if (words[at] === kind) return at + 2;
  throw new Error(`expected section ${kind}, got none`);
}

/** The sections of a list, with other words. */
function sectionsOf(
  words: Uint32Array,
  change: (kind: number, words: number[]) => number[],
): [number, number[]][] {
  const found: [number, number[]][] = [];
  for (let at = 12; at < words.length; ) {
    const [kind = 0, count = 0] = words.subarray(at, at + 2);
    found.push([kind, change(kind, [...words.subarray(at + 2, at + 2 + count)])]);
    at += 2 + count;
  }
  return found;
}
