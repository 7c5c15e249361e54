/**
 * Loads whose order does not depend on the network.
 *
 * @module
 */
import type { DecodedImage, Device, Progress } from './device.ts';

/**
 * Lets images and fonts arrive in the order in which they were asked for, so that the same app
 * makes the same frames.
 */
export class InOrder implements Device {
  readonly #device: Device;
  /** Settles with the load that was asked for last, and holds nothing of it. */
  #last: Promise<void> = Promise.resolve();

  constructor(device: Device) {
    this.#device = device;
  }

  isHere(url: string): boolean {
    return this.#device.isHere?.(url) ?? false;
  }

  hold(url: string, isShown: boolean): void {
    this.#device.hold?.(url, isShown);
  }

  loadImage(
    url: string,
    width: number,
    height: number,
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<DecodedImage> {
    return this.#after(this.#device.loadImage(url, width, height, signal, progress), progress);
  }

  loadFont(url: string, signal: AbortSignal, progress?: Progress): Promise<Uint8Array> {
    return this.#after(this.#device.loadFont(url, signal, progress), progress);
  }

  /** The result of a load, once those before it are settled. */
  #after<T>(loading: Promise<T>, progress: Progress | undefined): Promise<T> {
    const before = this.#last;
    // What waits for its turn is not late.
    const own = loading.then(
      () => progress?.(true),
      () => {},
    );
    this.#last = Promise.all([before, own]).then(() => {});
    return before.then(() => loading);
  }
}
