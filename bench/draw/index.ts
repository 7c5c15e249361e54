/**
 * `draw.*`: what the GPU takes for the demo's home screen, on WebGL2.
 *
 * The control is the same list without its primitives (borders, gradients, shadows): boxes, images
 * and glyphs alone. In headless Chromium a CPU does a GPU's work, so the figures are of shaders and
 * pixels, not of a TV.
 *
 * @module
 */
import type { Browser } from 'playwright-core';
import {
  batch,
  checkBatch,
  checkTextureOperation,
  DrawList,
  geometry,
  geometryKind,
  geometryRange,
  pass,
  section,
  textureOperation,
} from '../../host/src/gpu/draw-list.ts';
import { bundled, launch, openPage } from '../browser.ts';
import { openHome } from '../home/recording.ts';
import { byTurns, type Measurements, type Round } from '../measure.ts';
import type { Page, PageImage } from './page.ts';

const ROUNDS = 5;
const DRAWS = 4;
/** The first screen, and one with the focus where it grows a card with a ring and a shadow. */
const scenes = { home: [], 'home-focus': ['arrow-down', 'arrow-right'] } as const;

/** Runs the benchmark. */
export default async function draw(): Promise<Measurements> {
  const figures: Measurements = {};
  const browser = await launch();
  try {
    const script = await bundled(new URL('page.ts', import.meta.url));
    const headless = await openHome('rust');
    for (const [name, keys] of Object.entries(scenes)) {
      for (const key of keys) {
        headless.press(key);
        await headless.rest();
      }
      const list = Uint32Array.from(headless.runner.engine.full());
      const sides = [await side(browser, script, list), await side(browser, script, plain(list))];
      const [value = Number.NaN, control] = await byTurns(sides, ROUNDS);
      figures[`draw.${name}`] = { value, unit: 'ms', ...(control ? { control } : {}) };
    }
    headless.close();
  } finally {
    await browser.close();
  }
  return figures;
}

/** A page that draws a list. */
async function side(browser: Browser, script: string, list: Uint32Array): Promise<Round> {
  const page = await openPage(browser, script);
  const given = { list: Buffer.from(list.buffer).toString('base64'), images: imagesOf(list) };
  await page.evaluate(
    ({ list, images }) => (globalThis as unknown as Page).take(list, images),
    given,
  );
  const session = await browser.newBrowserCDPSession();
  const cpu = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return 1_000 * (processInfo.find(({ type }) => type === 'GPU')?.cpuTime ?? Number.NaN);
  };
  return async () => {
    const begin = await cpu();
    await page.evaluate((draws) => (globalThis as unknown as Page).run(draws), DRAWS);
    return ((await cpu()) - begin) / DRAWS;
  };
}

/** The images of a list. */
function imagesOf(words: Uint32Array): PageImage[] {
  const list = read(words);
  const images: PageImage[] = [];
  const end = list.end(section.textures);
  for (
    let at = list.start(section.textures);
    at < end;
    at = checkTextureOperation(words, at, end)
  ) {
    if (words[at] !== textureOperation.image) continue;
    const [texture = 0, width = 0, height = 0] = words.subarray(at + 1);
    images.push({ texture, width, height });
  }
  return images;
}

/** A list whose primitives draw nothing. */
function plain(words: Uint32Array): Uint32Array {
  const copy = words.slice();
  const list = read(copy);
  for (let at = list.start(section.geometry); at < list.end(section.geometry); ) {
    const count = copy[at + geometryRange.instances] ?? 0;
    at += geometryRange.instances + 1;
    for (const end = at + count * geometry.words; at < end; at += geometry.words) {
      const word = at + geometry.kind;
      const kind = (copy[word] ?? 0) >>> 24;
      if ((kind & geometryKind.number) <= geometryKind.nothing) continue;
      copy[word] = ((copy[word] ?? 0) & 0xffffff) | (geometryKind.nothing << 24);
    }
  }
  const end = list.end(section.passes);
  for (let at = list.start(section.passes); at < end; ) {
    const batches = copy[at + pass.batches] ?? 0;
    at += pass.batches + 1;
    for (let index = 0; index < batches; index += 1) {
      copy[at + batch.kinds] = (copy[at + batch.kinds] ?? 0) & PLAIN;
      at = checkBatch(copy, at, end);
    }
  }
  return copy;
}

/** Kinds of batches without primitives. */
const PLAIN = (1 << (geometryKind.nothing + 1)) - 1;

function read(words: Uint32Array): DrawList {
  const list = new DrawList();
  list.read(words);
  return list;
}
