/**
 * The whole engine on a GPU that counts: what was ever handed to a painter is drawn, waits, or is freed.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Node } from '../../host/src/app/index.ts';
import type { Stage } from '../../host/src/app/stage.ts';
import { type Counted, openCounted, type Served, TableDevice } from './support/counting.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const stage720 = { width: WIDTH, height: HEIGHT, pixelWidth: WIDTH, pixelHeight: HEIGHT };

describe('memory of images', function () {
  this.timeout(120_000);

  it('frees images that arrive beside the screen and go', async () => {
    const device = new TableDevice(() => ({ width: 320, height: 180 }));
    const { stage, stepper, gl, close } = await openCounted(device, { ...stage720, textureBudget: 200_000 });
    for (let count = 0; count < 40; count += 1) {
      const src = `poster-${count}.jpg`;
      const image = stage.image({ position: 'absolute', left: 1300, width: 280, height: 158, src });
      stage.append(image);
      await stepper.rest();
      image.remove();
      await stepper.rest();
      assert.ok(gl.bytes <= 200_000, `${gl.bytes} bytes after ${count + 1} images`);
    }
    assert.ok(device.asked.length >= 1, 'nothing was loaded');
    assert.equal(device.open.size, 0, 'images that nobody closed');
    close();
  });

  it('frees an image that arrives when its node is gone', async () => {
    const device = new TableDevice(() => ({ width: 320, height: 180 }));
    const counted = await openCounted(device, { ...stage720, textureBudget: 0 });
    const { stage, stepper, gl } = counted;
    for (let count = 0; count < 10; count += 1) {
      device.held = [];
      const image = stage.image({ width: 280, height: 158, src: `poster-${count}.jpg` });
      stage.append(image);
      while (device.held.length === 0) await turn(counted);
      // Arrival and removal wait for the same frame.
      for (const go of device.held.splice(0)) go();
      device.held = undefined;
      image.remove();
      await stepper.rest();
    }
    assert.equal(gl.bytes, 0);
    assert.equal(device.open.size, 0);
    counted.close();
  });

  it('reports an image as failed whose size no texture has', async () => {
    // A device that checks nothing, as an app's own may be.
    const device = new TableDevice(() => ({ width: 20_000, height: 4 }), 32_768);
    const { stage, stepper, gl, close } = await openCounted(device, stage720);
    const reports: string[] = [];
    stage.on('loaded', () => reports.push('loaded'));
    stage.on('failed', (_, { reason }) => reports.push(reason));
    stage.append(stage.image({ width: 280, height: 158, objectFit: 'none', src: 'wide.bmp' }));
    await stepper.rest();
    assert.deepEqual(reports, ['too-large']);
    assert.deepEqual([gl.bytes, gl.errors, device.open.size], [0, [], 0]);
    close();
  });

  it('keeps to the budget but for what is seen, on random screens with random servers', async () => {
    await fc.assert(
      fc.asyncProperty(screens, async ({ budget, servers, steps }) => {
        const device = new TableDevice((url) => servers[Number.parseInt(url, 10)] ?? 'not-found');
        const counted = await openCounted(device, { ...stage720, textureBudget: budget });
        const screen = new Screen(counted, device, budget);
        try {
          for (const step of steps) await screen.do(step);
          await screen.check();
          // What is left when all nodes are gone is within the budget as well.
          for (const node of screen.nodes.splice(0)) node.remove();
          await screen.check();
        } finally {
          counted.close();
        }
        assert.equal(device.open.size, 0, 'images that nobody closed');
      }),
      { numRuns: 500 },
    );
  });
});

const size = fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) });
const served: fc.Arbitrary<Served> = fc.oneof(
  { weight: 6, arbitrary: size },
  { weight: 1, arbitrary: fc.constantFrom('not-found' as const, 'network' as const) },
);

type Step =
  | { kind: 'add'; left: number; top: number; width: number; height: number; url: number }
  | { kind: 'move'; node: number; left: number; top: number }
  | { kind: 'source'; node: number; url: number }
  | { kind: 'remove'; node: number }
  | { kind: 'hold' | 'deliver' | 'turn' | 'frame' | 'check' };

const left = fc.integer({ min: -600, max: 1900 });
const top = fc.integer({ min: -300, max: 1000 });
const side = fc.integer({ min: 1, max: 500 });
const url = fc.nat(7);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('add' as const), left, top, width: side, height: side, url }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), node: fc.nat(), left, top }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('source' as const), node: fc.nat(), url }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), node: fc.nat() }) },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constantFrom('hold', 'deliver', 'turn', 'frame', 'check') }),
    },
  ) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);
const screens = fc.record({
  budget: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
  servers: fc.array(served, { minLength: 1, maxLength: 8 }),
  steps,
});

/** One turn of the event loop and a frame, if one is asked for, without waiting for loads. */
async function turn(counted: Counted): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  counted.frame();
}

/** A stage with images at places. */
class Screen {
  readonly nodes: Node[] = [];
  readonly #places = new Map<Node, { left: number; top: number; width: number; height: number; url: number }>();
  readonly #stage: Stage;
  readonly #counted: Counted;
  readonly #device: TableDevice;
  readonly #budget: number;

  constructor(counted: Counted, device: TableDevice, budget: number) {
    this.#stage = counted.stage;
    this.#counted = counted;
    this.#device = device;
    this.#budget = budget;
  }

  async do(step: Step): Promise<void> {
    const node = 'node' in step ? this.nodes[step.node % Math.max(1, this.nodes.length)] : undefined;
    switch (step.kind) {
      case 'add': {
        const { kind: _, url, ...place } = step;
        const added = this.#stage.image({ position: 'absolute', ...place, src: `${url}` });
        this.#stage.append(added);
        this.nodes.push(added);
        this.#places.set(added, { ...place, url });
        return;
      }
      case 'move':
        node?.set({ left: step.left, top: step.top });
        if (node) Object.assign(this.#places.get(node) ?? {}, { left: step.left, top: step.top });
        return;
      case 'source':
        node?.set({ src: `${step.url}` });
        if (node) Object.assign(this.#places.get(node) ?? {}, { url: step.url });
        return;
      case 'remove':
        if (!node) return;
        node.remove();
        this.nodes.splice(this.nodes.indexOf(node), 1);
        return;
      case 'hold':
        this.#device.held ??= [];
        return;
      case 'deliver':
        for (const go of this.#device.held?.splice(0) ?? []) go();
        this.#device.held = undefined;
        return;
      case 'frame':
        return turn(this.#counted);
      case 'turn':
        return new Promise((resolve) => setImmediate(resolve));
      case 'check':
        return this.check();
    }
  }

  /** Lets everything come to rest, and counts. */
  async check(): Promise<void> {
    await this.do({ kind: 'deliver' });
    await this.#counted.stepper.rest();
    const seen = new Set<string>();
    for (const node of this.nodes) {
      const place = this.#places.get(node);
      if (!place) continue;
      const { left, top, width, height } = place;
      if (left < WIDTH && left + width > 0 && top < HEIGHT && top + height > 0) seen.add(`${place.url}`);
    }
    let [least, most] = [0, 0];
    for (const url of seen) {
      const bytes = this.#device.bytes.get(url);
      least += bytes?.least ?? 0;
      most += bytes?.most ?? 0;
    }
    const { gl } = this.#counted;
    const isKept = gl.bytes <= Math.max(this.#budget, most);
    assert.ok(isKept, `${gl.bytes} bytes, of which at most ${most} are seen, with a budget of ${this.#budget}`);
    assert.ok(gl.bytes >= least, `${gl.bytes} bytes, less than the ${least} that are seen`);
    assert.deepEqual(gl.errors, []);
    assert.equal(this.#device.open.size, 0, 'images that are neither uploaded nor closed');
  }
}
