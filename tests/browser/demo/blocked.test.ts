/**
 * The demo while its app sleeps: the engine moves focus and makes every frame all the same.
 *
 * The app sleeps until the test wakes it, and what is counted does not depend on how fast the
 * machine is: frames per step of a stepped clock, and frames per callback of the display clock.
 */
import assert from 'node:assert/strict';
import type { EngineRunner } from '../../../host/src/engine/runner.ts';
import type { Stepper } from '../../../host/src/engine/stepper.ts';
import { events } from '../../../schema/typescript/index.ts';
import { countFrames, putToSleep } from '../asleep.ts';
import type { Thread } from '../host/open.ts';
import { type Globals, openHome } from './open.ts';

interface EngineGlobals {
  inlayEngine: EngineRunner;
  inlayStepper: Stepper;
}

const walk = ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight'];
const walked = [
  'rail-comedy/sherlock-jr',
  'rail-comedy/safety-last',
  'continue/metropolis',
  'continue/charade',
];

/** Starts a motion without an end, so that the engine has something to draw in every frame. */
const moveForEver = (app: Thread) =>
  app.evaluate(() => {
    const { stage } = (globalThis as unknown as Globals).home;
    const box = stage.view({ width: 10, height: 10, background: '#ffffff' });
    stage.append(box);
    box.animate({ translateX: [0, 100] }, { duration: 1000, iterations: Number.POSITIVE_INFINITY });
  });

const forgetHeard = (app: Thread) =>
  app.evaluate(() => {
    (globalThis as unknown as Globals).home.heard.length = 0;
  });

const heard = (app: Thread) => app.evaluate(() => (globalThis as unknown as Globals).home.heard);

/** What the engine's thread counts, see {@link countKeys}. */
interface KeyCount {
  /** Key events that came from the page. */
  keys: number;
  /** Frames that moved focus. */
  moves: number;
}

/** Has the engine's thread count keys, and frames in which focus moved. */
const countKeys = (engine: Thread) =>
  engine.evaluate((focus) => {
    const { inlayEngine: runner } = globalThis as unknown as EngineGlobals;
    const count: KeyCount = { keys: 0, moves: 0 };
    const key = runner.key.bind(runner);
    runner.key = (...args) => {
      count.keys += 1;
      key(...args);
    };
    const frame = runner.engine.frame.bind(runner.engine);
    runner.engine.frame = (time) => {
      const output = frame(time);
      let moved = false;
      for (
        let at = 0;
        at < output.events.length;
        at += 1 + ((output.events[at] as number) >>> 16)
      ) {
        moved ||= ((output.events[at] as number) & 0xffff) === focus;
      }
      if (moved) count.moves += 1;
      return output;
    };
    Object.assign(globalThis, { keyCount: count });
  }, events.focus.id);

/** Waits until a key has come down and up, makes one frame, and says what it did. */
const frameOfKey = (engine: Thread) =>
  engine.evaluate(async () => {
    const { inlayStepper, keyCount } = globalThis as unknown as EngineGlobals & {
      keyCount: KeyCount;
    };
    while (keyCount.keys < 2) await new Promise((resolve) => setTimeout(resolve));
    const before = keyCount.moves;
    keyCount.keys = 0;
    const made = inlayStepper.step();
    return { made, moved: keyCount.moves > before };
  });

describe('the demo while its app sleeps', () => {
  it('moves focus in the first frame after each key, and makes a frame in every step', async () => {
    const { page, app, engine, errors } = await openHome('workers', 320, 180, 'stepped');
    await forgetHeard(app);
    await countKeys(engine);
    const sleeper = await putToSleep(page, app);
    for (const key of walk) {
      await page.keyboard.press(key);
      assert.deepEqual(await frameOfKey(engine), { made: true, moved: true }, key);
    }
    const made = await engine.evaluate(() => {
      const { inlayStepper } = globalThis as unknown as EngineGlobals;
      // The rail scrolls for longer than this.
      return Array.from({ length: 5 }, () => inlayStepper.step());
    });
    assert.deepEqual(made, [true, true, true, true, true]);
    await sleeper.wake();
    await engine.evaluate(() => (globalThis as unknown as EngineGlobals).inlayStepper.rest());
    // The app is sent everything that happened, in its order.
    assert.deepEqual(await heard(app), walked);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('makes 30 frames in 30 steps while something moves', async () => {
    const { page, app, engine, errors } = await openHome('workers', 320, 180, 'stepped');
    await moveForEver(app);
    await engine.evaluate(async () => {
      const { inlayEngine, inlayStepper } = globalThis as unknown as EngineGlobals;
      while (inlayEngine.inputs === 0) await new Promise((resolve) => setTimeout(resolve));
      await inlayStepper.settle();
    });
    const sleeper = await putToSleep(page, app);
    const frames = await engine.evaluate(() => {
      const { inlayEngine, inlayStepper } = globalThis as unknown as EngineGlobals;
      const before = inlayEngine.frames;
      for (let step = 0; step < 30; step += 1) inlayStepper.step();
      return inlayEngine.frames - before;
    });
    assert.equal(frames, 30);
    await sleeper.wake();
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('makes one frame in each callback of the display clock, and moves focus', async () => {
    const { page, app, engine, errors } = await openHome('workers', 320, 180);
    await moveForEver(app);
    // The motion has begun when two frames were made one after the other.
    await countFrames(engine, 2);
    await forgetHeard(app);
    const sleeper = await putToSleep(page, app);
    const counted = countFrames(engine, 30);
    for (const key of walk) await page.keyboard.press(key);
    assert.deepEqual(await counted, { callbacks: 30, frames: 30 });
    await sleeper.wake();
    await app.evaluate(async (count) => {
      const { home } = globalThis as unknown as Globals;
      while (home.heard.length < count)
        await new Promise((resolve) => home.stage.once('focus', resolve));
    }, walked.length);
    assert.deepEqual(await heard(app), walked);
    assert.deepEqual(errors, []);
    await page.close();
  });
});
