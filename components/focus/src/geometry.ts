/**
 * Rectangles in 1/64 dp, and how well one answers a move from another.
 *
 * All numbers are integers below 2^53, so that doubles are exact. A move sees a rectangle *turned*:
 * `start` and `end` grow in the direction of the move, `low` and `high` are its edges across it.
 *
 * @module
 */

/** Doubled distances count up to here (131,072 dp), so that a score stays below 2^52. */
export const FAR = 2 ** 24;

/**
 * The worst score with which something outside the beam answers a move sideways: that of a screen's
 * width (1920 dp) across.
 */
export const REACH = (2 * 1920 * 64) ** 2;

/** Directions, in the order of the schema. */
export const UP = 0;
/** Towards larger x. */
export const RIGHT = 1;
/** Towards larger y. */
export const DOWN = 2;
/** Towards smaller x. */
export const LEFT = 3;

/** A rectangle on the stage. Reused: what a function fills is valid until it is filled again. */
export class Rect {
  left = 0;
  top = 0;
  width = 0;
  height = 0;

  /** Takes the numbers of another. */
  copy(other: Rect): void {
    this.left = other.left;
    this.top = other.top;
    this.width = other.width;
    this.height = other.height;
  }

  /** Whether both have area in common; a side without length counts where it lies inside. */
  overlaps(other: Rect): boolean {
    return (
      this.left < other.left + other.width &&
      other.left < this.left + this.width &&
      this.top < other.top + other.height &&
      other.top < this.top + this.height
    );
  }
}

/**
 * The side of a rectangle on which one inside it lies: where its centre is off the other's, in
 * proportion to the sides; below where it is not.
 */
export function sideOf(outer: Rect, inner: Rect): number {
  const x = withinFar(2 * inner.left + inner.width - 2 * outer.left - outer.width);
  const y = withinFar(2 * inner.top + inner.height - 2 * outer.top - outer.height);
  if (Math.abs(y) * Math.min(outer.width, FAR) < Math.abs(x) * Math.min(outer.height, FAR))
    return x < 0 ? LEFT : RIGHT;
  return y < 0 ? UP : DOWN;
}

/** The direction back. */
export function opposite(direction: number): number {
  return (direction + 2) % 4;
}

/** A rectangle as a move sees it. */
export class Turned {
  start = 0;
  end = 0;
  low = 0;
  high = 0;

  /** Takes a rectangle as a move in `direction` sees it. */
  turn(rect: Rect, direction: number): void {
    const { left, top } = rect;
    const right = left + rect.width;
    const bottom = top + rect.height;
    const sideways = direction === RIGHT || direction === LEFT;
    const back = direction === UP || direction === LEFT;
    const near = sideways ? left : top;
    const far = sideways ? right : bottom;
    this.start = back ? -far : near;
    this.end = back ? -near : far;
    this.low = sideways ? top : left;
    this.high = sideways ? bottom : right;
  }

  /**
   * Whether `other` lies ahead: it reaches farther, and begins farther ahead or not before this
   * ends.
   */
  sees(other: Turned): boolean {
    return this.end < other.end && (this.start < other.start || this.end <= other.start);
  }

  /** Whether `other` begins where this ends, or after: it lies wholly ahead. */
  endsBefore(other: Turned): boolean {
    return this.end <= other.start;
  }

  /** Whether `other` is in the beam that this casts ahead (and back). */
  beams(other: Turned): boolean {
    return this.low < other.high && other.low < this.high;
  }
}

/**
 * Twice the way from a point (twice that, too) to the nearest point of a span: 0 over all its
 * length.
 */
export function gap2(point2: number, low: number, high: number): number {
  return upToFar(Math.max(2 * low - point2, point2 - 2 * high));
}

/**
 * How badly a box answers a move: the way ahead counts thirteen times the way across, both squared.
 *
 * @param ahead Twice the way from the end of the start to the start of the box; below 0 is 0.
 * @param across {@link gap2} across the move.
 */
export function scoreOf(ahead: number, across: number): number {
  const way = upToFar(ahead);
  return 13 * way * way + across * across;
}

/** A distance within 0 and {@link FAR}. */
export function upToFar(distance: number): number {
  return Math.min(Math.max(distance, 0), FAR);
}

function withinFar(distance: number): number {
  return Math.min(Math.max(distance, -FAR), FAR);
}
