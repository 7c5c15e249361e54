/**
 * `inlay:focus/focus` in the JavaScript shape that jco gives it.
 *
 * @module
 */
export type {
  FocusInterface,
  FocusState,
  Outcome,
} from '../../../schema/typescript/generated/interfaces.ts';

/** Numbers of `navigation-direction` in the schema. */
export const way = { up: 0, right: 1, down: 2, left: 3 } as const;

/** One of them. */
export type Direction = (typeof way)[keyof typeof way];

/** All of them. */
export const directions: readonly Direction[] = Object.values(way);
