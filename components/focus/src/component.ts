/**
 * Focus as a component: the functions of `inlay:focus/focus` over one system. Toolchains want a refusal thrown as its plain payload.
 *
 * @module
 */
import { Focus, type NavigationDirection, type Outcome } from './focus.ts';
import { Refused } from './refused.ts';
import type { FocusState } from './state.ts';

const system = new Focus();

function answer<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof Refused ? error.payload : error;
  }
}

/** `inlay:focus/focus@0.2.0`. */
export const focus = {
  apply: (entries: Uint8Array): void => answer(() => system.apply(entries)),
  place: (placements: Uint8Array): void => answer(() => system.place(placements)),
  move: (direction: NavigationDirection, targets: Uint8Array): Outcome => answer(() => system.move(direction, targets)),
  focus: (node: number): Outcome => answer(() => system.focus(node)),
  settle: (): Outcome => system.settle(),
  reset: (): void => system.reset(),
  snapshot: (): FocusState => system.snapshot(),
  restore: (state: FocusState): void => answer(() => system.restore(state)),
};
