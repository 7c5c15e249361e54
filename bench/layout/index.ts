/**
 * The layout component as it is built, beside yoga-layout in the same run.
 *
 * | figure | what |
 * |---|---|
 * | `layout.full` | a home screen of about 4,000 nodes, laid out for the first time |
 * | `layout.one` | the same after one tile changed its width |
 * | `layout.first` | the demo's home screen with its texts and images, laid out for the first time |
 * | `layout.grid`, `.1000` | 10,000 items in a dense grid, and a tenth of them |
 * | `layout.memory` | memory of the component per box, once 20,000 boxes are laid out |
 *
 * What is timed is the layout alone: on both sides the tree with its styles is there before. Ours
 * also hands out the boxes that changed; reading yoga's is not timed. Sizes of texts are recorded.
 *
 * @module
 */
import { type LayoutRecording, recordLayout } from '../home/layout.ts';
import { byTurns, type Measurements, type Round, threadMicroseconds } from '../measure.ts';
import { Component, entriesOf, type Measure, widthOf } from './component.ts';
import { count, grid, home, TILE } from './scenes.ts';
import { YogaScreen } from './yoga.ts';

const WIDTH = 1920;
const HEIGHT = 1080;
const ROUNDS = 15;
/** What a round averages over: the clock of a thread steps by up to 4 ms. */
const SCREENS = 10;
const GRIDS = 4;
const CHANGES = 2_000;
/** Boxes that are laid out for `layout.memory`. */
const BOXES = 20_000;

/** Runs the benchmark; `file` is the component's core module, by default the built one. */
export default async function layout(file?: string): Promise<Measurements> {
  const screen = home();
  const nodes = count(screen);
  const { entries, tile } = entriesOf(screen);
  const open = (given: Uint32Array) => {
    const component = new Component(undefined, file);
    component.apply(given);
    return component;
  };
  const theirs = () => new YogaScreen(screen, WIDTH, HEIGHT);
  const [full, fullControl] = await byTurns(
    [first(() => open(entries), SCREENS), first(theirs, SCREENS)],
    ROUNDS,
  );

  const [standing, control] = [open(entries), theirs()];
  const widths = [TILE + 20, TILE].map((width) => ({ width, given: widthOf(tile, width) }));
  const [one, oneControl] = await byTurns(
    [
      changes(standing, (at) => standing.apply((widths[at % 2] as { given: Uint32Array }).given)),
      changes(control, (at) => control.change((widths[at % 2] as { width: number }).width)),
    ],
    ROUNDS,
  );
  control.dispose();

  const grids = [10_000, 1_000].map((items) => entriesOf(grid(items)).entries);
  const [large, small] = await byTurns(
    grids.map((given, at) => first(() => open(given), at === 0 ? GRIDS : SCREENS)),
    ROUNDS,
  );
  const demo = demoOf(await recordLayout('rust'), file);
  const [start] = await byTurns([first(demo.open, SCREENS)], ROUNDS);
  return {
    'layout.full': ms(full, fullControl, `${nodes} nodes`),
    'layout.one': ms(one, oneControl),
    'layout.first': ms(start, undefined, `${demo.boxes} nodes`),
    'layout.grid': ms(large, undefined, '10,000 items'),
    'layout.grid.1000': ms(small),
    'layout.memory': memory(file),
  };
}

function ms(value = Number.NaN, control?: number, note?: string) {
  return {
    value,
    unit: 'ms',
    ...(control === undefined ? {} : { control }),
    ...(note === undefined ? {} : { note }),
  };
}

/** What both sides can. */
interface Side {
  solve(width: number, height: number): unknown;
  dispose?(): void;
}

/** A round of first layouts of so many screens: milliseconds for one. */
function first(open: () => Side, screens: number): Round {
  return () => {
    const sides = Array.from({ length: screens }, open);
    const begin = threadMicroseconds();
    for (const side of sides) side.solve(WIDTH, HEIGHT);
    const spent = threadMicroseconds() - begin;
    for (const side of sides) side.dispose?.();
    return spent / screens / 1_000;
  };
}

/** A round of changes, each laid out: milliseconds for one. */
function changes(side: Side, change: (at: number) => void): Round {
  side.solve(WIDTH, HEIGHT);
  return () => {
    const begin = threadMicroseconds();
    for (let at = 0; at < CHANGES; at++) {
      change(at);
      side.solve(WIDTH, HEIGHT);
    }
    return (threadMicroseconds() - begin) / CHANGES / 1_000;
  };
}

/** The demo's home screen as one batch, with the sizes that its texts and images had. */
function demoOf(recording: LayoutRecording, file?: string) {
  const { calls, measured } = recording;
  const measure: Measure = (node, width) => {
    const size = measured.get(node)?.get(width);
    if (!size) throw new Error(`expected a size that was recorded: text ${node}, width ${width}`);
    return size;
  };
  const open = () => {
    const component = new Component(measure, file);
    component.replay(calls);
    return component;
  };
  return { open, boxes: open().solve(WIDTH, HEIGHT) };
}

/** Bytes that a box takes at rest, beyond what an empty layout has. */
function memory(file?: string) {
  const empty = new Component(undefined, file).bytes;
  const component = new Component(undefined, file);
  component.apply(entriesOf(screenOf(BOXES)).entries);
  component.solve(WIDTH, HEIGHT);
  return { value: Math.round((component.bytes - empty) / BOXES), unit: 'B', note: 'a box' };
}

/** Home screens under each other, until there are so many boxes. */
function screenOf(boxes: number) {
  const screen = home();
  const screens = Math.ceil(boxes / count(screen));
  return { column: true, children: Array.from({ length: screens }, () => screen) };
}

if (import.meta.main) console.table(await layout(process.argv[2]));
