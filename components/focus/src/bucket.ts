/**
 * The members of a group that are in one container, and an index of them: their order along each
 * direction, so that a move looks only at those that can still win.
 *
 * The index is made when a move asks for it, mended after a few members were placed again, and
 * thrown away when one comes or goes.
 *
 * @module
 */

import { AWAY, FOCUSABLE, GROUP, SEEN } from './flags.ts';
import { DOWN, LEFT, RIGHT, UP } from './geometry.ts';

/** Places in the pool fit below this, so that an edge and a place fit into one exact number. */
const PLACES = 2 ** 20;
/** Added to an edge (of 33 bits) to make it positive. */
const BIAS = 2 ** 32;

/** Beyond so many members that were placed again, an order is rebuilt and not mended. */
const MENDED = 32;

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
  /** Members that were placed again, and how many of them each order has where they are now. */
  private readonly moved: number[] = [];
  private readonly mended = [0, 0, 0, 0];

  /** @param container Its id. */
  constructor(container: number) {
    this.container = container;
  }

  /** A member is elsewhere, and as it was otherwise. */
  move(at: number): void {
    const { moved, mended, orders } = this;
    if (moved.length === MENDED) {
      // Those that were of use meanwhile are kept.
      for (let direction = 0; direction < orders.length; direction++) {
        if (mended[direction] !== MENDED) orders[direction] = undefined;
      }
      this.forgetMoved();
    }
    moved.push(at);
  }

  private forgetMoved(): void {
    this.moved.length = 0;
    this.mended.fill(0);
  }

  /** Brings `leaves` and `groups` up to date. */
  refresh(members: Columns): void {
    if (!this.isStale && this.reach === members.reach) return;
    this.isStale = false;
    this.reach = members.reach;
    this.leaves.length = 0;
    this.groups.length = 0;
    this.inner.length = 0;
    this.orders.fill(undefined);
    this.forgetMoved();
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
    if (known !== undefined) {
      this.mend(known, direction, members);
      return known;
    }
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
    this.mended[direction] = this.moved.length;
    return order;
  }

  /** Puts the leaves that were placed again since where they are now. */
  private mend(order: Int32Array, direction: number, members: Columns): void {
    const { moved } = this;
    if (this.mended[direction] === moved.length) return;
    const taken: number[] = [];
    let { length } = order;
    for (let index = this.mended[direction] as number; index < moved.length; index++) {
      const at = moved[index] as number;
      const place = order.indexOf(at);
      // Groups are not in it; what was taken out may still be seen behind the end.
      if (place < 0 || place >= length) continue;
      order.copyWithin(place, place + 1, length);
      length--;
      taken.push(at);
    }
    for (const at of taken) {
      const place = this.placeOf(at, order, length, direction, members);
      order.copyWithin(place + 1, place, length);
      order[place] = at;
      length++;
    }
    this.mended[direction] = moved.length;
  }

  /** Where a leaf belongs among the first ones of an order: by its near edge, then by its place. */
  private placeOf(
    leaf: number,
    order: Int32Array,
    length: number,
    direction: number,
    members: Columns,
  ): number {
    const edges = direction === RIGHT || direction === LEFT ? members.left : members.top;
    const sides = direction === LEFT ? members.width : members.height;
    const back = direction === UP || direction === LEFT;
    const edge = edges[leaf] as number;
    const wanted = back ? -edge - (sides[leaf] as number) : edge;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = order[middle] as number;
      const near = back ? -(edges[at] as number) - (sides[at] as number) : (edges[at] as number);
      if (near < wanted || (near === wanted && at < leaf)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether a direction goes along y. */
export function isVertical(direction: number): boolean {
  return direction === UP || direction === DOWN;
}
