/**
 * Runs the lives in Chromium and records what it says:
 * `node tests/oracle/animation/record-playback.ts`.
 *
 * Every frame is made by hand (`HeadlessExperimental.beginFrame`, which only the headless shell
 * has), so that a life takes the same times in every run. What is done to a handle is done in an
 * animation frame: in between, Chromium's timeline follows the machine's clock.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath, launchOptions } from '../../../scripts/chromium.mjs';
import { type Action, type Found, LIVES, type Life, lifeOf } from './playback.ts';

type Send = <T>(method: string, parameters?: object) => Promise<T>;

/** Talks with a new page of a browser whose frames are made by hand. */
async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const waiting = new Map<
    number,
    (answer: { result?: unknown; error?: { message: string } }) => void
  >();
  let last = 0;
  let sessionId: string | undefined;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const send: Send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as never),
      );
      socket.send(
        JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) }),
      );
    });
  const target = { url: 'about:blank', enableBeginFrameControl: true, width: 200, height: 200 };
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', target);
  ({ sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  }));
  return send;
}

/** What of the page a life uses. */
interface Lab {
  next: (() => unknown) | undefined;
  answer: unknown;
  animation: Animation;
}

function prepare(): void {
  CSS.registerProperty({ name: '--n', syntax: '<number>', inherits: false, initialValue: '-1' });
  document.body.innerHTML = '<div id="it"></div><div id="probe"></div>';
  const lab = globalThis as unknown as Lab;
  const frame = () => {
    const work = lab.next;
    lab.next = undefined;
    if (work) lab.answer = work();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function begin(timing: Life['timing']): void {
  const lab = globalThis as unknown as Lab;
  lab.next = () => {
    const element = document.getElementById('it') as HTMLElement;
    for (const animation of element.getAnimations()) animation.cancel();
    const iterations = timing.iterations ?? Number.POSITIVE_INFINITY;
    lab.animation = element.animate({ '--n': [100, 200] }, { ...timing, iterations });
  };
}

function step(actions: readonly Action[]): void {
  const lab = globalThis as unknown as Lab;
  lab.next = (): Found => {
    const { animation } = lab;
    // Of a fresh animation that stands at the same time: where only the direction changed, Chromium
    // keeps the value from before.
    const probe = document.getElementById('probe') as HTMLElement;
    const twin = probe.animate({ '--n': [100, 200] }, animation.effect?.getTiming());
    twin.pause();
    twin.playbackRate = animation.playbackRate;
    twin.currentTime = animation.currentTime ?? 0;
    const text = getComputedStyle(probe).getPropertyValue('--n');
    twin.cancel();
    const hasNone = animation.currentTime === null || Number(text) === -1;
    const value = hasNone ? null : Math.round(Number(text) * 100) / 100;
    const state = animation.playState;
    const threw = actions.map((action) => {
      try {
        if (action.do === 'seek') animation.currentTime = action.to;
        else if (action.do === 'rate') animation.playbackRate = action.to;
        else animation[action.do]();
        return false;
      } catch {
        return true;
      }
    });
    animation.finished.catch(() => {});
    return [state, value, threw];
  };
}

const folder = mkdtempSync(join(tmpdir(), 'inlay-playback-'));
const flags = [
  '--enable-begin-frame-control',
  '--run-all-compositor-stages-before-draw',
  '--disable-threaded-animation',
];
const browser = spawn(
  chromiumPath(),
  [
    ...(launchOptions().args ?? []),
    ...flags,
    '--no-sandbox',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
  ],
  { stdio: ['ignore', 'ignore', 'pipe'] },
);
try {
  const address = await new Promise<string>((resolve) => {
    let said = '';
    browser.stderr.on('data', (data) => {
      said += data;
      const found = /ws:\/\/\S+/.exec(said);
      if (found) resolve(found[0]);
    });
  });
  const send = await connect(address);
  // Ahead of the machine's clock, which Chromium's timeline must not meet.
  let time = 1e8;
  const frame = (wait: number) => {
    time += wait;
    return send('HeadlessExperimental.beginFrame', { frameTimeTicks: time });
  };
  const run = <T>(work: (argument: T) => void, argument?: T) =>
    send('Runtime.evaluate', { expression: `(${work})(${JSON.stringify(argument)})` });
  const answer = async () => {
    const { result } = await send<{ result: { value: Found } }>('Runtime.evaluate', {
      expression: 'answer',
      returnByValue: true,
    });
    return result.value;
  };
  await run(prepare);
  await frame(20);
  const lines: string[] = [];
  for (let seed = 1; seed <= LIVES; seed += 1) {
    const { timing, steps } = lifeOf(seed);
    await run(begin, timing);
    await frame(20);
    const found: Found[] = [];
    for (const { wait, actions } of steps) {
      await run(step, actions);
      await frame(wait);
      found.push(await answer());
    }
    lines.push(JSON.stringify({ seed, found }));
  }
  const { product } = await send<{ product: string }>('Browser.getVersion');
  const file = join(dirname(fileURLToPath(import.meta.url)), 'recorded-playback.json');
  writeFileSync(file, `{"browser":"${product}","lives":[\n${lines.join(',\n')}\n]}\n`);
} finally {
  browser.kill();
  await new Promise((resolve) => browser.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
