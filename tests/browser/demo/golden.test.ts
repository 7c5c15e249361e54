/**
 * Six screens of the demo, read back from WebGL2: equal to the accepted pictures in `tests/golden`,
 * and to what `raster` draws in Node.
 *
 * With BLESS=1 the pictures are written again: look at each before it is committed. What a run drew
 * is in `tests/golden/current`.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { DecodedImage, Device } from '../../../host/src/device/device.ts';
import { LoadError } from '../../../host/src/device/device.ts';
import { NodeDevice } from '../../../host/src/device/node.ts';
import type { Key } from '../../../host/src/protocol/schema.ts';
import { loadAfresh } from '../../host/support/afresh.ts';
import { picture } from '../host/open.ts';
import {
  domKey,
  type Globals,
  homeFolder,
  homeInNode,
  type Opened,
  openHome,
  rest,
  stepping,
} from './open.ts';

const [width, height] = [1280, 720];

/**
 * How far any channel may be from what `raster` draws: it gets the pictures that the browser
 * decoded, and what is left is how a GPU rounds between texels.
 */
const asRaster = 3;
/**
 * And from what was accepted: another version of the browser may decode and shrink photographs a
 * little differently.
 */
const asAccepted = 6;

/**
 * The screens, each with the keys that lead to it from the one before, and the node that has focus
 * then.
 */
const screens: readonly { name: string; keys: readonly Key[]; focused: string }[] = [
  { name: 'start', keys: [], focused: 'rail-comedy/the-general' },
  { name: 'comedy', keys: many('arrow-right', 3), focused: 'rail-comedy/the-gold-rush' },
  {
    name: 'continue-watching',
    keys: ['arrow-down', ...many('arrow-right', 2)],
    focused: 'continue/nosferatu',
  },
  { name: 'film', keys: ['enter'], focused: 'play' },
  {
    name: 'broken-poster',
    keys: ['back', 'arrow-down', ...many('arrow-right', 11)],
    focused: 'rail-noir/charade',
  },
  { name: 'world-cinema', keys: many('arrow-down', 6), focused: 'rail-world/layla' },
];

function many(key: Key, count: number): Key[] {
  return Array.from({ length: count }, () => key);
}

/** Takes its pictures from a browser, so that both draw the same pixels. */
class DecodedInBrowser implements Device {
  readonly #opened: Opened;
  readonly #files = new NodeDevice(homeFolder);
  readonly #base: string;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.#base = opened.page.url();
  }

  async loadImage(url: string, width: number, height: number): Promise<DecodedImage> {
    const request = { url, width, height, base: this.#base };
    const decoded = await this.#opened.app.evaluate(
      ({ url, width, height, base }) =>
        (globalThis as unknown as Globals).home
          .decode(url, width, height, base)
          .catch(({ reason, message }) => ({ reason, message })),
      request,
    );
    if ('reason' in decoded) throw new LoadError(decoded.reason, decoded.message);
    const data = new Uint8Array(Buffer.from(decoded.pixels.data, 'base64'));
    return { ...decoded, source: { ...decoded.pixels, data }, bytes: data.length, close: () => {} };
  }

  loadFont(url: string, signal: AbortSignal): Promise<Uint8Array> {
    return this.#files.loadFont(url, signal);
  }
}

describe('the demo: six pictures from WebGL2', () => {
  const golden = fileURLToPath(new URL('../../golden/', import.meta.url));
  const fromGpu = new Map<string, Uint8Array>();
  const fromRaster = new Map<string, Uint8Array>();

  before(async () => {
    mkdirSync(`${golden}current`, { recursive: true });
    // On a stepped clock only what is compared is drawn. A software GPU takes half a second for a
    // picture of this size, and a display clock asks for 30 after each key.
    const opened = await openHome('workers', width, height, 'stepped');
    const { page, app, engine, errors } = opened;
    for (const { name, keys, focused } of screens) {
      for (const key of keys) {
        await page.keyboard.press(domKey(key));
        // At rest after each key: which art the hero had before, hidden now, does not depend on how
        // fast files come.
        await stepping(engine, rest(app));
      }
      const state = await stepping(
        engine,
        app.evaluate(() => (globalThis as unknown as Globals).home.state()),
      );
      assert.equal(state.focused, focused, `${name}: another node has focus in the browser`);
      const afresh = app.evaluate(() => (globalThis as unknown as Globals).home.loadAfresh());
      await stepping(engine, afresh);
      fromGpu.set(name, await picture(engine));
    }
    assert.deepEqual(errors, []);

    const { headless, stage } = await homeInNode(width, height, new DecodedInBrowser(opened));
    for (const { name, keys, focused } of screens) {
      for (const key of keys) {
        headless.press(key);
        await headless.rest();
      }
      assert.equal(stage.focused?.key, focused, `${name}: another node has focus in Node`);
      await loadAfresh(stage, () => headless.rest());
      fromRaster.set(name, headless.pixels().data);
    }
    headless.close();
    await page.close();
  });

  for (const { name } of screens) {
    it(`${name}: as raster draws it`, async () => {
      await save(`${golden}current/${name}-raster.webp`, fromRaster.get(name));
      compare(`${name}, WebGL2 and raster`, fromGpu.get(name), fromRaster.get(name), asRaster);
    });

    it(`${name}: as it was accepted`, async () => {
      const file = `${golden}${name}.webp`;
      await save(`${golden}current/${name}.webp`, fromGpu.get(name));
      if (process.env.BLESS === '1') await save(file, fromGpu.get(name));
      assert.ok(existsSync(file), `${file} is not there: run with BLESS=1, and look at it`);
      const accepted = await sharp(file).ensureAlpha().raw().toBuffer();
      compare(
        `${name}, drawn and accepted`,
        fromGpu.get(name),
        new Uint8Array(accepted),
        asAccepted,
      );
    });
  }
});

/** Writes an opaque picture, lossless: half of what PNG would take. */
async function save(file: string, pixels: Uint8Array | undefined): Promise<void> {
  assert.ok(pixels, `${file}: nothing was drawn`);
  await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ lossless: true })
    .toFile(file);
}

function compare(
  name: string,
  found: Uint8Array | undefined,
  expected: Uint8Array | undefined,
  tolerance: number,
): void {
  assert.ok(found && expected, `${name}: nothing was drawn`);
  assert.equal(found.length, expected.length, `${name}: the sizes differ`);
  let beyond = 0;
  let worst = { difference: 0, at: 0 };
  for (let at = 0; at < found.length; at += 4) {
    let difference = 0;
    for (let index = at; index < at + 4; index += 1) {
      difference = Math.max(difference, Math.abs((found[index] ?? 0) - (expected[index] ?? 0)));
    }
    if (difference > tolerance) beyond += 1;
    if (difference > worst.difference) worst = { difference, at: at / 4 };
  }
  const where = `at ${worst.at % width}, ${Math.floor(worst.at / width)}`;
  const facts = `${beyond} pixels differ by more than ${tolerance}, one by ${worst.difference} ${where}`;
  if (process.env.VERBOSE) console.log(`${name}: ${facts}`);
  assert.equal(beyond, 0, `${name}: ${facts}`);
}
