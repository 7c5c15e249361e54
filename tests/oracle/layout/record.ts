/**
 * Lays out trees in Chromium and records the boxes: `node tests/oracle/layout/record.ts [SEED...]`.
 *
 * Without arguments it records 500 random trees to `random.json`, 500 of every property to
 * `more.json`, and all hand-picked cases again. With seeds it prints those trees beside Chromium's
 * boxes, and writes nothing.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { generate, generateMore } from './generate.ts';
import { BASE_CSS, containerOf, parseTree, STAGE, toHtml } from './tree.ts';

/** How many random trees are recorded: the seeds 1 to this. */
export const TREES = 500;

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Boxes of one tree: four numbers per line, in 1/64 px: `x, y` from the parent's border box,
 * `width, height`.
 */
export type Boxes = number[];

/** Lays one tree out in the page. */
export async function layOut(
  page: Page,
  lines: readonly string[],
): Promise<{ boxes: Boxes; scroll: number[] }> {
  const nodes = parseTree(lines);
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, toHtml(nodes));
  return await page.evaluate(
    (parents) => {
      const elements = [...document.querySelectorAll('.n')];
      const rects = elements.map((element) => element.getBoundingClientRect());
      const round = (value: number) => Math.round(value * 64);
      const boxes = rects.flatMap((rect, at) => {
        const parent = rects[parents[at] as number] ?? new DOMRect();
        // A node that is not displayed has no place.
        const isHidden = elements[at]?.getClientRects().length === 0;
        const [x, y] = isHidden ? [0, 0] : [rect.x - parent.x, rect.y - parent.y];
        return [round(x), round(y), round(rect.width), round(rect.height)];
      });
      return {
        boxes,
        scroll: elements.flatMap((element) => [element.scrollWidth, element.scrollHeight]),
      };
    },
    nodes.map((node) => containerOf(nodes, node)),
  );
}

/** A browser with an empty page that has Inlay's starting styles. */
export async function openPage(): Promise<{
  page: Page;
  version: string;
  close: () => Promise<void>;
}> {
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage({ viewport: STAGE, deviceScaleFactor: 1 });
  await page.setContent(
    `<!doctype html><style>html, body { margin: 0 } ${BASE_CSS}</style><body></body>`,
  );
  return { page, version: `Chromium ${browser.version()}`, close: () => browser.close() };
}

async function recordRandom(page: Page, version: string, which: 'random' | 'more'): Promise<void> {
  const trees: string[] = [];
  for (let seed = 1; seed <= TREES; seed++) {
    const lines = which === 'more' ? generateMore(seed) : generate(seed);
    const { boxes, scroll } = await layOut(page, lines);
    trees.push(JSON.stringify({ seed, tree: lines, boxes, ...(which === 'more' && { scroll }) }));
  }
  const head = `"browser":${JSON.stringify(version)},"stage":${JSON.stringify([STAGE.width, STAGE.height])}`;
  writeFileSync(join(here, `${which}.json`), `{${head},"trees":[\n${trees.join(',\n')}\n]}\n`);
}

async function recordCases(page: Page, version: string): Promise<void> {
  for (const name of readdirSync(join(here, 'cases')).sort()) {
    const file = join(here, 'cases', name, 'case.json');
    if (!existsSync(file)) continue;
    const { tree } = JSON.parse(readFileSync(file, 'utf8')) as { tree: string[] };
    const { boxes, scroll } = await layOut(page, tree);
    const lines = tree.map((line) => `    ${JSON.stringify(line)}`).join(',\n');
    const rest = `"boxes": ${JSON.stringify(boxes)},\n  "scroll": ${JSON.stringify(scroll)}`;
    writeFileSync(
      file,
      `{\n  "browser": ${JSON.stringify(version)},\n  "tree": [\n${lines}\n  ],\n  ${rest}\n}\n`,
    );
  }
}

async function main(seeds: readonly number[]): Promise<void> {
  const { page, version, close } = await openPage();
  try {
    if (seeds.length === 0) {
      await recordRandom(page, version, 'random');
      await recordRandom(page, version, 'more');
      await recordCases(page, version);
    }
    for (const seed of seeds) {
      const lines = generate(seed);
      const { boxes } = await layOut(page, lines);
      const shown = lines.map(
        (line, at) => `${line}\n    ${boxes.slice(at * 4, at * 4 + 4).map((value) => value / 64)}`,
      );
      console.log(`seed ${seed}\n${shown.join('\n')}\n`);
    }
  } finally {
    await close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2).map(Number));
