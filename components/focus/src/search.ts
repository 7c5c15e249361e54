/**
 * A move: sections 2 to 4 of the specification, `wit/focus/focus.md`. An index (`bucket.ts`) takes
 * the place of a scan over all members. Each level can be looked at; `explain.ts` does.
 *
 * @module
 */
import { levelRule } from '../../../schema/typescript/generated/rows/figures.ts';
import { type Bucket, isVertical } from './bucket.ts';
import type { FocusData } from './data.ts';
import { byDistance, enter, enterSeenFirst, reaching, takesFocus } from './enter.ts';
import { SEEN, STAGE } from './flags.ts';
import { FAR, LEFT, opposite, REACH, Rect, scoreOf, sideOf, Turned, UP } from './geometry.ts';
import type { Members } from './member.ts';
import { MAX_NESTING, onStage, readingOf, settleBucket } from './place.ts';
import { Best } from './rank.ts';
import { ALL, ASIDE, BEAM, Way } from './way.ts';

/** The best candidates of a group. */
class Found {
  /** In the beam. */
  readonly beamed = new Best();
  /** Outside it. */
  readonly aside = new Best();

  /** The one that a move goes to; its `at` is the stage's place if there is none. */
  winner(): Best {
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

/** The move at hand. */
const way = new Way();
/** By how deep a group lies in others around the start of the move. */
const found: Found[] = [];
const box = new Rect();
const turned = new Turned();
const inward = new Best();

/** A level that a move has looked at: the last ones of {@link levelRule} are its answers. */
export interface Level {
  /** The member of the group that focus is in. */
  inside: number;
  /** How the level answered, or that it did not. */
  rule: number;
  /** With which reach. */
  reach: number;
}

/** The rule by which the last level answered that did. */
let rule: number = levelRule.onwards;

/**
 * The id of the node that a move goes to; 0 if nothing answers.
 *
 * @param see Is called with each level that the move looks at.
 */
export function search(
  focus: FocusData,
  direction: number,
  see?: (level: Level, way: Way) => void,
): number {
  const from = focus.members.find(focus.focused);
  if (!focus.members.isFocusable(from)) return 0;
  way.begin(focus, from, direction);
  if (isVertical(direction)) return climb(focus, from, ALL, see);
  return climb(focus, from, BEAM, see) || climb(focus, from, ASIDE, see);
}

/** Looks from the innermost group outwards. */
function climb(
  focus: FocusData,
  from: number,
  scope: number,
  see: ((level: Level, way: Way) => void) | undefined,
): number {
  const { members } = focus;
  let inside = from;
  way.scope = scope;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    way.isInnermost = depth === 0;
    const group = members.group[inside] as number;
    const start = inside;
    const first = way.reachIn(group);
    let reach = SEEN;
    let found = neighbour(focus, inside);
    rule = levelRule.neighbour;
    if (found === 0) {
      reach = first;
      found = reaching(focus, first, () => level(focus, start));
    }
    const last = found === 0 ? way.lastReachIn(group, members) : first;
    if (last !== first) {
      reach = last;
      found = reaching(focus, last, () => level(focus, start));
    }
    const ends = group === STAGE || (((members.trap[group] as number) >>> way.direction) & 1) === 1;
    if (see !== undefined) {
      const missed = ends ? levelRule.end : levelRule.onwards;
      see(found === 0 ? { inside, rule: missed, reach: SEEN } : { inside, rule, reach }, way);
    }
    if (found !== 0 || ends) return found;
    inside = group;
  }
  return 0;
}

/**
 * What answers among the members of the group that a node or group is in, or inside the node
 * itself.
 */
function level(focus: FocusData, inside: number): number {
  const { members } = focus;
  const group = members.group[inside] as number;
  const host = members.hasHosts ? members.hostOf(inside) : STAGE;
  if (members.hasHosts && way.isInnermost && way.scope !== ASIDE) {
    const inner = innermost(focus, inside);
    rule = levelRule.inward;
    if (inner !== 0) return inner;
  }
  if (host !== STAGE && host !== group) {
    const sibling = enterBest(focus, group, inside, members.id[host] as number);
    rule = levelRule.beside;
    if (sibling !== 0) return sibling;
    rule = levelRule.host;
    if (leadsOut(focus, inside, host)) return members.id[host] as number;
  }
  const entered = enterBest(focus, group, inside, 0);
  rule = levelRule.member;
  if (entered !== 0) return entered;
  rule = levelRule.group;
  return host !== STAGE && host === group && leadsOut(focus, inside, host)
    ? (members.id[host] as number)
    : 0;
}

/** The declared neighbour of a node or group, if it can be entered. */
function neighbour(focus: FocusData, at: number): number {
  const { members } = focus;
  const next = members.find(members.next[4 * at + way.direction] as number);
  return next === STAGE ? 0 : enterSeenFirst(focus, next, nearestOn);
}

/** What is inside the focused node, in the direction of a move. */
function innermost(focus: FocusData, from: number): number {
  const { members } = focus;
  inward.clear();
  offerInner(focus, from, members.buckets[members.group[from] as number]);
  offerInner(focus, from, members.buckets[from]);
  return inward.at === STAGE ? 0 : enter(focus, inward.at, nearestOn);
}

function offerInner(
  focus: FocusData,
  from: number,
  buckets: Map<number, Bucket> | undefined,
): void {
  const { members } = focus;
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
function leadsOut(focus: FocusData, inside: number, host: number): boolean {
  onStage(focus, host, box);
  onStage(focus, inside, innerBox);
  return way.scope !== ASIDE && sideOf(box, innerBox) === opposite(way.direction);
}

const innerBox = new Rect();

/**
 * Enters the best member of a group that answers; the one that focus is in does not. `host` is what
 * it must be inside of; 0 is nothing.
 */
function enterBest(focus: FocusData, group: number, inside: number, host: number): number {
  const best = collect(focus, group, inside, host, 0).winner();
  if (best.at === STAGE || (way.scope === ASIDE && best.score > REACH)) return 0;
  return enter(focus, best.at, nearestOn);
}

/**
 * The member of a group that answers a move best; where none lies ahead, the nearest to its start.
 */
function nearestOn(focus: FocusData, group: number): number {
  return nearestAhead(focus, group) || byDistance(focus, group, way.rect);
}

/** The id of the node whose line the next moves keep to, after one to a node; else 0. */
export function anchorTo(focus: FocusData, node: number): number {
  return way.anchorTo(focus, node);
}

/** The member of a group that answers a move best, in the beam or outside it alike. */
function nearestAhead(focus: FocusData, group: number): number {
  const { scope } = way;
  way.scope = ALL;
  const { at } = collect(focus, group, STAGE, 0, 0).nearest();
  way.scope = scope;
  return at;
}

/** What answers a move. */
export interface Offer {
  at: number;
  isBeamed: boolean;
  /** How it ranks. */
  best: Best;
}

/**
 * What answers the move at hand in a group, but for `inside`: the one that the move goes to first,
 * the others from the best on. `host` is what they must be inside of; 0 is nothing. Looks at all
 * members, without the index.
 */
export function rankedOffers(
  focus: FocusData,
  group: number,
  inside: number,
  host: number,
): Offer[] {
  const { members } = focus;
  const offers: Offer[] = [];
  for (const bucket of members.buckets[group]?.values() ?? []) {
    settleBucket(focus, bucket);
    for (const at of bucket.members) {
      const isWanted = host === 0 ? !members.isInner(at) : members.host[at] === host;
      if (at === inside || !isWanted) continue;
      const of = new Found();
      if (members.isFocusable(at)) offerBox(focus, at, of, true);
      else if (members.isGroup(at)) offerGroup(focus, at, of, 0);
      const isBeamed = of.beamed.at !== STAGE;
      const best = isBeamed ? of.beamed : of.aside;
      if (best.at !== STAGE) offers.push({ at, isBeamed, best });
    }
  }
  const winner = collect(focus, group, inside, host, 0).winner().at;
  const isBehind = (one: Best, other: Best) =>
    one.isBeatenBy(other.score, other.second, other.third, other.top, other.reading, other.id);
  return offers.sort((a, b) => {
    if (a.at === winner || b.at === winner) return a.at === winner ? -1 : 1;
    return isBehind(a.best, b.best) ? 1 : -1;
  });
}

/** The best members of a group, but for `inside`. */
function collect(
  focus: FocusData,
  group: number,
  inside: number,
  host: number,
  depth: number,
): Found {
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
    const list = host === 0 ? bucket.groups : bucket.inner;
    // QuickJS is slow at iterators.
    for (let index = 0; index < list.length; index++) {
      const at = list[index] as number;
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
function offerInside(focus: FocusData, at: number, best: Found, depth: number): void {
  if (focus.members.isFocusable(at)) offerBox(focus, at, best, true);
  else offerGroup(focus, at, best, depth);
}

/**
 * Offers a group with its own box, or one around the start of the move with the box of its best
 * member.
 */
function offerGroup(focus: FocusData, at: number, best: Found, depth: number): void {
  const { members } = focus;
  if (offerBox(focus, at, best, false) || depth >= MAX_NESTING || !way.rect.overlaps(box)) return;
  const { top } = box;
  const reading = readingOf(focus, at);
  const inner = collect(focus, at, STAGE, 0, depth + 1);
  const winner = inner.winner();
  if (winner.at === STAGE) return;
  const kind = winner === inner.beamed ? best.beamed : best.aside;
  const id = members.id[at] as number;
  if (kind.offer(at, winner.score, winner.second, winner.third, top, reading, id)) {
    kind.end = winner.end;
    kind.isLeaf = false;
  }
}

/** Offers a member with its own box, which is in `box` then; whether that lies ahead. */
function offerBox(
  focus: FocusData,
  at: number,
  { beamed, aside }: Found,
  isLeaf: boolean,
): boolean {
  const { members } = focus;
  onStage(focus, at, box);
  turned.turn(box, way.direction);
  if (!way.takes(turned)) return false;
  const kind = way.turned.beams(turned) ? beamed : aside;
  const score = way.score(turned);
  // What is worse than one in the beam never wins, and whether it takes focus is not asked.
  if (beamed.at !== STAGE && score > beamed.score) return true;
  if (kind.at !== STAGE && score > kind.score) return true;
  if (!takesFocus(focus, at)) return true;
  const id = members.id[at] as number;
  const { top } = box;
  const reading = readingOf(focus, at);
  if (kind.offer(at, score, turned.start, way.offset(turned), top, reading, id)) {
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
  focus: FocusData,
  bucket: Bucket,
  inside: number,
  { beamed, aside }: Found,
  isOnly: boolean,
): void {
  const { members } = focus;
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
  // What starts where the start does, like all of its row, lies ahead only of one without length.
  const ahead = fromEnd > fromStart ? fromStart + 1 : fromStart;
  const first = firstFrom(order, edges, sides, back, ahead + (back ? origin : -origin));
  // A look at a leaf is short, since QuickJS runs it as it is written: what is the same for all
  // that start at one edge is worked out once, and nothing is called for those that cannot win.
  let edgeStart = Number.NaN;
  let least = 0;
  let most = beamed.at === STAGE ? Number.POSITIVE_INFINITY : beamed.score;
  let mostAside = aside.at === STAGE ? most : Math.min(most, aside.score);
  for (let index = first; index < order.length; index++) {
    const at = order[index] as number;
    const near = (edges[at] as number) + origin;
    const far = near + (sides[at] as number);
    const start = back ? -far : near;
    if (start !== edgeStart) {
      edgeStart = start;
      least = scoreOf(2 * (start - fromEnd), 0);
      if (beamed.at !== STAGE) {
        if (least > beamed.score) return;
      } else if (isOnly && aside.at !== STAGE && least > aside.score && start >= aside.end) {
        if (!way.isInnermost || way.crow(aside) < way.aheadOf(start) ** 2) return;
      }
    }
    const low = (crossEdges[at] as number) + crossOrigin;
    const high = low + (crossSides[at] as number);
    const isBeamed = fromLow < high && low < fromHigh;
    if (isBeamed ? scope === ASIDE : scope === BEAM || fromEnd > start) continue;
    // `gap2`, in place.
    const across = Math.min(Math.max(2 * low - line2, line2 - 2 * high), FAR);
    const score = across > 0 ? least + across * across : least;
    if (score > (isBeamed ? most : mostAside)) continue;
    const end = back ? -near : far;
    if (fromEnd >= end || (fromStart >= start && fromEnd > start) || at === inside) continue;
    const top = vertical ? near : low;
    const reading = (members.reading[at] as number) + bucket.reading;
    const id = members.id[at] as number;
    const kind = isBeamed ? beamed : aside;
    if (kind.offer(at, score, start, Math.abs(low + high - line2), top, reading, id)) {
      kind.end = end;
      kind.isLeaf = true;
      if (isBeamed) most = score;
      mostAside = Math.min(mostAside, score);
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
