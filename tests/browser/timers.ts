/**
 * Long timers of a page and its workers, which fire when a test says so: a limit is tested without
 * waiting for it, and a busy machine reaches none.
 */
import type { Page } from 'playwright-core';
import type { Thread } from './host/open.ts';

/** Timers of this many milliseconds and more are held. */
const LONG = 1000;

/** What a test finds in `globalThis` of each thread. */
interface Globals {
  heldTimers: {
    /** Fires the timer of so many milliseconds, as soon as there is just one. */
    fire(wait: number): Promise<void>;
    /**
     * Fires all timers of so many milliseconds, and those that they set, in one task: no message
     * comes between them.
     */
    fireAll(wait: number): void;
  };
}

/** Runs in each thread before all else, so it can name nothing outside of itself. */
function install(long: number): void {
  const { setTimeout, clearTimeout } = globalThis;
  const held = new Map<unknown, { wait: number; work: () => void }>();
  let last = 0;
  let look = () => {};
  const heldFor = (wait: number) => [...held].filter(([, timer]) => timer.wait === wait);
  const fire = (handle: unknown) => {
    const timer = held.get(handle);
    held.delete(handle);
    timer?.work();
  };
  Object.assign(globalThis, {
    setTimeout(work: (...args: unknown[]) => void, wait = 0, ...args: unknown[]) {
      if (!(wait >= long)) return setTimeout(work, wait, ...args);
      last -= 1;
      held.set(last, { wait, work: () => work(...args) });
      look();
      return last;
    },
    clearTimeout(handle: number | undefined) {
      if (held.delete(handle)) look();
      else clearTimeout(handle);
    },
    heldTimers: {
      fire: (wait) =>
        new Promise((resolve) => {
          look = () => {
            const [[handle] = [], second] = heldFor(wait);
            if (handle === undefined || second) return;
            look = () => {};
            fire(handle);
            resolve();
          };
          look();
        }),
      fireAll(wait) {
        for (let [first] = heldFor(wait); first; [first] = heldFor(wait)) fire(first[0]);
      },
    } satisfies Globals['heldTimers'],
  });
}

/** Holds the long timers of a page and its workers from now on. */
export async function holdTimers(page: Page): Promise<void> {
  await page.addInitScript(install, LONG);
  await inWorkers(page, `(${install})(${LONG});`);
}

/** Runs a script in the workers of a page, before their own: each time that they are loaded. */
export async function inWorkers(page: Page, script: string): Promise<void> {
  await page.route(/\/_inlay\/(app|engine)\.js/, async (route) => {
    const response = await route.fetch({ timeout: 0 });
    // The page imports them, too, where there is no worker.
    const before = `if (typeof document === 'undefined') { ${script} }`;
    await route.fulfill({ response, body: `${before}\n${await response.text()}` });
  });
}

/** Fires the held timer of so many milliseconds in a thread, as soon as there is just one. */
export function fireTimer(thread: Thread, wait: number): Promise<void> {
  return thread.evaluate((ms) => (globalThis as unknown as Globals).heldTimers.fire(ms), wait);
}

/** Fires the held timers of so many milliseconds in a thread until there is none, in one task. */
export function fireTimers(thread: Thread, wait: number): Promise<void> {
  return thread.evaluate((ms) => (globalThis as unknown as Globals).heldTimers.fireAll(ms), wait);
}
