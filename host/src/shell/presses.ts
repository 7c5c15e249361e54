/**
 * Keys of the page that are down, and whose they are.
 *
 * @module
 */
import type { KeyName } from '../app/types.ts';
import type { KeyPhaseName } from '../protocol/key-phase.ts';
import { type KeyLike, keyOf } from './keys.ts';

/** What of a `KeyboardEvent` is looked at. */
export interface KeyboardLike extends KeyLike {
  readonly code?: string;
  readonly repeat?: boolean;
}

/** What the engine gets. */
export interface KeyReport {
  readonly key: KeyName;
  readonly phase: KeyPhaseName;
}

/**
 * Follows presses from down to up. A press belongs to whoever had the keys when it went down, the
 * engine or an element of the page, and stays theirs wherever the DOM's focus goes meanwhile. What
 * belongs to a press that this page has not seen begin is nobody's here.
 */
export class Presses {
  /**
   * Presses of the engine, by physical key: which character an up has depends on the modifiers held
   * then.
   */
  readonly #held = new Map<string | number, KeyName>();

  /**
   * A `keydown`.
   *
   * @param isOfPage Whether the element with the DOM's focus has a use for a key itself, see
   *   `ownsKey`.
   * @returns What the engine gets; `undefined` if the event is the page's.
   */
  down(event: KeyboardLike, isOfPage: (key: KeyName) => boolean): KeyReport | undefined {
    const physical = physicalOf(event);
    if (event.repeat) {
      const key = this.#held.get(physical);
      return key && { key, phase: 'repeat' };
    }
    // Without a repeat it is a new press, and what was held before has lost its up.
    this.#held.delete(physical);
    const key = keyOf(event);
    if (key === undefined || isOfPage(key)) return undefined;
    // Of two physical keys with one meaning the last counts.
    for (const [other, meaning] of this.#held) if (meaning === key) this.#held.delete(other);
    this.#held.set(physical, key);
    return { key, phase: 'down' };
  }

  /** A `keyup`. Returns what {@link down} returns. */
  up(event: KeyboardLike): KeyReport | undefined {
    const physical = physicalOf(event);
    const key = this.#held.get(physical);
    this.#held.delete(physical);
    return key && { key, phase: 'up' };
  }

  /** Ends all presses, since their ups will not be seen. */
  cancel(): KeyReport[] {
    const keys = [...this.#held.values()];
    this.#held.clear();
    return keys.map((key) => ({ key, phase: 'cancel' }));
  }
}

/** What is the same in down, repeat and up of one press. TV browsers may have no `code`. */
function physicalOf({ code, keyCode, key }: KeyboardLike): string | number {
  return code || keyCode || key;
}
