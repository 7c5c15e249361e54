/**
 * What a page and the frame of an example send to each other.
 *
 * @module
 */

/** From the frame. */
export type FromFrame =
  /** Its script runs and waits for code. */
  | { kind: 'hello' }
  /** The example has built its tree. */
  | { kind: 'started' }
  /** It did not start, or failed later. */
  | { kind: 'failed'; message: string };

/** To the frame: the example's source, TypeScript. */
export interface ToFrame {
  kind: 'run';
  code: string;
}
