/**
 * What nodes are to the stage that made them. Not for apps.
 *
 * @module
 */
import type { InlayError } from '../protocol/error.ts';
import { shown } from '../protocol/error.ts';
import type { StageCore } from './core.ts';
import type { Emitter } from './emitter.ts';
import type { NodeEvents } from './events.ts';
import type { Node } from './node.ts';
import type { NodeKind } from './types.ts';

/** The name under which a node has its {@link NodeState}. */
export const state: unique symbol = Symbol('inlay.state');

/** Id of the root of every stage. */
export const ROOT = 1;

/**
 * What the app's side knows of a node. Siblings are linked, so that no change of the tree costs
 * more for a long list.
 */
export interface NodeState {
  readonly core: StageCore;
  readonly id: number;
  readonly kind: NodeKind;
  readonly node: Node;
  /** The focus key, for messages. */
  key: string | undefined;
  removed: boolean;
  /** What was above it when it was removed, until its last event. */
  removedFrom: NodeState | undefined;
  /**
   * In which states the app made it focusable or a focus group: bit 0 for none, and one bit for
   * each. 0 is never.
   */
  focusable: number;
  focusGroup: number;
  /** In which states the app made it a scroll container. */
  scrolls: number;
  /** The states that the app gave values for, a bit each. */
  states: number;
  /** Levels of the tree that begins with it, or more if nodes under it went. */
  levels: number;
  parent: NodeState | undefined;
  first: NodeState | undefined;
  last: NodeState | undefined;
  previous: NodeState | undefined;
  next: NodeState | undefined;
  /** Created with the first listener. */
  emitter: Emitter<NodeEvents> | undefined;
}

/** What messages need to know of a node. */
export type Named = Pick<NodeState, 'kind' | 'key' | 'id'> &
  Partial<Pick<NodeState, 'parent' | 'previous' | 'removed'>> & {
    /** Whether it is being made, and in no tree yet. */
    readonly isNew?: boolean;
  };

/**
 * A node as messages name it: what it is, its key, and where it is:
 * `image "film-12" (root > rails > view 3)`. A node without a key is named by its place among its
 * siblings, from 1.
 */
export function nameOf(node: Named): string {
  if (node.id === ROOT) return 'the root';
  if (node.isNew) return `a new ${node.kind}${node.key === undefined ? '' : ` ${shown(node.key)}`}`;
  const name = node.key ? `${node.kind} ${shown(node.key)}` : node.parent ? step(node) : node.kind;
  if (node.removed) return name;
  const path: string[] = [];
  let above = node.parent;
  for (; above && above.id !== ROOT; above = above.parent) path.unshift(above.key ?? step(above));
  if (above) return `${name} (${['root', ...path].join(' > ')})`;
  return path.length === 0
    ? `${name} (not in the tree)`
    : `${name} (not in the tree: ${path.join(' > ')})`;
}

/** A node without a key in a path: `view 3`. */
function step({ kind, previous, parent }: Named): string {
  if (!parent) return kind;
  let place = 1;
  for (let at = previous; at; at = at.previous) place += 1;
  return `${kind} ${place}`;
}

/** Takes `child` out of its parent's list. */
export function unlink(child: NodeState): void {
  const { parent, previous, next } = child;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  child.parent = child.previous = child.next = undefined;
}

/** Puts `child`, which has no parent, before `before`, or at the end of `parent`. */
export function link(parent: NodeState, child: NodeState, before: NodeState | undefined): void {
  const previous = before ? before.previous : parent.last;
  child.parent = parent;
  child.previous = previous;
  child.next = before;
  if (previous) previous.next = child;
  else parent.first = child;
  if (before) before.previous = child;
  else parent.last = child;
  let levels = child.levels + 1;
  for (let at: NodeState | undefined = parent; at && at.levels < levels; at = at.parent)
    at.levels = levels++;
}

/** Whether `node` is `ancestor` or lies under it. */
export function isWithin(node: NodeState, ancestor: NodeState): boolean {
  for (let at: NodeState | undefined = node; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** Most levels of a tree: the engine refuses to make a deeper one. */
export const MOST_LEVELS = 192;

/** Whether `child` can be put under `parent` within {@link MOST_LEVELS}. */
export function fitsUnder(parent: NodeState, child: NodeState): boolean {
  let depth = 0;
  for (let at: NodeState | undefined = parent; at; at = at.parent) depth += 1;
  if (depth + child.levels <= MOST_LEVELS) return true;
  child.levels = levelsOf(child);
  return depth + child.levels <= MOST_LEVELS;
}

function levelsOf(node: NodeState): number {
  let most = 0;
  forSubtree(node, (each) => {
    let levels = 1;
    for (let at = each; at !== node; at = at.parent as NodeState) levels += 1;
    most = Math.max(most, levels);
  });
  return most;
}

/** Calls `visit` for everything under `node`, children first, and then for `node`. */
export function forSubtree(node: NodeState, visit: (node: NodeState) => void): void {
  let at = deepestFirst(node);
  while (true) {
    // The next one is found before the visit, which may change the links.
    const following = at === node ? undefined : at.next ? deepestFirst(at.next) : at.parent;
    visit(at);
    if (!following) return;
    at = following;
  }
}

function deepestFirst(node: NodeState): NodeState {
  let at = node;
  while (at.first) at = at.first;
  return at;
}

/** Where errors go that no call can throw. */
export type ReportError = (error: InlayError) => void;
