/**
 * Loads whose order does not depend on the network.
 *
 * @module
 */
import type { Device } from './device.ts';

/** Lets pictures and fonts arrive in the order in which they were asked for, so that the same app makes the same frames. */
export class InOrder implements Device {
  readonly #device: Device;
  #last: Promise<unknown> = Promise.resolve();

  constructor(device: Device) {
    this.#device = device;
  }

  loadImage(...args: Parameters<Device['loadImage']>): ReturnType<Device['loadImage']> {
    return this.#after(this.#device.loadImage(...args));
  }

  loadFont(...args: Parameters<Device['loadFont']>): ReturnType<Device['loadFont']> {
    return this.#after(this.#device.loadFont(...args));
  }

  async #after<T>(loading: Promise<T>): Promise<T> {
    this.#last = Promise.allSettled([this.#last, loading]);
    await this.#last;
    return loading;
  }
}
