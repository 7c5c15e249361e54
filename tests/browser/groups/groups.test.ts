/**
 * Group opacity: in software against Chromium's DOM, and on WebGL2 against software.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Browser, Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import type { Stage } from '../../../host/src/app/stage.ts';
import type { Headless } from '../../../host/src/engine/headless.ts';
import { afterPass, DrawList, readPass, section } from '../../../host/src/gpu/draw-list.ts';
import { openGpu, openStage } from '../gpu/open.ts';
import type { Page } from '../gpu/page.ts';
import { launch } from '../host/open.ts';
import { assertAlike, type Likeness, pictureOf, saveBeside } from '../picture.ts';
import { type Box, cases, htmlOf, nodeOf, scrollAll } from './cases.ts';

const WIDTH = 240;
const HEIGHT = 180;
const GROUND = '#8899aa';

/** How far software may be from Chromium: rounding, once for each group. */
const NEAR = 3;
/** How far WebGL2 may be from software: rounding. */
const ALIKE = 3;

/** What the tests drew, to look at; not kept in git. */
const current = fileURLToPath(new URL('current/', import.meta.url));

describe('groups', function () {
  this.timeout(240_000);
  let browser: Browser;
  let dom: Tab;
  let gpu: Tab;
  let headless: Headless;
  let stage: Stage;

  before(async () => {
    mkdirSync(current, { recursive: true });
    browser = await launch();
    dom = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    gpu = await openGpu(browser);
    ({ headless, stage } = await openStage(WIDTH, HEIGHT));
  });
  after(() => {
    headless?.close();
    return browser?.close();
  });

  for (const { name, boxes, edges } of cases) {
    it(name, async () => {
      const wanted = await inDom(boxes);
      const { software, words } = await inEngine(boxes);
      const found = await onGpu(words);
      await save(name.replaceAll(/[^a-z0-9]+/g, '-'), wanted, software, found);
      differ(software, wanted, { tolerance: NEAR, edges, what: 'software from Chromium' });
      differ(found, software, { tolerance: ALIKE, what: 'WebGL2 from software' });
    });
  }

  it('random trees of groups', async () => {
    const length = (min: number, max: number) => fc.integer({ min, max });
    const box = (depth: number): fc.Arbitrary<Box> =>
      fc.record({
        left: length(-20, 120),
        top: length(-20, 90),
        width: length(1, 150),
        height: length(1, 100),
        color: fc.constantFrom('#ff0000', '#00ff00', '#0000ff', '#ffff00', '#ffffff80'),
        opacity: fc.constantFrom(1, 1, 0.75, 0.5, 0.25, 0),
        clips: fc.boolean(),
        children: depth === 0 ? fc.constant([]) : fc.array(box(depth - 1), { maxLength: 3 }),
      });
    await fc.assert(
      fc.asyncProperty(fc.array(box(3), { minLength: 1, maxLength: 3 }), async (boxes) => {
        const wanted = await inDom(boxes);
        const { software, words } = await inEngine(boxes);
        // Each group and each box that is seen through rounds once more.
        differ(software, wanted, { tolerance: 5, what: 'software from Chromium' });
        differ(await onGpu(words), software, { tolerance: 5, what: 'WebGL2 from software' });
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('a fade mixes what is below with what is there, whatever is in the group', async () => {
    const label = stage.text({
      ...{ position: 'absolute', left: 20, top: 20, width: 180, fontSize: 40, color: '#ffffff' },
      ...{ backgroundColor: '#103060', radius: 12 },
      content: 'Fade',
    });
    const group = nodeOf(stage, { left: 0, top: 0, width: WIDTH, height: 120, color: '#20802080' });
    group.append(
      label,
      nodeOf(stage, { left: 60, top: 40, width: 90, height: 70, color: '#ff8000' }),
    );
    const ground = groundOf();
    ground.append(group);
    stage.append(ground);
    const frame = async (opacity: number) => {
      group.set({ opacity });
      await headless.rest();
      return new Uint8Array(headless.pixels().data);
    };
    const [none, whole] = [await frame(0), await frame(1)];
    assert.ok(none.some((channel, at) => channel !== whole[at]));
    for (const opacity of [0.5, 0.25, 0.9]) {
      const mixed = none.map((below, at) => below + ((whole[at] ?? 0) - below) * opacity);
      differ(await frame(opacity), mixed, { tolerance: 2, what: `a fade at ${opacity}` });
      const list = await stage.drawList();
      differ(await onGpu(list), mixed, { tolerance: ALIKE, what: `on WebGL2 at ${opacity}` });
    }
    assert.deepEqual(await frame(1), whole);
    ground.remove();
    await headless.rest();
  });

  it('an animation of a group draws what it would at rest', async () => {
    const ground = groundOf();
    const box = cases[0]?.boxes[0] as Box;
    const node = nodeOf(stage, { ...box, opacity: 1 });
    ground.append(node);
    stage.append(ground);
    await headless.rest();
    const whole = new Uint8Array(headless.pixels().data);
    const start = headless.time;
    node.animate({ opacity: [1, 0.5, 1] }, { duration: 400 });
    for (const time of [100, 200, 300]) {
      await headless.advance(start + time);
      const software = new Uint8Array(headless.pixels().data);
      const words = await stage.drawList();
      assert.equal(passesOf(words), 2, `at ${time}`);
      const opacity = 1 - 0.5 * (1 - Math.abs(time - 200) / 200);
      const wanted = await inDom([{ ...box, opacity }]);
      differ(software, wanted, { tolerance: NEAR, what: `at ${time}` });
      differ(await onGpu(words), software, { tolerance: ALIKE, what: `on WebGL2 at ${time}` });
    }
    await headless.rest();
    assert.deepEqual(new Uint8Array(headless.pixels().data), whole);
    assert.equal(passesOf(await stage.drawList()), 1, 'nothing is left of it');
    ground.remove();
    await headless.rest();
  });

  it('a context that was lost draws groups again', async () => {
    const { software, words } = await inEngine(cases[2]?.boxes ?? []);
    await onGpu(words);
    await gpu.evaluate(() => (globalThis as unknown as { page: Page }).page.lose());
    differ(await again(words), software, { tolerance: ALIKE, what: 'after the loss' });
  });

  function groundOf() {
    const place = { position: 'absolute', left: 0, top: 0, width: WIDTH, height: HEIGHT } as const;
    return stage.view({ ...place, backgroundColor: GROUND });
  }

  async function inDom(boxes: readonly Box[]): Promise<Uint8Array> {
    const style = `html,body{margin:0;background:${GROUND};overflow:hidden}div{position:absolute;box-sizing:border-box}`;
    await dom.setContent(`<!doctype html><style>${style}</style>${boxes.map(htmlOf).join('')}`);
    const shot = await pictureOf(dom);
    return new Uint8Array(await sharp(shot).ensureAlpha().raw().toBuffer());
  }

  async function inEngine(
    boxes: readonly Box[],
  ): Promise<{ software: Uint8Array; words: Uint32Array }> {
    const ground = groundOf();
    const nodes = boxes.map((box) => nodeOf(stage, box));
    ground.append(...nodes);
    stage.append(ground);
    await headless.rest();
    scrollAll(nodes, boxes);
    await headless.rest();
    const software = new Uint8Array(headless.pixels().data);
    const words = await stage.drawList();
    ground.remove();
    await headless.rest();
    return { software, words };
  }

  async function onGpu(words: Uint32Array): Promise<Uint8Array> {
    await gpu.evaluate(() => (globalThis as unknown as { page: Page }).page.start(false));
    return again(words);
  }

  async function again(words: Uint32Array): Promise<Uint8Array> {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    const list = Buffer.from(bytes).toString('base64');
    const { pixels, error } = await gpu.evaluate(async (list) => {
      const { page } = globalThis as unknown as { page: Page };
      // Twice: the second frame finds targets bound that the first drew from.
      await page.show([], [list]);
      const { pixels } = await page.show([], []);
      return { pixels, error: page.glError() };
    }, list);
    assert.equal(error, 0, 'GL errors');
    return Uint8Array.from(Buffer.from(pixels, 'base64'));
  }
});

/** How many passes a full list has. */
function passesOf(words: Uint32Array): number {
  const list = new DrawList();
  list.read(words);
  let count = 0;
  for (let at = list.start(section.passes); at < list.end(section.passes); count += 1) {
    assert.ok(readPass(words, at).batches.length > 0);
    at = afterPass(words, at);
  }
  return count;
}

const save = (name: string, ...pictures: readonly Uint8Array[]) =>
  saveBeside(`${current}${name}.png`, [WIDTH, HEIGHT], ...pictures);

const differ = (found: Uint8Array, wanted: Uint8Array, how: Omit<Likeness, 'width'>) =>
  assertAlike(found, wanted, { width: WIDTH, ...how });
