/** All drawn moves, by subject. */
import { alongColumns } from './columns.ts';
import type { Case } from './drawings.ts';
import { intoGroups } from './entry.ts';
import { inGrid } from './grid.ts';
import { pastHidden } from './hidden.ts';
import { insideOthers } from './inside.ts';
import { toNeighbours } from './neighbours.ts';
import { amongOverlaps } from './overlap.ts';
import { betweenGroups } from './pages.ts';
import { betweenRows } from './rows.ts';
import { bySight } from './sight.ts';
import { inTraps } from './traps.ts';

export const cases: readonly Case[] = [
  ...inGrid,
  ...betweenRows,
  ...amongOverlaps,
  ...pastHidden,
  ...intoGroups,
  ...betweenGroups,
  ...toNeighbours,
  ...inTraps,
  ...alongColumns,
  ...insideOthers,
  ...bySight,
];
