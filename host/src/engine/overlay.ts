/**
 * Figures over the stage: gathers them while somebody looks, and draws them now and then.
 *
 * @module
 */
import { type Figure, writeFigure } from '../../../schema/typescript/generated/rows/figures.ts';
import type { OverlayPainter, Painter } from '../gpu/painter.ts';
import type { RasterExports } from '../gpu/raster.ts';

/** The interface `inlay:overlay/overlay`. */
export interface OverlayExports {
  draw(width: number, height: number, figures: Uint32Array): Uint32Array;
  reset(): void;
}

/** What is looked at: an engine and its host. */
export interface Look {
  /** Figures of the engine; nothing while it is rebuilt. */
  inspect(): Uint32Array;
  /** Bytes of each linear memory by system; by the empty name where systems share one. */
  memories(): ReadonlyMap<string, number>;
  /** What draws now. */
  painter(): Painter;
  /** Size of the surface in device pixels. */
  size(): { width: number; height: number };
  /** Most bytes of images. */
  budget(): number;
  /** Draws again: the stage as it was, and what is over it. */
  draw(): void;
  /** Does something after a while, at most a few times a second. */
  later(work: () => void): void;
  /** The overlay cannot draw any more. */
  failed(error: unknown): void;
}

/** What a runner reports of its frames. */
export interface FrameWatcher {
  /** A frame was made, from a time to a time, with the keys whose events were at these times. */
  frame(began: number, ended: number, keys: readonly number[], length: number): void;
  /** There will be no frame for a while. */
  rest(): void;
}

/** How many of the last frames and keys are kept. */
const KEPT = 120;

/** The last numbers of a series. */
class Series {
  count = 0;
  readonly #last: number[] = [];

  add(number: number): void {
    this.count += 1;
    this.#last.push(Math.max(0, Math.round(number)));
    if (this.#last.length > KEPT) this.#last.shift();
  }

  get last(): readonly number[] {
    return this.#last;
  }
}

/** An overlay that can be shown. */
export class Overlay implements FrameWatcher {
  readonly #exports: OverlayExports;
  readonly #look: Look;
  readonly #software: () => Promise<RasterExports>;
  readonly #intervals = new Series();
  readonly #work = new Series();
  readonly #latencies = new Series();
  /** When the last frame began; none where there was a rest since. */
  #began: number | undefined;
  /** Words of the last draw list that changed something. */
  #length = 0;
  #isShown = false;
  #isDue = false;
  #painter: Painter | undefined;
  #top: OverlayPainter | undefined;
  /** The figures that are on the screen. */
  #drawn: Uint32Array = new Uint32Array(0);

  /** @param software Makes a renderer in software, for a painter that is one. */
  constructor(exports: OverlayExports, look: Look, software: () => Promise<RasterExports>) {
    this.#exports = exports;
    this.#look = look;
    this.#software = software;
  }

  /** Shows it over what is drawn, from the next {@link refresh} on. */
  show(): void {
    this.#isShown = true;
    this.refresh();
  }

  /** Takes it away, and forgets its figures. */
  hide(): void {
    this.#isShown = false;
    this.#began = undefined;
    this.#remove();
    this.#look.draw();
  }

  frame(began: number, ended: number, keys: readonly number[], length: number): void {
    if (!this.#isShown) return;
    this.#intervals.add(this.#began === undefined ? 0 : 1000 * (began - this.#began));
    this.#work.add(1000 * (ended - began));
    for (const time of keys) this.#latencies.add(1000 * (ended - time));
    this.#began = began;
    if (length > 0) this.#length = length;
    this.refresh();
  }

  rest(): void {
    this.#began = undefined;
  }

  /** Draws the figures as they are after a while; until then it is not asked again. */
  refresh(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#look.later(() => {
      this.#isDue = false;
      void this.#draw().catch((error) => this.#fail(error));
    });
  }

  async #draw(): Promise<void> {
    if (!this.#isShown) return;
    const top = await this.#over(this.#look.painter());
    if (!top || !this.#isShown) return;
    const { width, height } = this.#look.size();
    const figures = this.#figures();
    const asked = Uint32Array.of(width, height, ...figures);
    if (!top.isEmpty && isSame(asked, this.#drawn)) return;
    if (top.isEmpty) this.#exports.reset();
    top.apply(this.#exports.draw(width, height, figures));
    this.#drawn = asked;
    this.#look.draw();
  }

  /** What draws over a painter, which may be another one than before. */
  async #over(painter: Painter): Promise<OverlayPainter | undefined> {
    if (this.#painter !== painter) this.#remove();
    this.#painter = painter;
    const top = this.#top ?? (await painter.addOverlay?.(this.#software));
    if (this.#painter === painter) this.#top = top;
    return top;
  }

  #remove(): void {
    this.#top?.remove();
    this.#top = undefined;
    this.#painter = undefined;
  }

  #figures(): Uint32Array {
    const rows: number[] = [];
    const write = (figure: Figure) => writeFigure(rows, figure);
    const [intervals, work] = [this.#intervals.last, this.#work.last];
    write({ tag: 'frames', count: this.#intervals.count, intervals, work });
    const { count, last: latencies } = this.#latencies;
    write({ tag: 'keys', count, latencies });
    for (const [system, bytes] of this.#look.memories())
      write({ tag: 'memory', bytes, system: new TextEncoder().encode(system) });
    const { instances, batches, textures } = this.#painter?.figures?.() ?? {};
    if (textures)
      write({
        tag: 'textures',
        ...textures,
        budget: this.#look.budget(),
        waiting: this.#painter?.waiting ?? 0,
      });
    if (instances !== undefined && batches !== undefined)
      write({ tag: 'drawn', instances, batches, length: this.#length });
    return Uint32Array.of(...rows, ...this.#look.inspect());
  }

  /** What is wrong with the overlay is no fault of the stage: it goes, and the stage stays. */
  #fail(error: unknown): void {
    this.hide();
    this.#look.failed(error);
  }
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}
