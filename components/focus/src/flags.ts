/**
 * Numbers that placements and the schema have, and what a search takes.
 *
 * @module
 */

/** Flags of a placement. */
export const FOCUSABLE = 1;
/** Focusables under it belong together. */
export const GROUP = 2;
/** Scrolls what is under it. */
export const CONTAINER = 4;
/**
 * Hidden, disabled or outside the tree: cannot have focus. Scene says it of every node, also of
 * what is inside a hidden one.
 */
export const AWAY = 8 | 16 | 32;
/** Outside the tree. */
export const OUTSIDE = 32;
/** Hidden. */
export const HIDDEN = 8;
/** Nothing of it can be seen. */
export const CLIPPED = 64;
/** With `CLIPPED`: only the stage ends before it. */
export const BEYOND = 128;
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
