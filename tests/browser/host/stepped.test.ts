/**
 * The demo in a browser on a clock that is stepped: real keys, and byte for byte the draw lists
 * that Node has.
 *
 * On the display's clock frames come at other times in every run, and glyphs of growing tiles are
 * made for other sizes; `tests/browser/demo` compares there what is drawn. Here nothing is left
 * out.
 */
import assert from 'node:assert/strict';
import type { Browser, Page, Worker } from 'playwright-core';
import app from '../../../examples/home/src/app.ts';
import { connectStage } from '../../../host/src/app/stage.ts';
import { Headless } from '../../../host/src/engine/headless.ts';
import type { EngineRunner } from '../../../host/src/engine/runner.ts';
import type { Stepper } from '../../../host/src/engine/stepper.ts';
import type { Stage, Threads } from '../../../host/src/index.ts';
import type { Key } from '../../../host/src/protocol/schema.ts';
import { enginesFolder, findScene, folderUrl } from '../../../host/tools/src/scene.ts';
import { type Served, serve } from '../../../host/tools/src/serve.ts';
import { stageConfig } from '../../host/support/bench.ts';
import { keys } from '../../parity/forty-keys.ts';
import { fullHash } from '../../parity/full-list.ts';
import { launch, type Thread, unlimited } from './open.ts';

const surface = { width: 640, height: 360 };
/** Stepped after each key: motion is under way when the next one comes. */
const PAUSE = 150;

/** Names of `KeyboardEvent.key`. */
const domNames: Partial<Record<Key, string>> = {
  'arrow-up': 'ArrowUp',
  'arrow-right': 'ArrowRight',
  'arrow-down': 'ArrowDown',
  'arrow-left': 'ArrowLeft',
  enter: 'Enter',
  back: 'Escape',
};

interface Step {
  key: Key | 'start';
  time: number;
  focused: string | undefined;
  /** Of the full draw list, without its running number. */
  hash: string;
}

interface Globals {
  inlayEngine: EngineRunner;
  inlayStepper: Stepper;
  inlayStage: Stage;
}

async function playInNode(): Promise<Step[]> {
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    stage: { ...stageConfig, pixelWidth: surface.width, pixelHeight: surface.height },
    base: folderUrl(findScene('demo').folder),
  });
  const stage = await connectStage(headless.app);
  await app(stage);
  await headless.rest();
  const steps: Step[] = [];
  const note = (key: Step['key']) =>
    steps.push({ key, time: headless.time, focused: stage.focused?.key, hash: fullHash(headless) });
  note('start');
  for (const key of keys) {
    headless.press(key);
    await headless.advance(headless.time + PAUSE);
    note(key);
  }
  headless.close();
  return steps;
}

async function playInBrowser(
  page: Page,
  url: string,
  threads: Threads,
  expected: readonly Step[],
): Promise<void> {
  await page.goto(
    `${url}?threads=${threads}&clock=stepped&size=${surface.width}x${surface.height}&${unlimited}`,
  );
  await page.waitForFunction(() => document.documentElement.dataset.inlay === 'started');
  const worker = (name: string) =>
    page.workers().find((each: Worker) => each.url().includes(name)) as Thread;
  const engine: Thread = threads === 'workers' ? worker('engine.js') : page;
  const own: Thread = threads === 'single' ? page : worker('app.js');
  for (const [index, { key }] of expected.entries()) {
    if (key !== 'start') await page.keyboard.press(domNames[key] ?? assert.fail(key));
    const [time, hash] = await engine.evaluate(
      async ([inputs, pause]) => {
        const { inlayStepper, inlayEngine } = globalThis as unknown as Globals;
        // A press is two events on their way through the page; frames are stepped when both are
        // there.
        while (inlayEngine.inputs < inputs) {
          await new Promise<void>((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve();
            port2.postMessage(undefined);
          });
        }
        if (pause === 0) await inlayStepper.rest();
        else await inlayStepper.advance(inlayStepper.time + pause);
        const list = inlayEngine.engine.full().slice();
        // As `fullHash`, which the page does not have.
        list[4] = 0;
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', list));
        const text = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return [inlayStepper.time, text] as const;
      },
      [index > 0 ? 2 : 1, index > 0 ? PAUSE : 0] as const,
    );
    const focused = await own.evaluate(
      () => (globalThis as unknown as Globals).inlayStage.focused?.key,
    );
    assert.deepEqual(
      { key, time, focused, hash },
      expected[index],
      `threads ${threads}, after key ${index}`,
    );
  }
}

describe('the demo in Chromium, stepped', () => {
  let served: Served;
  let browser: Browser;
  let expected: Step[];

  before(async () => {
    const options = {
      host: '127.0.0.1',
      port: '0',
      profile: 'rust',
      form: 'module',
      engines: enginesFolder,
    };
    [served, browser, expected] = await Promise.all([
      serve('demo', options),
      launch(),
      playInNode(),
    ]);
    assert.ok(
      new Set(expected.map(({ hash }) => hash)).size > keys.length * 0.7,
      'nearly every key changes what is drawn',
    );
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const threads of ['workers', 'main-engine', 'single'] as const) {
    it(`has the draw lists of Node with threads: ${threads}`, async () => {
      const page = await browser.newPage();
      await playInBrowser(page, served.url, threads, expected);
      await page.close();
    });
  }
});
