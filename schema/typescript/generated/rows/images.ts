// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { fault } from '../../rows.ts';

/** What `state` of {@link NodeImage} says. */
export const nodeImageState = { empty: 0, wanted: 1, loading: 2, ready: 3, failed: 4, evicted: 5 } as const;

/** A change of the state of a node's image. */
export interface NodeImage {
  node: number;
  /** The new state. */
  state: number;
  /** For a ready image its texture; for a failed one its `load-error`, by position; else 0. */
  detail: number;
  /** Width of a ready image in its own pixels; else 0. */
  width: number;
  /** Height likewise. */
  height: number;
}
/** Places of the fields of {@link NodeImage} in its words. */
export const nodeImage = {
  words: 5,
  node: 0,
  state: 1,
  detail: 2,
  width: 3,
  height: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkNodeImage(words: Uint32Array, at: number, end: number): number {
  if (at + 5 > end) fault(end, '5 words of a node-image', end - at);
  return at + 5;
}
/** The row at `at`, checked before. */
export function readNodeImage(words: Uint32Array, at: number): NodeImage {
  return {
    node: words[at + 0] ?? 0,
    state: words[at + 1] ?? 0,
    detail: words[at + 2] ?? 0,
    width: words[at + 3] ?? 0,
    height: words[at + 4] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterNodeImage(_words: Uint32Array, at: number): number {
  return at + 5;
}
/** Adds a row to words. */
export function writeNodeImage(out: number[], row: NodeImage): void {
  out.push(row.node);
  out.push(row.state);
  out.push(row.detail);
  out.push(row.width);
  out.push(row.height);
}

/** What `visibility` of {@link VisibleNode} says. */
export const visibleNodeVisibility = { outOfBounds: 0, inBounds: 1, inViewport: 2 } as const;

/** The visibility of an image node, and its size on screen. */
export interface VisibleNode {
  node: number;
  /** Out of bounds, in bounds, or in the viewport. */
  visibility: number;
  /** Width at which it is seen, in device pixels; 0 is unknown. */
  width: number;
  /** Height likewise. */
  height: number;
}
/** Places of the fields of {@link VisibleNode} in its words. */
export const visibleNode = {
  words: 4,
  node: 0,
  visibility: 1,
  width: 2,
  height: 3,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkVisibleNode(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a visible-node', end - at);
  return at + 4;
}
/** The row at `at`, checked before. */
export function readVisibleNode(words: Uint32Array, at: number): VisibleNode {
  return {
    node: words[at + 0] ?? 0,
    visibility: words[at + 1] ?? 0,
    width: words[at + 2] ?? 0,
    height: words[at + 3] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterVisibleNode(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeVisibleNode(out: number[], row: VisibleNode): void {
  out.push(row.node);
  out.push(row.visibility);
  out.push(row.width);
  out.push(row.height);
}

/** A running load came into the viewport or left it. */
export interface Urgency {
  texture: number;
  /** As in `visible-node`: 1 or 2. */
  visibility: number;
}
/** Places of the fields of {@link Urgency} in its words. */
export const urgency = {
  words: 2,
  texture: 0,
  visibility: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkUrgency(words: Uint32Array, at: number, end: number): number {
  if (at + 2 > end) fault(end, '2 words of a urgency', end - at);
  return at + 2;
}
/** The row at `at`, checked before. */
export function readUrgency(words: Uint32Array, at: number): Urgency {
  return {
    texture: words[at + 0] ?? 0,
    visibility: words[at + 1] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterUrgency(_words: Uint32Array, at: number): number {
  return at + 2;
}
/** Adds a row to words. */
export function writeUrgency(out: number[], row: Urgency): void {
  out.push(row.texture);
  out.push(row.visibility);
}

/** An image that the host has. */
export interface ReadyImage {
  texture: number;
  /** Width in the image's own pixels. */
  width: number;
  /** Height likewise. */
  height: number;
}
/** Places of the fields of {@link ReadyImage} in its words. */
export const readyImage = {
  words: 3,
  texture: 0,
  width: 1,
  height: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkReadyImage(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a ready-image', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readReadyImage(words: Uint32Array, at: number): ReadyImage {
  return {
    texture: words[at + 0] ?? 0,
    width: words[at + 1] ?? 0,
    height: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterReadyImage(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeReadyImage(out: number[], row: ReadyImage): void {
  out.push(row.texture);
  out.push(row.width);
  out.push(row.height);
}
