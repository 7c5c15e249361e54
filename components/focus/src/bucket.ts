/**
 * The members of a group that are in one container, and an index of them: their order along each
 * direction, so that a move looks only at those that can still win.
 *
 * The index is made when a move asks for it and thrown away when a member comes, goes or is placed
 * again.
 *
 * @module
 */

import { AWAY, FOCUSABLE, GROUP, SEEN } from './flags.ts';
import { DOWN, LEFT, RIGHT, UP } from './geometry.ts';

/** Places in the pool fit below this, so that an edge and a place fit into one exact number. */
const PLACES = 2 ** 20;
/** Added to an edge (of 33 bits) to make it positive. */
const BIAS = 2 ** 32;

/** What a bucket reads of its members, by their places in the pool. */
export interface Columns {
  readonly flags: Uint8Array;
  readonly host: Uint32Array;
  readonly left: Int32Array;
  readonly top: Int32Array;
  readonly width: Int32Array;
  readonly height: Int32Array;
  /** What is as good as what is seen, for what is looked for at the moment. */
  readonly reach: number;
  /** Whether a search takes a focusable node. */
  takes(at: number): boolean;
  /** Whether a node is only reached through another member. */
  isInner(at: number): boolean;
}

/** Members that move together when their container scrolls. */
export class Bucket {
  /** Id of the container; 0 is the stage. */
  readonly container: number;
  /** Places in the pool, in no order. */
  readonly members: number[] = [];
  /** Whether the lists below are out of date. */
  isStale = true;
  /** What they take besides what is seen. */
  private reach = SEEN;
  /** Members that may get focus. */
  readonly leaves: number[] = [];
  /** Members that are groups, and cannot have focus themselves. */
  readonly groups: number[] = [];
  /** Of both, those that are only reached through another member. */
  readonly inner: number[] = [];
  /** Where the container's content starts on the stage. */
  left = 0;
  /** Where the container's content starts on the stage. */
  top = 0;
  /** Where that is in the order of reading. */
  reading = 0;
  /** When that was worked out. */
  epoch = -1;
  private readonly orders: (Int32Array | undefined)[] = [
    undefined,
    undefined,
    undefined,
    undefined,
  ];

  /** @param container Its id. */
  constructor(container: number) {
    this.container = container;
  }

  /** A member is elsewhere, and as it was otherwise. */
  forgetOrders(): void {
    this.orders.fill(undefined);
  }

  /** Brings `leaves` and `groups` up to date. */
  refresh(members: Columns): void {
    if (!this.isStale && this.reach === members.reach) return;
    this.isStale = false;
    this.reach = members.reach;
    this.leaves.length = 0;
    this.groups.length = 0;
    this.inner.length = 0;
    this.forgetOrders();
    for (const at of this.members) {
      const flags = members.flags[at] as number;
      if (flags & AWAY || !(flags & (FOCUSABLE | GROUP))) continue;
      if (flags & FOCUSABLE && !members.takes(at)) continue;
      if (members.host[at] !== 0 && members.isInner(at)) this.inner.push(at);
      else if (flags & FOCUSABLE) this.leaves.push(at);
      else this.groups.push(at);
    }
  }

  /**
   * The leaves in the order in which a move in `direction` meets their near edges. Wants a
   * refreshed bucket.
   */
  order(direction: number, members: Columns): Int32Array {
    const known = this.orders[direction];
    if (known !== undefined) return known;
    const { leaves } = this;
    // Sorted as plain numbers, edge before place: without a comparison function that is the
    // engine's own work.
    const keys = new Float64Array(leaves.length);
    const edges = direction === RIGHT || direction === LEFT ? members.left : members.top;
    const sides = direction === LEFT ? members.width : members.height;
    for (let index = 0; index < leaves.length; index++) {
      const at = leaves[index] as number;
      const edge = edges[at] as number;
      const near = direction === UP || direction === LEFT ? -edge - (sides[at] as number) : edge;
      keys[index] = (near + BIAS) * PLACES + at;
    }
    keys.sort();
    const order = new Int32Array(keys.length);
    // Takes the low bits, also of a number of more than 32.
    for (let index = 0; index < order.length; index++)
      order[index] = (keys[index] as number) & (PLACES - 1);
    this.orders[direction] = order;
    return order;
  }
}

/** Whether a direction goes along y. */
export function isVertical(direction: number): boolean {
  return direction === UP || direction === DOWN;
}
