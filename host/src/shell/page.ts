/**
 * Stages and apps on a page: who runs in which thread.
 *
 * @module
 */
import { Emitter, type Listener } from '../app/emitter.ts';
import type { App } from '../app/entry.ts';
import { hint } from '../app/spelling.ts';
import type { Stage } from '../app/stage.ts';
import type { StartEngine } from '../engine/engine-thread.ts';
import { within } from '../protocol/deadline.ts';
import { asError, InlayError, shown } from '../protocol/error.ts';
import { importModule } from '../protocol/import-module.ts';
import { JournalPort } from '../protocol/journal.ts';
import type {
  AppStart,
  AppToEngine,
  AppToShell,
  EngineToApp,
  Insets,
  ShellToApp,
} from '../protocol/messages.ts';
import { MessageChannelPort, type Port } from '../protocol/port.ts';
import type { AppScript, RunHere } from './app-thread.ts';
import { type EngineLine, type LineEvents, lineHere, WorkerLine } from './engine-line.ts';
import { Heartbeat } from './heartbeat.ts';
import { Inspection } from './inspection.ts';
import { type Plan, planOf, type StageOptions, type Threads } from './options.ts';
import type { Follower, Place } from './place.ts';
import { Shell } from './shell.ts';

/** What `runApp` takes. */
export interface RunOptions extends StageOptions {
  /**
   * The app, as one of these:
   *
   * - the URL of its module, relative to the page;
   * - its entry function, or a function that imports its module: `() => import('./app.ts')`. It is
   *   called where the app runs on the page itself (`threads: 'single'`); a worker runs what its
   *   script hands to {@link runInWorker}, see {@link StageOptions.workers}.
   *
   * It runs while the engine still loads: what it says to its stage waits.
   */
  app: string | URL | App | (() => Promise<{ default: App }>);
}

/** Events of a running app, for its page. See docs/when-things-break.md. */
export interface RunEvents {
  /**
   * The engine broke down or did not answer, and continues with everything that was on the stage.
   */
  recovered: [error: InlayError];
  /** Something works less well than it should, such as drawing without a GPU. */
  degraded: [error: InlayError];
  /** The app's worker does not answer: it loops, or has ended. The engine continues. */
  unresponsive: [error: InlayError];
  /** Nobody in the app's worker caught an error, or why a promise was rejected. */
  error: [error: InlayError];
  /** The engine cannot continue, and has ended. */
  failed: [error: InlayError];
  /** Another canvas element has taken the place of the one before, with the same attributes. */
  canvas: [canvas: HTMLCanvasElement];
}

const runEvents: readonly string[] = Object.keys({
  recovered: true,
  degraded: true,
  unresponsive: true,
  error: true,
  failed: true,
  canvas: true,
} satisfies Record<keyof RunEvents, true>);

/** An app on a page. */
export interface RunningApp {
  /** Where app and engine run. */
  readonly threads: Threads;
  /** The stage, where the app is on the main thread. */
  readonly stage: Stage | undefined;
  /** The canvas element that is drawn on now. */
  readonly canvas: HTMLCanvasElement;
  /**
   * Listens to an event. Events before the first listener of a kind are kept for it.
   * Throws {@link InlayError} `unknown-event`.
   */
  on<N extends keyof RunEvents>(name: N, listener: Listener<RunEvents[N]>): RunningApp;
  /**
   * Changes the insets of the safe area, in dp, 0 or more. Throws {@link InlayError} that names the
   * wrong side.
   */
  setOverscan(insets: Insets): void;
  /** Ends app and engine. */
  close(): void;
}

/** How often the time of an answer an app may be silent: a long computation is not a fault. */
const APP_PATIENCE = 5;

/** The app's end of a line to an engine. */
type AppPort = Port<AppToEngine, EngineToApp>;

/** What is bundled with a page, to run in its thread. */
export interface Bundled {
  /** Makes a stage of a line, once the engine is ready. */
  connect(port: AppPort): Promise<Stage>;
  /** Lets an inspector look at a stage in this thread. */
  inspect(stage: Stage, agent: string, port: MessagePort): Promise<void>;
  /** Runs an app whose script cannot do that itself. */
  readonly runHere: RunHere;
  /** How an engine is started, unless the options name its script. */
  startEngine(): Promise<StartEngine>;
}

/** {@link createStage} of the public index. */
export async function openStage(options: StageOptions, bundled: Bundled): Promise<Stage> {
  return new Run(planOf(options), bundled).open(bundled);
}

/** {@link runApp} of the public index; a page without anything bundled has scripts for all. */
export async function run(options: RunOptions, bundled?: Bundled): Promise<RunningApp> {
  return runAt(options, undefined, bundled);
}

/** An app that the next build of it can take over. */
export interface FollowedApp extends RunningApp {
  /** Where a person is in it; `undefined` if its script does not follow that or does not answer. */
  place(): Promise<Place | undefined>;
  /** Whether its inspector is open. */
  readonly isInspected: boolean;
}

/** {@link run} that begins at a place. */
export async function runAt(
  options: RunOptions,
  place: Place | undefined,
  bundled?: Bundled,
): Promise<FollowedApp> {
  const running = new Run(planOf(options), bundled, place);
  await running.start(options.app);
  return running;
}

/** One app on a page, from its start to its end. */
class Run implements FollowedApp {
  readonly threads: Threads;
  stage: Stage | undefined;
  canvas: HTMLCanvasElement;
  readonly #plan: Plan;
  readonly #bundled: Bundled | undefined;
  readonly #emitter = new Emitter<RunEvents>();
  /** Events without a listener so far. */
  #unheard: { name: keyof RunEvents; args: RunEvents[keyof RunEvents] }[] = [];
  #shell: Shell | undefined;
  #worker: Worker | undefined;
  #heartbeat: Heartbeat | undefined;
  #journal: JournalPort | undefined;
  #hasOverlay = false;
  readonly #place: Place | undefined;
  #follower: Follower | undefined;
  #whenPlaced: ((place: Place | undefined) => void) | undefined;
  #inspection: Inspection | undefined;
  /** Gives the agent of an inspector the stage in this thread. */
  #inspectHere: ((agent: string, port: MessagePort) => void) | undefined;

  constructor(plan: Plan, bundled: Bundled | undefined, place?: Place) {
    this.#place = place;
    this.#plan = plan;
    this.#bundled = bundled;
    this.threads = plan.threads;
    this.canvas = plan.canvas;
  }

  on<N extends keyof RunEvents>(name: N, listener: Listener<RunEvents[N]>): this {
    if (!runEvents.includes(name)) {
      const known = hint(String(name), runEvents);
      throw new InlayError(
        'unknown-event',
        `the app: on: there is no event ${shown(name)} of a running app. ${known}`,
      );
    }
    if (typeof listener !== 'function') {
      throw new InlayError(
        'wrong-type',
        `the app: on "${name}": expected a function, got ${shown(listener)}.`,
      );
    }
    this.#emitter.add(name, listener as Listener<never>, false);
    const unheard = this.#unheard.filter((event) => event.name === name);
    this.#unheard = this.#unheard.filter((event) => event.name !== name);
    for (const { args } of unheard) this.#emit(name, args as RunEvents[N]);
    return this;
  }

  setOverscan(insets: Insets): void {
    this.#shell?.setOverscan(insets);
  }

  get isInspected(): boolean {
    return this.#inspection?.isOpen ?? false;
  }

  place(): Promise<Place | undefined> {
    if (!this.#worker) return Promise.resolve(this.#follower?.place());
    const asked = new Promise<Place | undefined>((resolve) => {
      this.#whenPlaced = resolve;
      this.#send({ kind: 'where' });
    });
    // An app that loops has no place to keep.
    return within(this.#plan.limits.answer, 'the app', asked).catch(() => undefined);
  }

  close(): void {
    this.#inspection?.close();
    this.#heartbeat?.stop();
    this.stage?.close();
    this.#shell?.close();
    this.#worker?.terminate();
  }

  /** Opens a stage in this thread. */
  async open({ connect, inspect }: Bundled): Promise<Stage> {
    try {
      const line = await this.#connect();
      const [stage] = await Promise.all([connect(this.#portOf(line)), line.ready]);
      this.stage = stage;
      this.#inspectHere = (agent, port) => void inspect(stage, agent, port);
      this.#startInspection();
      return stage;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async start(app: RunOptions['app']): Promise<void> {
    await (this.threads === 'single' ? this.#startHere(app) : this.#startInWorker(app));
    this.#startInspection();
  }

  /** Opens the inspector, or has a key open it, as the options say. */
  #startInspection(): void {
    const { inspect } = this.#plan;
    if (inspect === false) return;
    this.#inspection = new Inspection(
      {
        canvas: () => this.canvas,
        attach: (agent, port) => {
          if (this.#inspectHere) this.#inspectHere(agent, port);
          else this.#send({ kind: 'inspect', agent, port }, [port]);
        },
      },
      (error) => this.#emit('degraded', [error]),
    );
    if (inspect === true) void this.#inspection.open();
  }

  async #startHere(app: RunOptions['app']): Promise<void> {
    try {
      const source = typeof app === 'function' ? app : this.#load(app);
      if (source instanceof Promise) source.catch(() => {});
      const line = await this.#connect();
      const own = ((await source) as Partial<AppScript>).runHere;
      const run = own ?? this.#bundled?.runHere;
      if (!run) {
        throw new InlayError(
          'mismatch',
          `${String(app)}: expected a script with an app and its thread in it.`,
        );
      }
      const port = this.#portOf(line);
      const here = run(port, this.#plan.stage, nameOf(app), source, this.#place);
      const { stage, started } = here;
      this.stage = stage;
      this.#follower = here.follower;
      this.#inspectHere = here.inspect;
      await Promise.all([line.ready, started]);
    } catch (cause) {
      this.close();
      throw errorOf(cause);
    }
  }

  #load(app: string | URL): Promise<object> {
    const url = this.#urlOf(app);
    return within(this.#plan.limits.start, url, importModule(url));
  }

  /** The app's end of a line that ends in this thread. */
  #portOf({ app }: EngineLine): AppPort {
    if (!(app instanceof MessagePort)) return app;
    this.#journal = new JournalPort(new MessageChannelPort<AppToEngine, EngineToApp>(app));
    return this.#journal;
  }

  async #startInWorker(app: RunOptions['app']): Promise<void> {
    const { limits, appScript, stage } = this.#plan;
    if (typeof app === 'function' && !appScript.isNamed) {
      throw new InlayError(
        'wrong-type',
        `app: expected the URL of a module, got ${shown(app)}: a function cannot be sent to a worker. Name its script: workers.app.`,
      );
    }
    try {
      const channel = new MessageChannel();
      const line = await this.#connect(channel);
      const worker = appScript.start();
      this.#worker = worker;
      const started = this.#appStarted(worker);
      const start: AppStart = {
        kind: 'start-app',
        app: typeof app === 'function' ? appScript.name : this.#urlOf(app),
        stage,
        engine: channel.port1,
        timeout: limits.start,
        ...(this.#place ? { place: this.#place } : {}),
      };
      worker.postMessage(start, [channel.port1]);
      await Promise.all([line.ready, started]);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async #connect(channel?: MessageChannel): Promise<EngineLine> {
    const { canvas, follows, stage, onBlocked, threads, overlayKeys } = this.#plan;
    const { width, height } = stage;
    const events = this.#events();
    const line =
      threads === 'workers'
        ? new WorkerLine(this.#plan, events, channel)
        : await lineHere(this.#plan, events, this.#bundled?.startEngine, channel);
    this.#shell = new Shell({
      engine: line,
      canvas,
      follows,
      width,
      height,
      overlayKeys,
      ...(onBlocked ? { onBlocked } : {}),
    });
    if (this.#hasOverlay) this.#shell.useOverlay();
    return line;
  }

  #events(): LineEvents {
    return {
      recovered: (error) => this.#emit('recovered', [error]),
      degraded: (error) => this.#emit('degraded', [error]),
      failed: (error) => {
        this.#journal?.fail(error);
        this.#send({ kind: 'engine-failed', error: error.toData() });
        this.#heartbeat?.stop();
        this.#shell?.close();
        this.#emit('failed', [error]);
      },
      overlay: () => {
        this.#hasOverlay = true;
        this.#shell?.useOverlay();
      },
      ended: () => {
        this.#heartbeat?.stop();
        this.#shell?.close();
      },
      canvas: (canvas) => {
        this.canvas = canvas;
        this.#shell?.useCanvas(canvas);
        this.#emit('canvas', [canvas]);
      },
      reconnect: (port) => {
        this.#journal?.replace(new MessageChannelPort<AppToEngine, EngineToApp>(port));
        this.#send({ kind: 'engine', port }, [port]);
      },
    };
  }

  #send(message: ShellToApp, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  /** Resolved when the app's entry function has run. From then on its worker is watched. */
  #appStarted(worker: Worker): Promise<void> {
    const { limits, appScript } = this.#plan;
    const patience = limits.answer * APP_PATIENCE;
    const silent = `The app did not answer for ${patience / 1000} s: it loops, or its worker has ended.`;
    const heartbeat = new Heartbeat(
      patience,
      () => this.#send({ kind: 'ping' }),
      () => this.#emit('unresponsive', [new InlayError('app', silent)]),
    );
    return new Promise<void>((resolve, reject) => {
      let hello: () => void;
      within(
        limits.start,
        appScript.name,
        new Promise<void>((answered) => {
          hello = answered;
        }),
      ).catch(reject);
      let runs = false;
      worker.addEventListener('message', ({ data }: MessageEvent<AppToShell>) => {
        switch (data.kind) {
          case 'hello':
            // From then on its thread says itself what nobody caught.
            runs = true;
            return hello();
          case 'pong':
            return heartbeat.answered();
          case 'place':
            return this.#whenPlaced?.(data.place as Place | undefined);
          case 'uncaught':
            return this.#emit('error', [InlayError.fromData(data.error)]);
          case 'failed':
            return reject(InlayError.fromData(data.error));
          case 'started':
            this.#heartbeat = heartbeat;
            heartbeat.start();
            return resolve();
        }
      });
      worker.addEventListener('error', (event) => {
        if (runs) return;
        const why = event.message ? `: ${event.message}` : '';
        reject(new InlayError('missing', `${appScript.name} did not start${why}.`));
      });
    });
  }

  #urlOf(app: string | URL): string {
    return new URL(app, this.#plan.base).href;
  }

  #emit<N extends keyof RunEvents>(name: N, args: RunEvents[N]): void {
    if (this.#emitter.has(name)) this.#emitter.emit(name, args, (error) => reportError(error));
    else if (name !== 'canvas') this.#unheard.push({ name, args });
  }
}

/** What messages call an app. */
function nameOf(app: RunOptions['app']): string {
  return typeof app === 'function' ? app.name || 'the app' : String(app);
}

/** What stopped an app, as an {@link InlayError}; a script of its own has a class of its own. */
function errorOf(cause: unknown): InlayError {
  if (cause instanceof InlayError) return cause;
  const { name, code, message } = asError(cause) as Partial<InlayError> & Error;
  if (name === 'InlayError' && code !== undefined) return new InlayError(code, message, cause);
  return new InlayError('app', `The app threw: ${message}`, cause);
}
