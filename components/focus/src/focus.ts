/**
 * Where focus is and where it goes.
 *
 * Goes in: focus properties (`apply`), placements (`place`) and moves. Kept: members by slot and by
 * group, the focused node, what groups remember. Comes out: an outcome per call. All numbers are
 * integers in 1/64 dp and every order is total, so that the implementation in Rust
 * (`components/focus-rs`) answers exactly alike.
 *
 * The rules are in the specification, `wit/focus/focus.md`. `search.ts` has a move, `explain.ts`
 * why it goes where it goes, `enter.ts` a group, `settle.ts` what follows changes.
 *
 * @module
 */
import type {
  FocusInterface,
  FocusState,
  Outcome,
} from '../../../schema/typescript/generated/interfaces.ts';
import { apply } from './apply.ts';
import { isVertical } from './bucket.ts';
import { FocusData } from './data.ts';
import { enterSeenFirst } from './enter.ts';
import { explain } from './explain.ts';
import { STAGE } from './flags.ts';
import { clearTargets, place, takeTargets } from './place.ts';
import { Refused } from './refused.ts';
import { anchorTo, search } from './search.ts';
import { setFocus, settle } from './settle.ts';
import { restore, snapshot } from './state.ts';

/** Directions of the schema: up, right, down, left. */
const DIRECTIONS = 4;

/** A focus system; its methods are the functions of `inlay:focus/focus`. */
export class Focus extends FocusData implements FocusInterface {
  /**
   * Takes focus properties and `remove-node` as an entry stream in bytes, all or nothing.
   *
   * @throws {@link Refused} with the first entry at fault.
   */
  apply(entries: Uint8Array): void {
    apply(this, entries);
  }

  /**
   * Takes placements as `inlay:types` packs them.
   *
   * @throws {@link Refused} `bad-length`; nothing has changed.
   */
  place(placements: Uint8Array): void {
    place(this, placements);
  }

  /**
   * Moves focus in a direction on the screen as it will be when every container is at its target:
   * three words per container. Stays where nothing answers.
   *
   * @throws {@link Refused} `unknown-direction`, `bad-length`.
   */
  move(direction: number, targets: Uint8Array): Outcome {
    begin(this, direction, targets);
    if (!this.traps) this.awaited = 0;
    const previous = this.focused;
    const node = search(this, direction);
    const anchor = node === 0 ? 0 : anchorTo(this, node);
    clearTargets(this);
    if (node !== 0 && node !== previous) {
      setFocus(this, node);
      this.anchor = anchor;
      this.isSideways = anchor !== 0 && !isVertical(direction);
    }
    return { focused: this.focused, previous };
  }

  /**
   * The rows of what {@link move} would do with the same arguments, and why. Changes nothing.
   *
   * @throws {@link Refused} as `move` does.
   */
  explain(direction: number, targets: Uint8Array): Uint8Array {
    begin(this, direction, targets);
    const rows = explain(this, direction);
    clearTargets(this);
    return rows;
  }

  /**
   * Gives focus to a node, or into a group; clipped ones are as good as others if nothing else is
   * there.
   *
   * @throws {@link Refused} `not-focusable`; `empty` for a group whose members cannot have focus
   * now, which gets it once one can.
   */
  focus(node: number): Outcome {
    const previous = this.focused;
    const at = this.members.find(node);
    const found = at === STAGE ? 0 : enterSeenFirst(this, at, undefined);
    if (found !== 0) {
      setFocus(this, found);
      return { focused: found, previous };
    }
    // A group that traps focus goes on waiting for it.
    if (at === STAGE || !this.members.isGroup(at) || this.traps)
      throw new Refused({ tag: 'not-focusable', val: node });
    this.awaited = node;
    throw new Refused({ tag: 'empty', val: node });
  }

  /** Repairs focus after changes. */
  settle(): Outcome {
    const previous = this.focused;
    settle(this);
    return { focused: this.focused, previous };
  }

  /** Focus and memory. */
  snapshot(): FocusState {
    return snapshot(this);
  }

  /**
   * Takes a state of `snapshot`, after `reset`, one full batch and all placements.
   *
   * @throws {@link Refused} `version` or `length`; the system is as after `reset`.
   */
  restore(state: FocusState): void {
    restore(this, state);
  }
}

/** Takes the arguments of a move. */
function begin(focus: FocusData, direction: number, targets: Uint8Array): void {
  // QuickJS hands numbers from 2^31 on over as negative ones, and takes them back so.
  if (direction >>> 0 >= DIRECTIONS)
    throw new Refused({ tag: 'unknown-direction', val: direction });
  takeTargets(focus, targets);
}
