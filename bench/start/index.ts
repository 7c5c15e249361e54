/**
 * `start.demo.*`: the demo from the first request to the last image in view, over a slow network,
 * in Chromium with app and engine in workers and nothing in its caches.
 *
 * - `html`: the page is there. `threads`: the scripts of app and engine run. `compiled`: the
 *   engine's Wasm is. `batch`: the app sends its first. `draw`: the first frame that draws anything
 *   is handed to the GPU. `fonts`, `complete`: the last font, and the last image in view, is drawn.
 * - `frame`: the longest callback of the display clock in the engine's thread up to then.
 * - `scripts`, `wasm`: bytes of scripts and of Wasm, after brotli, that were asked for before the
 *   first frame; `requests`: how many requests that were.
 *
 * The browser runs before and has drawn with its GPU; the page gets a process of its own. Nothing
 * debugs it, since that halts each worker at its start: threads write down what they see
 * (`probe.ts`), and the page sends it when all is at rest.
 *
 * `node bench/start/index.ts` prints the requests and frames of the median start, too.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchOptions } from '../../scripts/chromium.mjs';
import { serveHome } from '../home/served.ts';
import { type Measurements, median } from '../measure.ts';
import { CHANNEL, type EngineMarks } from './marks.ts';
import { type Answered, Origin, type Pace, serveSlowly } from './network.ts';

const STARTS = 7;
const pace: Pace = { delay: 40, rate: 2_500_000 };
/** How long one start may take until it is given up, in milliseconds. */
const LIMIT = 60_000;
/** What the browser may do before the page is opened, in milliseconds. */
const WARM = 700;
const QUERY = '?threads=workers&size=1280x720&start=Infinity&answer=Infinity';

/** One start. Times are milliseconds since its navigation. */
interface Start {
  html: number;
  threads: number;
  compiled: number;
  batch: number;
  draw: number;
  fonts: number;
  complete: number;
  frame: number;
  scripts: number;
  wasm: number;
  requests: number;
  answered: readonly Answered[];
  origin: number;
  frames: EngineMarks['frames'];
}

/** What the page sends. */
interface Report {
  origin: number;
  html: number;
  engine: EngineMarks;
  app: { app: number; batch: number };
}

/** Runs the benchmark. */
export default async function start(): Promise<Measurements> {
  const starts = await measure();
  const figure = (
    key: Exclude<keyof Start, 'answered' | 'frames'>,
    unit: string,
    note?: string,
  ) => ({
    value: median(starts.map((each) => each[key])),
    unit,
    ...(note ? { note } : {}),
  });
  const last = starts.at(-1) as Start;
  return {
    'start.demo.html': figure('html', 'ms', `${pace.delay} ms a request, ${pace.rate / 1e6} MB/s`),
    'start.demo.threads': figure('threads', 'ms'),
    'start.demo.compiled': figure('compiled', 'ms'),
    'start.demo.batch': figure('batch', 'ms'),
    'start.demo.draw': figure('draw', 'ms', `of ${STARTS}, ${spread(starts, 'draw')}`),
    'start.demo.fonts': figure('fonts', 'ms'),
    'start.demo.complete': figure('complete', 'ms', spread(starts, 'complete')),
    'start.demo.frame': figure('frame', 'ms', spread(starts, 'frame')),
    'start.demo.scripts': figure('scripts', 'bytes', scriptsOf(last)),
    'start.demo.wasm': figure('wasm', 'bytes'),
    'start.demo.requests': figure('requests', ''),
  };
}

function spread(starts: readonly Start[], key: 'draw' | 'complete' | 'frame'): string {
  const values = starts.map((each) => Math.round(each[key])).sort((a, b) => a - b);
  return `${values[0]} to ${values.at(-1)}`;
}

/** `app.js 20417, engine.js 19000`. */
function scriptsOf({ answered }: Start): string {
  const scripts = answered.filter(({ path, bytes }) => isScript(path) && bytes > 0);
  return scripts.map(({ path, bytes }) => `${nameOf(path)} ${bytes}`).join(', ');
}

const isScript = (path: string) => /\.js(\?|$)/.test(path);
const isWasm = (path: string) => /\.wasm(\?|$)/.test(path);
const nameOf = (path: string) => path.replace(/\?.*$/, '').replace(/^.*\//, '');

async function measure(): Promise<Start[]> {
  const engineProbe = await bundledProbe();
  const origin = (url: string) =>
    new Origin(url, (path, text) => {
      const name = nameOf(path);
      if (name === '') return text.replace('<meta charset', `<script>${pageProbe}</script>$&`);
      if (name.startsWith('engine') && path.includes('_inlay')) return `${engineProbe}\n${text}`;
      if (name.startsWith('app') && path.includes('_inlay')) return `${appProbe}\n${text}`;
      return text;
    });
  const served = await serveHome({ minify: true });
  try {
    const answers = origin(served.url);
    const starts: Start[] = [];
    for (let round = 0; round <= STARTS; round += 1) {
      const one = await openOnce(answers);
      // In the first one the answers are compressed.
      if (round > 0) starts.push(one);
    }
    return starts;
  } finally {
    await served.close();
  }
}

/** Opens the demo in a browser that has seen nothing of it. */
async function openOnce(answers: Origin): Promise<Start> {
  const slow = await serveSlowly(answers, pace);
  const warm = await serveWarmUp(slow.url + QUERY);
  const profile = mkdtempSync(join(tmpdir(), 'inlay-start-'));
  const { executablePath, args } = launchOptions([
    '--no-sandbox',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1280,720',
    `--user-data-dir=${profile}`,
  ]);
  const browser = spawn(executablePath, ['--headless', ...args, warm.url], { stdio: 'ignore' });
  const ended = once(browser, 'exit');
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`the demo was not at rest within ${LIMIT / 1000} s`)),
        LIMIT,
      );
    });
    const end = ended.then(() => Promise.reject(new Error('the browser ended')));
    end.catch(() => {});
    const text = await Promise.race([slow.report, limit, end]);
    const lost = slow.answered.find(({ status }) => status === 0);
    if (lost) throw new Error(`${lost.path} could not be had from the server of the demo`);
    return startOf(JSON.parse(text) as Report, slow.answered);
  } finally {
    clearTimeout(timer);
    browser.kill('SIGKILL');
    await ended;
    await warm.close();
    await slow.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function startOf({ origin, html, engine, app }: Report, answered: readonly Answered[]): Start {
  const before = answered.filter(({ asked }) => asked < engine.drawn);
  const bytes = (is: (path: string) => boolean) =>
    before.filter(({ path }) => is(path)).reduce((sum, each) => sum + each.bytes, 0);
  return {
    html,
    threads: Math.max(engine.engine, app.app) - origin,
    compiled: engine.compiled - origin,
    batch: app.batch - origin,
    draw: engine.drawn - origin,
    fonts: engine.fonts - origin,
    complete: engine.complete - origin,
    frame: engine.frame,
    scripts: bytes(isScript),
    wasm: bytes(isWasm),
    requests: before.length,
    answered,
    origin,
    frames: engine.frames,
  };
}

/**
 * A page of another site, so that the demo gets a process of its own: has the browser start its GPU
 * and its workers, and goes on to the demo.
 */
async function serveWarmUp(next: string): Promise<{ url: string; close(): Promise<void> }> {
  const worker = `const gl = new OffscreenCanvas(8, 8).getContext('webgl2');
    gl.clear(gl.COLOR_BUFFER_BIT); gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    postMessage(0);`;
  const html = `<!doctype html><script>
    const script = new Blob([${JSON.stringify(worker)}], { type: 'text/javascript' });
    new Worker(URL.createObjectURL(script)).onmessage = () =>
      setTimeout(() => { location.href = ${JSON.stringify(next)}; }, ${WARM});
  </script>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundledProbe(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('probe.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return (outputFiles[0] as { text: string }).text.trim();
}

/** Hears the threads, and sends all of it once the engine is at rest. */
const pageProbe = `{
  const channel = new BroadcastChannel('${CHANNEL}');
  const report = { origin: performance.timeOrigin };
  channel.onmessage = ({ data }) => {
    Object.assign(report, data);
    if (!report.engine || !report.app) return;
    report.html = performance.getEntriesByType('navigation')[0].responseEnd;
    fetch('/_bench', { method: 'POST', body: JSON.stringify(report) });
  };
}`;

/** Writes down when the app's script runs, and when it sends its first batch. */
const appProbe = `{
  const now = () => performance.timeOrigin + performance.now();
  const app = now();
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message.kind === 'batch') {
      MessagePort.prototype.postMessage = post;
      new BroadcastChannel('${CHANNEL}').postMessage({ app: { app, batch: now() } });
    }
    return post.call(this, message, ...rest);
  };
}`;

if (import.meta.main) {
  const starts = await measure();
  const wanted = median(starts.map(({ draw }) => draw));
  const one = starts.find(({ draw }) => draw === wanted) as Start;
  const since = (time: number) => Math.round(time - one.origin);
  console.table(
    one.answered.map(({ path, status, asked, ended, bytes }) => ({
      path: path.length > 60 ? `${path.slice(0, 57)}...` : path,
      status,
      asked: since(asked),
      ended: since(ended),
      bytes,
    })),
  );
  console.table(
    one.frames.map(([began, took]) => ({ began: since(began), took: Math.round(took * 10) / 10 })),
  );
  const keys = [
    'html',
    'threads',
    'compiled',
    'batch',
    'draw',
    'fonts',
    'complete',
    'frame',
  ] as const;
  console.table(
    starts.map((each) => keys.map((key) => `${key} ${Math.round(each[key])}`).join(' ')),
  );
}
