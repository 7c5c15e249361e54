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
import { inspectStage } from '../app/inspected.ts';
import { openStage, type Stage } from '../app/stage.ts';
import { within } from '../protocol/deadline.ts';
import { asError, type ErrorData, InlayError } from '../protocol/error.ts';
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
import type { Follower, Place } from './place.ts';

/** An app in this thread. */
export interface AppHere {
  readonly stage: Stage;
  /**
   * Resolved when its entry function has run and the engine is ready. Rejected with what stopped
   * either: `app` if its module has no such function, or that threw.
   */
  readonly started: Promise<void>;
  /** Where a person is in it, if its script follows that. */
  readonly follower?: Follower;
  /** Lets an inspector look at the stage, see {@link inspectStage}. */
  readonly inspect: (agent: string, port: MessagePort) => void;
}

/**
 * Runs an app in this thread, over a line to an engine that need not be ready yet.
 *
 * @param name What messages call it.
 * @param app Its module or its entry function, if the script has none of its own.
 * @param place Where it is to go, if its script knows how.
 */
export type RunHere = (
  port: Port<AppToEngine, EngineToApp>,
  config: StageConfig,
  name: string,
  app?: AppSource,
  place?: Place,
) => AppHere;

/** Follows a person through an app, see `follow`. */
export type Follow = (stage: Stage) => Follower;

/** An app's entry function, or its module, which may have to be loaded. */
export type AppSource = App | object | Promise<object>;

/** What a script with an app in it exports. */
export interface AppScript {
  readonly runHere: RunHere;
}

/** {@link RunHere} of an app that is handed over. */
export const runHere: RunHere = (port, config, name, app, place) =>
  runFollowed(port, config, name, app, place, undefined);

function runFollowed(
  port: Port<AppToEngine, EngineToApp>,
  config: StageConfig,
  name: string,
  app: AppSource = {},
  place: Place | undefined,
  follow: Follow | undefined,
): AppHere {
  const { stage, ready } = openStage(port, config);
  const follower = follow?.(stage);
  // Where tools and tests find it.
  Object.assign(globalThis, { inlayStage: stage });
  const run = async () => {
    const source = await app;
    const made = await (typeof source === 'function' ? (source as App) : appOf(source, name))(
      stage,
    );
    // A function that imported the app's module.
    if (isModule(made)) await appOf(made, name)(stage);
    if (place) follower?.restore(place);
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
  return {
    stage,
    started,
    inspect: (agent, port) => void inspectStage(stage, agent, port),
    ...(follower ? { follower } : {}),
  };
}

/** What nobody caught, for the page. */
function nobodyCaught(cause: unknown): ErrorData {
  const error = asError(cause);
  return new InlayError(
    'app',
    `Nobody caught an error of the app: ${error.message}`,
    error,
  ).toData();
}

function isModule(made: unknown): made is object {
  return typeof made === 'object' && made !== null && 'default' in made;
}

/**
 * Makes a thread of the script that calls it.
 *
 * @param app The app's module; without one the page says which to import.
 * @param follow Follows the person, where the app is taken over by its next build.
 * @returns How a page runs the app in its own thread.
 */
export function appThread(app?: object, follow?: Follow): RunHere {
  const scope = workerScope();
  if (scope) listen(scope, app, follow);
  return (port, config, name, _app, place) => runFollowed(port, config, name, app, place, follow);
}

function listen(scope: WorkerScope, app: object | undefined, follow: Follow | undefined): void {
  const send = (message: AppToShell) => scope.postMessage(message);
  const portOf = (port: MessagePort) => new MessageChannelPort<AppToEngine, EngineToApp>(port);
  let engine: JournalPort | undefined;
  let here: AppHere | undefined;

  scope.addEventListener('message', ({ data }: MessageEvent<ShellToApp>) => {
    switch (data.kind) {
      case 'start-app':
        return void start(data);
      case 'ping':
        return send({ kind: 'pong' });
      case 'where':
        return send({ kind: 'place', place: here?.follower?.place() });
      case 'engine':
        return engine?.replace(portOf(data.port));
      case 'inspect':
        return here?.inspect(data.agent, data.port);
      case 'engine-failed':
        return engine?.fail(InlayError.fromData(data.error));
    }
  });
  const uncaught = (cause: unknown) => send({ kind: 'uncaught', error: nobodyCaught(cause) });
  scope.addEventListener('error', ({ error, message }) => uncaught(error ?? new Error(message)));
  scope.addEventListener('unhandledrejection', ({ reason }) => uncaught(reason));
  send({ kind: 'hello' });

  async function start(data: AppStart): Promise<void> {
    try {
      engine = new JournalPort(portOf(data.engine));
      const source = app ?? within(data.timeout, data.app, importModule(data.app));
      const place = data.place as Place | undefined;
      here = runFollowed(engine, data.stage, data.app, source, place, follow);
      await here.started;
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
