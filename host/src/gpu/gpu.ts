/**
 * What draws: the same for a GPU and for software.
 *
 * @module
 */
import type { Painter } from './painter.ts';

/** A {@link Painter} whose pixels can be read back. */
export interface Gpu extends Painter {
  /** Nothing can be drawn until what was lost is back. */
  readonly lost: boolean;
  /**
   * The surface as it was drawn last: RGBA, alpha premultiplied, rows from the top. To be called in
   * the task that drew.
   */
  readPixels(): Uint8Array;
}
