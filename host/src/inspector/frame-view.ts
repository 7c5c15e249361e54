/**
 * Frame times in an inspector.
 *
 * @module
 */
import type { FrameFigures } from '../protocol/inspection.ts';
import { element, factList, Slot } from './dom.ts';

/** What a frame may take at 60 Hz, in milliseconds. */
const FRAME = 1000 / 60;
/** Frames that come later than this after the one before are late, in milliseconds. */
const LATE = 1.5 * FRAME;
/** What the full height of a bar stands for, in milliseconds. */
const TALLEST = 2 * FRAME;

/** Shows figures of the last frames. */
export class FrameView {
  readonly element: HTMLElement;
  readonly #slot: Slot;

  constructor(near: Node) {
    this.element = element(near, 'div', { class: 'frames' });
    this.#slot = new Slot(this.element);
  }

  show(frames: FrameFigures): void {
    this.#slot.show(frames, () => {
      const { intervals, work, latencies, memory, drawn } = frames;
      return [
        this.#chartOf('From frame to frame', intervals, LATE),
        this.#chartOf('Work: engine and drawing', work, FRAME),
        this.#chartOf('Keys, until what they do is on screen', latencies, 2 * FRAME),
        factList(this.element, [
          ['frames', String(frames.count)],
          ['late', String(intervals.filter((interval) => interval > LATE).length)],
          ['engine memory', memory > 0 ? `${(memory / 2 ** 20).toFixed(1)} MiB` : 'not known'],
          [
            'drawn',
            drawn ? `${drawn.instances} instances, ${drawn.batches} draw calls` : 'not known',
          ],
        ]),
      ];
    });
  }

  /** @param late What is above it is shown as late, in milliseconds. */
  #chartOf(title: string, times: readonly number[], late: number): HTMLElement {
    const near = this.element;
    const known = times.filter((time) => time > 0).sort((one, other) => one - other);
    const at = (share: number) => known[Math.floor(share * (known.length - 1))] ?? 0;
    const bars = times.map((time) => {
      const bar = element(near, 'i', { class: time > late ? 'late' : '' });
      bar.style.height = `${Math.min(100, (100 * time) / TALLEST)}%`;
      return bar;
    });
    return element(
      near,
      'section',
      {},
      element(near, 'h2', {}, title),
      element(near, 'div', { class: 'chart' }, ...bars),
      element(
        near,
        'p',
        {},
        `half within ${at(0.5).toFixed(1)} ms, 95 % within ${at(0.95).toFixed(1)} ms, at most ${at(1).toFixed(1)} ms`,
      ),
    );
  }
}
