/**
 * What is laid out: a home screen in the few properties that yoga knows, too, and dense grids.
 *
 * @module
 */

/** A box, its properties in dp, and what is in it. */
export interface Box {
  readonly column?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly grow?: number;
  readonly padding?: number;
  readonly gap?: number;
  readonly center?: boolean;
  /** So many columns of one fraction each, filled densely. */
  readonly columns?: number;
  /** Tracks of a grid that it covers. */
  readonly spans?: { readonly columns?: number; readonly rows?: number };
  readonly children: readonly Box[];
}

const RAILS = 20;
const TILES = 33;

/** The width of a tile. */
export const TILE = 240;

/** Rails of tiles under each other: a poster, a name, and a line of facts in each tile. */
export function home(): Box {
  const line = (width: number) => ({ width, height: 24, children: [] });
  const tile = (): Box => ({
    column: true,
    width: TILE,
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

/** Items of different heights in ten columns, some of them over two columns or two rows. */
export function grid(items: number): Box {
  const item = (at: number): Box => ({
    height: 40 + (at % 5) * 8,
    ...(at % 7 === 0 ? { spans: { columns: 2 } } : at % 11 === 0 ? { spans: { rows: 2 } } : {}),
    children: [],
  });
  return { columns: 10, gap: 8, children: Array.from({ length: items }, (_, at) => item(at)) };
}

/** How many boxes there are in all. */
export function count(box: Box): number {
  return box.children.reduce((sum, child) => sum + count(child), 1);
}
