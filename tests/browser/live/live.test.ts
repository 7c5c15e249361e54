/** An app while it is written: its next build takes over where a person is. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Stage } from '../../../host/src/index.ts';
import { enginesFolder } from '../../../host/tools/src/scene.ts';
import { type Served, serve } from '../../../host/tools/src/serve.ts';
import { launch, unlimited } from '../host/open.ts';

/** Two rows of many tiles; the second scrolls. */
const appIn = (colour: string, more = '') => `
  export default async function app(stage) {
    // What apps wait for before they show anything.
    await Promise.resolve();
    ${more}
    for (const name of ['one', 'two']) {
      const row = stage.view({ key: name, scroll: 'x', layout: { gap: 20, padding: 20 } });
      for (let tile = 0; tile < 20; tile += 1) {
        row.append(stage.view({
          width: 200, height: 200, flexShrink: 0, key: name + tile, focusable: true,
          backgroundColor: '${colour}',
        }));
      }
      stage.append(row);
    }
    stage.root.set({ layout: { flexDirection: 'column' } });
  }`;

describe('an app that is being written', function () {
  this.timeout(0);
  let browser: Browser;
  let folder: string;
  let served: Served;
  const reports: string[] = [];
  const write = (text: string) => writeFileSync(join(folder, 'src/app.ts'), text);

  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'inlay-live-'));
    mkdirSync(join(folder, 'src'));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    write(appIn('red'));
    reports.length = 0;
    served = await serve(folder, {
      host: '127.0.0.1',
      port: '0',
      profile: 'rust',
      form: 'module',
      engines: enginesFolder,
      live: true,
      report: (text) => reports.push(text),
    });
  });
  afterEach(() => served.close());

  for (const threads of ['workers', 'main-engine', 'single'] as const) {
    it(`keeps focus and scrolling when its source changes, with threads: ${threads}`, async () => {
      const page = await openPage(threads);
      for (const key of ['ArrowDown', ...Array.from({ length: 11 }, () => 'ArrowRight')])
        await page.keyboard.press(key);
      await shows(page, 'two11', [255, 0, 0]);
      const before = await tileAt(page, 'two11');
      write(appIn('blue'));
      await shows(page, 'two11', [0, 0, 255]);
      assert.deepEqual(await tileAt(page, 'two11'), before);
      assert.equal(await page.locator('canvas').count(), 1);
      await page.keyboard.press('ArrowLeft');
      await shows(page, 'two10', [0, 0, 255]);
      await page.close();
    });
  }

  it('shows what is wrong with its source over the last good build, which goes on', async () => {
    const page = await openPage('workers');
    await shows(page, 'one0', [255, 0, 0]);
    write('export default (');
    const wrong = page.locator('#inlay-wrong');
    await wrong.waitFor();
    assert.match(
      (await wrong.textContent()) ?? '',
      /Unexpected end of file\n\n.*src\/app\.ts:1:16:/,
    );
    assert.match(reports.join('\n'), /src\/app\.ts:1:16/);
    await page.keyboard.press('ArrowRight');
    await shows(page, 'one1', [255, 0, 0], false);
    write(appIn('lime'));
    await shows(page, 'one1', [0, 255, 0]);
    assert.equal(await wrong.count(), 0);
    await page.close();
  });

  it('takes over from an app that loops', async () => {
    write(appIn('lime', "stage.on('select', () => { for (;;); });"));
    const page = await openPage('workers', 'start=Infinity&answer=1000');
    await shows(page, 'one0', [0, 255, 0]);
    await page.keyboard.press('Enter');
    write(appIn('blue'));
    await page.waitForFunction(() => document.querySelectorAll('canvas').length === 2);
    await page.waitForFunction(() => document.querySelectorAll('canvas').length === 1);
    await shows(page, 'one0', [0, 0, 255]);
    await page.close();
  });

  for (const threads of ['workers', 'main-engine', 'single'] as const) {
    it(`shows what nobody caught, with threads: ${threads}, and the app goes on`, async () => {
      write(
        appIn(
          'lime',
          `let selected = 0;
          stage.on('select', () => {
            selected += 1;
            if (selected === 1) throw new Error('in a listener');
            if (selected === 2) setTimeout(() => { throw new Error('in a timer'); });
            if (selected === 3) Promise.reject(new Error('in a promise'));
            if (selected === 4) stage.view({ widht: 1 });
            if (selected === 5) stage.root.on('focus', () => { throw new Error('again'); });
          });`,
        ),
      );
      const page = await openPage(threads);
      await shows(page, 'one0', [0, 255, 0]);
      const wrong = page.locator('#inlay-wrong');
      const expected = [
        /in a listener\n\n.*src\/app\.ts:8:38:\n.*throw new Error\('in a listener'\)/,
        /in a timer\n\n.*src\/app\.ts:9:/,
        /in a promise\n\n.*src\/app\.ts:10:/,
        /there is no property "widht"\. Did you mean "width"\?\n\n.*src\/app\.ts:11:/,
      ];
      for (const [at, text] of expected.entries()) {
        await page.keyboard.press('Enter');
        await wrong.locator('pre').nth(at).waitFor();
        assert.match((await wrong.locator('pre').nth(at).textContent()) ?? '', text);
        assert.match(reports[at] ?? '', text, 'the terminal has it, too');
      }
      assert.equal(await wrong.locator('pre').count(), expected.length);
      await wrong.getByRole('button').click();
      assert.equal(await wrong.count(), 0);
      await page.keyboard.press('Enter');
      for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
      await wrong.locator('pre[data-count="2 times"]').waitFor();
      await shows(page, 'one2', [0, 255, 0]);
      write(appIn('blue'));
      await shows(page, 'one2', [0, 0, 255]);
      assert.equal(await wrong.count(), 0, 'the sources are others');
      await page.close();
    });
  }

  it('shows where it threw while it started', async () => {
    write(`export default function app() {\n  throw new Error('no films');\n}`);
    const page = await browser.newPage();
    await page.goto(`${served.url}?${unlimited}`);
    const wrong = page.locator('#inlay-wrong');
    await wrong.waitFor();
    assert.match((await wrong.textContent()) ?? '', /no films\n\n.*src\/app\.ts:2:8:/);
    assert.match(reports.join(''), /The app threw: no films\n\n.*src\/app\.ts:2:8:/);
    await page.close();
  });

  it('keeps the build before where the next one does not start, and says why', async () => {
    const page = await openPage('workers');
    await shows(page, 'one0', [255, 0, 0]);
    write(appIn('blue', "throw new Error('no films');"));
    const wrong = page.locator('#inlay-wrong');
    await wrong.waitFor();
    assert.match((await wrong.textContent()) ?? '', /did not start:\n.*no films/);
    await shows(page, 'one0', [255, 0, 0], false);
    await page.close();
  });

  it('stays inspected', async () => {
    const page = await openPage('workers');
    await page.keyboard.press('F8');
    const row = page.locator('#inlay-inspector .row', { hasText: 'before' });
    await page.locator('#inlay-inspector .row', { hasText: 'one' }).waitFor();
    assert.equal(await row.count(), 0);
    write(appIn('blue', "stage.append(stage.view({ key: 'before' }));"));
    await shows(page, 'one0', [0, 0, 255]);
    await row.waitFor();
    assert.equal(await page.locator('#inlay-inspector').count(), 1);
    await page.close();
  });

  async function openPage(threads: string, limits = unlimited): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
    await page.goto(`${served.url}?threads=${threads}&${limits}`);
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    return page;
  }

  /** Asks the threads that have a stage; there are two while one takes over. */
  async function ask<T>(page: Page, question: (key: string) => Promise<T>, key: string) {
    const workers = page.workers().map((worker) => worker.evaluate(question, key));
    // One of them may end meanwhile.
    const asked = [page.evaluate(question, key), ...workers].map((answer) =>
      answer.catch(() => {}),
    );
    return (await Promise.all(asked)).filter((answer): answer is Awaited<T> => answer != null);
  }

  /** Waits until the focused node is the one with a key, and the screen has a colour at it. */
  async function shows(
    page: Page,
    key: string,
    colour: readonly number[],
    alone = true,
  ): Promise<void> {
    for (;;) {
      const focused = await ask(page, focusedKey, key);
      const tile = await tileAt(page, key);
      if (focused.includes(key) && tile && (!alone || focused.length === 1)) {
        const picture = sharp(await page.screenshot({ timeout: 0 }));
        const [left, top] = [Math.round(tile.x / 2) + 9, Math.round(tile.y / 2) + 9];
        const pixel = await picture.extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
        if (colour.every((channel, at) => channel === pixel[at])) return;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function tileAt(page: Page, key: string) {
    return (await ask(page, boundsOf, key))[0];
  }
});

async function focusedKey(): Promise<string | undefined> {
  const { inlayStage } = globalThis as { inlayStage?: Stage };
  return inlayStage?.focused?.key;
}

async function boundsOf(key: string) {
  const { inlayStage } = globalThis as { inlayStage?: Stage };
  await inlayStage?.idle();
  const rows = inlayStage?.root.children ?? [];
  const tile = rows.flatMap((row) => row.children).find((node) => node.key === key);
  return tile?.bounds();
}
