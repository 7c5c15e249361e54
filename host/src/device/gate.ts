/**
 * Bounds what is done at a time by its weight.
 *
 * @module
 */

import { MAX_PIXELS } from './device.ts';

/**
 * Lets work in, in the order in which it came, as long as its weights are together within a bound.
 * What is heavier than the bound runs alone.
 */
export class Gate {
  readonly #bound: number;
  #weight = 0;
  readonly #waiting: { weight: number; enter: () => void }[] = [];

  /** @param bound The greatest sum of weights. */
  constructor(bound: number) {
    this.#bound = bound;
  }

  /** Runs `work` once it fits, and returns its result. */
  async run<T>(weight: number, work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length > 0 || !this.#fits(weight)) {
      await new Promise<void>((enter) => this.#waiting.push({ weight, enter }));
    } else this.#weight += weight;
    try {
      return await work();
    } finally {
      this.#weight -= weight;
      this.#letIn();
    }
  }

  #fits(weight: number): boolean {
    return this.#weight === 0 || this.#weight + weight <= this.#bound;
  }

  #letIn(): void {
    for (let [first] = this.#waiting; first && this.#fits(first.weight); [first] = this.#waiting) {
      this.#waiting.shift();
      this.#weight += first.weight;
      first.enter();
    }
  }
}

/**
 * Pixels that are decoded at a time in this thread: a decoder holds the whole image, however small
 * it is shown.
 */
export const decoding = new Gate(MAX_PIXELS);
