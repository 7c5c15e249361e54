/**
 * The same trees through a built layout component.
 *
 * @module
 */
import { loadComposed } from '../../conformance/load.ts';
import { measureWords, naturalSizes, parseTree, STAGE, type TreeNode, toEntries } from './tree.ts';

/** Largest difference of a coordinate that counts as equal, in dp. */
export const TOLERANCE = 0.1;

/** `inlay:layout/layout` in jco's shape, as far as it is used here. */
export interface LayoutInterface {
  apply(entries: Uint32Array): void;
  setNaturalSizes(nodes: Uint32Array, sizes: Float32Array): void;
  touch(nodes: Uint32Array): void;
  solve(width: number, height: number): { nodes: Uint32Array; values: Float32Array };
  reset(): void;
  snapshot(): { version: number };
  restore(state: { version: number }): void;
}

/** The tree that is replayed, for its paragraphs. */
let replayed: readonly TreeNode[] = [];

/** `inlay:text/measure` for the tree that is replayed. */
export function measureReplayed(node: number, available: { tag: string; val?: number }) {
  const words = replayed[node - 1]?.words;
  if (!words) return { width: 0, height: 0, baseline: 0 };
  const widths: Record<string, number> = {
    'min-content': 0,
    'max-content': Number.POSITIVE_INFINITY,
  };
  return measureWords(words, widths[available.tag] ?? available.val ?? 0);
}

/** The layout component that was built, with the texts of the tree that is replayed. */
export async function loadLayout(): Promise<LayoutInterface> {
  const system = await loadComposed('rust', 'layout', {
    'inlay:text/measure': { measure: measureReplayed },
  });
  return system.layout as LayoutInterface;
}

/**
 * Boxes of a tree by the layout, in 1/64 dp as the recordings are, and the sizes of scrollable
 * contents in dp.
 */
export function replay(
  layout: LayoutInterface,
  lines: readonly string[],
): { boxes: number[]; scroll: number[] } {
  const nodes = parseTree(lines);
  replayed = nodes;
  layout.reset();
  layout.apply(toEntries(nodes));
  const natural = naturalSizes(nodes);
  layout.setNaturalSizes(natural.nodes, natural.sizes);
  const solved = layout.solve(STAGE.width, STAGE.height);
  const boxes: number[] = [];
  const scroll: number[] = [];
  solved.nodes.forEach((node, at) => {
    const values = solved.values.subarray(at * 10, at * 10 + 10);
    for (let value = 0; value < 4; value++)
      boxes[(node - 1) * 4 + value] = (values[value] as number) * 64;
    for (let value = 0; value < 2; value++)
      scroll[(node - 1) * 2 + value] = Math.abs(values[4 + value] as number);
  });
  return { boxes, scroll };
}

/**
 * Places of the scroll containers whose content has another size; Chromium reports whole pixels.
 */
export function scrollDifferences(
  lines: readonly string[],
  found: readonly number[],
  expected: readonly number[],
): number[] {
  const differs = (at: number) => !(Math.abs((expected[at] ?? 0) - (found[at] ?? Number.NaN)) <= 1);
  return [...lines.keys()].filter((at) => {
    const line = lines[at] as string;
    const scrolls =
      /^\d+ (view|text)\S* .*overflow-.:(hidden|scroll)/.test(line) &&
      !/display:(none|contents)/.test(line);
    return scrolls && (differs(at * 2) || differs(at * 2 + 1));
  });
}

/** Places of the nodes whose boxes differ. */
export function differences(found: readonly number[], expected: readonly number[]): number[] {
  const nodes = new Set<number>();
  expected.forEach((value, at) => {
    if (!(Math.abs(value - (found[at] ?? Number.NaN)) <= TOLERANCE * 64))
      nodes.add(Math.floor(at / 4));
  });
  return [...nodes];
}
