/**
 * The app's thread: a worker of its own or, where there are no others, the page.
 *
 * A script that calls {@link appThread} is an app with all that it needs in one file. A worker that
 * it is loaded into runs the app when its page says so; a page that imports it gets
 * {@link AppScript.runHere}.
 *
 * @module
 */
import { type App, appOf } from '../app/entry.ts';
import { openStage, type Stage } from '../app/stage.ts';
import { within } from '../protocol/deadline.ts';
import { asError, InlayError } from '../protocol/error.ts';
import { importModule } from '../protocol/import-module.ts';
import { JournalPort } from '../protocol/journal.ts';
import type {
  AppStart,
  AppToEngine,
  AppToShell,
  EngineToApp,
  ShellToApp,
  StageConfig,
} from '../protocol/messages.ts';
import { MessageChannelPort, type Port } from '../protocol/port.ts';
import { type WorkerScope, workerScope } from '../protocol/worker-scope.ts';

/** An app in this thread. */
export interface AppHere {
  readonly stage: Stage;
  /**
   * Resolved when its entry function has run and the engine is ready. Rejected with what stopped
   * either: `app` if its module has no such function, or that threw.
   */
  readonly started: Promise<void>;
}

/**
 * Runs an app in this thread, over a line to an engine that need not be ready yet.
 *
 * @param name What messages call it.
 * @param app Its module or its entry function, if the script has none of its own.
 */
export type RunHere = (
  port: Port<AppToEngine, EngineToApp>,
  config: StageConfig,
  name: string,
  app?: AppSource,
) => AppHere;

/** An app's entry function, or its module, which may have to be loaded. */
export type AppSource = App | object | Promise<object>;

/** What a script with an app in it exports. */
export interface AppScript {
  readonly runHere: RunHere;
}

/** {@link RunHere} of an app that is handed over. */
export const runHere: RunHere = (port, config, name, app = {}) => {
  const { stage, ready } = openStage(port, config);
  // Where tools and tests find it.
  Object.assign(globalThis, { inlayStage: stage });
  const run = async () => {
    const source = await app;
    const made = await (typeof source === 'function' ? (source as App) : appOf(source, name))(
      stage,
    );
    // A function that imported the app's module.
    if (isModule(made)) await appOf(made, name)(stage);
  };
  // Of an engine that does not start the app hears later than this, and can only say that its stage
  // is closed.
  const started = Promise.all([ready, run()]).then(
    () => {},
    (cause) => {
      throw cause instanceof InlayError
        ? cause
        : new InlayError('app', `The app threw: ${asError(cause).message}`, cause);
    },
  );
  return { stage, started };
};

function isModule(made: unknown): made is object {
  return typeof made === 'object' && made !== null && 'default' in made;
}

/**
 * Makes a thread of the script that calls it.
 *
 * @param app The app's module; without one the page says which to import.
 * @returns How a page runs the app in its own thread.
 */
export function appThread(app?: object): RunHere {
  const scope = workerScope();
  if (scope) listen(scope, app);
  return (port, config, name) => runHere(port, config, name, app);
}

function listen(scope: WorkerScope, app: object | undefined): void {
  const send = (message: AppToShell) => scope.postMessage(message);
  const portOf = (port: MessagePort) => new MessageChannelPort<AppToEngine, EngineToApp>(port);
  let engine: JournalPort | undefined;

  scope.addEventListener('message', ({ data }: MessageEvent<ShellToApp>) => {
    switch (data.kind) {
      case 'start-app':
        return void start(data);
      case 'ping':
        return send({ kind: 'pong' });
      case 'engine':
        return engine?.replace(portOf(data.port));
      case 'engine-failed':
        return engine?.fail(InlayError.fromData(data.error));
    }
  });
  send({ kind: 'hello' });

  async function start(data: AppStart): Promise<void> {
    try {
      engine = new JournalPort(portOf(data.engine));
      const source = app ?? within(data.timeout, data.app, importModule(data.app));
      await runHere(engine, data.stage, data.app, source).started;
      send({ kind: 'started' });
    } catch (cause) {
      send({ kind: 'failed', error: (cause as InlayError).toData() });
      // Where the stack belongs to, the console shows it.
      console.error(
        (cause as InlayError).code === 'app' ? ((cause as Error).cause ?? cause) : cause,
      );
    }
  }
}
