/**
 * A move: sections 2 to 4 of the specification, `wit/focus/focus.md`. An index (`bucket.ts`) takes
 * the place of a scan over all members.
 *
 * @module
 */
import { type Bucket, isVertical } from './bucket.ts';
import { enter, enterSeenFirst, reaching, takesFocus } from './enter.ts';
import type { Focus } from './focus.ts';
import {
  gap2,
  LEFT,
  opposite,
  REACH,
  Rect,
  scoreOf,
  sideOf,
  Turned,
  UP,
  upToFar,
} from './geometry.ts';
import { ALL_OF_IT, CLIPPED, type Members, SEEN, SEEN_OR_BEYOND, STAGE } from './member.ts';
import { MAX_NESTING, onStage, readingOf, settleBucket } from './place.ts';
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
  /** Twice the place of the line that the move keeps to, across it. */
  line2 = 0;
  /** The node whose line that is, by its place. */
  private anchor = STAGE;
  /** Whether the group at hand is the innermost one. */
  isInnermost = false;
  /** Whether the start is clipped itself. */
  isClipped = false;

  /** Takes a start and a direction. */
  begin(focus: Focus, at: number, direction: number): void {
    const { members } = focus;
    this.direction = direction;
    const anchor = focus.isSideways === isVertical(direction) ? STAGE : members.find(focus.anchor);
    this.isClipped = ((members.flags[at] as number) & CLIPPED) !== 0;
    onStage(focus, at, this.rect);
    this.turned.turn(this.rect, direction);
    this.keepTo(at, this.turned);
    if (anchor === at || members.bucket[anchor] === undefined) return;
    onStage(focus, anchor, box);
    turned.turn(box, direction);
    if (this.turned.beams(turned)) this.keepTo(anchor, turned);
  }

  private keepTo(anchor: number, line: Turned): void {
    this.anchor = anchor;
    this.line2 = line.low + line.high;
  }

  /** The id of the anchor, if moving on to a node leads into the beam of the start; else 0. */
  anchorTo(focus: Focus, node: number): number {
    onStage(focus, focus.members.find(node), box);
    turned.turn(box, this.direction);
    return this.turned.beams(turned) ? (focus.members.id[this.anchor] as number) : 0;
  }

  /** What answers in a group. */
  reachIn(group: number): number {
    return this.isClipped && this.isInnermost && group !== STAGE ? ALL_OF_IT : SEEN;
  }

  /** What answers in a group where nothing of that is there. */
  lastReachIn(group: number, members: Members): number {
    if (this.isClipped) return ALL_OF_IT;
    return members.hasBeyond && group !== STAGE && this.scope !== ASIDE ? SEEN_OR_BEYOND : SEEN;
  }

  /** How badly a turned box answers. */
  score(there: Turned): number {
    return scoreOf(2 * (there.start - this.turned.end), gap2(this.line2, there.low, there.high));
  }

  /** Twice the way across the move from its line to the centre. */
  offset(there: Turned): number {
    return Math.abs(there.low + there.high - this.line2);
  }

  /**
   * How far a candidate is as the crow flies, squared: its way ahead counts once and not thirteen
   * times.
   */
  crow(best: Best): number {
    const ahead = this.aheadOf(best.second);
    return best.score - 12 * ahead * ahead;
  }

  /** Twice the way ahead to a near edge. */
  aheadOf(start: number): number {
    return upToFar(2 * (start - this.turned.end));
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

  /** The one that a move goes to; its `at` is the stage's place if there is none. */
  winner(way: Way): Best {
    const { beamed, aside } = this;
    if (beamed.at === STAGE) return aside;
    if (aside.at === STAGE) return beamed;
    const wins =
      aside.score < beamed.score &&
      aside.end <= beamed.second &&
      (!way.isInnermost || !beamed.isLeaf || way.crow(aside) < way.crow(beamed));
    return wins ? aside : beamed;
  }

  /** The better one, in the beam or outside it alike. */
  nearest(): Best {
    const { beamed, aside } = this;
    if (beamed.at === STAGE) return aside;
    if (aside.at === STAGE) return beamed;
    const { score, second, third, top, reading, id } = aside;
    return beamed.isBeatenBy(score, second, third, top, reading, id) ? aside : beamed;
  }
}

/** By how deep a group lies in others around the start of the move. */
const found: Found[] = [];
const box = new Rect();
const turned = new Turned();
const inward = new Best();

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
  way.scope = scope;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    way.isInnermost = depth === 0;
    const group = members.group[inside] as number;
    const start = inside;
    const first = way.reachIn(group);
    let found = neighbour(focus, inside);
    found ||= reaching(focus, first, () => level(focus, start));
    const last = found === 0 ? way.lastReachIn(group, members) : first;
    if (last !== first) found = reaching(focus, last, () => level(focus, start));
    if (found !== 0) return found;
    if (group === STAGE || ((members.trap[group] as number) >>> way.direction) & 1) return 0;
    inside = group;
  }
  return 0;
}

/**
 * What answers among the members of the group that a node or group is in, or inside the node
 * itself.
 */
function level(focus: Focus, inside: number): number {
  const { members, way } = focus;
  const group = members.group[inside] as number;
  const host = members.hasHosts ? members.hostOf(inside) : STAGE;
  if (members.hasHosts && way.isInnermost && way.scope !== ASIDE) {
    const inner = innermost(focus, inside);
    if (inner !== 0) return inner;
  }
  if (host !== STAGE && host !== group) {
    const sibling = enterBest(focus, group, inside, members.id[host] as number);
    if (sibling !== 0) return sibling;
    if (leadsOut(focus, inside, host)) return members.id[host] as number;
  }
  const entered = enterBest(focus, group, inside, 0);
  if (entered !== 0) return entered;
  return host !== STAGE && host === group && leadsOut(focus, inside, host)
    ? (members.id[host] as number)
    : 0;
}

/** The declared neighbour of a node or group, if it can be entered. */
function neighbour(focus: Focus, at: number): number {
  const { members, way } = focus;
  const next = members.find(members.next[4 * at + way.direction] as number);
  return next === STAGE ? 0 : enterSeenFirst(focus, next, way);
}

/** What is inside the focused node, in the direction of a move. */
function innermost(focus: Focus, from: number): number {
  const { members } = focus;
  inward.clear();
  offerInner(focus, from, members.buckets[members.group[from] as number]);
  offerInner(focus, from, members.buckets[from]);
  return inward.at === STAGE ? 0 : enter(focus, inward.at, focus.way);
}

function offerInner(focus: Focus, from: number, buckets: Map<number, Bucket> | undefined): void {
  const { members, way } = focus;
  if (buckets === undefined) return;
  for (const bucket of buckets.values()) {
    settleBucket(focus, bucket);
    for (const at of bucket.members) {
      if (members.host[at] !== members.id[from] || at === from || !takesFocus(focus, at)) continue;
      onStage(focus, at, box);
      if (sideOf(way.rect, box) !== way.direction) continue;
      turned.turn(box, way.direction);
      const id = members.id[at] as number;
      const reading = readingOf(focus, at);
      inward.offer(at, way.score(turned), turned.start, way.offset(turned), box.top, reading, id);
    }
  }
}

/** Whether a move leads from what is inside a host to the host. */
function leadsOut(focus: Focus, inside: number, host: number): boolean {
  const { way } = focus;
  onStage(focus, host, box);
  onStage(focus, inside, innerBox);
  return way.scope !== ASIDE && sideOf(box, innerBox) === opposite(way.direction);
}

const innerBox = new Rect();

/**
 * Enters the best member of a group that answers; the one that focus is in does not. `host` is what
 * it must be inside of; 0 is nothing.
 */
function enterBest(focus: Focus, group: number, inside: number, host: number): number {
  const { way } = focus;
  const best = collect(focus, group, inside, host, 0).winner(way);
  if (best.at === STAGE || (way.scope === ASIDE && best.score > REACH)) return 0;
  return enter(focus, best.at, way);
}

/** The member of a group that answers a move best, in the beam or outside it alike. */
export function nearestAhead(focus: Focus, group: number): number {
  const { way } = focus;
  const { scope } = way;
  way.scope = ALL;
  const { at } = collect(focus, group, STAGE, 0, 0).nearest();
  way.scope = scope;
  return at;
}

/** The best members of a group, but for `inside`. */
function collect(focus: Focus, group: number, inside: number, host: number, depth: number): Found {
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
    for (const at of host === 0 ? bucket.groups : bucket.inner) {
      if (at === inside) continue;
      if (host === 0) offerGroup(focus, at, best, depth);
      else if (focus.members.host[at] === host) offerInside(focus, at, best, depth);
    }
  }
  if (host !== 0) return best;
  const isOnly = buckets.size === 1;
  for (const bucket of buckets.values()) scanLeaves(focus, bucket, inside, best, isOnly);
  return best;
}

/** Offers what is inside the same host as the start: a node or a group. */
function offerInside(focus: Focus, at: number, best: Found, depth: number): void {
  if (focus.members.isFocusable(at)) offerBox(focus, at, best, true);
  else offerGroup(focus, at, best, depth);
}

/**
 * Offers a group with its own box, or one around the start of the move with the box of its best
 * member.
 */
function offerGroup(focus: Focus, at: number, best: Found, depth: number): void {
  const { way, members } = focus;
  if (offerBox(focus, at, best, false) || depth >= MAX_NESTING || !way.rect.overlaps(box)) return;
  const { top } = box;
  const reading = readingOf(focus, at);
  const inner = collect(focus, at, STAGE, 0, depth + 1);
  const winner = inner.winner(way);
  if (winner.at === STAGE) return;
  const kind = winner === inner.beamed ? best.beamed : best.aside;
  const id = members.id[at] as number;
  if (kind.offer(at, winner.score, winner.second, winner.third, top, reading, id)) {
    kind.end = winner.end;
    kind.isLeaf = false;
  }
}

/** Offers a member with its own box, which is in `box` then; whether that lies ahead. */
function offerBox(focus: Focus, at: number, { beamed, aside }: Found, isLeaf: boolean): boolean {
  const { way, members } = focus;
  onStage(focus, at, box);
  turned.turn(box, way.direction);
  if (!way.takes(turned)) return false;
  if (!takesFocus(focus, at)) return true;
  const kind = way.turned.beams(turned) ? beamed : aside;
  const id = members.id[at] as number;
  const { top } = box;
  const reading = readingOf(focus, at);
  if (kind.offer(at, way.score(turned), turned.start, way.offset(turned), top, reading, id)) {
    kind.end = turned.end;
    kind.isLeaf = isLeaf;
  }
  return true;
}

/**
 * Looks at the leaves of a bucket in the order in which the move meets them, until none can win any
 * more.
 *
 * A leaf that is farther ahead scores no better than its way ahead alone. So behind a candidate in
 * the beam that scores better than that nothing is of interest; behind one outside the beam nothing
 * is, once it has ended, too: from there on nothing in the beam would beat it, in the innermost
 * group as soon as it is nearer as the crow flies. (That holds where no other bucket has something
 * better outside the beam.)
 */
function scanLeaves(
  focus: Focus,
  bucket: Bucket,
  inside: number,
  { beamed, aside }: Found,
  isOnly: boolean,
): void {
  const { members, way } = focus;
  const { direction, scope, line2 } = way;
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
      if (!way.isInnermost || way.crow(aside) < way.aheadOf(start) ** 2) return;
    }
    if (fromEnd >= end || (fromStart >= start && fromEnd > start) || at === inside) continue;
    const low = (crossEdges[at] as number) + crossOrigin;
    const high = low + (crossSides[at] as number);
    const isBeamed = fromLow < high && low < fromHigh;
    if (isBeamed ? scope === ASIDE : scope === BEAM || fromEnd > start) continue;
    const across = gap2(line2, low, high);
    const score = least + across * across;
    const kind = isBeamed ? beamed : aside;
    if (kind.at !== STAGE && score > kind.score) continue;
    const top = vertical ? near : low;
    const reading = (members.reading[at] as number) + bucket.reading;
    const id = members.id[at] as number;
    if (kind.offer(at, score, start, Math.abs(low + high - line2), top, reading, id)) {
      kind.end = end;
      kind.isLeaf = true;
    }
  }
}

/**
 * The first place in an order whose near edge is at `edge` or farther ahead, in the bucket's own
 * coordinates.
 */
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
