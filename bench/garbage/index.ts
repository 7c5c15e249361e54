/**
 * `garbage.frame`: bytes that JavaScript allocates in a steady frame of the host's loop, with the
 * engine moving 200 boxes and WebGL2 drawing them: by the browser's heap sampler, with what was
 * collected meanwhile.
 *
 * @module
 */
import { bundled, launch, openPage } from '../browser.ts';
import type { Measurements } from '../measure.ts';

/** Frames for the compilers, and frames that count. */
const WARM = 1_200;
const FRAMES = 600;
/** Bytes between samples, on average. */
const INTERVAL = 128;

/** A function in the sampler's tree, with what it allocated itself. */
interface Allocations {
  readonly callFrame: { readonly functionName: string };
  readonly selfSize: number;
  readonly children: readonly Allocations[];
}

/** Runs the benchmark. */
export default async function garbage(): Promise<Measurements> {
  const browser = await launch();
  try {
    const page = await openPage(browser, await bundled(new URL('page.ts', import.meta.url)));
    const frames = (count: number) =>
      page.evaluate((wanted) => (globalThis as unknown as Page).frames(wanted), count);
    await frames(WARM);
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.startSampling', {
      samplingInterval: INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    const made = await frames(FRAMES);
    const { profile } = await session.send('HeapProfiler.stopSampling');
    const byFunction = new Map<string, number>();
    const add = (node: Allocations): void => {
      const name = node.callFrame.functionName || '(anonymous)';
      byFunction.set(name, (byFunction.get(name) ?? 0) + node.selfSize);
      node.children.forEach(add);
    };
    add(profile.head as Allocations);
    const total = [...byFunction.values()].reduce((sum, bytes) => sum + bytes, 0);
    const most = [...byFunction].sort(([, a], [, b]) => b - a).slice(0, 6);
    const note = most.map(([name, bytes]) => `${name} ${Math.round(bytes / made)}`).join(', ');
    return {
      'garbage.frame': { value: total / made, unit: 'bytes', note: `of ${made} frames; ${note}` },
    };
  } finally {
    await browser.close();
  }
}

/** What the page has in `globalThis`. */
interface Page {
  frames(count: number): Promise<number>;
}

if (import.meta.main) console.table(await garbage());
