/**
 * A move. The rules, with their reasons, are told in `components/focus-rs/core/src/search.rs`; this is the same in TypeScript, with an index (`bucket.ts`) in place of the scan.
 *
 * @module
 */
import { type Bucket, isVertical } from './bucket.ts';
import { enter, takesFocus } from './enter.ts';
import type { Focus } from './focus.ts';
import { gap2, LEFT, Rect, scoreOf, Turned, UP } from './geometry.ts';
import { type Members, STAGE } from './member.ts';
import { MAX_NESTING, onStage, settleBucket } from './place.ts';
import { Best } from './rank.ts';

/** Candidates in the beam. */
const BEAM = 0;
/** Those outside it that lie wholly ahead. */
const ASIDE = 1;
/** Both. */
const ALL = 2;

/** Where a move starts, and where it goes. */
export class Way {
  readonly rect = new Rect();
  readonly turned = new Turned();
  direction = 0;
  scope = BEAM;
  /** Twice the centre across the move. */
  centre2 = 0;

  /** Takes a start and a direction. */
  begin(focus: Focus, at: number, direction: number): void {
    onStage(focus, at, this.rect);
    this.direction = direction;
    this.turned.turn(this.rect, direction);
    this.centre2 = this.turned.low + this.turned.high;
  }

  /** How badly a turned box answers. */
  score(there: Turned): number {
    return scoreOf(2 * (there.start - this.turned.end), gap2(this.centre2, there.low, there.high));
  }

  /** Twice the way between the centres across the move. */
  offset(there: Turned): number {
    return Math.abs(there.low + there.high - this.centre2);
  }

  /** Whether a box lies ahead as the scope wants it. */
  takes(there: Turned): boolean {
    if (!this.turned.sees(there)) return false;
    const isBeamed = this.turned.beams(there);
    if (this.scope === BEAM) return isBeamed;
    return this.scope === ASIDE
      ? !isBeamed && this.turned.endsBefore(there)
      : isBeamed || this.turned.endsBefore(there);
  }
}

/** The best candidates of a group. */
class Found {
  /** In the beam. */
  readonly beamed = new Best();
  /** Outside it. */
  readonly aside = new Best();

  /** The one that the move goes to; its `at` is the stage's place if there is none. */
  winner(): Best {
    const { beamed, aside } = this;
    if (beamed.at === STAGE) return aside;
    if (aside.at === STAGE) return beamed;
    return aside.score < beamed.score && aside.end <= beamed.second ? aside : beamed;
  }

  /** The better one, in the beam or outside it alike. */
  nearest(): Best {
    const { beamed, aside } = this;
    if (beamed.at === STAGE) return aside;
    if (aside.at === STAGE) return beamed;
    const { score, second, third, top, left, id } = aside;
    return beamed.isBeatenBy(score, second, third, top, left, id) ? aside : beamed;
  }
}

/** By how deep a group lies in others around the start of the move. */
const found: Found[] = [];
const box = new Rect();
const turned = new Turned();

/** The id of the node that a move goes to; 0 if nothing answers. */
export function search(focus: Focus, direction: number): number {
  const from = focus.members.find(focus.focused);
  if (!focus.members.isFocusable(from)) return 0;
  const { way } = focus;
  way.begin(focus, from, direction);
  if (isVertical(direction)) return climb(focus, from, ALL);
  return climb(focus, from, BEAM) || climb(focus, from, ASIDE);
}

/** Looks from the innermost group outwards. */
function climb(focus: Focus, from: number, scope: number): number {
  const { members, way } = focus;
  let inside = from;
  for (let level = 0; level < MAX_NESTING; level++) {
    const found = neighbour(focus, inside);
    if (found !== 0) return found;
    const group = members.group[inside] as number;
    way.scope = scope;
    if (scope !== ASIDE || level > 0) {
      const best = bestIn(focus, group, inside);
      const entered = best === STAGE ? 0 : enter(focus, best, way);
      if (entered !== 0) return entered;
    }
    if (group === STAGE || ((members.trap[group] as number) >>> way.direction) & 1) return 0;
    inside = group;
  }
  return 0;
}

/** The declared neighbour of a node or group, if it can be entered. */
function neighbour(focus: Focus, at: number): number {
  const { members, way } = focus;
  const next = members.find(members.next[4 * at + way.direction] as number);
  return next === STAGE ? 0 : enter(focus, next, way);
}

/** The best member of a group that answers; the one that focus is in does not. */
function bestIn(focus: Focus, group: number, inside: number): number {
  return collect(focus, group, inside, 0).winner().at;
}

/** The member of a group that answers a move best, in the beam or outside it alike. */
export function nearestAhead(focus: Focus, group: number): number {
  const { way } = focus;
  const { scope } = way;
  way.scope = ALL;
  const { at } = collect(focus, group, STAGE, 0).nearest();
  way.scope = scope;
  return at;
}

/** The best members of a group, but for `inside`. */
function collect(focus: Focus, group: number, inside: number, depth: number): Found {
  let best = found[depth];
  if (best === undefined) {
    best = new Found();
    found[depth] = best;
  }
  best.beamed.clear();
  best.aside.clear();
  const buckets = focus.members.buckets[group];
  if (buckets === undefined) return best;
  for (const bucket of buckets.values()) {
    settleBucket(focus, bucket);
    for (const at of bucket.groups) {
      if (at !== inside) offerGroup(focus, at, best, depth);
    }
  }
  const isOnly = buckets.size === 1;
  for (const bucket of buckets.values()) scanLeaves(focus, bucket, inside, best, isOnly);
  return best;
}

/** Offers a group with its own box, or one around the start of the move with the box of its best member. */
function offerGroup(focus: Focus, at: number, { beamed, aside }: Found, depth: number): void {
  const { way, members } = focus;
  const id = members.id[at] as number;
  onStage(focus, at, box);
  const { top, left } = box;
  turned.turn(box, way.direction);
  if (way.takes(turned)) {
    if (!takesFocus(focus, at)) return;
    const best = way.turned.beams(turned) ? beamed : aside;
    if (best.offer(at, way.score(turned), turned.start, way.offset(turned), top, left, id)) best.end = turned.end;
  } else if (depth < MAX_NESTING && way.rect.overlaps(box)) {
    const inner = collect(focus, at, STAGE, depth + 1);
    const winner = inner.winner();
    if (winner.at === STAGE) return;
    const best = winner === inner.beamed ? beamed : aside;
    if (best.offer(at, winner.score, winner.second, winner.third, top, left, id)) best.end = winner.end;
  }
}

/**
 * Looks at the leaves of a bucket in the order in which the move meets them, until none can win any more.
 *
 * A leaf that is farther ahead scores no better than its way ahead alone. So behind a candidate in the beam that scores better than that nothing is of interest; behind one outside the beam
 * nothing is, once it has ended, too: from there on nothing in the beam would beat it. (That holds where no other bucket has something better outside the beam.)
 */
function scanLeaves(focus: Focus, bucket: Bucket, inside: number, { beamed, aside }: Found, isOnly: boolean): void {
  const { members, way } = focus;
  const { direction, scope, centre2 } = way;
  const { start: fromStart, end: fromEnd, low: fromLow, high: fromHigh } = way.turned;
  const vertical = isVertical(direction);
  const back = direction === UP || direction === LEFT;
  const edges = vertical ? members.top : members.left;
  const sides = vertical ? members.height : members.width;
  const crossEdges = vertical ? members.left : members.top;
  const crossSides = vertical ? members.width : members.height;
  const origin = vertical ? bucket.top : bucket.left;
  const crossOrigin = vertical ? bucket.left : bucket.top;
  const order = bucket.order(direction, members);
  const first = firstFrom(order, edges, sides, back, fromStart + (back ? origin : -origin));
  for (let index = first; index < order.length; index++) {
    const at = order[index] as number;
    const near = (edges[at] as number) + origin;
    const far = near + (sides[at] as number);
    const start = back ? -far : near;
    const end = back ? -near : far;
    const least = scoreOf(2 * (start - fromEnd), 0);
    if (beamed.at !== STAGE) {
      if (least > beamed.score) return;
    } else if (isOnly && aside.at !== STAGE && least > aside.score && start >= aside.end) {
      return;
    }
    if (fromEnd >= end || (fromStart >= start && fromEnd > start) || at === inside) continue;
    const low = (crossEdges[at] as number) + crossOrigin;
    const high = low + (crossSides[at] as number);
    const isBeamed = fromLow < high && low < fromHigh;
    if (isBeamed ? scope === ASIDE : scope === BEAM || fromEnd > start) continue;
    const across = gap2(centre2, low, high);
    const score = least + across * across;
    const kind = isBeamed ? beamed : aside;
    if (kind.at !== STAGE && score > kind.score) continue;
    const top = vertical ? near : low;
    const left = vertical ? low : near;
    if (kind.offer(at, score, start, Math.abs(low + high - centre2), top, left, members.id[at] as number)) {
      kind.end = end;
    }
  }
}

/** The first place in an order whose near edge is at `edge` or farther ahead, in the bucket's own coordinates. */
function firstFrom(
  order: Int32Array,
  edges: Members['left'],
  sides: Members['width'],
  back: boolean,
  edge: number,
): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = order[middle] as number;
    const near = edges[at] as number;
    const start = back ? -near - (sides[at] as number) : near;
    if (start < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
