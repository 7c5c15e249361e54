/**
 * Focus as a component: the functions of `inlay:focus/focus` over one system. Toolchains want a
 * refusal thrown as its plain payload.
 *
 * @module
 */
import type { FocusInterface } from '../../../schema/typescript/generated/interfaces.ts';
import { Focus } from './focus.ts';
import { Refused } from './refused.ts';

const system = new Focus();

function answer<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof Refused ? error.payload : error;
  }
}

/** `inlay:focus/focus@0.2.0`. */
export const focus: FocusInterface = {
  apply: (entries) => answer(() => system.apply(entries)),
  place: (placements) => answer(() => system.place(placements)),
  move: (direction, targets) => answer(() => system.move(direction, targets)),
  explain: (direction, targets) => answer(() => system.explain(direction, targets)),
  focus: (node) => answer(() => system.focus(node)),
  settle: () => system.settle(),
  reset: () => system.reset(),
  snapshot: () => system.snapshot(),
  restore: (state) => answer(() => system.restore(state)),
};
