/**
 * Where a person is in an app: what has focus, and how far things are scrolled. By keys, so that
 * the next build of the app can be taken there.
 *
 * @module
 */
import type { Node } from '../app/node.ts';
import type { Stage } from '../app/stage.ts';

/** A node among its siblings: its key, or its index where it has none. */
export type Step = string | number;

/** A place in an app. */
export interface Place {
  /** The way from the root to the focused node. */
  readonly focus: readonly Step[] | undefined;
  /** Offsets of scroll containers, in dp. */
  readonly scrolls: readonly { path: readonly Step[]; x: number; y: number }[];
}

/** Knows where a person is, and leads there. */
export interface Follower {
  place(): Place;
  /** Goes to a place, as soon as there are the nodes for it. */
  restore(place: Place): void;
}

/** How long an app may take to make the nodes of a place, in milliseconds. */
const PATIENCE = 3000;
/** Milliseconds between two looks. */
const PAUSE = 50;

/** Follows the person on a stage from now on. */
export function follow(stage: Stage): Follower {
  const offsets = new Map<Node, { x: number; y: number }>();
  stage.on('scrollEnd', (node, { x, y }) => {
    offsets.set(node, { x, y });
  });
  return {
    place() {
      const { focused } = stage;
      const scrolls = [...offsets]
        .filter(([node]) => isInTree(stage, node))
        .map(([node, { x, y }]) => ({ path: pathOf(node), x, y }));
      return { focus: focused && pathOf(focused), scrolls };
    },
    restore: (place) => restore(stage, place, performance.now() + PATIENCE),
  };
}

function restore(stage: Stage, place: Place, end: number): void {
  if (stage.isClosed) return;
  const target = place.focus && nodeAt(stage, place.focus);
  // An app may still wait for what it shows.
  if (place.focus && !target && performance.now() < end) {
    setTimeout(() => restore(stage, place, end), PAUSE);
    return;
  }
  // What was focused may be no more, and what was scrolled may scroll no longer.
  if (target) attempt(() => stage.focus(target));
  for (const { path, x, y } of place.scrolls) {
    const node = nodeAt(stage, path);
    if (node) attempt(() => node.scrollTo(x, y));
  }
}

function attempt(call: () => void): void {
  try {
    call();
  } catch {
    // The app has changed there: it begins where it begins.
  }
}

function isInTree(stage: Stage, node: Node): boolean {
  let at: Node | undefined = node;
  while (at && at !== stage.root) at = at.parent;
  return at !== undefined;
}

function pathOf(node: Node): Step[] {
  const path: Step[] = [];
  for (let at = node; at.parent; at = at.parent) path.unshift(at.key ?? indexOf(at));
  return path;
}

function indexOf(node: Node): number {
  let index = 0;
  for (let at = node.previousSibling; at; at = at.previousSibling) index += 1;
  return index;
}

function nodeAt(stage: Stage, path: readonly Step[]): Node | undefined {
  let at: Node | undefined = stage.root;
  for (const step of path) {
    const children: Node[] = at?.children ?? [];
    at = typeof step === 'number' ? children[step] : children.find(({ key }) => key === step);
  }
  return at;
}
