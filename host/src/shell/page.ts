/**
 * Stages and apps on a page: who runs in which thread.
 *
 * @module
 */
import { type App, appOf } from '../app/entry.ts';
import { connectStage, type Stage } from '../app/stage.ts';
import { asError, InlayError, shown } from '../protocol/error.ts';
import type {
  AppStart,
  AppToEngine,
  AppToShell,
  EngineStart,
  EngineToApp,
  EngineToShell,
  Insets,
  ShellToEngine,
} from '../protocol/messages.ts';
import { type Endpoint, localPorts, MessageChannelPort, type Port } from '../protocol/port.ts';
import { type Plan, planOf, type StageOptions, type Threads } from './options.ts';
import { Shell } from './shell.ts';

/** What `runApp` takes. */
export interface RunOptions extends StageOptions {
  /** URL of the app's module, relative to the page; with `threads: 'single'` its entry function will do as well. */
  app: string | URL | App;
}

/** An app on a page. */
export interface RunningApp {
  /** Where app and engine run. */
  readonly threads: Threads;
  /** The stage, where the app is on the main thread. */
  readonly stage: Stage | undefined;
  /** Tells the engine other insets of the safe area, in dp, 0 or more. Throws {@link InlayError} that names the side at fault. */
  setOverscan(insets: Insets): void;
  /** Ends app and engine. */
  close(): void;
}

/** {@link createStage} of the public index. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { stage } = await openHere(planOf(options));
  return stage;
}

/** {@link runApp} of the public index. */
export async function run(options: RunOptions): Promise<RunningApp> {
  const plan = planOf(options);
  return plan.threads === 'single' ? runHere(plan, options.app) : runInWorker(plan, options.app);
}

async function openHere(plan: Plan): Promise<{ stage: Stage; shell: Shell }> {
  const line = plan.threads === 'workers' ? engineInWorker(plan) : await engineHere(plan);
  const shell = shellOf(plan, line);
  try {
    const app = line.app instanceof MessagePort ? new MessageChannelPort<AppToEngine, EngineToApp>(line.app) : line.app;
    const stage = await Promise.race([connectStage(app), line.failed]);
    return { stage, shell };
  } catch (error) {
    shell.close();
    throw error;
  }
}

async function runHere(plan: Plan, app: RunOptions['app']): Promise<RunningApp> {
  const { stage, shell } = await openHere(plan);
  try {
    Object.assign(globalThis, { inlayStage: stage });
    await (typeof app === 'function' ? app : appOf(await import(urlOf(app, plan)), String(app)))(stage);
  } catch (cause) {
    stage.close();
    shell.close();
    throw cause instanceof InlayError
      ? cause
      : new InlayError('app', `The app threw: ${asError(cause).message}`, cause);
  }
  return {
    threads: 'single',
    stage,
    setOverscan: (insets) => shell.setOverscan(insets),
    close() {
      stage.close();
      shell.close();
    },
  };
}

async function runInWorker(plan: Plan, app: RunOptions['app']): Promise<RunningApp> {
  if (typeof app === 'function') {
    throw new InlayError(
      'wrong-type',
      `app: expected the URL of a module, got ${shown(app)}: a function cannot go to a worker.`,
    );
  }
  const channel = new MessageChannel();
  const line = plan.threads === 'workers' ? engineInWorker(plan, channel) : await engineHere(plan, channel);
  const shell = shellOf(plan, line);
  const worker = new Worker(plan.appWorker, { type: 'module', name: 'inlay app' });
  const close = () => {
    shell.close();
    worker.terminate();
  };
  try {
    const start: AppStart = { kind: 'start-app', app: urlOf(app, plan), engine: channel.port1 };
    worker.postMessage(start, [channel.port1]);
    await Promise.race([appStarted(worker, plan), line.failed]);
  } catch (error) {
    close();
    throw error;
  }
  return { threads: plan.threads, stage: undefined, setOverscan: (insets) => shell.setOverscan(insets), close };
}

function shellOf(plan: Plan, line: EngineLine): Shell {
  const { canvas, follows, stage, onBlocked } = plan;
  const { width, height } = stage;
  const shell = new Shell({ engine: line.shell, canvas, follows, width, height, ...(onBlocked ? { onBlocked } : {}) });
  void line.ended.then(() => shell.close());
  return shell;
}

function urlOf(app: string | URL, plan: Plan): string {
  return new URL(app, plan.base).href;
}

/** The lines to an engine. */
interface EngineLine {
  app: MessagePort | Port<AppToEngine, EngineToApp>;
  shell: Port<ShellToEngine, EngineToShell>;
  /** Rejected if the engine does not start or cannot go on. */
  failed: Promise<never>;
  /** Resolved when the engine has ended. */
  ended: Promise<void>;
}

function engineInWorker(plan: Plan, channel = new MessageChannel()): EngineLine {
  const worker = new Worker(plan.engineWorker, { type: 'module', name: 'inlay engine' });
  const canvas = plan.canvas.transferControlToOffscreen();
  const start: EngineStart = {
    kind: 'start-engine',
    canvas,
    stage: plan.stage,
    engine: plan.engine,
    base: plan.base,
    clock: plan.clock,
    app: channel.port2,
  };
  worker.postMessage(start, [canvas, channel.port2]);
  const shell = new MessageChannelPort<ShellToEngine, EngineToShell>(worker as unknown as Endpoint);
  const { failed, ended } = fateOf(shell);
  const broken = scriptFailed(worker, plan.engineWorker);
  return { app: channel.port1, shell, failed: Promise.race([failed, broken]), ended };
}

async function engineHere(plan: Plan, channel?: MessageChannel): Promise<EngineLine> {
  const { startBrowserEngine } = await import('../engine/start.ts');
  const [shell, engineShell] = localPorts<ShellToEngine, EngineToShell>();
  const [near, far] = localPorts<AppToEngine, EngineToApp>();
  const app = channel ? new MessageChannelPort<EngineToApp, AppToEngine>(channel.port2) : far;
  const { canvas, stage, engine, base, clock } = plan;
  void startBrowserEngine({ canvas, stage, engine, base, clock, app, shell: engineShell });
  return { app: channel ? channel.port1 : near, shell, ...fateOf(shell) };
}

/** What the engine says about itself. */
function fateOf(shell: Port<ShellToEngine, EngineToShell>): Pick<EngineLine, 'failed' | 'ended'> {
  let end: () => void;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const failed = new Promise<never>((_resolve, reject) => {
    shell.receive((message) => {
      if (message.kind === 'failed') reject(InlayError.fromData(message.error));
      else if (message.kind === 'closed') end();
    });
  });
  // After the start the app is told by itself.
  failed.catch(() => {});
  return { failed, ended };
}

/** Rejected when a worker's script cannot be loaded. */
function scriptFailed(worker: Worker, url: URL): Promise<never> {
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      reject(
        new InlayError('missing', `${url.href}: the worker did not start${event.message ? `: ${event.message}` : ''}.`),
      );
    });
  });
  failed.catch(() => {});
  return failed;
}

function appStarted(worker: Worker, plan: Plan): Promise<void> {
  const started = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<AppToShell>) => {
      if (data.kind === 'started') resolve();
      else if (data.kind === 'failed') reject(InlayError.fromData(data.error));
    });
  });
  return Promise.race([started, scriptFailed(worker, plan.appWorker)]);
}
