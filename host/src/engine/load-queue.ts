/**
 * Which load is next.
 *
 * @module
 */

/** A file to load. */
export interface Load {
  kind: 'image' | 'font';
  /** Texture or font. */
  id: number;
  url: string;
  width: number;
  height: number;
  /** Whether it is in the viewport, or only near it. */
  isVisible: boolean;
  /** Whose places it takes; '' for what needs no server. */
  server: string;
  /** Whether it has made way for others once. */
  hasMadeWay: boolean;
}

/**
 * Images loaded at a time from one server. Browsers open six connections to a server of HTTP/1.1:
 * one is left for a font.
 */
export const SERVER_PLACES = 5;
/** Images loaded at a time in all. */
export const PLACES = 20;
/** Fonts loaded at a time. */
export const FONT_PLACES = 6;

/** Loads that wait for a place, and how many places are taken. */
export class Queue {
  #waiting: Load[] = [];
  #fonts = 0;
  #images = 0;
  readonly #servers = new Map<string, number>();

  /** Count of loads that wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Loads that wait, in the order in which they came. */
  [Symbol.iterator](): Iterator<Load> {
    return this.#waiting.values();
  }

  /** Puts a load behind all others. */
  add(load: Load): void {
    this.#waiting.push(load);
  }

  remove(load: Load): void {
    const at = this.#waiting.indexOf(load);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /**
   * The load that is to start next, if one has a place: fonts, then what is visible, each in the
   * order in which they came.
   */
  next(): Load | undefined {
    let best: Load | undefined;
    for (const load of this.#waiting) {
      if (!this.#hasPlace(load)) continue;
      if (load.kind === 'font') return load;
      if (!best || (load.isVisible && !best.isVisible)) best = load;
    }
    return best;
  }

  /** Whether a load as visible as this one waits for its place. */
  waitsFor(running: Load): boolean {
    const wants = (load: Load) =>
      load.kind === running.kind &&
      load.isVisible >= running.isVisible &&
      this.#isHeldUpBy(load, running);
    return this.#waiting.some(wants);
  }

  /** A load starts: it takes its place. */
  take(load: Load): void {
    this.remove(load);
    this.#count(load, 1);
  }

  /** A load has ended: its place is free. */
  leave(load: Load): void {
    this.#count(load, -1);
  }

  #isHeldUpBy(load: Load, running: Load): boolean {
    if (load.kind === 'font') return this.#fonts >= FONT_PLACES;
    const isFull = this.#images >= PLACES;
    return isFull ? this.#serverCount(load.server) < SERVER_PLACES : load.server === running.server;
  }

  #hasPlace(load: Load): boolean {
    if (load.kind === 'font') return this.#fonts < FONT_PLACES;
    return this.#images < PLACES && this.#serverCount(load.server) < SERVER_PLACES;
  }

  #serverCount(server: string): number {
    return this.#servers.get(server) ?? 0;
  }

  #count(load: Load, by: number): void {
    if (load.kind === 'font') {
      this.#fonts += by;
      return;
    }
    this.#images += by;
    const count = this.#serverCount(load.server) + by;
    if (count > 0) this.#servers.set(load.server, count);
    else this.#servers.delete(load.server);
  }
}
