/**
 * Placements and scroll targets: where things are.
 *
 * @module
 */
import {
  seenPlacement,
  seenPlacementFlags,
  target,
} from '../../../schema/typescript/generated/rows/placements.ts';
import type { Bucket } from './bucket.ts';
import type { FocusData } from './data.ts';
import {
  CONTAINER,
  FOCUSABLE,
  GROUP,
  LINEAR_LIMIT,
  OFF_STAGE,
  OUTSIDE,
  STAGE,
  slotOf,
} from './flags.ts';
import type { Rect } from './geometry.ts';
import type { Members } from './member.ts';
import { Refused } from './refused.ts';

/** Where the fields of a placement are: plain numbers, which cost no look-up. */
const {
  words: PLACEMENT,
  node: NODE,
  group: IN_GROUP,
  container: IN_CONTAINER,
  flags: FLAGS,
  x: X,
  y: Y,
  width: WIDTH,
  height: HEIGHT,
  inlineStart: INLINE_START,
  focusableAbove: FOCUSABLE_ABOVE,
  linear: LINEAR,
} = seenPlacement;
const { words: TARGET, container: TARGET_OF, x: TARGET_X, y: TARGET_Y } = target;
/** All flags of a placement. */
const ALL_FLAGS = Object.values(seenPlacementFlags).reduce((all, flag) => all | flag, 0);
/** Groups and containers in one another are followed this far, so that a circle ends. */
export const MAX_NESTING = 64;

const NO_TARGETS = new Uint32Array(0);

/** Where the content of a container starts on the stage, and in the order of reading. */
interface Origin {
  left: number;
  top: number;
  reading: number;
}

const unplaced: Origin = { left: 0, top: 0, reading: 0 };

/**
 * Takes rows of `seen-placement`. Ids whose slot is 0 are skipped.
 *
 * @throws {@link Refused} `bad-length`; nothing has changed.
 */
export function place(focus: FocusData, bytes: Uint8Array): void {
  const words = recordsOf(bytes, PLACEMENT);
  focus.epoch++;
  for (let at = 0; at < words.length; at += PLACEMENT) placeOne(focus, words, at);
}

function placeOne(focus: FocusData, words: Uint32Array, first: number): void {
  const { members } = focus;
  const node = words[first + NODE] as number;
  const at = members.make(node);
  if (at === STAGE) return;
  members.left[at] = words[first + X] as number;
  members.top[at] = words[first + Y] as number;
  members.width[at] = Math.max((words[first + WIDTH] as number) | 0, 0);
  members.height[at] = Math.max((words[first + HEIGHT] as number) | 0, 0);
  members.reading[at] = words[first + INLINE_START] as number;
  for (let part = 0; part < 4; part++) {
    const share = (words[first + LINEAR + part] as number) | 0;
    members.linear[4 * at + part] = Math.min(Math.max(share, -LINEAR_LIMIT), LINEAR_LIMIT);
  }
  const host =
    words[first + FOCUSABLE_ABOVE] === node ? 0 : (words[first + FOCUSABLE_ABOVE] as number);
  const named = words[first + IN_CONTAINER] as number;
  // A container that is the node itself is none.
  const container = named === node ? 0 : named;
  const flags = (words[first + FLAGS] as number) & ALL_FLAGS;
  const isOfUse = (flags & (FOCUSABLE | GROUP | CONTAINER)) !== 0 && (flags & OUTSIDE) === 0;
  const group = isOfUse ? groupOf(focus, node, words[first + IN_GROUP] as number) : STAGE;
  const bucket = members.bucket[at];
  if (bucket !== undefined && isOfUse && isSame(members, at, group, container, flags, host)) {
    bucket.move(at);
    return;
  }
  members.leaveGroup(at);
  members.flags[at] = flags;
  members.container[at] = container;
  members.host[at] = host;
  members.hasHosts ||= host !== 0;
  members.hasBeyond ||= (flags & OFF_STAGE) !== 0;
  if (isOfUse) members.join(group, at);
}

/**
 * Whether a member stays what it is and where it belongs: most placements only bring another box.
 */
function isSame(
  members: Members,
  at: number,
  group: number,
  container: number,
  flags: number,
  host: number,
): boolean {
  return (
    members.group[at] === group &&
    members.container[at] === container &&
    members.flags[at] === flags &&
    members.host[at] === host
  );
}

/**
 * The place of the group that a placement names: made if it is not known yet, so that its members
 * find it; the stage if it cannot be one.
 */
function groupOf(focus: FocusData, node: number, group: number): number {
  if (slotOf(group) === slotOf(node) || focus.members.isTaken(group)) return STAGE;
  return focus.members.make(group);
}

/**
 * Takes the targets of a move.
 *
 * @throws {@link Refused} `bad-length`.
 */
export function takeTargets(focus: FocusData, bytes: Uint8Array): void {
  focus.targets = recordsOf(bytes, TARGET);
  focus.epoch++;
}

/** Every container is at its start again. */
export function clearTargets(focus: FocusData): void {
  focus.targets = NO_TARGETS;
  focus.epoch++;
}

/**
 * Where a node is on the stage, all containers at their targets; with no targets, at their starts.
 */
export function onStage(focus: FocusData, at: number, rect: Rect): void {
  const { members } = focus;
  const bucket = members.bucket[at];
  if (bucket === undefined) {
    // Not placed: as it was said last.
    addOrigin(focus, members.container[at] as number, unplaced);
    rect.left = unplaced.left;
    rect.top = unplaced.top;
  } else {
    settleBucket(focus, bucket);
    rect.left = bucket.left;
    rect.top = bucket.top;
  }
  rect.left += members.left[at] as number;
  rect.top += members.top[at] as number;
  rect.width = members.width[at] as number;
  rect.height = members.height[at] as number;
}

/**
 * The place of a member in reading order, among what has the same top. Wants its bucket settled.
 */
export function readingOf(focus: FocusData, at: number): number {
  const { members } = focus;
  return (members.reading[at] as number) + (members.bucket[at]?.reading ?? 0);
}

/** Brings a bucket's origin and lists up to date. */
export function settleBucket(focus: FocusData, bucket: Bucket): void {
  bucket.refresh(focus.members);
  if (bucket.epoch === focus.epoch) return;
  addOrigin(focus, bucket.container, bucket);
  bucket.epoch = focus.epoch;
}

/** Where the content of a container starts on the stage. */
function addOrigin(focus: FocusData, container: number, origin: Origin): void {
  const { members, targets } = focus;
  let left = 0;
  let top = 0;
  let reading = 0;
  let id = container;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    const at = members.find(id);
    if (at === STAGE) break;
    left += members.left[at] as number;
    top += members.top[at] as number;
    reading += members.reading[at] as number;
    // Found by the platform, which is much faster at it than QuickJS at a loop.
    for (let found = targets.indexOf(id); found >= 0; found = targets.indexOf(id, found + 1)) {
      if (found % TARGET !== TARGET_OF) continue;
      const row = found - TARGET_OF;
      const x = (targets[row + TARGET_X] as number) | 0;
      const y = (targets[row + TARGET_Y] as number) | 0;
      left -= mapped(members.linear, 4 * at, x, y);
      top -= mapped(members.linear, 4 * at + 1, x, y);
      break;
    }
    id = members.container[at] as number;
  }
  origin.left = left;
  origin.top = top;
  origin.reading = reading;
}

/** One coordinate on the stage of a way in the content of a container. */
function mapped(linear: Int32Array, part: number, x: number, y: number): number {
  return Math.floor(((linear[part] as number) * x + (linear[part + 2] as number) * y) / 65_536);
}

function recordsOf(bytes: Uint8Array, size: number): Uint32Array {
  const words = wordsOf(bytes);
  if (words === undefined || words.length % size !== 0)
    throw new Refused({ tag: 'bad-length', val: bytes.length });
  return words;
}

/**
 * Bytes as words, little-endian as every platform with typed arrays that we know; `undefined` if
 * they are no whole number of words.
 */
export function wordsOf(bytes: Uint8Array): Uint32Array | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
