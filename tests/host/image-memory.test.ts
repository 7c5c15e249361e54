/**
 * The whole engine on a GPU that counts: what was ever handed to a painter is drawn, waits, or is
 * freed.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Node } from '../../host/src/index.ts';
import { type Counted, openCounted, TableDevice } from './support/counting.ts';
import { type Driver, HEIGHT, Screen, type ScreenCase, screens, WIDTH } from './support/screens.ts';

const stage720 = { width: WIDTH, height: HEIGHT, pixelWidth: WIDTH, pixelHeight: HEIGHT };

describe('memory of images', () => {
  it('frees images that arrive beside the screen and go', async () => {
    const device = new TableDevice(() => ({ width: 320, height: 180 }));
    const { stage, stepper, gl, close } = await openCounted(device, {
      ...stage720,
      textureBudget: 200_000,
    });
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

  it('frees an image that arrives after its node was removed', async () => {
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

  it('keeps nothing for a context that is lost, and loads again when it is back', async () => {
    const device = new TableDevice(() => ({ width: 320, height: 180 }));
    const { stage, stepper, gl, close } = await openCounted(device, stage720);
    stage.append(stage.image({ width: 320, height: 180, src: 'before.png' }));
    await stepper.rest();
    gl.lose();
    for (let count = 0; count < 20; count += 1) {
      const image = stage.image({ width: 320, height: 180, src: `while-lost-${count}.png` });
      stage.append(image);
      await stepper.rest();
      assert.equal(device.open.size, 0, `images that wait for a GPU: ${device.open.size}`);
      image.remove();
    }
    gl.restore();
    await stepper.rest();
    assert.equal(gl.bytes, 320 * 180 * 4);
    close();
  });

  for (const [width, what] of [
    [20_000, 'that is larger than any image may be'],
    [6000, 'that was decoded larger than a texture can be'],
  ] as const) {
    it(`reports an image as failed ${what}`, async () => {
      // A device that checks nothing, as an app's own may be.
      const device = new TableDevice(() => ({ width, height: 4 }), 32_768);
      const { stage, stepper, gl, close } = await openCounted(device, stage720, 4096);
      const reports: string[] = [];
      stage.on('loaded', () => reports.push('loaded'));
      stage.on('failed', (_, { reason }) => reports.push(reason));
      stage.append(stage.image({ width: 280, height: 158, objectFit: 'none', src: 'wide.png' }));
      await stepper.rest();
      assert.deepEqual(reports, ['too-large']);
      assert.deepEqual([gl.bytes, gl.errors, device.open.size], [0, [], 0]);
      close();
    });
  }

  it('keeps to the budget except for visible images, on random screens with random servers', async () => {
    await fc.assert(
      fc.asyncProperty(screens, async ({ budget, servers, steps }) => {
        const device = new TableDevice((url) => servers[Number.parseInt(url, 10)] ?? 'not-found');
        const counted = await openCounted(device, { ...stage720, textureBudget: budget });
        const screen = new Screen(driver(counted, device), servers, budget);
        try {
          for (const step of steps) await screen.do(step);
          await screen.check();
          // What is left when all nodes are gone is within the budget as well.
          await screen.clear();
          await screen.check();
        } finally {
          counted.close();
        }
        assert.equal(device.open.size, 0, 'images that nobody closed');
      }),
      { numRuns: 500, examples: [[beside]] },
    );
  });
});

/** What failed first: an image within bounds that comes and does not fit the budget. */
const beside: ScreenCase = {
  budget: 4,
  servers: [{ width: 1, height: 2 }],
  steps: [{ kind: 'add', left: 1280, top: 0, width: 1, height: 1, url: 0 }],
};

/** One turn of the event loop and a frame, if one is asked for, without waiting for loads. */
async function turn(counted: Counted): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  counted.frame();
}

function driver(counted: Counted, device: TableDevice): Driver {
  const { stage, stepper, gl } = counted;
  const nodes: Node[] = [];
  const deliver = () => {
    for (const go of device.held?.splice(0) ?? []) go();
    device.held = undefined;
  };
  return {
    async add(properties) {
      const node = stage.image({ position: 'absolute', ...properties });
      stage.append(node);
      return nodes.push(node) - 1;
    },
    set: async (image, properties) => void nodes[image]?.set(properties),
    remove: async (image) => void nodes[image]?.remove(),
    async pace(pace) {
      if (pace === 'hold') device.held ??= [];
      else if (pace === 'deliver') deliver();
      else if (pace === 'frame') await turn(counted);
      else await new Promise((resolve) => setImmediate(resolve));
    },
    async rest() {
      deliver();
      await stepper.rest();
      assert.deepEqual(gl.errors, []);
      assert.equal(device.open.size, 0, 'images that are neither uploaded nor closed');
      return gl.bytes;
    },
  };
}
