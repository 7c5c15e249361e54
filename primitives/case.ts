/**
 * A style of a box, or triangles, and the same in CSS: Chromium draws one, we the other.
 *
 * @module
 */
import type { StyleProperties } from '../host/src/index.ts';

/** A corner of a triangle. */
export interface Corner {
  /** In dp from the top left of the `div`. */
  place: readonly [number, number];
  /** `0xRRGGBBAA`. */
  color: number;
  /** In shares of the page. */
  texel?: readonly [number, number];
}

export type Triangle = readonly [Corner, Corner, Corner];

export interface Case {
  name: string;
  /** CSS of a `div` of 160 by 100 px whose `box-sizing` is `border-box`. */
  css: string;
  /** What is in the `div`. By default nothing. */
  html?: string;
  /** The style of a box, by the engine. */
  style?: StyleProperties;
  /** Triangles of a mesh in a draw list of the case's own, in the place of `style`. */
  triangles?: readonly Triangle[];
  /** The atlas page of triangles whose corners have a place on it. */
  page?: { width: number; height: number; pixels: Uint8Array };
  /** How far a channel may be from Chromium's, of 255. By default 3. */
  tolerance?: number;
  /** So many pixels in a thousand may differ more, by up to `most`. By default none. */
  edges?: { share: number; most: number };
}
