/**
 * Random screens of images, and what their textures may come to.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Size } from '../../../host/src/device/device.ts';
import { type NodeProperties, tween } from '../../../host/src/index.ts';
import type { Served } from './counting.ts';

/** Size of the stage, in dp and in pixels. */
export const WIDTH = 1280;
export const HEIGHT = 720;

const size = fc.record({
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});
const served: fc.Arbitrary<Served> = fc.oneof(
  { weight: 6, arbitrary: size },
  { weight: 1, arbitrary: fc.constant('not-found' as const) },
);

const fits = ['fill', 'cover', 'contain', 'scale-down', 'none'] as const;
type Fit = (typeof fits)[number];

/** What passes between changes: loads wait or end, a turn of the event loop, a frame. */
const paces = ['hold', 'deliver', 'turn', 'frame'] as const;
type Pace = (typeof paces)[number];

/** What is known of a node. */
interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
  url: number;
  scale: number;
  fit: Fit;
}

/** One thing that is done to a screen. */
export type Step =
  | { kind: 'add'; left: number; top: number; width: number; height: number; url: number }
  | { kind: 'move'; node: number; left: number; top: number }
  | { kind: 'source'; node: number; url: number }
  | { kind: 'scale'; node: number; scale: number; duration: number }
  | { kind: 'fit'; node: number; fit: Fit }
  | { kind: 'remove'; node: number }
  | { kind: Pace | 'check' };

const left = fc.integer({ min: -600, max: 1900 });
const top = fc.integer({ min: -300, max: 1000 });
const side = fc.integer({ min: 1, max: 500 });
const url = fc.nat(7);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('add' as const),
        left,
        top,
        width: side,
        height: side,
        url,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('move' as const), node: fc.nat(), left, top }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('source' as const), node: fc.nat(), url }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), node: fc.nat() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('scale' as const),
        node: fc.nat(),
        scale: fc.constantFrom(0.1, 0.3, 0.5, 0.9, 1, 1.2, 2, 4),
        duration: fc.constantFrom(0, 100),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('fit' as const),
        node: fc.nat(),
        fit: fc.constantFrom(...fits),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constantFrom(...paces, 'check') }),
    },
  ) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);
/** A budget, what the server has at the URLs `0`, `1` ... (nothing beyond), and what is done. */
export interface ScreenCase {
  budget: number;
  servers: Served[];
  steps: Step[];
}

/** Any of them. */
export const screens: fc.Arbitrary<ScreenCase> = fc.record({
  budget: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
  servers: fc.array(served, { minLength: 1, maxLength: 8 }),
  steps,
});

/** A stage somewhere, its images by number. */
export interface Driver {
  add(properties: NodeProperties): Promise<number>;
  set(image: number, properties: NodeProperties): Promise<void>;
  remove(image: number): Promise<void>;
  pace(pace: Pace): Promise<void>;
  /** Lets all loads end and everything come to rest; bytes of all textures. */
  rest(): Promise<number>;
}

/** Images at places, and what is known of them. */
export class Screen {
  readonly #driver: Driver;
  readonly #servers: readonly Served[];
  readonly #budget: number;
  readonly #places = new Map<number, Place>();

  constructor(driver: Driver, servers: readonly Served[], budget: number) {
    this.#driver = driver;
    this.#servers = servers;
    this.#budget = budget;
  }

  async do(step: Step): Promise<void> {
    if (step.kind === 'add') return this.#add(step);
    if (step.kind === 'check') return this.check();
    if (!('node' in step)) return this.#driver.pace(step.kind);
    const entry = [...this.#places][step.node % Math.max(1, this.#places.size)];
    if (entry) await this.#change(step, ...entry);
  }

  async #add({ kind: _, url, ...place }: Step & { kind: 'add' }): Promise<void> {
    const image = await this.#driver.add({ objectFit: 'fill', ...place, src: `${url}` });
    this.#places.set(image, { ...place, url, scale: 1, fit: 'fill' });
  }

  async #change(step: Step & { node: number }, image: number, place: Place): Promise<void> {
    switch (step.kind) {
      case 'move':
        Object.assign(place, { left: step.left, top: step.top });
        return this.#driver.set(image, { left: step.left, top: step.top });
      case 'source':
        place.url = step.url;
        return this.#driver.set(image, { src: `${step.url}` });
      case 'scale':
        place.scale = step.scale;
        return this.#driver.set(image, {
          scale: step.scale,
          transition: { scale: tween(step.duration) },
        });
      case 'fit':
        place.fit = step.fit;
        return this.#driver.set(image, { objectFit: step.fit });
      case 'remove':
        this.#places.delete(image);
        return this.#driver.remove(image);
    }
  }

  /** Removes all images. */
  async clear(): Promise<void> {
    for (const image of this.#places.keys()) await this.#driver.remove(image);
    this.#places.clear();
  }

  /** Lets everything come to rest, and holds the bytes of textures against what is seen. */
  async check(): Promise<void> {
    const bytes = await this.#driver.rest();
    let [least, most] = [0, 0];
    for (const [own, share] of this.#seen()) {
      const whole = own.width * own.height * 4;
      // Seen in steps of a sixteenth; blurred by less than 1.15; whole rather than four fifths of
      // it.
      least += Math.min(1, share / 1.15 / 1.07) ** 2 * whole * 0.999;
      // Never twice as large per side as is asked for, but for what is small anyway; a pixel or two
      // per side for rounding.
      const side = (length: number) => Math.min(length, (length * share * 1.07 * 2) / 0.8 + 2);
      const texture = Math.max(Math.min(whole, 64 * 1024), side(own.width) * side(own.height) * 4);
      // With smaller levels a third more, and twice as much from where one side is a single pixel.
      const thin = (8 * Math.max(own.width, own.height)) / Math.min(own.width, own.height);
      most += texture * (4 / 3) + thin;
    }
    const isKept = bytes <= Math.max(this.#budget, most);
    assert.ok(
      isKept,
      `${bytes} bytes, of which at most ${most} are seen, with a budget of ${this.#budget}`,
    );
    assert.ok(bytes >= least, `${bytes} bytes, less than the ${least} that are seen`);
  }

  /**
   * The images on the screen, with the share of its own pixels that a side of each needs to be
   * sharp.
   */
  #seen(): [Size, number][] {
    const places = [...this.#places.values()];
    const onScreen = new Set(places.filter((place) => isOnScreen(place, 0)).map(({ url }) => url));
    return [...onScreen].flatMap((url) => {
      const own = this.#servers[url];
      if (typeof own !== 'object') return [];
      // Whoever is near the screen shares the texture.
      const near = places.filter((place) => place.url === url && isOnScreen(place, 240));
      return [
        [own, Math.max(...near.map((place) => shareOf(place, own)))] satisfies [Size, number],
      ];
    });
  }
}

/** Whether an image is within so many dp of the screen. Scaling is about its middle. */
function isOnScreen({ left, top, width, height, scale }: Place, margin: number): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  const [across, down] = [(width * scale) / 2, (height * scale) / 2];
  const isWithin = (middle: number, half: number, end: number) =>
    middle - half < end + margin && middle + half > -margin;
  return isWithin(x, across, WIDTH) && isWithin(y, down, HEIGHT);
}

function shareOf({ width, height, scale, fit }: Place, own: Size): number {
  if (fit === 'none') return 1;
  const ratios = [(width * scale) / own.width, (height * scale) / own.height] as const;
  return Math.min(
    1,
    fit === 'contain' || fit === 'scale-down' ? Math.min(...ratios) : Math.max(...ratios),
  );
}
