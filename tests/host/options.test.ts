/**
 * What a page may say about its stage, and what is said where it is wrong: `createStage` and
 * `runApp` outside a browser.
 */
import assert from 'node:assert/strict';
import { engineSource } from '../../host/src/engine/engine-source.ts';
import { engineStage } from '../../host/src/engine/settings.ts';
import { insetsOf, planOf } from '../../host/src/shell/options.ts';

const emptyManifest = { manifest: 1, root: 'engine', schema: null, systems: [], forms: {} };

class Canvas {
  getBoundingClientRect() {
    return { width: 640, height: 360 };
  }
}

describe('options of a stage', () => {
  const names = ['HTMLCanvasElement', 'document'] as const;
  const before = names.map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  const page = { HTMLCanvasElement: Canvas, document: { baseURI: 'https://tv.example/app/' } };
  beforeEach(() => Object.assign(globalThis, page));
  afterEach(() => {
    for (const [name, was] of before) {
      Reflect.deleteProperty(globalThis, name);
      if (was) Object.defineProperty(globalThis, name, was);
    }
  });
  const plan = (options: object) =>
    planOf({ canvas: new Canvas(), threads: 'main-engine', ...options } as never);

  it('are decided where they are left out', () => {
    const { stage, follows, engine } = plan({});
    assert.deepEqual(stage, {
      ...{ width: 1920, height: 1080, pixelWidth: 640, pixelHeight: 360 },
      overscan: { top: 54, right: 96, bottom: 54, left: 96 },
    });
    assert.equal(follows, true);
    assert.deepEqual(engine, { timeout: 20_000 }, 'the engine that its script has in itself');
  });

  it('leave the engine to its script: the one in it, else the first profile beside the page', () => {
    const page = 'https://tv.example/app/';
    const manifest = { ...emptyManifest, profile: 'own' };
    const builtIn = { folder: 'https://cdn.example/a/own/', manifest, scripts: {} };
    const own = { base: 'https://cdn.example/a/', profile: 'own', form: 'module' };
    const beside = { base: `${page}engine/`, profile: 'rust', form: 'module' };
    assert.deepEqual(engineSource({}, page, builtIn), own);
    assert.deepEqual(engineSource({ profile: 'own' }, page, builtIn), own);
    assert.deepEqual(engineSource({}, page, undefined), beside);
    assert.deepEqual(engineSource({ profile: 'rust' }, page, builtIn), beside);
    const asked = plan({ engine: { base: 'engines/', profile: 'own' } }).engine;
    assert.equal(engineSource(asked, page, builtIn).base, `${page}engines/`);
  });

  it('leave the bytes of textures to the surface, whatever size it comes to have', () => {
    const { stage } = plan({});
    const budgetOf = (pixelWidth: number, pixelHeight: number) =>
      engineStage({ ...stage, pixelWidth, pixelHeight }, 8).textureBudget / 2 ** 20;
    assert.deepEqual([budgetOf(1280, 720), budgetOf(1920, 1080)], [64, 64]);
    // A hero and rails fill one surface or two; as much again lies beside it, at every size.
    assert.equal(Math.round(budgetOf(3840, 2160)), 253);
    assert.equal(budgetOf(16_384, 16_384), 1024);
    assert.equal(engineStage({ ...stage, textureBudget: 5 }, 8).textureBudget, 5);
  });

  const cases: [options: object, code: string, says: RegExp][] = [
    [{ canvas: 'canvas' }, 'wrong-type', /^canvas: expected a canvas element, got "canvas"\.$/],
    [{ widht: 1280 }, 'unknown-property', /^there is no option "widht"\. Did you mean "width"\?$/],
    [{ width: 0 }, 'out-of-range', /^width: expected 1 to 16384 dp, got 0\.$/],
    [
      { resolution: { width: 1280 } },
      'wrong-type',
      /^resolution\.height: expected a whole number of pixels, got undefined/,
    ],
    [
      { threads: 'many' },
      'wrong-type',
      /^threads: expected 'workers', 'main-engine', 'single', got "many"\.$/,
    ],
    [{ overscan: 5 }, 'wrong-type', /^overscan: expected an object of insets in dp, got 5\.$/],
    [
      { overscan: { top: 1, right: 1, bottom: 1 } },
      'wrong-type',
      /^overscan\.left: expected a number of dp, got undefined/,
    ],
    [
      { overscan: { top: -1, right: 1, bottom: 1, left: 1 } },
      'out-of-range',
      /^overscan\.top: expected 0 to 16384 dp/,
    ],
    [
      { textureBudget: Number.NaN },
      'wrong-type',
      /^textureBudget: expected a whole number of bytes, got NaN\.$/,
    ],
    [
      { textureBudget: 2 ** 33 },
      'out-of-range',
      /^textureBudget: expected 0 to 4294967295 bytes, got 8589934592\.$/,
    ],
    [
      { overlayKeys: 'F9' },
      'wrong-type',
      /^overlayKeys: expected an array of names of keys, at least one, got "F9"\.$/,
    ],
    [{ inspect: 'F8' }, 'wrong-type', /^inspect: expected true, false or 'key', got "F8"\.$/],
    [{ overlayKeys: [] }, 'wrong-type', /^overlayKeys: expected an array of names of keys/],
    [{ overlayKeys: ['F9', 9] }, 'wrong-type', /^overlayKeys: expected an array of names of keys/],
  ];
  for (const [options, code, message] of cases) {
    it(`refuse ${JSON.stringify(options)}`, () => {
      assert.throws(() => plan(options), { name: 'InlayError', code, message });
    });
  }

  it('are of no use without a page', () => {
    Reflect.deleteProperty(globalThis, 'HTMLCanvasElement');
    assert.throws(() => plan({}), {
      name: 'InlayError',
      code: 'mismatch',
      message: /^A stage needs a page/,
    });
  });

  it('refuse insets that the engine would not take, whenever they are set', () => {
    assert.deepEqual(insetsOf({ top: 0, right: 1, bottom: 2, left: 3 }), {
      top: 0,
      right: 1,
      bottom: 2,
      left: 3,
    });
    const message = 'overscan.right: expected a number of dp, got NaN.';
    assert.throws(() => insetsOf({ top: 0, right: Number.NaN, bottom: 2, left: 3 }), {
      code: 'wrong-type',
      message,
    });
  });
});
