/**
 * Images and fonts that the engine has asked for.
 *
 * @module
 */
import {
  type DecodedImage,
  type Device,
  LoadError,
  type LoadErrorReason,
  shortened,
} from '../device/device.ts';
import { asError } from '../protocol/error.ts';
import type { FontLoad, ImageLoad, ImageUrgency } from '../protocol/schema.ts';
import { type Load, Queue } from './load-queue.ts';
import type { RequestHandler } from './requests.ts';

/** Gets what was loaded, never inside a call to {@link Loads}. */
export interface LoadSink {
  /** An image is there. The sink has it from now on and closes it. */
  imageArrived(texture: number, image: DecodedImage, url: string): void;
  imageFailed(texture: number, reason: LoadErrorReason, url: string, error: Error): void;
  fontArrived(font: number, bytes: Uint8Array, url: string): void;
  fontFailed(font: number, reason: LoadErrorReason, url: string, error: Error): void;
}

/** Milliseconds without a byte after which a load has failed as `timed-out`. */
export const TIME_LIMIT = 10_000;
/**
 * Milliseconds without any answer after which a load makes way, once, for others that wait for its
 * server.
 */
export const PATIENCE = 3_000;

/** Does something later; what it returns takes that back. */
export type Timer = (milliseconds: number, work: () => void) => () => void;

/** One request of a load. */
interface Attempt {
  load: Load;
  control: AbortController;
  /** Nothing came for {@link PATIENCE}. */
  isSilent: boolean;
  /** Takes the time limits back. */
  stopTimers: () => void;
}

/**
 * Loads files: fonts beside images, of these first what is in the viewport, a few at a time from
 * each server.
 *
 * A server that does not answer delays only its own files: a load fails when nothing comes for
 * {@link TIME_LIMIT}, and one that had no answer for {@link PATIENCE} goes to the end of the queue
 * when others wait for its place. What failed is asked for again by the engine.
 */
export class Loads implements RequestHandler {
  readonly #device: Device;
  readonly #sink: LoadSink;
  readonly #timer: Timer;
  readonly #queue = new Queue();
  readonly #attempts = new Map<Load, Attempt>();
  readonly #images = new Map<number, Load>();
  /** URLs of the images that arrived, by texture, until they are freed. */
  readonly #shown = new Map<number, string>();
  /**
   * URLs of those that were given up: their files are held until what was asked for again is there.
   */
  #former: string[] = [];
  /** URLs that are not loaded again, see {@link leaveOut}. */
  readonly #leftOut = new Set<string>();

  /** @param timer Measures the time limits: by default `setTimeout`. */
  constructor(device: Device, sink: LoadSink, timer: Timer = realTimer) {
    this.#device = device;
    this.#sink = sink;
    this.#timer = timer;
  }

  /** Count of files that have neither arrived nor failed. */
  get pending(): number {
    return this.#queue.length + this.#attempts.size;
  }

  loadImage({ texture, width, height, visibility, url }: ImageLoad): void {
    this.cancelImage(texture);
    const load = this.#make({
      kind: 'image',
      id: texture,
      url,
      width,
      height,
      isVisible: visibility === 'in-viewport',
    });
    this.#images.set(texture, load);
    this.#add(load);
  }

  cancelImage(texture: number): void {
    const load = this.#images.get(texture);
    if (load) this.#drop(load);
    this.#startNext();
  }

  prioritiseImage({ texture, visibility }: ImageUrgency): void {
    const load = this.#images.get(texture);
    if (!load) return;
    load.isVisible = visibility === 'in-viewport';
    this.#startNext();
  }

  freeImage(texture: number): void {
    const url = this.#shown.get(texture);
    if (url === undefined) return;
    this.#shown.delete(texture);
    this.#device.hold?.(url, false);
  }

  loadFont({ font, url }: FontLoad): void {
    this.#add(this.#make({ kind: 'font', id: font, url, width: 0, height: 0, isVisible: true }));
  }

  /** Fails what is requested from this URL from now on: the engine broke down at it. */
  leaveOut(url: string): void {
    this.#leftOut.add(url);
  }

  /** Gives up everything: nothing of it arrives any more. */
  reset(): void {
    for (const load of [...this.#queue, ...this.#attempts.keys()]) this.#drop(load);
    this.#former.push(...this.#shown.values());
    this.#shown.clear();
  }

  #make(facts: Omit<Load, 'server' | 'hasMadeWay'>): Load {
    return { ...facts, server: this.#serverOf(facts.url), hasMadeWay: false };
  }

  /** Whose places a load takes: '' for what needs no server. */
  #serverOf(url: string): string {
    try {
      if (this.#device.isHere?.(url)) return '';
      return new URL(url, 'page:/').host || 'page';
    } catch {
      return 'page';
    }
  }

  #add(load: Load): void {
    this.#queue.add(load);
    this.#startNext();
  }

  #drop(load: Load): void {
    this.#queue.remove(load);
    const attempt = this.#attempts.get(load);
    if (attempt) this.#end(attempt);
    if (load.kind === 'image') this.#images.delete(load.id);
    attempt?.control.abort();
  }

  #startNext(): void {
    for (let load = this.#next(); load; load = this.#next()) void this.#run(this.#start(load));
  }

  /** The next load that has a place, if need be that of one whose server does not answer. */
  #next(): Load | undefined {
    const free = this.#queue.next();
    if (free) return free;
    for (const attempt of this.#attempts.values()) {
      const { load, isSilent, control } = attempt;
      if (!isSilent || load.hasMadeWay || !this.#queue.waitsFor(load)) continue;
      this.#end(attempt);
      load.hasMadeWay = true;
      const next = this.#queue.next();
      this.#queue.add(load);
      control.abort();
      return next;
    }
    return undefined;
  }

  #start(load: Load): Attempt {
    const attempt: Attempt = {
      load,
      control: new AbortController(),
      isSilent: false,
      stopTimers: () => {},
    };
    this.#attempts.set(load, attempt);
    this.#queue.take(load);
    const stopPatience = this.#timer(PATIENCE, () => {
      attempt.isSilent = true;
      this.#startNext();
    });
    const stopLimit = this.#timer(TIME_LIMIT, () => this.#timeOut(attempt));
    attempt.stopTimers = () => {
      stopPatience();
      stopLimit();
    };
    return attempt;
  }

  /** A part of the file has come, or all of it. */
  #progress(attempt: Attempt, isWhole: boolean): void {
    if (this.#attempts.get(attempt.load) !== attempt) return;
    attempt.stopTimers();
    attempt.isSilent = false;
    attempt.stopTimers = isWhole ? () => {} : this.#timer(TIME_LIMIT, () => this.#timeOut(attempt));
  }

  #timeOut(attempt: Attempt): void {
    const limit = `${TIME_LIMIT / 1000} s`;
    const error = new LoadError(
      'timed-out',
      `${shortened(attempt.load.url)}: expected an answer within ${limit}, got none.`,
    );
    if (this.#finish(attempt)) this.#fail(attempt.load, error);
    attempt.control.abort(error);
  }

  async #run(attempt: Attempt): Promise<void> {
    const { load, control } = attempt;
    const progress = (isWhole: boolean) => this.#progress(attempt, isWhole);
    try {
      if (this.#leftOut.has(load.url)) {
        // Not inside the call that requested it.
        await Promise.resolve();
        throw new LoadError(
          'broken',
          `${shortened(load.url)}: an earlier engine broke down on it.`,
        );
      }
      if (load.kind === 'font') {
        const bytes = await this.#device.loadFont(load.url, control.signal, progress);
        if (this.#finish(attempt)) this.#sink.fontArrived(load.id, bytes, load.url);
        return;
      }
      const { url, width, height } = load;
      const image = await this.#device.loadImage(url, width, height, control.signal, progress);
      if (!this.#finish(attempt)) return image.close();
      this.#show(load);
      this.#sink.imageArrived(load.id, image, url);
    } catch (error) {
      // An error after the end of a load is of the sink, and not the load's.
      if (this.#finish(attempt)) this.#fail(load, asError(error));
    }
  }

  /**
   * The device holds the file as long as the image is shown: a rebuilt engine asks for it again.
   */
  #show({ id, url }: Load): void {
    this.freeImage(id);
    this.#shown.set(id, url);
    this.#device.hold?.(url, true);
  }

  #fail(load: Load, error: Error): void {
    const reason = error instanceof LoadError ? error.reason : 'network';
    if (load.kind === 'font') this.#sink.fontFailed(load.id, reason, load.url, error);
    else this.#sink.imageFailed(load.id, reason, load.url, error);
  }

  /** Ends a load; answers whether it was still wanted. */
  #finish(attempt: Attempt): boolean {
    const { load } = attempt;
    if (!this.#end(attempt)) return false;
    if (load.kind === 'image' && this.#images.get(load.id) === load) this.#images.delete(load.id);
    this.#startNext();
    if (this.pending === 0) this.#letGo();
    return true;
  }

  #letGo(): void {
    for (const url of this.#former) this.#device.hold?.(url, false);
    this.#former = [];
  }

  /** Ends an attempt and frees its slot; returns whether it was running. */
  #end(attempt: Attempt): boolean {
    attempt.stopTimers();
    if (this.#attempts.get(attempt.load) !== attempt) return false;
    this.#attempts.delete(attempt.load);
    this.#queue.leave(attempt.load);
    return true;
  }
}

const realTimer: Timer = (milliseconds, work) => {
  const handle = setTimeout(work, milliseconds);
  return () => clearTimeout(handle);
};
