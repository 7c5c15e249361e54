/**
 * `starters.*`: what a new app costs its author and its viewers, for Inlay, Blits and Solid on
 * Lightning. Each shows the same row of seven tiles. `.inlay` has its figure beside the better of
 * the two others.
 *
 * - `install`: `npm install` with nothing in npm's cache, from a registry on this machine that has
 *   the packages; `disk` and `packages`: what was installed.
 * - `dev`: from the start of the development server to its first answer.
 * - `build`: the build of the app.
 * - `picture`: from the address of the built page to its tiles, over a network where each request
 *   takes 40 ms and 2.5 MB come in a second. `weight`: bytes that were asked for by then, after
 *   brotli.
 *
 * It needs npm's registry. Run it alone: `npm run bench -- starters`.
 *
 * @module
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { launchOptions } from '../../scripts/chromium.mjs';
import { buildPackages } from '../../scripts/packages/index.ts';
import { Consumer, endProgram, printedAddress } from '../../tests/browser/packages/consumer.ts';
import { installTools, startRegistry } from '../../tests/browser/packages/registry.ts';
import { serveFolder } from '../../tests/browser/packages/site.ts';
import { type Measurements, median } from '../measure.ts';
import { Origin, type Pace, serveSlowly } from '../start/network.ts';

const pace: Pace = { delay: 40, rate: 2_500_000 };
/** How often everything but the first installation is measured. */
const ROUNDS = 3;
/** A pixel that every app has in the colour of its first tile, which has focus, on 1280 x 720. */
const pixel = { left: 150, top: 360, width: 1, height: 1 };
const TOMATO = [255, 99, 71];

/** What one app costs. */
interface Costs {
  install: number;
  disk: number;
  packages: number;
  dev: number;
  build: number;
  picture: number;
  weight: number;
}

const units: Readonly<Record<keyof Costs, string>> = {
  install: 's',
  disk: 'MB',
  packages: 'packages',
  dev: 's',
  build: 's',
  picture: 'ms',
  weight: 'kB',
};

/** Runs the benchmark. */
export default async function starters(): Promise<Measurements> {
  const scratch = mkdtempSync(join(tmpdir(), 'inlay-starters-'));
  installTools();
  const registry = await startRegistry(join(scratch, 'registry'));
  try {
    for (const folder of await buildPackages(join(scratch, 'packages'))) registry.publish(folder);
    const all: Record<string, Costs> = {};
    for (const name of ['inlay', 'blits', 'solid-tv'])
      all[name] = await measure(name, new Consumer(join(scratch, name), registry.npmrc));
    return figuresOf(all);
  } finally {
    registry.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Ours beside the better of the others, and each of them. */
function figuresOf(all: Record<string, Costs>): Measurements {
  const { inlay, ...others } = all as { inlay: Costs } & Record<string, Costs>;
  const figures: Measurements = {};
  for (const [key, unit] of Object.entries(units) as [keyof Costs, string][]) {
    const control = Math.min(...Object.values(others).map((costs) => costs[key]));
    figures[`starters.${key}.inlay`] = { value: inlay[key], unit, control };
    for (const [name, costs] of Object.entries(others))
      figures[`starters.${key}.${name}`] = { value: costs[key], unit };
  }
  return figures;
}

async function measure(name: string, consumer: Consumer): Promise<Costs> {
  // The first installation fills the registry.
  prepare(name, consumer, 'first');
  consumer.run('first', 'npm', 'install', '--ignore-scripts');
  prepare(name, consumer, 'app');
  rmSync(join(consumer.folder, 'home/.npm'), { recursive: true, force: true });
  const install = seconds(() => consumer.run('app', 'npm', 'install', '--ignore-scripts'));
  const { bytes, packages } = installed(join(consumer.folder, 'app/node_modules'));
  const devs: number[] = [];
  const builds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    devs.push(await devStart(consumer));
    builds.push(seconds(() => consumer.run('app', 'npm', 'run', 'build')));
  }
  const views = await pictures(join(consumer.folder, 'app/dist'));
  return {
    install,
    disk: bytes / 1e6,
    packages,
    dev: median(devs),
    build: median(builds),
    picture: median(views.map(({ time }) => time)),
    weight: median(views.map(({ bytes }) => bytes)) / 1e3,
  };
}

/** A new folder with the app. */
function prepare(name: string, consumer: Consumer, folder: string): void {
  const out = join(consumer.folder, folder);
  if (name === 'inlay') consumer.run('.', 'npm', 'create', '--yes', 'inlay', folder);
  else cpSync(join(import.meta.dirname, 'apps', name), out, { recursive: true });
}

function seconds(act: () => void): number {
  const begin = performance.now();
  act();
  return (performance.now() - begin) / 1000;
}

/** Bytes of a folder of packages, and how many there are. */
function installed(folder: string): { bytes: number; packages: number } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  const packages = files.filter(
    ({ name, parentPath }) =>
      name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(parentPath),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), packages: packages.length };
}

/** Seconds until the development server answers. */
async function devStart(consumer: Consumer): Promise<number> {
  const begin = performance.now();
  const server = consumer.start('app', 'npm', 'run', 'dev');
  try {
    const url = await printedAddress(server);
    await (await fetch(url)).text();
    return (performance.now() - begin) / 1000;
  } finally {
    endProgram(server);
    await new Promise((resolve) => server.on('exit', resolve));
  }
}

/** How a built app was seen. */
interface View {
  /** Milliseconds until it showed its tiles. */
  time: number;
  /** What it had asked for by then. */
  bytes: number;
}

/** Looks at a built app a few times; one more before has what is left of its files compressed. */
async function pictures(folder: string): Promise<View[]> {
  const site = await serveFolder(folder);
  const origin = new Origin(site.url, (_path, text) => text);
  await compress(folder, origin);
  const views: View[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) views.push(await firstPicture(origin));
  site.close();
  return views.slice(1);
}

/** Has the files compressed that the page names: Wasm takes longer than a page waits for it. */
async function compress(folder: string, origin: Origin): Promise<void> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const urls = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, url]) => `/${url}`);
  for (const url of urls) await origin.answer(url);
}

async function firstPicture(origin: Origin): Promise<View> {
  const slow = await serveSlowly(origin, pace);
  const browser = await chromium.launch({ ...launchOptions(), timeout: 0 });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    page.setDefaultTimeout(0);
    // Its GPU has drawn before.
    await page.goto('data:text/html,<canvas></canvas>');
    const begin = performance.now();
    await page.goto(slow.url, { waitUntil: 'commit' });
    while (!(await showsTiles(page))) await new Promise((resolve) => setTimeout(resolve, 10));
    const time = performance.now() - begin;
    return { time, bytes: slow.answered.reduce((sum, { bytes }) => sum + bytes, 0) };
  } finally {
    await browser.close();
    await slow.close();
  }
}

/** Whether the first tile is there. A page that is at work may refuse a picture of itself. */
async function showsTiles(page: Page): Promise<boolean> {
  const { left: x, top: y, width, height } = pixel;
  const taken = await page.screenshot({ clip: { x, y, width, height } }).catch(() => undefined);
  if (!taken) return false;
  const seen = await sharp(taken).removeAlpha().raw().toBuffer();
  return TOMATO.every((channel, at) => Math.abs(channel - (seen[at] as number)) < 4);
}

if (import.meta.main) console.log(await starters());
