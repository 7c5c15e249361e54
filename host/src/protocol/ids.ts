/**
 * Ids of nodes and animations, given out by the app.
 *
 * @module
 */
import { InlayError } from './error.ts';

/** Bits of an id that name its slot; the other 12 count how often the slot was used before. */
export const SLOT_BITS = 20;
const SLOT_MASK = (1 << SLOT_BITS) - 1;
/** The first slot that is the engine's: the top bit of the slot marks what the engine made. */
export const ENGINE_SLOTS = 1 << (SLOT_BITS - 1);
const LAST_GENERATION = (1 << (32 - SLOT_BITS)) - 1;

/** The slot of an id. */
export function slotOf(id: number): number {
  return id & SLOT_MASK;
}

/** The generation of an id: how often its slot was used before. */
export function generationOf(id: number): number {
  return id >>> SLOT_BITS;
}

/**
 * Gives out `u32` ids that are never alike: a slot is used again with the next generation, the slot
 * that is free longest first, and is retired after its last generation.
 */
export class IdAllocator {
  readonly #what: string;
  readonly #firstSlot: number;
  readonly #limit: number;
  /** The id that each slot has now, or had last; index 0 is the first slot. */
  readonly #present: number[] = [];
  readonly #used: boolean[] = [];
  /** Free slots, the one free longest at `#head`. */
  #free: number[] = [];
  #head = 0;
  #live = 0;

  /**
   * @param what What the ids are of, for messages: `nodes`.
   * @param firstSlot The least slot to give out; those below mean something else.
   * @param limit The first slot that is not given out.
   */
  constructor(what: string, firstSlot: number, limit: number = ENGINE_SLOTS) {
    this.#what = what;
    this.#firstSlot = firstSlot;
    this.#limit = limit;
  }

  /** Count of ids in use. */
  get live(): number {
    return this.#live;
  }

  /**
   * A new id.
   *
   * @throws {@link InlayError} `limit` if every slot is in use or spent.
   */
  allocate(): number {
    const id = this.#reuse() ?? this.#extend();
    this.#live += 1;
    return id;
  }

  /** Whether `id` is in use. */
  has(id: number): boolean {
    const index = slotOf(id) - this.#firstSlot;
    return this.#used[index] === true && this.#present[index] === id;
  }

  /** Gives `id` back. Answers false, and does nothing, if it is not in use. */
  release(id: number): boolean {
    if (!this.has(id)) return false;
    const index = slotOf(id) - this.#firstSlot;
    this.#used[index] = false;
    this.#live -= 1;
    if (generationOf(id) < LAST_GENERATION) this.#free.push(index);
    return true;
  }

  #reuse(): number | undefined {
    const index = this.#free[this.#head];
    if (index === undefined) return undefined;
    this.#head += 1;
    // The list forgets what was taken from its front once that is the greater part of it.
    if (this.#head > 1024 && this.#head * 2 > this.#free.length) {
      this.#free = this.#free.slice(this.#head);
      this.#head = 0;
    }
    const id = ((this.#present[index] as number) + (1 << SLOT_BITS)) >>> 0;
    this.#present[index] = id;
    this.#used[index] = true;
    return id;
  }

  #extend(): number {
    const slot = this.#firstSlot + this.#present.length;
    if (slot >= this.#limit) {
      throw new InlayError(
        'limit',
        `Expected at most ${this.#limit - this.#firstSlot} ${this.#what} at a time; all their ids are in use or spent.`,
      );
    }
    this.#present.push(slot);
    this.#used.push(true);
    return slot;
  }
}
