/**
 * Focus after changes: it stays while it can, and is never lost while anything can have it.
 *
 * @module
 */
import { byKey, enter, nearest } from './enter.ts';
import type { Focus } from './focus.ts';
import { STAGE } from './member.ts';
import { MAX_NESTING, onStage } from './place.ts';

/**
 * Repairs focus.
 *
 * Where the focused node cannot have focus any more, it goes to the node with the same key in the same place (see {@link byKeys}), else to the nearest of its group, then of the groups above.
 * Where nothing had focus, it goes into the stage, to what comes first.
 */
export function settle(focus: Focus): void {
  if (focus.members.isFocusable(focus.members.find(focus.focused))) {
    seeFocused(focus);
    return;
  }
  const node = substitute(focus);
  if (node === 0) focus.focused = 0;
  else setFocus(focus, node);
}

/** Moves focus to a node that can have it, and lets the groups above remember. */
export function setFocus(focus: Focus, node: number): void {
  focus.focused = node;
  seeFocused(focus);
  remember(focus);
}

/** The node that focus falls back to. */
function substitute(focus: Focus): number {
  if (focus.focused === 0) return enterNearest(focus, STAGE);
  const keyed = byKeys(focus);
  if (keyed !== 0) return keyed;
  for (let level = 1; level < focus.pathLength; level++) {
    const group = focus.members.find(focus.pathIds[level] as number);
    const found = group === STAGE ? 0 : enterNearest(focus, group);
    if (found !== 0) return found;
  }
  return enterNearest(focus, STAGE);
}

function enterNearest(focus: Focus, group: number): number {
  const at = nearest(focus, group);
  return at === STAGE ? 0 : enter(focus, at, undefined);
}

/**
 * The node made anew in place of the focused one: from the innermost group that is still there, down along the keys of what was lost. A whole row made anew with its keys keeps focus on the same
 * film.
 */
function byKeys(focus: Focus): number {
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
export function seeFocused(focus: Focus): void {
  const { members, pathIds, pathKeys } = focus;
  let at = members.find(focus.focused);
  if (at === STAGE) return;
  onStage(focus, at, focus.seenAt);
  let length = 0;
  for (; at !== STAGE && length < MAX_NESTING; length++) {
    pathIds[length] = members.id[at] as number;
    pathKeys[length] = members.key[at] as string;
    at = members.group[at] as number;
  }
  focus.pathLength = length;
}

/** Lets every group above the focused node remember its member on the way. */
function remember(focus: Focus): void {
  const { members } = focus;
  for (let level = 1; level < focus.pathLength; level++) {
    const group = members.find(focus.pathIds[level] as number);
    if (group === STAGE) return;
    members.memory[group] = focus.pathIds[level - 1] as number;
    members.memoryKey[group] = focus.pathKeys[level - 1] as string;
  }
}
