/**
 * Figures of the last frames.
 *
 * @module
 */
import type { FrameFigures } from '../protocol/inspection.ts';
import type { FrameReport } from '../protocol/messages.ts';

/** How many frames and keys are kept, as in the overlay. */
const KEPT = 120;
/** Frames farther apart have a rest in between, in milliseconds. */
const REST = 100;

/** Keeps figures of the last frames and keys. */
export class FrameSeries {
  #count = 0;
  #last: FrameReport | undefined;
  #intervals: number[] = [];
  #work: number[] = [];
  #latencies: number[] = [];

  add(report: FrameReport): void {
    const { began, ended, keys } = report;
    const interval = this.#last ? began - this.#last.began : 0;
    this.#count += 1;
    this.#intervals = kept(this.#intervals, interval > REST ? 0 : interval);
    this.#work = kept(this.#work, ended - began);
    for (const { time } of keys) this.#latencies = kept(this.#latencies, ended - time);
    this.#last = report;
  }

  get figures(): FrameFigures {
    const { memory = 0, drawn } = this.#last ?? {};
    return {
      count: this.#count,
      intervals: this.#intervals,
      work: this.#work,
      latencies: this.#latencies,
      memory,
      ...(drawn ? { drawn } : {}),
    };
  }
}

function kept(list: readonly number[], next: number): number[] {
  return [...list.slice(1 - KEPT), next];
}
