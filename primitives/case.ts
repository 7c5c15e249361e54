/**
 * A style of a box, and the same in CSS: Chromium draws one, the engine the other.
 *
 * @module
 */
import type { StyleProperties } from '../host/src/index.ts';

export interface Case {
  name: string;
  /** CSS of a `div` of 160 by 100 px whose `box-sizing` is `border-box`. */
  css: string;
  /** What is in the `div`. By default nothing. */
  html?: string;
  style: StyleProperties;
  /** How far a channel may be from Chromium's, of 255. By default 3. */
  tolerance?: number;
  /** So many pixels in a thousand may differ more, by up to `most`. By default none. */
  edges?: { share: number; most: number };
}
