/**
 * `heap.boxes.N`: bytes of a page that N coloured boxes take, above the page without them: the
 * heap of JavaScript after a collection, buffers outside it, and our engine's memory. The control
 * is Lightning; pixi.js is beside it.
 *
 * `*.wasm` is the part of it that is the engine's memory.
 *
 * @module
 */
import type { Page as BrowserPage, CDPSession } from 'playwright-core';
import { bundled, launch, openPage } from '../browser.ts';
import type { Measurements } from '../measure.ts';
import type { Page } from './page.ts';

const names = ['inlay', 'lightning', 'pixi'] as const;

/** Runs the benchmark. */
export default async function heap(): Promise<Measurements> {
  const figures: Measurements = {};
  const browser = await launch();
  try {
    const script = await bundled(new URL('page.ts', import.meta.url));
    for (const count of [5_000, 20_000]) {
      const taken = new Map<string, Bytes>();
      for (const side of names) {
        const query = new URLSearchParams({ side, count: `${count}` }).toString();
        const page = await openPage(browser, script, query);
        const session = await page.context().newCDPSession(page);
        const before = await bytesOf(page, session);
        await page.evaluate(() => (globalThis as unknown as Page).fill());
        const after = await bytesOf(page, session);
        taken.set(side, { all: after.all - before.all, wasm: after.wasm - before.wasm });
        await page.context().close();
      }
      const of = (side: (typeof names)[number]) => taken.get(side) as Bytes;
      const name = `heap.boxes.${count}`;
      const unit = 'bytes';
      figures[name] = {
        value: of('inlay').all,
        unit,
        control: of('lightning').all,
        note: `pixi ${of('pixi').all}`,
      };
      figures[`${name}.wasm`] = { value: of('inlay').wasm, unit };
    }
    return figures;
  } finally {
    await browser.close();
  }
}

interface Bytes {
  all: number;
  wasm: number;
}

/** What a page has now. */
async function bytesOf(page: BrowserPage, session: CDPSession): Promise<Bytes> {
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  const wasm = await page.evaluate(() => (globalThis as unknown as Page).memoryBytes());
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
  return { all: usedSize + embedderHeapUsedSize + backingStorageSize + wasm, wasm };
}

if (import.meta.main) console.table(await heap());
