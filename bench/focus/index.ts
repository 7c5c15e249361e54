/**
 * `focus.move.rust` and `focus.move.ts`: one move among 1,000 focusables, in the built Rust
 * component and in the TypeScript one on QuickJS. Beside them, in the same run: a scan over typed
 * arrays for Rust, the same TypeScript in the host for QuickJS.
 *
 * One group with 1,000 tiles is the worst that focus has to deal with: `*.rails` are 20 rows of 50,
 * as on a home screen, and `*.edited` a move after one of the 1,000 tiles was placed again.
 *
 * The Rust component's core module is called as a fused engine calls it; QuickJS is called through
 * jco's glue, whose few microseconds are in its figures. Figures are the best of several rounds:
 * what else the machine does only adds to them.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { host, quickjs } from '../../tests/conformance/focus/implementations.ts';
import { type Direction, way } from '../../tests/conformance/focus/interface.ts';
import { flags, type Placement, placements, targets } from '../../tests/conformance/focus/pack.ts';

/** A figure with its unit, and what was measured beside it in the same run. */
export interface Measurement {
  value: number;
  unit: string;
  control?: number;
}

const ROUNDS = 9;
const COLUMNS = 40;
const ROWS = 25;
const SIZE = 5_000;
const PITCH = 6_000;
const RAILS = 20;
const PER_RAIL = 50;
/** Words of a placement. */
const WORDS = 14;

/** A focus system, as far as it is measured: answers which node has focus. */
interface Mover {
  place(words: Uint8Array): void;
  settle(): unknown;
  move(direction: Direction, targets: Uint8Array): number;
}

/** Runs the benchmark. */
export default async function focus(): Promise<Record<string, Measurement>> {
  const scan = new Scan();
  const [ours, slow, fast] = [() => rustMover(), await mover(quickjs), await mover(host)];
  const unit = 'us';
  const figures: Record<string, Measurement> = {};
  const measure = (name: string, scene: Scene, value: Mover, control?: Mover) => {
    const [figure, beside] = compare(scene, control ? [value, control] : [value]);
    figures[name] = {
      value: figure as number,
      unit,
      ...(beside === undefined ? {} : { control: beside }),
    };
  };
  measure('focus.move.rust', flat(), ours(), scan);
  measure('focus.move.ts', flat(), slow(), fast());
  measure('focus.move.rust.rails', rails(), ours());
  measure('focus.move.ts.rails', rails(), slow(), fast());
  measure('focus.move.rust.edited', edited(), ours());
  measure('focus.move.ts.edited', edited(), slow(), fast());
  return figures;
}

/** What is on the stage, and a way through it that ends where it began. */
interface Scene {
  readonly placements: Uint8Array;
  readonly targets: Uint8Array;
  readonly way: readonly Direction[];
  /** Placed before each move. */
  readonly edit?: Uint8Array;
}

/** One group of 1,000 tiles, and a way through its middle. */
function flat(): Scene {
  const tiles = Array.from({ length: COLUMNS * ROWS }, (_, index) => tile(index));
  return { placements: placements(tiles), targets: targets(), way: around(30, 18) };
}

function tile(index: number): Placement {
  const [x, y] = [(index % COLUMNS) * PITCH, Math.floor(index / COLUMNS) * PITCH];
  return { node: 2 + index, x, y, width: SIZE, height: SIZE };
}

/** The same with a tile that is placed again before each move. */
function edited(): Scene {
  return { ...flat(), edit: placements([{ ...tile(777), width: SIZE - 1 }]) };
}

/** A page of rows that scroll, each a group and a container. */
function rails(): Scene {
  const [page, width, height] = [5_000, 1920 * 64, 1080 * 64];
  const all: Placement[] = [{ node: page, flags: flags.container, width, height }];
  for (let rail = 0; rail < RAILS; rail++) {
    const group = 6_000 + rail;
    const flag = flags.group | flags.container;
    all.push({ node: group, flags: flag, container: page, y: rail * PITCH, width, height: SIZE });
    for (let item = 0; item < PER_RAIL; item++) {
      const node = 2 + rail * PER_RAIL + item;
      all.push({ node, group, container: group, x: item * PITCH, width: SIZE, height: SIZE });
    }
  }
  const scrolled = Array.from(
    { length: RAILS },
    (_, rail) => [6_000 + rail, 3 * PITCH, 0] as const,
  );
  return {
    placements: placements(all),
    targets: targets([page, 0, 2 * PITCH], ...scrolled),
    way: around(30, 15),
  };
}

/** Right, down, left and up again. */
function around(columns: number, rows: number): Direction[] {
  const steps = (count: number, direction: Direction) => Array<Direction>(count).fill(direction);
  return [
    ...steps(columns, way.right),
    ...steps(rows, way.down),
    ...steps(columns, way.left),
    ...steps(rows, way.up),
  ];
}

/** Microseconds per move of each mover, measured by turns. */
function compare(scene: Scene, movers: readonly Mover[]): number[] {
  for (const one of movers) {
    one.place(scene.placements);
    one.settle();
  }
  const best = movers.map(() => Number.POSITIVE_INFINITY);
  // The first round is for the compilers.
  for (let round = 0; round <= ROUNDS; round++) {
    movers.forEach((one, index) => {
      const figure = round2(walk(scene, one));
      if (round > 0) best[index] = Math.min(best[index] as number, figure);
    });
  }
  return best;
}

function walk({ way, targets: scrolled, edit }: Scene, one: Mover): number {
  const begin = performance.now();
  let last = -1;
  for (const direction of way) {
    if (edit) one.place(edit);
    const focused = one.move(direction, scrolled);
    if (focused === last)
      throw new Error(`expected a move ${direction} from node ${focused} to lead on`);
    last = focused;
  }
  return ((performance.now() - begin) * 1_000) / way.length;
}

function round2(figure: number): number {
  return Math.round(figure * 100) / 100;
}

/** An implementation through its interface. */
async function mover({ load }: typeof host): Promise<() => Mover> {
  const system = await load();
  return () => {
    system.reset();
    return {
      place: (words) => system.place(words),
      settle: () => system.settle(),
      move: (direction, scrolled) => system.move(direction, scrolled).focused,
    };
  };
}

const INTERFACE = 'inlay:focus/focus@0.2.0';

/**
 * The Rust component's core module: canonical functions, whose results are at the address they
 * return.
 */
function rustMover(): Mover {
  const file = 'target/wasm/wasm32-unknown-unknown/release/inlay_focus_rs_component.wasm';
  const module = new WebAssembly.Module(readFileSync(join(import.meta.dirname, '../..', file)));
  const { exports } = new WebAssembly.Instance(module, {});
  const memory = exports.memory as WebAssembly.Memory;
  const called = (name: string) => exports[name] as (...words: number[]) => number;
  const realloc = called('cabi_realloc');
  const place = called(`${INTERFACE}#place`);
  const settle = called(`${INTERFACE}#settle`);
  const move = called(`${INTERFACE}#move`);
  const given = (bytes: Uint8Array): [number, number] => {
    const address = bytes.length ? realloc(0, 0, 1, bytes.length) : 1;
    new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
    return [address, bytes.length];
  };
  const taken = (result: number) => {
    const words = new DataView(memory.buffer);
    if (words.getUint8(result) !== 0)
      throw new Error('expected the component to take the call, it refused');
    return words.getUint32(result + 4, true);
  };
  return {
    place: (words) => {
      taken(place(...given(words)));
    },
    settle,
    move: (direction, scrolled) => taken(move(direction, ...given(scrolled))),
  };
}

/**
 * The control of Rust: the nearest tile ahead in the beam, by a scan over typed arrays; no groups,
 * no containers.
 */
class Scan implements Mover {
  #boxes: Int32Array = new Int32Array(0);
  #focused = 0;

  place(bytes: Uint8Array): void {
    this.#boxes = new Int32Array(bytes.buffer);
  }

  settle(): void {
    this.#focused = 0;
  }

  move(direction: Direction): number {
    const boxes = this.#boxes;
    const from = this.#focused * WORDS;
    const sideways = direction === way.right || direction === way.left;
    const sign = direction === way.right || direction === way.down ? 1 : -1;
    const [ahead, across] = sideways ? [4, 5] : [5, 4];
    let [best, score] = [this.#focused, Number.POSITIVE_INFINITY];
    for (let at = 0; at < boxes.length; at += WORDS) {
      const way = sign * ((boxes[at + ahead] as number) - (boxes[from + ahead] as number));
      const aside = Math.abs((boxes[at + across] as number) - (boxes[from + across] as number));
      if (way <= 0 || aside >= SIZE || 13 * way * way + aside * aside >= score) continue;
      [best, score] = [at / WORDS, 13 * way * way + aside * aside];
    }
    this.#focused = best;
    return best;
  }
}

if (import.meta.main) console.table(await focus());
