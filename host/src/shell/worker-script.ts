/**
 * Where the scripts of workers come from.
 *
 * @module
 */
import { InlayError, shown } from '../protocol/error.ts';

/** Starts a worker from a script of the app's own build. */
export type StartWorker = () => Worker;

/** A script of a worker. */
export interface WorkerScript {
  /** What messages call it. */
  readonly name: string;
  /** Its URL, if the options name one. */
  readonly url: URL | undefined;
  /** Whether the options name it. */
  readonly isNamed: boolean;
  start: StartWorker;
}

// Bundlers find a worker's script by exactly this expression, `new Worker(new URL(…,
// import.meta.url), …)`, so it stands here once for each script that comes with the package.
// Where a page is one file, they lie beside that.
const ownApp: StartWorker = () =>
  new Worker(new URL('./app-worker.js', import.meta.url), { type: 'module', name: 'inlay-app' });
const ownEngine: StartWorker = () =>
  new Worker(new URL('./engine.js', import.meta.url), { type: 'module', name: 'inlay-engine' });

/**
 * The script of the app's worker.
 *
 * @param asked What the options say.
 * @param base What a URL is relative to.
 */
export function appScriptOf(asked: string | URL | StartWorker | undefined, base: string) {
  return scriptOf('app', asked, ownApp, base);
}

/** The script of the engine's worker, likewise. */
export function engineScriptOf(asked: string | URL | StartWorker | undefined, base: string) {
  return scriptOf('engine', asked, ownEngine, base);
}

function scriptOf(
  thread: 'app' | 'engine',
  asked: string | URL | StartWorker | undefined,
  own: StartWorker,
  base: string,
): WorkerScript {
  const isNamed = asked !== undefined;
  if (asked === undefined || typeof asked === 'function') {
    const start = () => checked(thread, startAnywhere((asked ?? own) as StartWorker));
    return { name: `the ${thread}'s worker`, url: undefined, isNamed, start };
  }
  const url = new URL(asked, base);
  const fromUrl = () => new Worker(url, { type: 'module', name: `inlay-${thread}` });
  return { name: url.href, url, isNamed, start: () => startAnywhere(fromUrl) };
}

/**
 * Starts a worker. Browsers start none from another origin, such as a CDN: then one from here
 * imports its script, where the page's policy allows workers from `blob:`.
 */
function startAnywhere(start: StartWorker): Worker {
  try {
    return start();
  } catch (error) {
    if ((error as { name?: unknown }).name !== 'SecurityError') throw error;
    const url = addressOf(start);
    if (url === undefined) throw error;
    const script = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
    return new Worker(URL.createObjectURL(script), { type: 'module' });
  }
}

/**
 * The address from which a function starts a worker. Bundlers have put it into an expression that
 * must stay as it is, so this is the only way to learn of it.
 */
function addressOf(start: StartWorker): string | undefined {
  const { Worker } = globalThis;
  let address: string | undefined;
  globalThis.Worker = class {
    constructor(url: string | URL) {
      address = new URL(url, document.baseURI).href;
    }
  } as unknown as typeof Worker;
  try {
    start();
  } finally {
    globalThis.Worker = Worker;
  }
  return address;
}

function checked(thread: string, worker: unknown): Worker {
  if (worker instanceof Worker) return worker;
  throw new InlayError(
    'wrong-type',
    `workers.${thread}: expected a function that returns a Worker, it returned ${shown(worker)}.`,
  );
}
