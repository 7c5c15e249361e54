/**
 * Numbers that placements and the schema have, and what a search takes.
 *
 * @module
 */

import { seenPlacementFlags } from '../../../schema/typescript/generated/rows/placements.ts';

/** Flags of a placement. */
export const {
  focusable: FOCUSABLE,
  group: GROUP,
  container: CONTAINER,
  hidden: HIDDEN,
  disabled: DISABLED,
  outsideTree: OUTSIDE,
  clipped: CLIPPED,
  offStage: OFF_STAGE,
} = seenPlacementFlags;
/**
 * Cannot have focus. Scene says it of every node, also of what is inside a hidden one.
 */
export const AWAY = HIDDEN | DISABLED | OUTSIDE;
/** All bits of `focus-trap`: no move leaves the group. */
export const TRAPPED = 15;
/** Shares of a map are within this of 0, in 1/65536, so that products stay exact. */
export const LINEAR_LIMIT = 2 ** 20;

/** A search takes what is seen. */
export const SEEN = 0;
/** A search takes what only the stage ends before, too. */
export const SEEN_OR_BEYOND = 1;
/** A search takes what is clipped, too. */
export const ALL_OF_IT = 2;

/** Place of the stage in the pool: a group without an id. */
export const STAGE = 0;

/** `focus-entry` of the schema. */
export const NEAREST = 0;
/** The last in reading order; 1 is the first. */
export const LAST = 2;
/** The one that `focus-preferred` names. */
export const PREFERRED = 3;

/** Slot of an id: its low 20 bits. */
export function slotOf(id: number): number {
  return id & 0xfffff;
}
