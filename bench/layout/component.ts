/**
 * The built layout component, called as a fused engine calls it: its core module, with no glue of
 * jco around it.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriter, commands, properties, writeEntry } from '../../schema/typescript/index.ts';
import type { LayoutCall } from '../home/layout.ts';
import type { Box } from './scenes.ts';
import { TILE } from './scenes.ts';

const INTERFACE = 'inlay:layout/layout@0.2.0';

/** Where `inlay compose` has it built. */
const built = join(
  import.meta.dirname,
  '../../target/wasm/wasm32-unknown-unknown/release/inlay_layout_component.wasm',
);

/**
 * Exports of the core module: canonical functions, whose results are at the address they return.
 */
interface Exports {
  memory: WebAssembly.Memory;
  cabi_realloc(old: number, oldSize: number, align: number, size: number): number;
  apply(entries: number, length: number): number;
  setNaturalSizes(nodes: number, nodeCount: number, sizes: number, sizeCount: number): number;
  solve(width: number, height: number): number;
  release(result: number): void;
}

/** Answers a text's size: width, height and baseline; `width` is -Infinity for `min-content`. */
export type Measure = (node: number, width: number) => readonly [number, number, number];

const compiled = new Map<string, WebAssembly.Module>();

/** A layout that has laid out nothing yet. */
export class Component {
  readonly #core: Exports;

  /**
   * @param measure What measures texts; by default there are none.
   * @param file The core module.
   */
  constructor(measure?: Measure, file = built) {
    const module = compiled.get(file) ?? new WebAssembly.Module(readFileSync(file));
    compiled.set(file, module);
    // The cases of `available-width`, in their order.
    const widths = [undefined, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const { exports } = new WebAssembly.Instance(module, {
      'inlay:text/measure@0.2.0': {
        measure(node: number, space: number, width: number, result: number) {
          if (!measure) throw new Error(`expected no text to be measured: node ${node}`);
          const size = measure(node, widths[space] ?? width);
          if (floats.length === 0) floats = new Float32Array(memory.buffer);
          for (let at = 0; at < 3; at++) floats[(result >> 2) + at] = size[at] as number;
        },
      },
    });
    const memory = exports.memory as WebAssembly.Memory;
    // Its length is 0 once the memory has grown.
    let floats = new Float32Array(memory.buffer);
    this.#core = {
      memory,
      cabi_realloc: exports.cabi_realloc,
      apply: exports[`${INTERFACE}#apply`],
      setNaturalSizes: exports[`${INTERFACE}#set-natural-sizes`],
      solve: exports[`${INTERFACE}#solve`],
      release: exports[`cabi_post_${INTERFACE}#solve`],
    } as unknown as Exports;
  }

  /** Bytes of its memory, which never shrinks. */
  get bytes(): number {
    return this.#core.memory.buffer.byteLength;
  }

  /** Takes tree commands and properties. */
  apply(entries: Uint32Array): void {
    this.#check('apply', this.#core.apply(this.#lower(entries), entries.length));
  }

  /** Sets natural sizes of images. */
  setNaturalSizes(nodes: Uint32Array, sizes: Float32Array): void {
    const [ids, values] = [this.#lower(nodes), this.#lower(sizes)];
    const result = this.#core.setNaturalSizes(ids, nodes.length, values, sizes.length);
    this.#check('set-natural-sizes', result);
  }

  /** Makes the calls of a recording. */
  replay(calls: readonly LayoutCall[]): void {
    for (const call of calls) {
      if (call.name === 'apply') this.apply(call.entries);
      else this.setNaturalSizes(call.nodes, call.sizes);
    }
  }

  /** Lays out what changed. Returns how many boxes did. */
  solve(width: number, height: number): number {
    const result = this.#core.solve(width, height);
    this.#check('solve', result);
    const changed = new DataView(this.#core.memory.buffer).getUint32(result + 8, true);
    if (changed === 0) throw new Error('expected boxes that changed');
    this.#core.release(result);
    return changed;
  }

  #lower(words: Uint32Array | Float32Array): number {
    const address = this.#core.cabi_realloc(0, 0, 4, words.byteLength);
    const Words = words instanceof Uint32Array ? Uint32Array : Float32Array;
    new Words(this.#core.memory.buffer, address, words.length).set(words);
    return address;
  }

  #check(call: string, result: number): void {
    if (new Uint8Array(this.#core.memory.buffer)[result] !== 0)
      throw new Error(`expected the layout component to take the calls: ${call} was refused`);
  }
}

/** A screen as entries for the component, and the id of a tile in its middle. */
export function entriesOf(screen: Box): { entries: Uint32Array; tile: number } {
  const writer = new BatchWriter();
  const tiles: number[] = [];
  let last = 1;
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
    if (box.columns !== undefined) {
      const size = { min: { tag: 'auto' }, max: { tag: 'fraction', val: 1 } } as const;
      const repeat = { tag: 'count', val: box.columns } as const;
      writeEntry(writer, properties.display, 'grid');
      writeEntry(writer, properties.gridTemplateColumns, [{ repeat, sizes: [size] }]);
      writeEntry(writer, properties.gridAutoFlow, 'row-dense');
    }
    const span = (val: number) => ({ tag: 'span', val }) as const;
    if (box.spans?.columns) writeEntry(writer, properties.gridColumnStart, span(box.spans.columns));
    if (box.spans?.rows) writeEntry(writer, properties.gridRowStart, span(box.spans.rows));
    for (const child of box.children) {
      last += 1;
      const id = last;
      if (child.width === TILE) tiles.push(id);
      writeEntry(writer, commands.createNode, { node: id, kind: 'view' });
      write(child, id);
      writeEntry(writer, commands.insertChild, { parent: node, child: id, before: 0 });
    }
  };
  writeEntry(writer, commands.selectNode, 1);
  write(screen, 1);
  return { entries: writer.entries().slice(), tile: tiles[tiles.length >> 1] ?? 1 };
}

/** The entries that give a node a width. */
export function widthOf(node: number, width: number): Uint32Array {
  const writer = new BatchWriter();
  writeEntry(writer, commands.selectNode, node);
  writeEntry(writer, properties.width, { tag: 'dp', val: width });
  return writer.entries().slice();
}
