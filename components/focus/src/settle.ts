/**
 * Focus after changes (section 8 of `wit/focus/focus.md`): it stays while it can, and is never lost
 * while anything that is seen can have it.
 *
 * @module
 */

import type { FocusData } from './data.ts';
import { byKey, enter, enterAgain, enterSeenFirst, nearest, reaching } from './enter.ts';
import { ALL_OF_IT, GROUP, HIDDEN, OUTSIDE, STAGE, TRAPPED } from './flags.ts';
import { MAX_NESTING, onStage } from './place.ts';

/**
 * Repairs focus.
 *
 * 1. A group that was asked for while it was empty gets focus once a member can have it.
 * 2. Focus stays where it can.
 * 3. Else it goes to the node with the same key in the same place (see {@link byKeys}), else to the
 *    nearest of its group, then of the groups above. Where nothing had focus, it goes into the
 *    stage, to what comes first.
 * 4. It does not leave a group that traps it in all directions while that is on screen: nothing has
 *    focus then, until a member can have it, the one that had it first of all.
 */
export function settle(focus: FocusData): void {
  const arrived = arrive(focus);
  if (arrived !== 0) {
    setFocus(focus, arrived);
  } else if (focus.members.isFocusable(focus.members.find(focus.focused))) {
    seeFocused(focus);
  } else if (!isHeld(focus)) {
    const node = substitute(focus);
    if (node === 0) focus.focused = 0;
    else setFocus(focus, node);
  }
}

/** Moves focus to a node that can have it, and lets the groups above remember. */
export function setFocus(focus: FocusData, node: number): void {
  focus.focused = node;
  focus.awaited = 0;
  focus.traps = false;
  focus.anchor = 0;
  focus.isSideways = false;
  seeFocused(focus);
  remember(focus);
}

/** The node in the awaited group that can have focus now. */
function arrive(focus: FocusData): number {
  if (focus.awaited === 0) return 0;
  const group = focus.members.find(focus.awaited);
  if (group !== STAGE)
    return focus.traps ? enterAgain(focus, group) : enterSeenFirst(focus, group, undefined);
  if (!focus.traps) focus.awaited = 0;
  return 0;
}

/** Whether nothing has focus because a group traps it. */
function isHeld(focus: FocusData): boolean {
  return focus.traps && holds(focus, focus.members.find(focus.awaited));
}

/** Whether a group is on screen and lets focus out in no direction. */
function holds(focus: FocusData, group: number): boolean {
  const { members } = focus;
  const isOnScreen =
    members.bucket[group] !== undefined && !((members.flags[group] as number) & (HIDDEN | OUTSIDE));
  return (
    isOnScreen &&
    ((members.flags[group] as number) & GROUP) !== 0 &&
    members.trap[group] === TRAPPED
  );
}

/** The node that focus falls back to. */
function substitute(focus: FocusData): number {
  const { members, pathIds } = focus;
  let level = 1;
  if (focus.focused !== 0) {
    const keyed = byKeys(focus) || reaching(focus, ALL_OF_IT, () => byKeys(focus));
    if (keyed !== 0) return keyed;
  } else if (focus.traps) {
    // The group that held it is gone: the groups around it are next.
    const held = pathIds.indexOf(focus.awaited);
    if (held >= 0 && held < focus.pathLength) level = held + 1;
    focus.awaited = 0;
    focus.traps = false;
  } else {
    level = focus.pathLength;
  }
  for (; level < focus.pathLength; level++) {
    const id = pathIds[level] as number;
    const group = members.find(id);
    if (group === STAGE) continue;
    const found = enterNearest(focus, group);
    if (found !== 0) return found;
    if (!holds(focus, group)) continue;
    focus.awaited = id;
    focus.traps = true;
    return 0;
  }
  return enterNearest(focus, STAGE);
}

function enterNearest(focus: FocusData, group: number): number {
  const at = nearest(focus, group);
  return at === STAGE ? 0 : enter(focus, at, undefined);
}

/**
 * The node built again in place of the focused one: from the innermost group that is still there,
 * down along the keys of what was lost. A whole row built again with its keys keeps focus on the
 * same film.
 */
function byKeys(focus: FocusData): number {
  let level = 1;
  let group = STAGE;
  for (; level < focus.pathLength; level++) {
    group = focus.members.find(focus.pathIds[level] as number);
    if (group !== STAGE) break;
  }
  let at = group;
  for (let lost = Math.min(level, focus.pathLength) - 1; lost >= 0; lost--) {
    const inner = byKey(focus, at, focus.pathKeys[lost] as string);
    if (inner === STAGE) break;
    at = inner;
  }
  return at === group ? 0 : enter(focus, at, undefined);
}

/** Notes where the focused node is, for when it goes. */
export function seeFocused(focus: FocusData): void {
  const at = focus.members.find(focus.focused);
  if (at === STAGE) return;
  onStage(focus, at, focus.seenAt);
  seePath(focus, at, 0);
}

/** Notes a node or group as `first` of the path, and the groups above it. */
export function seePath(focus: FocusData, node: number, first: number): void {
  const { members, pathIds, pathKeys } = focus;
  let at = node;
  let length = first;
  for (; at !== STAGE && length < MAX_NESTING; length++) {
    pathIds[length] = members.id[at] as number;
    pathKeys[length] = members.key[at] as string;
    at = members.group[at] as number;
  }
  focus.pathLength = length;
}

/** Lets every group above the focused node remember its member on the way. */
function remember(focus: FocusData): void {
  const { members } = focus;
  for (let level = 1; level < focus.pathLength; level++) {
    const group = members.find(focus.pathIds[level] as number);
    if (group === STAGE) return;
    members.memory[group] = focus.pathIds[level - 1] as number;
    members.memoryKey[group] = focus.pathKeys[level - 1] as string;
  }
}

/**
 * A group remembers from now on, or does not any more: what it knew of earlier is no use. What has
 * focus is known.
 */
export function changeMemory(focus: FocusData, group: number): void {
  const { members } = focus;
  const level = focus.pathIds.indexOf(members.id[group] as number, 1);
  if (focus.focused !== 0 && level >= 1 && level < focus.pathLength) return;
  members.memory[group] = 0;
  members.memoryKey[group] = '';
}
