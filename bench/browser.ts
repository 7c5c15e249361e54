/**
 * Pages of a headless Chromium that benchmarks run in, and the CPU that their scripts take.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { launchOptions } from '../scripts/chromium.mjs';

/** Where pages believe to be: nothing is fetched from there. */
const ORIGIN = 'http://bench.invalid/';
const engines = new URL('../target/inlay/', import.meta.url);

/** Starts the browser; pages that are not looked at go on at full pace. */
export function launch(): Promise<Browser> {
  return chromium.launch(
    launchOptions([
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ]),
  );
}

/** A module and all that it imports, for a browser. */
export async function bundled(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return (outputFiles[0] as { text: string }).text;
}

/**
 * A page in a process of its own that runs a script, with the built engines under `engine/`, and
 * `files` by their paths.
 */
export async function openPage(
  browser: Browser,
  script: string,
  query = '',
  files: Readonly<Record<string, URL>> = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.route(`${ORIGIN}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (path === '') return route.fulfill({ contentType: 'text/html', body: html });
    if (path === 'script.js')
      return route.fulfill({ contentType: 'text/javascript', body: script });
    const file = files[path];
    if (file) return route.fulfill({ body: await readFile(file) });
    const contentType = path.endsWith('.js') ? 'text/javascript' : 'application/wasm';
    return route.fulfill({
      contentType,
      body: await readFile(new URL(path.replace(/^engine\//, ''), engines)),
    });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${ORIGIN}?${query}`);
  await page
    .waitForFunction(() => document.documentElement.dataset.ready !== undefined)
    .catch((cause) => {
      throw new Error(`the page did not come to its start: ${errors.join('; ')}`, { cause });
    });
  return page;
}

const html =
  '<!doctype html><style>html,body{margin:0;background:#000}</style><script type="module" src="/script.js"></script>';

/** Closes all pages of {@link openPage}. */
export async function closePages(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

/** Measures what a page's scripts take of the main thread's time. */
export class ScriptTime {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<ScriptTime> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new ScriptTime(session);
  }

  /** Milliseconds so far. */
  async read(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
    if (seconds === undefined) throw new Error('expected the browser to tell ScriptDuration');
    return seconds * 1_000;
  }
}
