/**
 * The engine's worker: waits for its canvas and its lines to app and shell, and runs. Between
 * frames it answers the page.
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
import type { EngineRunner } from './runner.ts';
import { startBrowserEngine } from './start.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
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

async function start({
  canvas,
  stage,
  engine,
  base,
  clock,
  app,
  shell,
  resume,
  files,
}: EngineStart): Promise<void> {
  runner = await startBrowserEngine({
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
