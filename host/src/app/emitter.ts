/**
 * Listeners by name.
 *
 * @module
 */

/**
 * The listener of an event whose arguments are `A`. Its parameters may be subtypes of them, as
 * those of methods may: an app that knows which nodes there are may write `Node<Film>`.
 */
export type Listener<A extends readonly unknown[]> = { call(...args: A): void }['call'];

/** A table of events: names, and the arguments that listeners get. */
export type EventTable = { readonly [name: string]: readonly unknown[] };

interface Entry {
  listener: Listener<never>;
  once: boolean;
}

/** Keeps listeners and calls them in the order in which they came. */
export class Emitter<Events extends object> {
  readonly #entries = new Map<keyof Events, Entry[]>();

  /** Adds a listener. One that is there already is not added again. */
  add<N extends keyof Events>(name: N, listener: Listener<never>, once: boolean): void {
    const entries = this.#entries.get(name);
    if (entries?.some((entry) => entry.listener === listener)) return;
    // Lists are replaced, not changed, so that one that is being called stays as it was.
    this.#entries.set(name, [...(entries ?? []), { listener, once }]);
  }

  /** Takes a listener away. */
  remove<N extends keyof Events>(name: N, listener: Listener<never>): void {
    const entries = this.#entries.get(name);
    if (entries)
      this.#entries.set(
        name,
        entries.filter((entry) => entry.listener !== listener),
      );
  }

  /** Whether anybody listens. */
  has(name: keyof Events): boolean {
    return (this.#entries.get(name)?.length ?? 0) > 0;
  }

  /**
   * Calls the listeners. What one throws goes to `failed`, and the others are called all the same.
   */
  emit<N extends keyof Events>(
    name: N,
    args: Events[N] & readonly unknown[],
    failed: (error: unknown) => void,
  ): void {
    const entries = this.#entries.get(name);
    if (!entries) return;
    for (const { listener, once } of entries) {
      if (once) this.remove(name, listener);
      try {
        (listener as Listener<readonly unknown[]>)(...args);
      } catch (error) {
        failed(error);
      }
    }
  }
}
