/**
 * Outlines over the canvas, and picking a node on it.
 *
 * @module
 */
import type { Box, Point } from '../protocol/inspection.ts';
import { element } from './dom.ts';

/** What lies over a canvas, in the page's own document. */
export class Outline {
  readonly #canvas: () => HTMLCanvasElement;
  readonly #box: HTMLElement;
  readonly #label: HTMLElement;
  readonly #glass: HTMLElement;
  #size = { width: 1, height: 1 };

  /**
   * @param root Where its elements go; it covers the window.
   * @param canvas The canvas that is drawn on now.
   */
  constructor(root: ShadowRoot, canvas: () => HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#label = element(root, 'span');
    this.#box = element(root, 'div', { class: 'outline', hidden: true }, this.#label);
    this.#glass = element(root, 'div', { class: 'glass', hidden: true });
    root.append(this.#glass, this.#box);
  }

  /** Sets the size of the stage in dp. */
  setStage(size: { width: number; height: number }): void {
    this.#size = size;
  }

  /** Outlines a box. */
  show({ x, y, width, height }: Box, label: string): void {
    const rect = this.#canvas().getBoundingClientRect();
    const [across, down] = [rect.width / this.#size.width, rect.height / this.#size.height];
    const { style } = this.#box;
    style.left = `${rect.left + x * across}px`;
    style.top = `${rect.top + y * down}px`;
    style.width = `${width * across}px`;
    style.height = `${height * down}px`;
    this.#label.textContent = `${label} · ${Math.round(width)} x ${Math.round(height)}`;
    this.#box.hidden = false;
  }

  hide(): void {
    this.#box.hidden = true;
  }

  /**
   * Lets a person point at the stage until `end` is called.
   *
   * @param moved Gets the point under the mouse, and whether it was clicked.
   */
  pick(moved: (point: Point, isClicked: boolean) => void): { end(): void } {
    const stop = new AbortController();
    const { signal } = stop;
    for (const type of ['mousemove', 'click'] as const)
      this.#glass.addEventListener(type, (event) => moved(this.#pointOf(event), type === 'click'), {
        signal,
      });
    this.#glass.hidden = false;
    return {
      end: () => {
        stop.abort();
        this.#glass.hidden = true;
      },
    };
  }

  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const rect = this.#canvas().getBoundingClientRect();
    return {
      x: ((clientX - rect.left) / rect.width) * this.#size.width,
      y: ((clientY - rect.top) / rect.height) * this.#size.height,
    };
  }
}
