/**
 * Keys on their way from a page to the worker of its engine.
 *
 * They and the messages of the app take different lines, and which of two comes first is nobody's
 * promise: an engine that is asked whether it is idle may not have the key yet that was pressed
 * before. So tests wait until it has.
 */
import type { Page } from 'playwright-core';
import type { EngineRunner } from '../../host/src/engine/runner.ts';

/** The page's or a worker's thread. */
export interface Thread {
  evaluate<R>(work: () => R | Promise<R>): Promise<R>;
  evaluate<R, A>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
}

interface Globals {
  inlayEngine: EngineRunner;
  /** Count of key events, as posted by the page or as received by the engine. */
  keyEvents: number;
  /** Resolves when the engine has received so many. */
  keysArrive(count: number): Promise<void>;
}

/** By the thread of the app. */
const followed = new WeakMap<Thread, () => Promise<void>>();

/**
 * Has {@link keysArrive} know the keys that a page posts to the worker of an engine from now on.
 */
export async function followKeys(page: Page, app: Thread, engine: Thread): Promise<void> {
  await engine.evaluate(() => {
    const { inlayEngine } = globalThis as unknown as Globals;
    const key = inlayEngine.key.bind(inlayEngine);
    let [count, look] = [0, () => {}];
    inlayEngine.key = (...args) => {
      key(...args);
      count += 1;
      look();
    };
    const keysArrive = (wanted: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (count >= wanted) resolve();
        };
        look();
      });
    Object.assign(globalThis, { keysArrive });
  });
  await page.evaluate(() => {
    const page = globalThis as unknown as Globals;
    const isFollowed = page.keyEvents !== undefined;
    page.keyEvents = 0;
    if (isFollowed) return;
    const { prototype } = MessagePort;
    const { postMessage } = prototype;
    Object.assign(prototype, {
      postMessage(this: MessagePort, ...args: Parameters<typeof postMessage>) {
        if ((args[0] as { kind?: string } | undefined)?.kind === 'key') page.keyEvents += 1;
        postMessage.apply(this, args);
      },
    });
  });
  followed.set(app, async () => {
    const count = await page.evaluate(() => (globalThis as unknown as Globals).keyEvents);
    await engine.evaluate((wanted) => (globalThis as unknown as Globals).keysArrive(wanted), count);
  });
}

/**
 * Resolves when the engine of an app has every key that its page has posted. Where no worker lies
 * between, it has.
 */
export async function keysArrive(app: Thread): Promise<void> {
  await followed.get(app)?.();
}
