/**
 * The main thread's part: keys, visibility and size go straight to the engine.
 *
 * Nothing here waits or computes: a task is a table look-up and a message, so that the page stays
 * free for the browser.
 *
 * @module
 */

import { keyNames } from '../protocol/key-names.ts';
import { keyPhase } from '../protocol/key-phase.ts';
import type { Insets, ShellToEngine } from '../protocol/messages.ts';
import { keyOf } from './keys.ts';
import { insetsOf, pixelsOf } from './options.ts';
import { type ElementLike, ownsKey } from './own-keys.ts';
import { type KeyReport, Presses } from './presses.ts';

/** What a shell listens to. */
export interface ShellParts {
  engine: { post(message: ShellToEngine): void; close(): void };
  canvas: HTMLCanvasElement;
  /** Whether the surface follows the canvas's size on the page. */
  follows: boolean;
  /** Design size, for a canvas that is not laid out. */
  width: number;
  height: number;
  /** Keys that toggle the overlay, one after the other. */
  overlayKeys: readonly string[];
  /** Called when something blocked this thread for longer than 50 ms. */
  onBlocked?: (milliseconds: number) => void;
}

/** Listens to the page from its start to {@link close}. */
export class Shell {
  readonly #parts: ShellParts;
  readonly #stop = new AbortController();
  readonly #presses = new Presses();
  #hasOverlay = false;
  #isOverlayShown = false;
  /** How many of the keys that toggle the overlay came. */
  #overlayKeys = 0;
  #sizes: ResizeObserver | undefined;
  #tasks: PerformanceObserver | undefined;

  constructor(parts: ShellParts) {
    this.#parts = parts;
    const { signal } = this.#stop;
    window.addEventListener('keydown', (event) => this.#keyDown(event), { signal, capture: true });
    window.addEventListener('keyup', (event) => this.#keyUp(event), { signal, capture: true });
    // Another window or a frame of the page has the keys now: ups go there.
    window.addEventListener('blur', (event) => this.#cancelPresses(event), { signal });
    document.addEventListener('visibilitychange', () => this.#visibility(), { signal });
    window.addEventListener(
      'pagehide',
      (event) => {
        if (!event.persisted) this.close();
      },
      { signal },
    );
    if (parts.follows) this.#followSize();
    if (parts.onBlocked) this.#watchTasks(parts.onBlocked);
    if (document.visibilityState === 'hidden') this.#visibility();
  }

  /**
   * Tells the engine other insets of the safe area, in dp.
   *
   * @throws {@link InlayError} `wrong-type` or `out-of-range` that names the side.
   */
  setOverscan(insets: Insets): void {
    this.#parts.engine.post({ kind: 'overscan', insets: insetsOf(insets) });
  }

  /** The engine has an overlay: keys toggle it from now on. */
  useOverlay(): void {
    this.#hasOverlay = true;
  }

  /** Stops listening, and ends the engine. */
  close(): void {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    this.#sizes?.disconnect();
    this.#tasks?.disconnect();
    this.#parts.engine.close();
  }

  #keyDown(event: KeyboardEvent): void {
    if (this.#togglesOverlay(event)) return event.preventDefault();
    // macOS sends no up of a key that comes up while Meta is down.
    if (event.key === 'Meta') this.#cancelPresses(event);
    const target = event.composedPath()[0] as ElementLike | undefined;
    this.#take(
      event,
      this.#presses.down(event, (key) => ownsKey(target, key)),
    );
  }

  /** Whether a key was the last of those that toggle the overlay, and did. */
  #togglesOverlay(event: KeyboardEvent): boolean {
    if (!this.#hasOverlay || event.repeat) return false;
    const { overlayKeys, engine } = this.#parts;
    const is = (name: string | undefined) => event.key === name || keyOf(event) === name;
    if (!is(overlayKeys[this.#overlayKeys])) this.#overlayKeys = 0;
    if (!is(overlayKeys[this.#overlayKeys])) return false;
    this.#overlayKeys += 1;
    if (this.#overlayKeys < overlayKeys.length) return false;
    this.#overlayKeys = 0;
    this.#isOverlayShown = !this.#isOverlayShown;
    engine.post({ kind: 'overlay', shown: this.#isOverlayShown });
    return true;
  }

  #keyUp(event: KeyboardEvent): void {
    this.#take(event, this.#presses.up(event));
  }

  #take(event: KeyboardEvent, report: KeyReport | undefined): void {
    if (!report) return;
    // At once: a listener that answers later cannot keep the browser from scrolling or going back.
    event.preventDefault();
    this.#send(report, event);
  }

  #cancelPresses(event: Event): void {
    for (const report of this.#presses.cancel()) this.#send(report, event);
  }

  #send({ key, phase }: KeyReport, { timeStamp }: Event): void {
    const time = performance.timeOrigin + timeStamp;
    this.#parts.engine.post({
      kind: 'key',
      key: keyNames.indexOf(key),
      phase: keyPhase[phase],
      time,
    });
  }

  #visibility(): void {
    this.#parts.engine.post({ kind: 'visible', visible: document.visibilityState === 'visible' });
  }

  #watchTasks(onBlocked: (milliseconds: number) => void): void {
    // Long Tasks API; where it is missing nothing is reported.
    if (!PerformanceObserver.supportedEntryTypes?.includes('longtask')) return;
    this.#tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) onBlocked(duration);
    });
    this.#tasks.observe({ entryTypes: ['longtask'] });
  }

  /** Another canvas has taken the place of the one before. */
  useCanvas(canvas: HTMLCanvasElement): void {
    this.#parts.canvas = canvas;
    this.#sizes?.disconnect();
    if (this.#parts.follows && !this.#stop.signal.aborted) this.#followSize();
  }

  #followSize(): void {
    const { canvas, width, height, engine } = this.#parts;
    let last = pixelsOf(canvas, width, height);
    const look = () => {
      const now = pixelsOf(canvas, width, height);
      if (now.width === last.width && now.height === last.height) return;
      last = now;
      engine.post({ kind: 'resize', pixelWidth: now.width, pixelHeight: now.height });
    };
    this.#sizes = new ResizeObserver(look);
    this.#sizes.observe(canvas);
    const { signal } = this.#stop;
    // Where the ratio changes with a window, as by zooming; the media query tells of another
    // screen.
    window.addEventListener('resize', look, { signal });
    onRatioChange(look, signal);
  }
}

/**
 * Calls back when the page has another count of device pixels per CSS pixel: on another screen, or
 * zoomed. The sizes of elements stay the same then, so no observer of sizes reports it.
 */
function onRatioChange(changed: () => void, signal: AbortSignal): void {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const listen = () => {
    query.removeEventListener('change', listen);
    if (signal.aborted) return;
    changed();
    onRatioChange(changed, signal);
  };
  query.addEventListener('change', listen);
  signal.addEventListener('abort', () => query.removeEventListener('change', listen), {
    once: true,
  });
}
