/**
 * The whole engine: at which size images are asked for.
 */
import assert from 'node:assert/strict';
import { tween } from '../../host/src/index.ts';
import { type Counted, openCounted, TableDevice } from './support/counting.ts';
import { levelBytes } from './support/level-bytes.ts';

const stage720 = { width: 1280, height: 720, pixelWidth: 1280, pixelHeight: 720 };
const box = { position: 'absolute', left: 400, top: 300, width: 200, height: 112 } as const;

describe('sizes of images', () => {
  let device: TableDevice;
  let counted: Counted;

  beforeEach(async () => {
    device = new TableDevice(() => ({ width: 4000, height: 2240 }));
    counted = await openCounted(device, stage720);
  });
  afterEach(() => counted.close());

  it('are those at which they are seen: scaled', async () => {
    const { stage, stepper } = counted;
    stage.append(stage.image({ ...box, scale: 4, src: 'a' }));
    await stepper.rest();
    assert.deepEqual(device.asked, ['a 800x448']);
  });

  it('are those at which they are seen: under nodes that are scaled, along each side', async () => {
    const { stage, stepper } = counted;
    const above = stage.view({ width: 1280, height: 720, scale: [2, 1] });
    const scrolls = stage.view({ width: 1280, height: 720, overflow: 'scroll', scale: 2 });
    scrolls.append(stage.image({ ...box, src: 'a' }));
    above.append(scrolls);
    stage.append(above);
    await stepper.rest();
    assert.deepEqual(device.asked, ['a 800x224']);
  });

  it('follow an animation that makes an image larger, in a few steps', async () => {
    const { stage, stepper, gl } = counted;
    const image = stage.image({ ...box, src: 'a', transition: { scale: tween(400, 'linear') } });
    stage.append(image);
    await stepper.rest();
    image.set({ scale: 4 });
    await stepper.rest();
    assert.deepEqual([device.asked[0], device.asked.at(-1)], ['a 200x112', 'a 800x448']);
    assert.ok(
      device.asked.length > 2 && device.asked.length < 15,
      `${device.asked.length} loads in 24 frames`,
    );
    assert.equal(gl.bytes, 800 * 448 * 4);
  });

  it('are those of their boxes while they grow into them', async () => {
    const { stage, stepper } = counted;
    const image = stage.image({ ...box, scale: 0, src: 'a', transition: { scale: tween(400) } });
    stage.append(image);
    image.set({ scale: 1 });
    await stepper.rest();
    image.set({ scale: 0.1 });
    await stepper.advance(stepper.time + 200);
    image.set({ scale: 1 });
    await stepper.rest();
    assert.deepEqual(device.asked, ['a 200x112']);
  });

  it('do not change for the scale of focus', async () => {
    const { stage, stepper } = counted;
    const image = stage.image({
      ...{ ...box, src: 'a', focusable: true, transition: { scale: tween(200) } },
      states: { focused: { scale: 1.1 } },
    });
    const first = stage.view({ width: 10, height: 10, focusable: true });
    stage.append(first, image);
    stage.focus(first);
    await stepper.rest();
    stage.focus(image);
    await stepper.rest();
    assert.equal(stage.focused, image);
    assert.deepEqual(device.asked, ['a 200x112']);
  });

  it('become smaller again when the larger of two is removed', async () => {
    const { stage, stepper, gl } = counted;
    const heard: string[] = [];
    stage.on('loaded', ({ key }) => heard.push(key ?? ''));
    const large = stage.image({
      position: 'absolute',
      width: 1280,
      height: 717,
      key: 'large',
      src: 'a',
    });
    stage.append(large, stage.image({ ...box, width: 101, height: 57, key: 'small', src: 'a' }));
    await stepper.rest();
    // The small one is filtered from smaller levels, which the texture keeps until it is freed.
    const bytes = (width: number, height: number) =>
      width * height * 4 + levelBytes({ width, height });
    assert.equal(gl.bytes, bytes(1281, 717));
    large.remove();
    await stepper.rest();
    assert.equal(gl.bytes, bytes(102, 57));
    assert.deepEqual(
      [device.asked, heard],
      [
        ['a 1280x717', 'a 101x57'],
        ['large', 'small'],
      ],
    );
  });

  it('follow from the known side where the other is that of the image', async () => {
    const { stage, stepper, gl } = counted;
    stage.append(stage.image({ position: 'absolute', width: 200, src: 'a' }));
    await stepper.rest();
    assert.deepEqual(device.asked, ['a 200x0']);
    assert.equal(gl.bytes, 200 * 112 * 4);
  });
});
