/**
 * What changes slower than a visible step is at rest: `idle()` and `rest()` come, and the frame
 * clock sleeps until the next change.
 */
import assert from 'node:assert/strict';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import { FRAME } from '../../host/src/engine/stepper.ts';
import { type Node, steps, tween } from '../../host/src/index.ts';
import { stageConfig } from './support/bench.ts';
import { openHeadless } from './support/headless.ts';

const HOUR = 3_600_000;

describe('the pace of frames', function () {
  this.timeout(120_000);
  let headless: Headless;
  let stage: Stage;
  let now: Node;

  beforeEach(async () => {
    ({ headless, stage } = await openHeadless());
    now = stage.view({
      key: 'now',
      position: 'absolute',
      left: 0,
      top: 0,
      width: 2,
      height: 100,
      background: '#ff0000',
    });
    stage.append(now);
    await headless.rest();
  });
  afterEach(() => headless.close());

  /** Frames that the engine makes in so many milliseconds. */
  const framesIn = async (time: number): Promise<number> => {
    const before = headless.runner.frames;
    await headless.advance(headless.time + time);
    return headless.runner.frames - before;
  };
  /** Column of the first red pixel of the first row. */
  const column = (): number => {
    const { width, data } = headless.pixels();
    for (let x = 0; x < width; x += 1) if ((data[4 * x] as number) > 127) return x;
    return -1;
  };

  it("a guide's now line is at rest, and needs a few frames a minute", async () => {
    now.animate({ translateX: [0, 660] }, { duration: 11 * HOUR });
    await Promise.all([stage.idle(), headless.rest()]);
    assert.ok(headless.time < 100, `came to rest at once, not after ${headless.time} ms`);
    let idles = 0;
    stage.on('idle', () => {
      idles += 1;
    });
    const frames = await framesIn(4 * 60_000);
    // An eighth of a device pixel each.
    assert.equal(frames, Math.floor((4 * 8 * stageConfig.pixelWidth) / stageConfig.width));
    assert.equal(idles, 0, 'nothing came or moved');
    assert.equal(column(), Math.round((4 * stageConfig.pixelWidth) / stageConfig.width));
  });

  it('an endless one, too, while a fast one keeps rest away and is named', async () => {
    const drift = now.animate(
      { translateX: [0, 10] },
      { duration: 60_000, iterations: Infinity, direction: 'alternate' },
    );
    await headless.rest();
    drift.cancel();
    const guide = stage.view({ key: 'guide' });
    stage.append(guide);
    guide.append(now);
    now.animate({ translateX: [0, 1000] }, { duration: 1000, iterations: Infinity });
    await assert.rejects(headless.rest(2_000), {
      code: 'app',
      message:
        'The stage did not come to rest within 2000 ms: translateX of view "now" (root > guide) is animated without an end. ' +
        'Expected an end, or less than a device pixel in 125 ms. End it, or advance to a time instead (inlay render --at).',
    });
  });

  it('a finite one and a transition are named as what they are', async () => {
    now.animate({ opacity: [0, 1], translateY: [0, 100] }, { duration: 5_000 });
    now.set({ transition: { scaleX: tween(6_000) } });
    await headless.settle();
    now.set({ scaleX: 2 });
    await assert.rejects(headless.rest(1_000), ({ message }: Error) => {
      assert.match(
        message,
        /opacity of view "now" \(root\) is in an animation of 5000 ms; translateY of view "now" \(root\) is in an/,
      );
      assert.match(message, /scaleX of view "now" \(root\) is in a transition/);
      return true;
    });
    await headless.rest();
  });

  it('a delay needs no frames until it is over', async () => {
    const slide = now.animate(
      { translateX: [0, 100] },
      { duration: 100, delay: 500, fill: 'both' },
    );
    await headless.settle();
    assert.equal(await framesIn(490), 0);
    assert.equal(headless.runner.isIdle, false, 'it moves within a second');
    let at = 0;
    void slide.finished.then(() => {
      at = headless.time;
    });
    await headless.rest();
    assert.ok(at >= 600 && at <= 600 + 2 * FRAME, `ended at ${at}`);
    now.animate({ translateX: [0, 100] }, { duration: 100, delay: 5_000 });
    await headless.rest();
    assert.equal(await framesIn(4_900), 0);
    assert.ok((await framesIn(300)) > 3);
  });

  it('steps need a frame each', async () => {
    now.animate({ opacity: [0, 1] }, { duration: 4_000, iterations: Infinity, easing: steps(4) });
    await headless.rest();
    assert.equal(await framesIn(20_000), 20);
  });

  it('a frame in between shows the value of its time', async () => {
    now.animate({ translateX: [0, 660] }, { duration: 11 * HOUR });
    await headless.rest();
    const begin = 0;
    await headless.advance(begin + 100_000);
    const bounds = now.bounds();
    await headless.advance(begin + 100_000 + FRAME);
    assert.ok(Math.abs((await bounds).x - headless.time / 60_000) < 1e-3);
  });

  it('while time stands still no frame is made, and the due one comes afterwards', async () => {
    now.animate({ translateX: [0, 660] }, { duration: 11 * HOUR });
    await headless.rest();
    headless.shell.post({ kind: 'visible', visible: false });
    await headless.settle();
    assert.equal(await framesIn(10 * 60_000), 0);
    headless.shell.post({ kind: 'visible', visible: true });
    await headless.settle();
    assert.ok((await framesIn(60_000)) > 3);
  });
});
