/**
 * Threads of a page that a test puts to sleep and wakes: they wait for the answer to a request.
 *
 * Nothing here depends on time. A thread sleeps until the test has seen what it wanted to see.
 */
import type { Page, Route } from 'playwright-core';
import type { Thread } from './host/open.ts';

/** A thread that sleeps. */
export interface Sleeper {
  /** Wakes the thread; resolves when it runs again. */
  wake(): Promise<void>;
}

/**
 * Blocks a thread of a page in a synchronous request. Resolves when the thread sleeps.
 *
 * @param thread The page itself or one of its workers.
 */
export async function putToSleep(page: Page, thread: Thread): Promise<Sleeper> {
  const url = new URL('/asleep', page.url()).href;
  let answer: Route | undefined;
  const asleep = new Promise<void>((resolve) => {
    void page.route(url, (route) => {
      answer = route;
      resolve();
    });
  });
  const awake = thread.evaluate((from) => {
    const request = new XMLHttpRequest();
    request.open('GET', from, false);
    request.send();
  }, url);
  await asleep;
  return {
    async wake() {
      await answer?.fulfill({ status: 200, body: '' });
      await awake;
      await page.unroute(url);
    },
  };
}

/** What a worker counted. */
export interface Counted {
  /** Callbacks of the worker's display clock. */
  callbacks: number;
  /** Frames that its engine made meanwhile. */
  frames: number;
}

/**
 * Counts callbacks of the display clock in the thread of an engine, and the frames of that engine.
 * On a busy machine the callbacks come late, but an engine in motion makes one frame in each.
 *
 * @param callbacks How many to wait for.
 */
export function countFrames(engine: Thread, callbacks: number): Promise<Counted> {
  return engine.evaluate(
    (wanted) =>
      new Promise<Counted>((resolve) => {
        const { inlayEngine } = globalThis as unknown as { inlayEngine: { frames: number } };
        let before = 0;
        let count = -1;
        // The first callback begins the count: all others lie between two looks at the same place
        // in a callback.
        const look = () => {
          if (count < 0) before = inlayEngine.frames;
          count += 1;
          if (count === wanted) resolve({ callbacks: count, frames: inlayEngine.frames - before });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    callbacks,
  );
}
