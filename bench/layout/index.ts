/**
 * `layout.full` and `layout.one`: a home screen of about 4,000 nodes laid out for the first time,
 * and after one tile changed its width; in the built layout component and, in the same run, in
 * yoga-layout.
 *
 * The component's core module is called as a fused engine calls it: no glue of jco is measured.
 * What is timed is the layout alone: on both sides the tree with its styles is there before. Ours
 * also hands out the boxes that changed; reading yoga's is not timed.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Yoga, { Align, Edge, FlexDirection, Gutter, type Node } from 'yoga-layout';
import { BatchWriter, commands, properties, writeEntry } from '../../schema/typescript/index.ts';
import { byTurns, type Measurements, threadMicroseconds } from '../measure.ts';

const WIDTH = 1920;
const HEIGHT = 1080;
const RAILS = 20;
const TILES = 33;
const ROUNDS = 15;
/** Changes that a round of `layout.one` averages over. */
const CHANGES = 400;

const INTERFACE = 'inlay:layout/layout@0.2.0';

/** A box of the screen, in the few properties that both sides know. */
interface Box {
  column?: boolean;
  width?: number;
  height?: number;
  grow?: number;
  padding?: number;
  gap?: number;
  center?: boolean;
  children: Box[];
}

/** One tree to lay out, on one side. */
interface Side {
  /** Lays out what changed. Returns how many boxes did, where that is known. */
  solve(): number;
  /** Changes the width of a tile. */
  change(width: number): void;
  dispose(): void;
}

/** Runs the benchmark. */
export default async function layout(): Promise<Measurements> {
  const screen = home();
  const nodes = count(screen);
  const sides = [() => ours(screen, nodes), () => theirs(screen)];
  const full = await byTurns(
    sides.map((open) => () => {
      const side = open();
      const begin = threadMicroseconds();
      side.solve();
      const spent = threadMicroseconds() - begin;
      side.dispose();
      return spent / 1_000;
    }),
    ROUNDS,
  );
  const standing = sides.map((open) => open());
  for (const side of standing) side.solve();
  const one = await byTurns(
    standing.map((side) => () => {
      const begin = threadMicroseconds();
      for (let at = 0; at < CHANGES; at++) {
        side.change(at % 2 === 0 ? 260 : 240);
        side.solve();
      }
      return (threadMicroseconds() - begin) / CHANGES / 1_000;
    }),
    ROUNDS,
  );
  for (const side of standing) side.dispose();
  const figure = ([value, control]: number[]) => ({
    value: value as number,
    control: control as number,
    unit: 'ms',
  });
  return { 'layout.full': { ...figure(full), note: `${nodes} nodes` }, 'layout.one': figure(one) };
}

/** Rails of tiles under each other: a poster, a name, and a line of facts in each tile. */
function home(): Box {
  const line = (width: number) => ({ width, height: 24, children: [] });
  const tile = (): Box => ({
    column: true,
    width: 240,
    gap: 8,
    children: [
      { height: 360, children: [{ grow: 1, children: [] }] },
      {
        column: true,
        padding: 4,
        gap: 4,
        children: [line(180), { gap: 8, center: true, children: [] }],
      },
    ],
  });
  const rail = (): Box => ({
    column: true,
    gap: 16,
    children: [
      { height: 40, padding: 4, children: [] },
      { gap: 24, padding: 8, children: Array.from({ length: TILES }, tile) },
    ],
  });
  return { column: true, padding: 48, gap: 32, children: Array.from({ length: RAILS }, rail) };
}

function count(box: Box): number {
  return box.children.reduce((sum, child) => sum + count(child), 1);
}

/**
 * Exports of the core module: canonical functions, whose results are at the address they return.
 */
interface CoreModule {
  memory: WebAssembly.Memory;
  cabi_realloc(old: number, oldSize: number, align: number, size: number): number;
  apply(address: number, length: number): number;
  solve(width: number, height: number): number;
  release(result: number): void;
}

let compiled: WebAssembly.Module | undefined;

function load(): CoreModule {
  const file = 'target/wasm/wasm32-unknown-unknown/release/inlay_layout_component.wasm';
  compiled ??= new WebAssembly.Module(readFileSync(join(import.meta.dirname, '../..', file)));
  const measure = () => {
    throw new Error('expected no question about a text: the screen has none');
  };
  const { exports } = new WebAssembly.Instance(compiled, {
    'inlay:text/measure@0.2.0': { measure },
  });
  return {
    memory: exports.memory,
    cabi_realloc: exports.cabi_realloc,
    apply: exports[`${INTERFACE}#apply`],
    solve: exports[`${INTERFACE}#solve`],
    release: exports[`cabi_post_${INTERFACE}#solve`],
  } as unknown as CoreModule;
}

/** The screen in the component. */
function ours(screen: Box, nodes: number): Side {
  const core = load();
  const apply = (words: Uint32Array) => {
    const address = core.cabi_realloc(0, 0, 4, words.byteLength);
    new Uint32Array(core.memory.buffer, address, words.length).set(words);
    const result = core.apply(address, words.length);
    if (new Uint8Array(core.memory.buffer)[result] !== 0)
      throw new Error('expected the component to take the screen');
  };
  const writer = new BatchWriter();
  let last = 1;
  let tile = 0;
  const write = (box: Box, node: number) => {
    const dp = (val: number) => ({ tag: 'dp', val }) as const;
    if (box.column) writeEntry(writer, properties.flexDirection, 'column');
    if (box.width !== undefined) writeEntry(writer, properties.width, dp(box.width));
    if (box.height !== undefined) writeEntry(writer, properties.height, dp(box.height));
    if (box.grow !== undefined) writeEntry(writer, properties.flexGrow, box.grow);
    if (box.center) writeEntry(writer, properties.alignItems, 'center');
    if (box.width !== undefined) writeEntry(writer, properties.flexShrink, 0);
    if (box.padding !== undefined) {
      const { paddingTop, paddingRight, paddingBottom, paddingLeft } = properties;
      for (const side of [paddingTop, paddingRight, paddingBottom, paddingLeft])
        writeEntry(writer, side, dp(box.padding));
    }
    if (box.gap !== undefined) {
      writeEntry(writer, properties.rowGap, dp(box.gap));
      writeEntry(writer, properties.columnGap, dp(box.gap));
    }
    for (const child of box.children) {
      last += 1;
      const id = last;
      if (child.width === 240 && !tile && id > nodes / 2) tile = id;
      writeEntry(writer, commands.createNode, { node: id, kind: 'view' });
      write(child, id);
      writeEntry(writer, commands.insertChild, { parent: node, child: id, before: 0 });
    }
  };
  writeEntry(writer, commands.selectNode, 1);
  write(screen, 1);
  apply(writer.entries().slice());
  const change = new BatchWriter();
  return {
    solve() {
      const result = core.solve(WIDTH, HEIGHT);
      const words = new DataView(core.memory.buffer);
      const changed = words.getUint32(result + 8, true);
      if (words.getUint8(result) !== 0 || changed === 0)
        throw new Error('expected boxes that changed');
      core.release(result);
      return changed;
    },
    change(width) {
      writeEntry(change, commands.selectNode, tile);
      writeEntry(change, properties.width, { tag: 'dp', val: width });
      apply(change.entries().slice());
      change.clear();
    },
    dispose() {},
  };
}

/** The screen in yoga, with CSS defaults as in Inlay. */
function theirs(screen: Box): Side {
  const config = Yoga.Config.create();
  config.setUseWebDefaults(true);
  config.setPointScaleFactor(0);
  const half = count(screen) / 2;
  let last = 1;
  let tile: Node | undefined;
  const build = (box: Box): Node => {
    const node = Yoga.Node.create(config);
    node.setFlexDirection(box.column ? FlexDirection.Column : FlexDirection.Row);
    if (box.width !== undefined) node.setWidth(box.width);
    if (box.height !== undefined) node.setHeight(box.height);
    if (box.grow !== undefined) node.setFlexGrow(box.grow);
    if (box.center) node.setAlignItems(Align.Center);
    if (box.width !== undefined) node.setFlexShrink(0);
    if (box.padding !== undefined) node.setPadding(Edge.All, box.padding);
    if (box.gap !== undefined) node.setGap(Gutter.All, box.gap);
    for (const [at, child] of box.children.entries()) {
      last += 1;
      const id = last;
      const built = build(child);
      if (child.width === 240 && !tile && id > half) tile = built;
      node.insertChild(built, at);
    }
    return node;
  };
  const root = build(screen);
  root.setWidth(WIDTH);
  root.setHeight(HEIGHT);
  return {
    solve() {
      root.calculateLayout(WIDTH, HEIGHT);
      return 0;
    },
    change(width) {
      tile?.setWidth(width);
    },
    dispose() {
      root.freeRecursive();
      config.free();
    },
  };
}

if (import.meta.main) console.table(await layout());
