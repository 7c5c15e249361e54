/**
 * Pictures and fonts that the engine has asked for.
 *
 * @module
 */
import { type Device, LoadError, type LoadErrorReason, type Picture, shortened } from '../device/device.ts';
import { asError } from '../protocol/error.ts';
import type { RequestHandler } from './engine.ts';

/** Gets what was loaded, never inside a call to {@link Loads}. */
export interface LoadSink {
  /** A picture is there. The sink has it from now on and closes it. */
  imageArrived(texture: number, picture: Picture, url: string): void;
  imageFailed(texture: number, reason: LoadErrorReason, url: string, error: Error): void;
  fontArrived(font: number, bytes: Uint8Array, url: string): void;
  fontFailed(font: number, reason: LoadErrorReason, url: string, error: Error): void;
}

interface ImageLoad {
  kind: 'image';
  texture: number;
  url: string;
  width: number;
  height: number;
  control: AbortController;
}

interface FontLoad {
  kind: 'font';
  font: number;
  url: string;
  control: AbortController;
}

type Load = ImageLoad | FontLoad;

/** Loads a few files at a time: fonts first, then pictures in the order in which they were asked for. */
export class Loads implements RequestHandler {
  readonly #device: Device;
  readonly #sink: LoadSink;
  readonly #limit: number;
  #waiting: Load[] = [];
  readonly #running = new Set<Load>();
  readonly #images = new Map<number, ImageLoad>();
  /** URLs that are not loaded again, see {@link leaveOut}. */
  readonly #leftOut = new Set<string>();

  /** @param limit How many files are loaded at a time. */
  constructor(device: Device, sink: LoadSink, limit = 6) {
    this.#device = device;
    this.#sink = sink;
    this.#limit = limit;
  }

  /** Count of files that have neither arrived nor failed. */
  get pending(): number {
    return this.#waiting.length + this.#running.size;
  }

  loadImage(texture: number, width: number, height: number, url: string): void {
    this.cancelImage(texture);
    const load: ImageLoad = { kind: 'image', texture, url, width, height, control: new AbortController() };
    this.#images.set(texture, load);
    this.#waiting.push(load);
    this.#startNext();
  }

  cancelImage(texture: number): void {
    const load = this.#images.get(texture);
    if (load) this.#drop(load);
  }

  loadFont(font: number, url: string): void {
    const load: FontLoad = { kind: 'font', font, url, control: new AbortController() };
    const firstImage = this.#waiting.findIndex(({ kind }) => kind === 'image');
    this.#waiting.splice(firstImage < 0 ? this.#waiting.length : firstImage, 0, load);
    this.#startNext();
  }

  /** Fails what is requested from this URL from now on: the engine broke down at it. */
  leaveOut(url: string): void {
    this.#leftOut.add(url);
  }

  /** Gives up everything: nothing of it arrives any more. */
  reset(): void {
    for (const load of [...this.#waiting, ...this.#running]) this.#drop(load);
  }

  #drop(load: Load): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== load);
    if (this.#running.delete(load)) load.control.abort();
    if (load.kind === 'image') this.#images.delete(load.texture);
    this.#startNext();
  }

  #startNext(): void {
    while (this.#running.size < this.#limit) {
      const load = this.#waiting.shift();
      if (!load) return;
      this.#running.add(load);
      void this.#run(load);
    }
  }

  async #run(load: Load): Promise<void> {
    try {
      const { control, url } = load;
      if (this.#leftOut.has(url)) {
        // Not inside the call that requested it.
        await Promise.resolve();
        throw new LoadError('broken', `${shortened(url)}: the engine broke down at it before.`);
      }
      if (load.kind === 'font') {
        const bytes = await this.#device.loadFont(url, control.signal);
        if (this.#finish(load)) this.#sink.fontArrived(load.font, bytes, url);
        return;
      }
      const picture = await this.#device.loadImage(url, load.width, load.height, control.signal);
      if (this.#finish(load)) this.#sink.imageArrived(load.texture, picture, url);
      else picture.close();
    } catch (error) {
      // An error after the end of a load is of the sink, and not the load's.
      if (!this.#finish(load)) return;
      const reason = error instanceof LoadError ? error.reason : 'network';
      if (load.kind === 'font') this.#sink.fontFailed(load.font, reason, load.url, asError(error));
      else this.#sink.imageFailed(load.texture, reason, load.url, asError(error));
    }
  }

  /** Ends a load; answers whether it was still wanted. */
  #finish(load: Load): boolean {
    if (!this.#running.delete(load)) return false;
    if (load.kind === 'image') this.#images.delete(load.texture);
    this.#startNext();
    return true;
  }
}
