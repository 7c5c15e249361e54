/**
 * When nodes are removed for good: once what made them has ended.
 *
 * @module
 */
import type { Node } from 'inlay';
import { getOwner, onCleanup } from 'solid-js';

/** Nodes whose owners have ended in this turn. */
const ended = new Set<Node>();

/**
 * Has a node removed when the computation or component ends that makes it. Without one it stays
 * until its parent or the stage goes.
 */
export function endWithOwner(node: Node): void {
  if (getOwner()) onCleanup(() => end(node));
}

/**
 * Later in the turn: Solid takes nodes out of lists after their owners have ended, and finds its
 * path by them.
 */
function end(node: Node): void {
  if (ended.size === 0) queueMicrotask(removeEnded);
  ended.add(node);
}

function removeEnded(): void {
  const nodes = [...ended];
  ended.clear();
  const ending = new Set(nodes);
  for (const node of nodes) {
    if (node.isRemoved) continue;
    // Children that somebody else made may be shown again elsewhere.
    for (const child of node.children) if (!ending.has(child)) child.detach();
  }
  for (const node of nodes) if (!node.isRemoved && !node.stage.isClosed) node.remove();
}
