/**
 * What goes wrong around an engine in a browser, and what page and app hear of it. Limits pass when
 * a test says so.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Worker } from 'playwright-core';
import type { RunningApp } from '../../../host/src/index.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import { followKeys } from '../arrivals.ts';
import { putToSleep } from '../asleep.ts';
import { keepPosts, nextPost, type Post } from '../posts.ts';
import { fireTimer, fireTimers, holdTimers, inWorkers } from '../timers.ts';
import {
  difference,
  focused,
  type Globals,
  idle,
  launch,
  picture,
  serveRails,
  type Thread,
  unlimited,
} from './open.ts';

const root = new URL('../../../', import.meta.url);

/** What a test finds on the page. */
interface PageGlobals extends Globals {
  inlayApp: RunningApp;
}

describe('an app in a browser, when something goes wrong', () => {
  let served: Served;
  /** The same with an engine whose manifest and glue are files of their own. */
  let apart: Served;
  let browser: Browser;
  const heard = new WeakMap<Page, string[]>();

  before(async () => {
    const compose = [
      'compose',
      '--config',
      'tests/trap/compose.toml',
      '--profile',
      'trap',
      '--form',
      'module',
    ];
    execFileSync(
      process.execPath,
      ['host/tools/bin/inlay.mjs', ...compose, '--no-optimise', '--quiet'],
      {
        cwd: fileURLToPath(root),
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    [served, apart, browser] = await Promise.all([serveRails(), serveRails('linked'), launch()]);
  });

  after(async () => {
    await browser?.close();
    await served?.close();
    await apart?.close();
  });

  /** Opens the page. Where its limits are no others, long timers wait for the test. */
  async function begin(
    query: string,
    prepare: (page: Page) => Promise<unknown> = async () => {},
    { url } = served,
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 640, height: 400 } });
    if (!query.includes(unlimited)) await holdTimers(page);
    const messages: string[] = [];
    heard.set(page, messages);
    page.on('console', (message) => {
      if (message.type() === 'warning') messages.push(message.text());
    });
    await prepare(page);
    await page.goto(`${url}?size=640x360&${query}`, { waitUntil: 'commit' });
    return page;
  }

  /** Opens the page, and waits until the app has started or failed. */
  async function start(
    query: string,
    prepare?: (page: Page) => Promise<unknown>,
    from?: Served,
  ): Promise<Page> {
    const page = await begin(query, prepare, from);
    await settled(page);
    return page;
  }

  const settled = (page: Page) =>
    page.waitForFunction(() => document.documentElement.dataset.inlay !== undefined);

  /** Opens the page with a running app. */
  async function run(query: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await start(query, prepare);
    assert.equal(
      await page.evaluate(() => document.documentElement.dataset.inlay),
      'started',
      await text(page),
    );
    return page;
  }

  const text = async (page: Page): Promise<string> =>
    (await page.textContent('body'))?.trim() ?? '';
  function worker(page: Page, name: string): Worker & Thread {
    // One that was replaced may not be gone yet.
    const found = page.workers().findLast((each) => each.url().includes(name));
    assert.ok(found, `no worker ${name}`);
    return found;
  }

  /** A worker of a page that may only just begin. */
  async function begun(page: Page, name: string): Promise<Worker & Thread> {
    const is = (each: Worker) => each.url().includes(name);
    if (!page.workers().some(is)) await page.waitForEvent('worker', is);
    return worker(page, name);
  }

  /** Waits for an event of the running app: the page writes them on the console, `recovered: …`. */
  async function waitFor(page: Page, message: RegExp): Promise<void> {
    const seen = heard.get(page) ?? [];
    if (!seen.some((each) => message.test(each))) {
      await page.waitForEvent(
        'console',
        (each) => each.type() === 'warning' && message.test(each.text()),
      );
    }
  }

  describe('the engine does not answer', () => {
    /** Time of an answer: the engine is asked four times in it, the app in five times that. */
    const limit = 4000;
    const beat = limit / 4;

    it('because its worker has ended: another one shows the same', async () => {
      const page = await run(`threads=workers&profile=rust&answer=${limit}`);
      const app = worker(page, 'app.js');
      const first = worker(page, 'engine.js');
      await followKeys(page, app, first);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await idle(app);
      const before = await picture(first);
      const had = await focused(app);
      const requests: string[] = [];
      page.on('request', (request) => requests.push(new URL(request.url()).pathname));
      const ended = first.waitForEvent('close');
      // Nobody answers this question any more.
      void first.evaluate(() => self.close()).catch(() => {});
      await ended;
      await fireTimers(page as Thread, beat);
      await waitFor(
        page,
        /^recovered: The engine did not answer for 4 s: it loops, or its worker has ended\. Its worker/,
      );
      await followKeys(page, app, worker(page, 'engine.js'));
      await idle(app);
      const after = await picture(worker(page, 'engine.js'));
      assert.equal(difference(after, before, 0), 0, 'another picture');
      assert.equal(await focused(app), had);
      // Its own script and what that imports: browsers keep them. Engine, images and fonts come
      // from the worker before.
      const others = requests.filter((path) => !/^\/_inlay\/[\w-]+\.js$/.test(path));
      assert.deepEqual(others, [], 'requests');
      await page.keyboard.press('ArrowLeft');
      await idle(app);
      assert.notEqual(await focused(app), had, 'keys go on');
      assert.equal(await page.locator('canvas').count(), 1);
      await page.close();
    });

    it('because it loops on a batch: it continues without that, and reports it', async () => {
      const page = await run(`threads=workers&profile=trap&answer=${limit}`, keepPosts);
      const app = worker(page, 'app.js');
      await idle(app);
      const had = await focused(app);
      const next = async (kind: string, isWanted: (post: Post) => boolean) => {
        let post = await nextPost(page, kind);
        while (!isWanted(post)) post = await nextPost(page, kind);
        return post;
      };
      // The page hears how far the engine is: the batch to come is the only one that may be at
      // fault.
      const pong = () => next('pong', ({ done }) => done !== undefined);
      await pong();
      await fireTimer(page as Thread, beat);
      const { done } = await pong();
      const fault = (done?.sequence ?? 0) + 1;
      await worker(page, 'engine.js').evaluate(() => {
        const { engine } = (globalThis as unknown as Globals).inlayEngine;
        const apply = engine.apply.bind(engine);
        engine.apply = (batch) => {
          postMessage({ kind: 'applying' });
          return apply(batch);
        };
      });
      await app.evaluate(() => {
        const { stage } = (globalThis as unknown as Globals).rails;
        stage.append(stage.view({ key: '@loop', focusable: true, width: 10, height: 10 }));
      });
      // From here on this engine answers nothing, and neither does the next one once it takes that
      // batch.
      await nextPost(page, 'applying');
      await fireTimers(page as Thread, beat);
      await next('taking', ({ what }) => what?.batch === fault);
      await fireTimers(page as Thread, 2 * beat);
      await waitFor(page, new RegExp(`^recovered: .*batch ${fault} was left out`));
      await followKeys(page, app, worker(page, 'engine.js'));
      await idle(app);
      assert.equal(await focused(app), had);
      await page.keyboard.press('ArrowRight');
      await idle(app);
      assert.notEqual(await focused(app), had, 'keys go on');
      await page.close();
    });
  });

  it('reports an app that does not answer, and keeps moving focus', async () => {
    const page = await run('threads=workers&profile=rust&answer=4000');
    const [app, engine] = [worker(page, 'app.js'), worker(page, 'engine.js')];
    await idle(app);
    const before = await picture(engine);
    const sleeper = await putToSleep(page, app);
    await fireTimers(page as Thread, 5000);
    await waitFor(
      page,
      /^unresponsive: The app did not answer for 20 s: it loops, or its worker has ended/,
    );
    const frames = await engine.evaluate(
      () => (globalThis as unknown as Globals).inlayEngine.frames,
    );
    await page.keyboard.press('ArrowRight');
    await engine.evaluate(async (count) => {
      const { inlayEngine } = globalThis as unknown as Globals;
      while (inlayEngine.frames === count || !inlayEngine.isIdle) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, frames);
    assert.ok(difference(await picture(engine), before, 0) > 0, 'the same picture after a key');
    await sleeper.wake();
    await page.evaluate(() => (globalThis as unknown as PageGlobals).inlayApp.close());
    await page.close();
  });

  describe('there is no GPU to draw with', () => {
    /** Lets every program fail to link, as a driver that refuses a shader. */
    const refuse = `{
      const get = WebGL2RenderingContext.prototype.getProgramParameter;
      WebGL2RenderingContext.prototype.getProgramParameter = function (program, what) {
        return what === this.LINK_STATUS ? false : get.call(this, program, what);
      };
    }`;
    const lose = `{
      for (const Canvas of [globalThis.OffscreenCanvas, globalThis.HTMLCanvasElement].filter(Boolean)) {
        const get = Canvas.prototype.getContext;
        Canvas.prototype.getContext = function (...args) {
          const context = get.apply(this, args);
          if (args[0] === 'webgl2') context?.getExtension('WEBGL_lose_context')?.loseContext();
          return context;
        };
      }
    }`;
    /** Runs a script before those of page and workers. */
    const everywhere = (script: string) => async (page: Page) => {
      await page.addInitScript(script);
      await inWorkers(page, script);
    };
    for (const threads of ['workers', 'main-engine', 'single']) {
      for (const [what, script, why] of [
        [
          'a driver that refuses a shader',
          refuse,
          /^degraded: The software renderer draws, which is slow: The GPU's driver refuses a shader/,
        ],
        [
          'a context lost before the first picture',
          lose,
          /^degraded: The software renderer draws, which is slow: the GPU was lost before/,
        ],
      ] as const) {
        it(`${what}, threads: ${threads}: the software renderer draws, and degraded says why`, async () => {
          const page = await run(
            `threads=${threads}&profile=rust&${unlimited}`,
            everywhere(script),
          );
          await waitFor(page, why);
          const app = threads === 'single' ? (page as unknown as Thread) : worker(page, 'app.js');
          const engine =
            threads === 'workers' ? worker(page, 'engine.js') : (page as unknown as Thread);
          await idle(app);
          assert.ok(
            (await picture(engine)).some((byte) => byte > 0 && byte < 255),
            'black',
          );
          await page.close();
        });
      }
    }

    it('and no other context either: the start says so', async () => {
      const page = await start(`threads=single&profile=rust&${unlimited}`, (opened) =>
        opened.addInitScript('HTMLCanvasElement.prototype.getContext = () => null;'),
      );
      assert.match(
        await text(page),
        /This device cannot draw on a canvas, neither with WebGL2 nor in software/,
      );
      await page.close();
    });
  });

  describe('a file of the start', () => {
    /** The thread that waits for a file. */
    async function waiterFor(page: Page, threads: string, file: string): Promise<Thread> {
      if (threads === 'workers' && file.startsWith('engine/')) return begun(page, 'engine.js');
      return page as Thread;
    }

    const files = [
      'engine/rust/manifest.json',
      'engine/rust/engine.module.wasm',
      'engine/rust/engine.glue.js',
      '_inlay/app.js',
      '_inlay/engine.js',
    ];
    for (const threads of ['workers', 'single']) {
      for (const file of files) {
        it(`never answers, threads: ${threads}: ${file}`, async () => {
          const { promise: requested, resolve: never } = Promise.withResolvers<void>();
          const page = await begin(
            `threads=${threads}&profile=rust&form=module&start=5000&answer=Infinity`,
            async (opened) => {
              await opened.route(`**/${file}*`, () => never());
              // Whoever asks for the file is who waits for it.
              await opened.route(`${apart.url}?*`, async (route) => {
                const response = await route.fetch();
                const body = (await response.text()).replace(/<link rel="\w*preload".*>/g, '');
                await route.fulfill({ response, body });
              });
            },
            apart,
          );
          await requested;
          // All other files have come when there is but one limit left.
          await fireTimer(await waiterFor(page, threads, file), 5000);
          await settled(page);
          const name = file.slice(file.lastIndexOf('/') + 1).replaceAll('.', '\\.');
          assert.match(await text(page), new RegExp(`${name}\\S*: did not answer within 5 s`));
          await page.waitForFunction(() => document.querySelector('canvas') === null);
          // An engine that cannot be reached yet is ended after a second.
          await fireTimers(page as Thread, 1000);
          // Their end comes with an event of each; one that stays would keep the test until its
          // time is over.
          await Promise.all(page.workers().map((each) => each.waitForEvent('close')));
          assert.deepEqual(page.workers(), []);
          await page.close();
        });
      }
    }

    it('is another than the manifest names: nothing of it runs', async () => {
      for (const file of ['engine.module.wasm', 'engine.glue.js']) {
        const page = await start(
          `threads=workers&profile=rust&form=module&${unlimited}`,
          (opened) =>
            opened.route(`**/engine/rust/${file}*`, async (route) => {
              const response = await route.fetch();
              const body = Buffer.from(await response.body());
              // One bit near the end: a letter of a message, or of a comment.
              body[body.length - 5] = (body.at(-5) ?? 0) ^ 1;
              await route.fulfill({ response, body });
            }),
          file.endsWith('.wasm') ? served : apart,
        );
        assert.match(await text(page), /does not match the engine's manifest/);
        await page.close();
      }
    });
  });

  it('takes a resize that came while it loaded', async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 400 } });
    let go: () => void = () => {};
    const resized = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/engine/rust/engine.module.wasm*', async (route) => {
      await resized;
      await route.continue();
    });
    await page.goto(`${served.url}?threads=workers&profile=rust&${unlimited}`, {
      waitUntil: 'commit',
    });
    await page.waitForFunction(
      () => document.querySelector('canvas')?.getBoundingClientRect().width === 640,
    );
    await begun(page, 'engine.js');
    await page.setViewportSize({ width: 320, height: 300 });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    go();
    await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
    const size = await worker(page, 'app.js').evaluate(async () => {
      const { stage } = (globalThis as unknown as Globals).rails;
      await stage.idle();
      return [stage.pixelWidth, stage.pixelHeight];
    });
    assert.deepEqual(size, [320, 180]);
    await page.close();
  });
});
