/**
 * `inlay:focus/focus` in the JavaScript shape that jco gives it.
 *
 * @module
 */

/** `navigation-direction`, in the order of the schema. */
export const directions = ['up', 'right', 'down', 'left'] as const;

/** `navigation-direction`. */
export type Direction = (typeof directions)[number];

/** `outcome`. */
export interface Outcome {
  focused: number;
  previous: number;
}

/** `focus-state`. */
export interface FocusState {
  version: number;
  focused: number;
  awaited: number;
  traps: boolean;
  anchor: number;
  isSideways: boolean;
  memory: Uint32Array;
  keys: [number, string][];
}

/** The interface; refusals are thrown with a `payload`. */
export interface FocusInterface {
  apply(entries: Uint8Array): void;
  place(placements: Uint8Array): void;
  move(direction: Direction, targets: Uint8Array): Outcome;
  focus(node: number): Outcome;
  settle(): Outcome;
  reset(): void;
  snapshot(): FocusState;
  restore(state: FocusState): void;
}
