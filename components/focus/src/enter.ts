/**
 * Entering a group: what it remembers, else its policy (section 5 of `wit/focus/focus.md`).
 *
 * @module
 */
import type { FocusData } from './data.ts';
import { ALL_OF_IT, LAST, NEAREST, PREFERRED, SEEN, STAGE } from './flags.ts';
import { gap2, Rect, upToFar } from './geometry.ts';
import { MAX_NESTING, onStage, readingOf, settleBucket } from './place.ts';
import { Best } from './rank.ts';

/** Finds the member of a group that a move answers best to: the place, or the stage's. */
export type NearestOn = (focus: FocusData, group: number) => number;

const best = new Best();
const box = new Rect();

/**
 * The id of the node that gets focus when it enters a node: that node itself if it can have focus,
 * else a member of it; 0 if there is none.
 *
 * @param nearestOn The move that led here, if one did.
 */
export function enter(focus: FocusData, at: number, nearestOn: NearestOn | undefined): number {
  return descend(focus, at, nearestOn, false);
}

/** The same, where members that are clipped are better than none: the app names what it enters. */
export function enterSeenFirst(
  focus: FocusData,
  at: number,
  nearestOn: NearestOn | undefined,
): number {
  return (
    enter(focus, at, nearestOn) || reaching(focus, ALL_OF_IT, () => enter(focus, at, nearestOn))
  );
}

/** The id of the node that a group had focus on last, whether it is to remember that or not. */
export function enterAgain(focus: FocusData, at: number): number {
  return descend(focus, at, undefined, true);
}

function descend(
  focus: FocusData,
  at: number,
  nearestOn: NearestOn | undefined,
  recalls: boolean,
): number {
  const { members } = focus;
  let inner = at;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    if (members.isFocusable(inner)) return members.id[inner] as number;
    if (!members.isGroup(inner)) return 0;
    inner = (recalls && recalled(focus, inner)) || chosen(focus, inner, nearestOn);
    if (inner === STAGE) return 0;
  }
  return 0;
}

/** What `call` answers where more than what is seen is as good. */
export function reaching<T>(focus: FocusData, reach: number, call: () => T): T {
  focus.members.reach = reach;
  try {
    return call();
  } finally {
    focus.members.reach = SEEN;
  }
}

/** Whether focus may choose a node, or a member of it. */
export function takesFocus(focus: FocusData, at: number, depth: number = MAX_NESTING): boolean {
  const { members } = focus;
  if (members.isFocusable(at)) return members.takes(at);
  const buckets = members.buckets[at];
  if (depth === 0 || buckets === undefined || !members.isGroup(at)) return false;
  for (const bucket of buckets.values()) {
    bucket.refresh(members);
    if (bucket.leaves.length > 0) return true;
  }
  for (const bucket of buckets.values()) {
    for (const inner of bucket.groups) if (takesFocus(focus, inner, depth - 1)) return true;
    for (const inner of bucket.inner) if (takesFocus(focus, inner, depth - 1)) return true;
  }
  return false;
}

/** The member that entering a group leads to, one level down (a preferred one may be deeper). */
function chosen(focus: FocusData, group: number, nearestOn: NearestOn | undefined): number {
  const found = focus.members.remembers[group] === 0 ? STAGE : recalled(focus, group);
  if (found !== STAGE) return found;
  switch (focus.members.entry[group]) {
    case NEAREST:
      return (nearestOn ?? nearest)(focus, group);
    case LAST:
      return byReading(focus, group, true);
    case PREFERRED:
      return preferred(focus, group) || byReading(focus, group, false);
    // `first`
    default:
      return byReading(focus, group, false);
  }
}

/** The member that had focus last: the node itself, else what has its key now. */
function recalled(focus: FocusData, group: number): number {
  const { members } = focus;
  const at = members.find(members.memory[group] as number);
  if (at !== STAGE && members.group[at] === group && takesFocus(focus, at)) return at;
  return byKey(focus, group, members.memoryKey[group] as string);
}

/** The member of a group with a key that can have focus; of several, the one with the least id. */
export function byKey(focus: FocusData, group: number, key: string): number {
  const { members } = focus;
  const buckets = members.buckets[group];
  let found = STAGE;
  if (key === '' || buckets === undefined) return found;
  for (const bucket of buckets.values()) {
    for (const at of bucket.members) {
      if (members.key[at] !== key || !takesFocus(focus, at)) continue;
      if (found === STAGE || (members.id[at] as number) < (members.id[found] as number)) found = at;
    }
  }
  return found;
}

/** The node that a group prefers, which may be in a group inside it. */
function preferred(focus: FocusData, group: number): number {
  const at = focus.members.find(focus.members.preferred[group] as number);
  return at !== STAGE && isInside(focus, at, group) && takesFocus(focus, at) ? at : STAGE;
}

/** What comes first, or last, in reading order. */
function byReading(focus: FocusData, group: number, last: boolean): number {
  const sign = last ? -1 : 1;
  best.clear();
  eachMember(focus, group, (at) => {
    const id = focus.members.id[at] as number;
    best.offer(at, 0, 0, 0, sign * box.top, sign * readingOf(focus, at), sign * id);
  });
  return best.at;
}

/**
 * The member of a group that is nearest to the focused node, or to where it was; the first where
 * nothing had focus.
 */
export function nearest(focus: FocusData, group: number): number {
  return focus.focused === 0
    ? byReading(focus, group, false)
    : byDistance(focus, group, focus.seenAt);
}

/**
 * The member of a group nearest to the centre of a box: by the way to its nearest point, then to
 * its centre.
 */
export function byDistance(focus: FocusData, group: number, from: Rect): number {
  const x2 = 2 * from.left + from.width;
  const y2 = 2 * from.top + from.height;
  best.clear();
  eachMember(focus, group, (at) => {
    const right = box.left + box.width;
    const bottom = box.top + box.height;
    const x = gap2(x2, box.left, right);
    const y = gap2(y2, box.top, bottom);
    const u = upToFar(Math.abs(box.left + right - x2));
    const v = upToFar(Math.abs(box.top + bottom - y2));
    const id = focus.members.id[at] as number;
    best.offer(at, x * x + y * y, u * u + v * v, 0, box.top, readingOf(focus, at), id);
  });
  return best.at;
}

/** Calls `each` with the members of a group that can have focus, and their boxes in `box`. */
function eachMember(focus: FocusData, group: number, each: (at: number) => void): void {
  const buckets = focus.members.buckets[group];
  if (buckets === undefined) return;
  for (const bucket of buckets.values()) {
    settleBucket(focus, bucket);
    for (const at of bucket.leaves) {
      onStage(focus, at, box);
      each(at);
    }
    for (const at of bucket.groups) {
      if (!takesFocus(focus, at)) continue;
      onStage(focus, at, box);
      each(at);
    }
  }
}

/** Whether a node is in a group or in a group inside it. */
function isInside(focus: FocusData, at: number, group: number): boolean {
  let above = at;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    above = focus.members.group[above] as number;
    if (above === group) return true;
    if (above === STAGE) return false;
  }
  return false;
}
