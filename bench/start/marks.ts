/**
 * What threads write down about a start.
 *
 * @module
 */

/** What the engine's thread posts. Times are milliseconds since 1970. */
export interface EngineMarks {
  /** The thread's script runs. */
  engine: number;
  /** The engine's Wasm is compiled. */
  compiled: number;
  /** The first frame that draws anything is drawn. */
  drawn: number;
  /** The last font of the first screen is there and drawn. */
  fonts: number;
  /** The last image that is in view is drawn. */
  complete: number;
  /** The longest callback of the display clock up to then, in milliseconds. */
  frame: number;
  /** All callbacks up to then: when they began, and how long they took. */
  frames: [began: number, took: number][];
}

/** The channel on which threads post what they saw. */
export const CHANNEL = 'inlay-bench';
