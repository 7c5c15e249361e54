/**
 * `inlay:focus/focus` in the JavaScript shape that jco gives it.
 *
 * @module
 */
import type { NavigationDirection } from '../../../schema/typescript/generated/interfaces.ts';

export type {
  FocusInterface,
  FocusState,
  NavigationDirection as Direction,
  Outcome,
} from '../../../schema/typescript/generated/interfaces.ts';

/** `navigation-direction`, in the order of the schema. */
export const directions = [
  'up',
  'right',
  'down',
  'left',
] as const satisfies readonly NavigationDirection[];
