/**
 * The inspector on a page, in each threading mode: a person opens it, looks at nodes, edits one,
 * and reads why focus moved.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Threads } from '../../../host/src/index.ts';
import { build } from '../../../host/tools/src/build.ts';
import { filesOf } from '../../../host/tools/src/files.ts';
import { enginesFolder, projectRoot } from '../../../host/tools/src/scene.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import {
  difference,
  focused,
  idle,
  launch,
  open,
  picture,
  serveRails,
  unlimited,
} from '../host/open.ts';

/** What the tests saw, to look at; not kept in git. */
const current = fileURLToPath(new URL('current/', import.meta.url));

/** What is in the inspector's own scripts of the host, and in no other. */
const MARK = 'Press an arrow key.';

const panel = '#inlay-inspector .panel';

/** Opens a tab of the panel. */
const tab = (page: Page, name: string) => page.click(`${panel} nav button:text-is("${name}")`);

/** The row of a node in the tree. */
const row = (page: Page, text: string) => page.locator(`${panel} .row`, { hasText: text }).first();

/** Serves a folder as it is. */
async function serveFiles(folder: string) {
  const files = filesOf(folder);
  const server = createServer((request, response) => files(request, response, request.url ?? '/'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

describe('the inspector on a page', function () {
  this.timeout(0);
  let browser: Browser;
  let served: Served;

  before(async () => {
    mkdirSync(current, { recursive: true });
    [browser, served] = await Promise.all([launch(), serveRails()]);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const threads of ['workers', 'main-engine', 'single'] satisfies Threads[]) {
    it(`shows, selects, edits and explains with threads: '${threads}'`, async () => {
      const { page, app, engine, errors } = await open(browser, served.url, threads);
      assert.equal(await page.locator(panel).count(), 0, 'nothing of it before it is opened');
      await page.keyboard.press('F8');

      // The tree: closed below the root, and open where a person wants it.
      await row(page, 'rail-1').locator('.arrow').click();
      await row(page, 'tile-1-2').waitFor();
      assert.equal(await page.locator(`${panel} .row:has-text("tile-0")`).count(), 0);

      // A node: where it is, what it has, and an outline over it.
      await row(page, 'tile-1-2').click();
      const property = (name: string) => page.locator(`${panel} tr[data-property="${name}"]`);
      await property('width').waitFor();
      assert.equal(await property('width').locator('input').inputValue(), '320');
      assert.equal(await page.locator(`${panel} dd[data-fact="states"]`).textContent(), 'loaded');
      assert.match(
        (await page.locator(`${panel} dd[data-fact="image"]`).textContent()) ?? '',
        /^loaded, \d+ x \d+ px$/,
      );
      await page.locator('#inlay-inspector .outline:has-text("tile-1-2")').waitFor();

      // An edit is seen on the stage; a wrong one says what the API says.
      const before = await picture(engine);
      await property('opacity').waitFor({ state: 'detached' });
      await page.fill(`${panel} tr.new input[name="property"]`, 'opacity');
      await page.fill(`${panel} tr.new input[name="value"]`, '0.25');
      await page.press(`${panel} tr.new input[name="value"]`, 'Enter');
      await property('opacity').waitFor();
      await idle(app);
      assert.ok(difference(await picture(engine), before, 8) > 0.005);
      await property('width').locator('input').fill('wide');
      await property('width').locator('input').press('Enter');
      const fault = page.locator(`${panel} td.fault`);
      await fault.waitFor();
      assert.match(
        (await fault.textContent()) ?? '',
        /^image "tile-1-2" \(root > rail-1\): property "width": expected .* a number of dp, .*, got "wide"\.$/,
      );

      // Keys go to the stage as without it, and the log says why focus went where it did.
      await tab(page, 'Focus');
      await page.keyboard.press('ArrowRight');
      await idle(app);
      assert.equal(await focused(app), 'tile-0-1');
      const move = page.locator(`${panel} .move`);
      await move.waitFor();
      assert.match(
        (await move.textContent()) ?? '',
        /right: image "tile-0-1"from image "tile-0-0" .*in view "rail-0" \(root\): in the beam: the best member/,
      );
      assert.match((await move.locator('tr').nth(1).textContent()) ?? '', /"tile-0-1".*in it24\.0/);

      await tab(page, 'Events');
      await page.locator(`${panel} tr.key:has-text("arrow-right")`).waitFor();
      await page
        .locator(`${panel} tr.event:has-text("focus"):has-text("tile-0-1")`)
        .first()
        .waitFor();
      await tab(page, 'Images');
      await page
        .locator(`${panel} tr:has-text("quadrants.webp"):has-text("loaded")`)
        .first()
        .waitFor();
      await tab(page, 'Frames');
      const frames = page.locator(`${panel} dd[data-fact="frames"]`);
      assert.ok(Number(await frames.textContent()) > 0);

      await page.keyboard.press('F8');
      await page.locator(panel).waitFor({ state: 'detached' });
      assert.deepEqual(errors, []);
      await page.close();
    });
  }

  it('picks the node at a point of the stage, and finds nodes by their names', async () => {
    const { page, app } = await open(browser, served.url, 'workers', 'inspect');
    await page.click(`${panel} nav button:text-is("Pick")`);
    // The canvas is as large as the page: 1920 dp are 960 CSS pixels.
    await page.mouse.move(150, 320);
    await page.locator('#inlay-inspector .outline:not([hidden])').waitFor();
    await page.mouse.click(150, 320);
    await page.locator(`${panel} .row.selected:has-text("tile-1-0")`).waitFor();
    await page.locator(`${panel} h2:has-text('image "tile-1-0" (root > rail-1)')`).waitFor();
    await page.screenshot({ path: `${current}tree.png` });

    await page.fill(`${panel} input[type="search"]`, 'tile-2-1');
    await row(page, 'image "tile-2-11" (root > rail-2)').waitFor();
    assert.equal(await page.locator(`${panel} .row`).count(), 3, 'tile-2-1, tile-2-10 and 2-11');
    await idle(app);
    assert.equal(await focused(app), 'tile-0-0', 'what is typed there is not for the stage');

    // What is picked is revealed in the tree, which takes the place of what was found.
    await page.click(`${panel} nav button:text-is("Pick")`);
    await page.mouse.click(150, 470);
    const picked = page.locator(`${panel} .row.selected:has-text("tile-2-0")`);
    await picked.waitFor();
    assert.equal(await page.locator(`${panel} input[type="search"]`).inputValue(), '');
    await page.waitForFunction((rows) => {
      const list = document.querySelector('#inlay-inspector')?.shadowRoot?.querySelector(rows);
      const [around, own] = [list, list?.querySelector('.selected')].map((part) =>
        part?.getBoundingClientRect(),
      );
      if (!around || !own) return false;
      const middle = (own.top + own.bottom) / 2;
      return middle > around.top && middle < around.bottom;
    }, '.rows');
    await page.close();
  });

  it('goes to a window of its own, and back', async () => {
    const { page } = await open(browser, served.url, 'workers', 'inspect');
    const opened = page.waitForEvent('popup');
    await page.click(`${panel} nav button:text-is("Window")`);
    const own = await opened;
    await own.locator('.panel.window .row:has-text("rail-0")').waitFor();
    assert.equal(await page.locator(panel).count(), 0);
    await own.close();
    await page.locator(`${panel} .row:has-text("rail-0")`).waitFor();
    await page.close();
  });

  it('is in a build that is to have it, and a page without it says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'inlay-inspected-'));
    const scene = join(projectRoot, 'tests/host/scenes/rails.ts');
    for (const inspect of [true, false]) {
      const out = join(folder, String(inspect));
      await build(scene, { out, profile: 'rust', engines: enginesFolder, inspect });
      assert.deepEqual(
        readdirSync(join(out, '_inlay')).filter((name) => name.startsWith('inspector')),
        inspect ? ['inspector-agent.js', 'inspector.js'] : [],
      );
      const { url, close } = await serveFiles(out);
      const page = await browser.newPage();
      const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
      await page.goto(`${url}?${unlimited}&inspect`);
      if (inspect) await page.locator(`${panel} .row:has-text("rail-0")`).waitFor();
      else
        assert.match(
          (await warned).text(),
          /^degraded: The inspector cannot be loaded: .* A folder of inlay build has it with --inspect\.$/,
        );
      await page.close();
      await close();
    }
    rmSync(folder, { recursive: true });
  });

  it('is not loaded by a page that nobody inspects', async () => {
    const { page } = await open(browser, served.url, 'single');
    const loaded = await page.evaluate(async (mark) => {
      const urls = performance.getEntriesByType('resource').map(({ name }) => name);
      const scripts = urls.filter((url) => url.endsWith('.js') || url.includes('.js?'));
      const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
      return { scripts, marked: scripts.filter((_, at) => texts[at]?.includes(mark)) };
    }, MARK);
    assert.ok(loaded.scripts.length > 1);
    assert.deepEqual(loaded.marked, []);
    assert.deepEqual(
      loaded.scripts.filter((url) => url.includes('inspector')),
      [],
    );
    await page.close();
  });
});
