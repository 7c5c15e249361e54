/**
 * Focus as plain JavaScript for a host: `with = "host"` in `compose.toml`.
 *
 * @module
 */
import { Focus } from './focus.ts';

export type {
  FocusState,
  Outcome,
} from '../../../schema/typescript/generated/interfaces.ts';
export { Refused } from './refused.ts';
export { Focus };

/**
 * A focus system in the shape that jco's bindings take an import in: a refusal is thrown as an
 * error with a `payload`.
 *
 * @example
 * const focus = createFocus();
 * focus.place(placements);
 * const { focused } = focus.settle();
 */
export function createFocus(): Focus {
  return new Focus();
}
