/**
 * `rows.OPERATION.N`: main thread CPU of the operations of js-framework-benchmark on a table of N
 * rows, each a box and a text, above frames without any of them. `append` adds 1,000 rows to N.
 *
 * Everything runs in the same Chromium, each side in a page of its own, by turns. Ours is a stage
 * as apps have it, on the main thread; the table is a flex container. The control is Lightning;
 * pixi.js is beside it. Neither has a layout: there, the app gives rows their places.
 *
 * 2,000 rows are in view, what follows is below the stage. Peers put off the texts that are not
 * seen; ours are measured, as the layout asks for their size.
 *
 * @module
 */
import { bundled, closePages, launch, openPage, ScriptTime } from '../browser.ts';
import { byTurns, type Measurements, type Round } from '../measure.ts';
import type { Page } from './page.ts';
import { FONT, type Operation, operations } from './table.ts';

const ROUNDS = 5;
const names = ['empty', 'inlay', 'lightning', 'pixi'];
const fonts = {
  [FONT]: new URL('../../examples/home/assets/fonts/Inter-Regular.ttf', import.meta.url),
};

/**
 * How often an operation is done in a round. One that leaves the table as large as it was is
 * measured over several in a row: the clock of a thread has steps.
 */
function effort(operation: Operation, count: number): { repeats: number; times: number } {
  const few = count <= 1_000;
  if (operation === 'create' || operation === 'append' || operation === 'clear')
    return { repeats: few ? 3 : 1, times: 1 };
  if (operation === 'update') return { repeats: 1, times: few ? 5 : 2 };
  return { repeats: 1, times: few ? 8 : 4 };
}

/** Runs the benchmark. */
export default async function rows(): Promise<Measurements> {
  const figures: Measurements = {};
  const browser = await launch();
  try {
    const script = await bundled(new URL('page.ts', import.meta.url));
    for (const count of [1_000, 10_000]) {
      const pages = await Promise.all(
        names.map(async (side) => {
          const query = new URLSearchParams({ side, count: `${count}` }).toString();
          const page = await openPage(browser, script, query, fonts);
          return { page, time: await ScriptTime.of(page) };
        }),
      );
      for (const operation of Object.keys(operations) as Operation[]) {
        const { repeats, times } = effort(operation, count);
        const sides = pages.map(({ page, time }): Round => {
          const prepare = () =>
            page.evaluate((name) => (globalThis as unknown as Page).prepare(name), operation);
          const run = () =>
            page.evaluate(([name, often]) => (globalThis as unknown as Page).run(name, often), [
              operation,
              times,
            ] as const);
          return async () => {
            let spent = 0;
            for (let repeat = 0; repeat < repeats; repeat += 1) {
              await prepare();
              const begin = await time.read();
              await run();
              spent += (await time.read()) - begin;
            }
            return spent / repeats / times;
          };
        });
        const [none = 0, ...spent] = await byTurns(sides, ROUNDS);
        const [ours = Number.NaN, control = Number.NaN, pixi = Number.NaN] = spent.map(
          (cost) => cost - none,
        );
        const note = `pixi ${pixi.toFixed(2)}`;
        figures[`rows.${operation}.${count}`] = { value: ours, unit: 'ms', control, note };
      }
      await closePages(browser);
    }
    return figures;
  } finally {
    await browser.close();
  }
}

if (import.meta.main) console.table(await rows());
