/**
 * The table of `rows.*` on a page, by one of the sides: `?side=inlay&count=1000`.
 *
 * @module
 */
import { inFrame } from '../peers.ts';
import { sides } from './sides.ts';
import { labels, type Operation, operations, rowsBefore, type Table } from './table.ts';

/** What the benchmark calls. */
export interface Page {
  /** Brings the table to how it is before an operation. */
  prepare(operation: Operation): Promise<void>;
  /** Does it so often, each time in a frame of its own. */
  run(operation: Operation, times: number): Promise<void>;
}

/**
 * Frames of the display from an operation to the next at least: all sides have drawn by then, what
 * they do a frame later too.
 */
const SETTLE = 3;
/** Frames in which a side has to have drawn: one that was idle does not see at once what is new. */
const PATIENCE = 60;

const given = new URLSearchParams(location.search);
const count = Number(given.get('count'));
const side = sides[given.get('side') ?? 'empty'];
if (!side) throw new Error(`expected ?side= of ${Object.keys(sides)}`);
const table = await side();
let turn = 0;

/** Does something in a frame, and waits until it is drawn. */
async function settled(act: (table: Table) => void): Promise<void> {
  const before = table.frames();
  await inFrame(() => {
    act(table);
    table.draw?.();
  });
  for (let more = 1; more < SETTLE || table.frames() === before; more += 1) {
    if (more === PATIENCE) throw new Error('expected something to be drawn');
    await inFrame(() => {});
  }
}

const page: Page = {
  async prepare(operation) {
    turn = 0;
    const rows = rowsBefore(operation, count);
    if (table.length === rows && rows > 0) return;
    if (table.length > 0) await settled((rows) => rows.clear());
    if (rows > 0) await settled((all) => all.append(labels(rows)));
  },
  async run(operation, times) {
    for (let time = 0; time < times; time += 1) {
      await settled((all) => operations[operation](all, { count, turn }));
      turn += 1;
    }
  },
};
Object.assign(globalThis, page);
document.documentElement.dataset.ready = '';
