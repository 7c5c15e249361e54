/**
 * What primitives look like: in software and on WebGL2 against Chromium's DOM, case by case of
 * `primitives/`.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import type { Stage } from '../../../host/src/app/stage.ts';
import type { Headless } from '../../../host/src/engine/headless.ts';
import type { RasterExports } from '../../../host/src/gpu/raster.ts';
import { coveringGlsl } from '../../../host/src/gpu/shaders.ts';
import type { Case, Triangle } from '../../../primitives/case.ts';
import { primitiveKinds, primitivesGlsl } from '../../../primitives/index.ts';
import { interfaceOf, loadComposed } from '../../conformance/load.ts';
import { fullList, type Item, identity } from '../../conformance/raster/lists.ts';
import { openGpu, openStage } from '../gpu/open.ts';
import type { Page } from '../gpu/page.ts';
import { launch } from '../host/open.ts';
import { assertAlike, type Likeness, pictureOf, saveBeside } from '../picture.ts';

/** The stage, and the box in it. */
const WIDTH = 240;
const HEIGHT = 180;
const BOX = { left: 40, top: 40, width: 160, height: 100 };
const GROUND = '#8899aa';

/** How far WebGL2 may be from software: rounding. */
const ALIKE = 3;

const primitives = fileURLToPath(new URL('../../../primitives/', import.meta.url));
/** What the tests drew, to look at; not kept in git. */
const current = fileURLToPath(new URL('current/', import.meta.url));

const folders = readdirSync(primitives, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const casesOf = new Map<string, readonly Case[]>();
for (const folder of folders) {
  const { cases } = (await import(`${primitives}${folder}/cases.ts`)) as { cases: readonly Case[] };
  casesOf.set(folder, cases);
}

describe('primitives', function () {
  this.timeout(120_000);
  let browser: Browser;
  let dom: Tab;
  let gpu: Tab;
  let headless: Headless;
  let stage: Stage;
  let raster: RasterExports;

  before(async () => {
    mkdirSync(current, { recursive: true });
    browser = await launch();
    dom = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    gpu = await openGpu(browser);
    ({ headless, stage } = await openStage(WIDTH, HEIGHT));
    raster = interfaceOf(await loadComposed('rust', 'raster'), 'raster');
  });
  after(() => {
    headless?.close();
    return browser?.close();
  });

  for (const [folder, cases] of casesOf) {
    for (const one of cases) {
      it(`${folder}: ${one.name}`, async () => {
        const wanted = await inDom(one);
        const { software, words } = one.triangles ? inList(one) : await inEngine(one);
        const found = await onGpu(words);
        const name = `${folder} ${one.name}`.replaceAll(/[^a-z0-9]+/g, '-');
        await save(name, wanted, software, found);
        const { tolerance = 3, edges = { share: 0, most: 0 } } = one;
        differ(software, wanted, { tolerance, edges, what: 'software from Chromium' });
        const none = { share: 0, most: 0 };
        differ(found, software, { tolerance: ALIKE, edges: none, what: 'WebGL2 from software' });
      });
    }
  }

  it('compile in GLSL ES 1.00, too', async () => {
    const source = `precision highp float;
varying vec4 box;
varying vec4 corners;
varying vec2 at;
uniform float numbers[8];
uniform vec4 tints[8];
uniform vec3 bits;
float number(int index) {
  for (int at = 0; at < 8; at += 1) if (at == index) return numbers[at];
  return 0.0;
}
vec4 tint(int index) {
  for (int at = 0; at < 8; at += 1) if (at == index) return tints[at];
  return vec4(0.0);
}
vec2 pair(int index) { return tint(index).xy; }
float onPage(vec2 texel) { return texel.x; }
bool goesBefore() { return bits.x > 0.0; }
bool goesAfter() { return bits.y > 0.0; }
${coveringGlsl}
float inBox(vec2 place) {
  return cover(place, box.xy, along(place, box.xy), corners * box.z, corners * box.w);
}
${primitivesGlsl(primitiveKinds)}
void main() { gl_FragColor = fill(bits.z, at); }
`;
    const log = await gpu.evaluate((source) => {
      const gl = document.createElement('canvas').getContext('webgl') as WebGLRenderingContext;
      const shader = gl.createShader(gl.FRAGMENT_SHADER) as WebGLShader;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      return gl.getShaderParameter(shader, gl.COMPILE_STATUS) ? '' : gl.getShaderInfoLog(shader);
    }, source);
    assert.equal(log, '');
  });

  async function inDom({ css, html = '' }: Case): Promise<Uint8Array> {
    const { left, top, width, height } = BOX;
    const place = `position:absolute;box-sizing:border-box;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
    await dom.setContent(
      `<!doctype html><style>html,body{margin:0;background:${GROUND}}</style><div style="${place};${css}">${html}</div>`,
    );
    const shot = await pictureOf(dom);
    return new Uint8Array(await sharp(shot).ensureAlpha().raw().toBuffer());
  }

  function inList({ triangles = [], page }: Case): { software: Uint8Array; words: Uint32Array } {
    const color = Number.parseInt(`${GROUND.slice(1)}ff`, 16);
    const words = fullList({
      stage: [WIDTH, HEIGHT],
      textures: page
        ? [
            { create: 1, ...page },
            { write: 1, x: 0, y: 0, ...page },
          ]
        : [],
      items: [
        { affine: identity, width: WIDTH, height: HEIGHT, color },
        ...triangles.map(triangleOf),
      ],
    });
    raster.reset();
    raster.apply(words);
    return { software: raster.draw().slice(), words };
  }

  async function inEngine({ style }: Case): Promise<{ software: Uint8Array; words: Uint32Array }> {
    const ground = stage.view({
      position: 'absolute',
      left: 0,
      top: 0,
      width: WIDTH,
      height: HEIGHT,
      backgroundColor: GROUND,
    });
    ground.append(stage.view({ position: 'absolute', ...BOX, ...style }));
    stage.append(ground);
    await headless.rest();
    const software = new Uint8Array(headless.pixels().data);
    const words = await stage.drawList();
    ground.remove();
    await headless.rest();
    return { software, words };
  }

  async function onGpu(words: Uint32Array): Promise<Uint8Array> {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    const list = Buffer.from(bytes).toString('base64');
    const { pixels, error } = await gpu.evaluate(async (list) => {
      const { page } = globalThis as unknown as { page: Page };
      page.start(false);
      const { pixels } = await page.show([], [list]);
      return { pixels, error: page.glError() };
    }, list);
    assert.equal(error, 0, 'GL errors');
    return Uint8Array.from(Buffer.from(pixels, 'base64'));
  }
});

/** A triangle as an instance: its box has a side of 1 dp. */
function triangleOf([a, b, c]: Triangle): Item {
  const [left, top] = [BOX.left + a.place[0], BOX.top + a.place[1]];
  const towards = ({ place: [x, y] }: Triangle[0]) =>
    [BOX.left + x - left, BOX.top + y - top] as const;
  const corners = [a, b, c];
  return {
    affine: [...towards(b), ...towards(c), left, top],
    width: 1,
    height: 1,
    mesh: {
      colors: [a.color, b.color, c.color],
      texels: corners.flatMap(({ texel }) => (texel ? [texel] : [])),
    },
    ...(a.texel ? { page: 1 } : {}),
  };
}

const save = (name: string, ...pictures: readonly Uint8Array[]) =>
  saveBeside(`${current}${name}.png`, [WIDTH, HEIGHT], ...pictures);

const differ = (found: Uint8Array, wanted: Uint8Array, how: Omit<Likeness, 'width'>) =>
  assertAlike(found, wanted, { width: WIDTH, ...how });
