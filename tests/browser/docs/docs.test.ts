/** The site of the documents, as `npm run docs` builds it, in a browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import sharp from 'sharp';
import type { Stage } from '../../../host/src/index.ts';
import { projectRoot } from '../../../host/tools/src/scene.ts';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { type Site, serveFolder } from '../packages/site.ts';

/** An example shows what an image looks like that is not there. */
const ABSENT = '/not-there.jpg';

const generator = join(projectRoot, 'scripts/docs');

describe('the site of the documents', function () {
  this.timeout(0);
  let folder: string;
  let site: Site;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  before(async () => {
    if (!existsSync(join(generator, 'node_modules/shiki')))
      execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: generator });
    folder = mkdtempSync(join(tmpdir(), 'inlay-docs-'));
    run(join(generator, 'index.ts'), folder);
    site = await serveFolder(folder, { path: '/docs/' });
    browser = await chromium.launch({ ...launchOptions(), timeout: 0 });
  });

  after(async () => {
    await browser?.close();
    site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    errors = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => errors.push(error.message));
  });

  afterEach(async () => {
    await page.close();
    assert.deepEqual(errors, []);
    assert.deepEqual(
      site.missing.filter((path) => !path.endsWith(ABSENT)),
      [],
    );
  });

  it('is built by programs whose types are right', () => {
    run(join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', generator);
  });

  it('has a title on each page, and a menu that leads to the guides', async () => {
    await page.goto(`${site.url}index.html`);
    const links = await page
      .locator('nav.menu a')
      .evaluateAll((all) =>
        all.map((link) => [link.textContent, (link as HTMLAnchorElement).href] as const),
      );
    const titles = links.map(([title]) => title);
    for (const title of ['Start', 'Layout', 'Lists', 'Motion', 'Text', 'Images', 'Devices'])
      assert.ok(titles.includes(title), `${title} is not in ${titles.join(', ')}`);
    for (const [title, url] of links) {
      const html = readFileSync(join(folder, url.slice(site.url.length)), 'utf8');
      assert.match(html, /<title>[^<]*Inlay[^<]*<\/title>/, `${title}`);
    }
  });

  it('is refused where a link leads nowhere', async () => {
    const { deadLinks, unreachable } = await import('../../../scripts/docs/links.ts');
    const file = join(folder, 'lost.html');
    writeFileSync(file, '<a href="nowhere.html">a</a> <a href="text.html#no-such-heading">b</a>');
    const faults = deadLinks(folder);
    const lost = unreachable(folder);
    rmSync(file);
    assert.deepEqual(faults, [
      'lost.html: the link to nowhere.html leads nowhere',
      'lost.html: the link to text.html#no-such-heading leads nowhere',
    ]);
    assert.ok(lost.includes('lost.html'));
    assert.ok(!lost.includes('text.html'));
  });

  it('finds a heading by its words', async () => {
    await page.goto(`${site.url}start.html`);
    await page.keyboard.press('/');
    await page.keyboard.type('rails in a page');
    const first = page.locator('.found a').first();
    assert.match(String(await first.textContent()), /^Rails in a page/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}lists.html#rails-in-a-page`);
  });

  it('runs an example, whose keys move focus in it', async () => {
    await page.goto(`${site.url}start.html`);
    const frame = await start(page, 0);
    assert.equal(await focusedKey(frame), 'tomato');
    await page.keyboard.press('ArrowRight');
    await frame.waitForFunction(() => inlayStage.focused?.key === 'orange');
    await frame.evaluate(() => inlayStage.idle());
    assert.ok((await coloursOf(page)) > 4, 'expected the colours of the tiles on the screen');
  });

  it('runs an example as it was edited, and reports what is wrong with it', async () => {
    await page.goto(`${site.url}start.html`);
    const code = page.locator('inlay-example code').first();
    const source = String(await code.textContent());
    await code.fill(source.replace("'tomato'", "'first'"));
    await page.keyboard.press('Control+Enter');
    const status = page.locator('inlay-example [role=status]').first();
    await page.waitForSelector('inlay-example[data-state=failed]');
    assert.match(String(await status.textContent()), /"first".*expected a colour/s);
    await code.fill(source.replace("'tomato'", "'crimson'"));
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('inlay-example[data-state=running]');
    assert.equal(await focusedKey(liveFrame(page)), 'crimson');
  });

  it('runs one example at a time', async () => {
    await page.goto(`${site.url}lists.html`);
    await start(page, 0);
    await start(page, 1);
    assert.equal(await page.locator('inlay-example iframe').count(), 1);
    assert.equal(await page.locator('inlay-example').nth(0).getAttribute('data-state'), null);
  });

  it('has no example that fails', async () => {
    for (const path of ['layout', 'focus', 'lists', 'motion', 'text', 'images', 'devices']) {
      await page.goto(`${site.url}${path}.html`);
      const count = await page.locator('inlay-example').count();
      assert.ok(count > 0, path);
      for (let index = 0; index < count; index += 1) {
        const frame = await start(page, index);
        await frame.evaluate(() => inlayStage.drawList());
        const state = await page.locator('inlay-example').nth(index).getAttribute('data-state');
        assert.equal(state, 'running', `${path}, example ${index + 1}`);
      }
    }
  });
});

/** In the frame of an example. */
declare const inlayStage: Stage;

function run(...args: string[]): void {
  execFileSync(process.execPath, args, { cwd: projectRoot, stdio: 'pipe' });
}

/** Starts an example and waits until it runs, or fails. */
async function start(page: Page, index: number): Promise<Frame> {
  const example = page.locator('inlay-example').nth(index);
  await example.locator('button').click();
  const settled = 'inlay-example[data-state=running], inlay-example[data-state=failed]';
  await page.waitForSelector(settled);
  const status = await example.locator('[role=status]').textContent();
  assert.equal(await example.getAttribute('data-state'), 'running', String(status));
  return liveFrame(page);
}

function liveFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().endsWith('live.html'));
  assert.ok(frame, 'expected a frame of an example');
  return frame;
}

/** The key of the node that has focus, once one has. */
async function focusedKey(frame: Frame): Promise<string | undefined> {
  await frame.waitForFunction(() => inlayStage.focused !== undefined);
  return frame.evaluate(() => inlayStage.focused?.key);
}

/** How many colours cover more than a hundredth of the screen of the running example. */
async function coloursOf(page: Page): Promise<number> {
  const picture = await page.locator('inlay-example iframe').screenshot();
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += info.channels) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count > (info.width * info.height) / 100).length;
}
