/**
 * Types that apps write values in.
 *
 * @module
 */
import type { Key } from '../protocol/schema.ts';

/** A key by its meaning, such as `'arrow-up'` or `'back'`. */
export type KeyName = Key;

/** A rectangle in dp, relative to the stage; y grows downwards. */
export interface Rect {
  /** Its left edge. */
  x: number;
  /** Its top edge. */
  y: number;
  /** At least 0. */
  width: number;
  /** At least 0. */
  height: number;
}

/** What a node is. */
export type NodeKind = 'view' | 'image' | 'text';
