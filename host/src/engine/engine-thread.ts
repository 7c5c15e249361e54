/**
 * The engine's thread: a worker of its own or, where that cannot be, the page.
 *
 * A script that calls {@link engineThread} is the host of an engine in one file, with the scripts
 * of one build of it ({@link BuiltIn}). A worker that it is loaded into waits for its canvas and
 * its lines to app and shell, and runs; between frames it answers the page. A page that imports it
 * gets {@link EngineScript.startEngine}.
 *
 * @module
 */
import type {
  AppToEngine,
  EngineStart,
  EngineToApp,
  EngineToShell,
  KeptFile,
  PageToWorker,
  ShellToEngine,
  WorkerToPage,
} from '../protocol/messages.ts';
import { MessageChannelPort } from '../protocol/port.ts';
import { type WorkerScope, workerScope } from '../protocol/worker-scope.ts';
import type { BuiltIn } from './built-reader.ts';
import type { EngineRunner } from './runner.ts';
import { type BrowserEngineParts, startBrowserEngine } from './start.ts';

/** Starts an engine in this thread, see {@link startBrowserEngine}. */
export type StartEngine = (
  parts: Omit<BrowserEngineParts, 'builtIn'>,
) => Promise<EngineRunner | undefined>;

/** What the script of an engine exports. */
export interface EngineScript {
  readonly startEngine: StartEngine;
}

/**
 * Makes a thread of the script that calls it.
 *
 * @param builtIn The build of an engine that the script has in itself.
 * @returns How a page starts the engine in its own thread.
 */
export function engineThread(builtIn?: BuiltIn): StartEngine {
  const startEngine: StartEngine = (parts) =>
    startBrowserEngine(builtIn ? { ...parts, builtIn } : parts);
  const scope = workerScope();
  if (scope) listen(scope, startEngine);
  return startEngine;
}

function listen(scope: WorkerScope, startEngine: StartEngine): void {
  const send = (message: WorkerToPage, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);
  let runner: EngineRunner | undefined;
  let takeCanvas: ((canvas: OffscreenCanvas) => void) | undefined;

  scope.addEventListener('message', ({ data }: MessageEvent<PageToWorker>) => {
    switch (data.kind) {
      case 'start-engine':
        return void start(data);
      case 'ping':
        return send({ kind: 'pong', done: runner?.done ?? { sequence: 0, keys: 0 } });
      case 'canvas':
        return takeCanvas?.(data.canvas);
    }
  });
  send({ kind: 'hello' });

  async function start(data: EngineStart): Promise<void> {
    const { canvas, stage, engine, base, clock, app, shell, resume, files } = data;
    runner = await startEngine({
      canvas,
      stage,
      engine,
      base,
      clock,
      app: new MessageChannelPort<EngineToApp, AppToEngine>(app),
      shell: new MessageChannelPort<EngineToShell, ShellToEngine>(shell),
      freshCanvas: () =>
        new Promise((resolve) => {
          takeCanvas = resolve;
          send({ kind: 'need-canvas' });
        }),
      keeper: {
        keep: (snapshot) => send({ kind: 'snapshot', snapshot }, [snapshot.words.buffer]),
        taking: (what) => send({ kind: 'taking', what }),
        ended: () => scope.close(),
      },
      files: { files, keep },
      ...(resume ? { resume } : {}),
    });
  }

  function keep(file: KeptFile): void {
    try {
      send({ kind: 'file', file });
    } catch {
      // Browsers that cannot hand a module to another thread: the next worker loads it again.
    }
  }
}
