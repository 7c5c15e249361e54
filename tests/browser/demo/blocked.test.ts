/**
 * The demo while its app does nothing for half a second: focus moves and frames are made all the same.
 */
import assert from 'node:assert/strict';
import type { Thread } from '../host/open.ts';
import { type Globals, openHome } from './open.ts';

/** How long the app sleeps. */
const SLEEP = 500;
/** Frames that have to be made in that time, of the 30 that a display with 60 Hz shows. */
const LEAST_FRAMES = 20;

describe('the demo while its app is blocked', function () {
  this.timeout(120_000);
  // How many frames fit depends on what else the machine does at that moment; the software GPU needs a core of its own.
  this.retries(3);

  it(`moves focus, and makes at least ${LEAST_FRAMES} frames in ${SLEEP} ms`, async () => {
    const { page, app, engine, errors } = await openHome('workers', 320, 180);
    await recordFrames(engine);
    // The app sleeps as soon as it hears of the first key, and hears nothing until the time is over.
    const slept = app.evaluate(
      (time) =>
        new Promise<{ from: number; to: number }>((resolve) => {
          const { home } = globalThis as unknown as Globals;
          home.heard.length = 0;
          home.stage.once('focus', () => {
            const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
            const from = performance.timeOrigin + performance.now();
            Atomics.wait(new Int32Array(buffer), 0, 0, time);
            resolve({ from, to: performance.timeOrigin + performance.now() });
          });
        }),
      SLEEP,
    );
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    const pressed = Date.now();
    const { from, to } = await slept;
    const frames = (await recordedFrames(engine)).filter((time) => time >= from && time <= to);
    assert.ok(pressed < to, `the last key came ${pressed - to} ms after the app went on`);
    assert.ok(frames.length >= LEAST_FRAMES, `${frames.length} frames in the ${Math.round(to - from)} ms of sleep`);
    // The engine moved focus with each key; the app heard of all of it when it woke.
    await app.evaluate(() => (globalThis as unknown as Globals).home.rest());
    const heard = await app.evaluate(() => (globalThis as unknown as Globals).home.heard);
    assert.deepEqual(heard, [
      'rail-comedy/sherlock-jr',
      'rail-comedy/safety-last',
      'continue/metropolis',
      'continue/charade',
    ]);
    assert.deepEqual(errors, []);
    await page.close();
  });
});

/** Begins to write down frames in which the engine was called. */
async function recordFrames(engine: Thread): Promise<void> {
  await engine.evaluate(() => {
    const { inlayEngine } = globalThis as unknown as { inlayEngine: { frames: number } };
    const times: number[] = [];
    let last = inlayEngine.frames;
    const look = () => {
      if (inlayEngine.frames > last) times.push(performance.timeOrigin + performance.now());
      last = inlayEngine.frames;
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { recordedFrames: times });
  });
}

/** When frames were made so far, in milliseconds since 1970. */
function recordedFrames(engine: Thread): Promise<number[]> {
  return engine.evaluate(() => (globalThis as unknown as { recordedFrames: number[] }).recordedFrames);
}
