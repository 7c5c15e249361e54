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
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a node is. */
export type NodeKind = 'view' | 'image' | 'text';
