/**
 * The engine as a page sees it: in a worker that is replaced when it does not answer, or in this
 * thread.
 *
 * @module
 */
import type { EngineScript, StartEngine } from '../engine/engine-thread.ts';
import { within } from '../protocol/deadline.ts';
import { asError, InlayError } from '../protocol/error.ts';
import { importModule } from '../protocol/import-module.ts';
import type {
  AppToEngine,
  EngineStart,
  EngineToApp,
  EngineToShell,
  KeptFile,
  KeptKey,
  KeptSnapshot,
  PageToWorker,
  Progress,
  Resume,
  ShellToEngine,
  Taken,
  WorkerToPage,
} from '../protocol/messages.ts';
import { localPorts, MessageChannelPort, type Port } from '../protocol/port.ts';
import { freshCanvas } from './canvas.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Plan } from './options.ts';

/** Events of the engine for its page. */
export interface LineEvents {
  /** It broke down or did not answer, and continues. */
  recovered(error: InlayError): void;
  /** Something works less well than it should. */
  degraded(error: InlayError): void;
  /** It cannot continue, or did not start. */
  failed(error: InlayError): void;
  /** It has an overlay that can be shown. */
  overlay(): void;
  /** It has ended. */
  ended(): void;
  /** Another canvas element has taken the place of the one before. */
  canvas(canvas: HTMLCanvasElement): void;
  /** Hands the app's end of a new line to the app. */
  reconnect(port: MessagePort): void;
}

/** An engine: what the shell sends to it goes over {@link post}. */
export interface EngineLine {
  /** The app's end of its line. */
  readonly app: MessagePort | Port<AppToEngine, EngineToApp>;
  /** Resolved when the engine draws, rejected if it does not start. */
  readonly ready: Promise<void>;
  post(message: ShellToEngine): void;
  /** Ends it. */
  close(): void;
}

/** Replacements within {@link WINDOW} after which the engine is given up. */
const MOST_REPLACEMENTS = 5;
/** How long a replacement counts, in milliseconds. */
const WINDOW = 60_000;

/** An engine in a worker of its own. */
export class WorkerLine implements EngineLine {
  readonly app: MessagePort;
  readonly ready: Promise<void>;
  readonly #plan: Plan;
  readonly #events: LineEvents;
  readonly #heartbeat: Heartbeat;
  #worker!: Worker;
  #shell!: Port<ShellToEngine, EngineToShell>;
  #canvas: HTMLCanvasElement;
  #stage: Plan['stage'];
  #visible = true;
  /** Whether the overlay is to be shown. */
  #overlay = false;
  #closed = false;
  #limit: number;
  /** Settle {@link ready}. */
  #started: () => void = () => {};
  #refused: (error: InlayError) => void = () => {};
  // What another worker continues from
  #snapshots: KeptSnapshot[] = [];
  #keys: KeptKey[] = [];
  #keyNumber = 0;
  #done: Progress = { sequence: 0, keys: 0 };
  #taking: Taken | undefined;
  #leftOut: Taken[] = [];
  #replacements: number[] = [];
  /** Files that the worker has read, by use and URL. */
  readonly #files = new Map<string, KeptFile>();

  /** @param channel The line between app and engine. */
  constructor(plan: Plan, events: LineEvents, channel = new MessageChannel()) {
    this.#plan = plan;
    this.#events = events;
    this.#canvas = plan.canvas;
    this.#stage = plan.stage;
    this.#limit = plan.limits.answer;
    this.app = channel.port1;
    this.#heartbeat = new Heartbeat(
      this.#limit,
      () => this.#send({ kind: 'ping' }),
      () => this.#replace(),
    );
    this.ready = new Promise((resolve, reject) => {
      this.#started = resolve;
      this.#refused = reject;
    });
    // Pending calls are rejected with it; afterwards events report it.
    this.ready.catch(() => {});
    this.#start(channel.port2);
  }

  post(message: ShellToEngine): void {
    if (message.kind === 'key') {
      this.#keyNumber += 1;
      const { key, phase, time } = message;
      this.#keys.push({ number: this.#keyNumber, key, phase, time });
      this.#shell.post({ ...message, number: this.#keyNumber });
      return;
    }
    if (message.kind === 'visible') {
      this.#visible = message.visible;
      // Timers of a hidden page stop or slow down.
      if (message.visible) this.#heartbeat.start(this.#limit);
      else this.#heartbeat.stop();
    } else if (message.kind === 'resize') {
      const { pixelWidth, pixelHeight } = message;
      this.#stage = { ...this.#stage, pixelWidth, pixelHeight };
    } else if (message.kind === 'overscan') {
      this.#stage = { ...this.#stage, overscan: message.insets };
    } else if (message.kind === 'overlay') this.#overlay = message.shown;
    this.#shell.post(message);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#heartbeat.stop();
    this.#shell.post({ kind: 'close' });
    this.#shell.close();
    // It ends by itself once it has notified the app; one that loops does not.
    const worker = this.#worker;
    setTimeout(() => worker.terminate(), 1000);
  }

  #send(message: PageToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #start(app: MessagePort, resume?: Resume): void {
    const { engineScript, limits, engine, base, clock } = this.#plan;
    const worker = engineScript.start();
    this.#worker = worker;
    const hello = new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerToPage>) => {
        if (data.kind === 'hello') resolve();
        else if (worker === this.#worker) this.#fromWorker(data);
      });
      worker.addEventListener('error', (event) => {
        const why = event.message ? `: ${event.message}` : '';
        reject(new InlayError('missing', `${engineScript.name}: the worker did not start${why}.`));
      });
    });
    within(limits.start, engineScript.name, hello).then(
      () =>
        worker === this.#worker &&
        this.#visible &&
        !this.#closed &&
        this.#heartbeat.start(this.#limit),
      (error: InlayError) => worker === this.#worker && this.#fail(error),
    );
    const { port1, port2 } = new MessageChannel();
    const canvas = this.#canvas.transferControlToOffscreen();
    const start: EngineStart = {
      kind: 'start-engine',
      canvas,
      stage: this.#stage,
      engine,
      base,
      clock,
      app,
      shell: port2,
      files: [...this.#files.values()],
      ...(resume ? { resume } : {}),
    };
    this.#send(start, [canvas, app, port2]);
    const shell = new MessageChannelPort<ShellToEngine, EngineToShell>(port1);
    shell.receive((message) => worker === this.#worker && this.#fromShell(message));
    this.#shell = shell;
  }

  #fromShell(message: EngineToShell): void {
    switch (message.kind) {
      case 'ready':
        if (message.overlay) this.#events.overlay();
        if (this.#overlay) this.#shell.post({ kind: 'overlay', shown: true });
        return this.#started();
      case 'recovered':
        return this.#events.recovered(InlayError.fromData(message.error));
      case 'degraded':
        return this.#events.degraded(InlayError.fromData(message.error));
      case 'failed':
        return this.#fail(InlayError.fromData(message.error));
      case 'closed':
        this.#heartbeat.stop();
        return this.#events.ended();
    }
  }

  #fromWorker(message: WorkerToPage): void {
    switch (message.kind) {
      case 'pong':
        this.#heartbeat.answered();
        this.#done = message.done;
        return;
      case 'taking':
        this.#taking = message.what;
        return;
      case 'snapshot': {
        // Two are kept, and the keys since the older one.
        this.#snapshots = [...this.#snapshots.slice(-1), message.snapshot];
        const kept = this.#snapshots.length > 1 ? (this.#snapshots[0]?.keys ?? 0) : 0;
        this.#keys = this.#keys.filter(({ number }) => number > kept);
        return;
      }
      case 'file': {
        const { use, url, content } = message.file;
        if (content) this.#files.set(`${use} ${url}`, message.file);
        else this.#files.delete(`${use} ${url}`);
        return;
      }
      case 'need-canvas': {
        const canvas = this.#newCanvas().transferControlToOffscreen();
        return this.#send({ kind: 'canvas', canvas }, [canvas]);
      }
      case 'hello':
        return;
    }
  }

  /** A canvas gives its control away once: another element takes its place. */
  #newCanvas(): HTMLCanvasElement {
    this.#canvas = freshCanvas(this.#canvas);
    this.#events.canvas(this.#canvas);
    return this.#canvas;
  }

  /** The worker does not answer: another one continues from what is known here and in the app. */
  #replace(): void {
    if (this.#closed) return;
    const now = performance.now();
    this.#worker.terminate();
    this.#shell.close();
    const seconds = this.#limit / 1000;
    const what = `The engine did not answer for ${seconds} s: it loops, or its worker has ended. Its worker was replaced`;
    this.#replacements = [...this.#replacements.filter((time) => time > now - WINDOW), now];
    if (this.#replacements.length > MOST_REPLACEMENTS) {
      return this.#fail(
        new InlayError(
          'trapped',
          `${what} ${MOST_REPLACEMENTS} times within ${WINDOW / 1000} s, and it was given up.`,
        ),
      );
    }
    if (this.#taking) this.#leftOut.push(this.#taking);
    this.#taking = undefined;
    // One that is only slow gets the time that it needs.
    this.#limit *= 2;
    this.#newCanvas();
    const channel = new MessageChannel();
    this.#start(channel.port2, {
      snapshots: this.#snapshots,
      keys: this.#keys,
      done: this.#done,
      leftOut: this.#leftOut,
      error: { code: 'trapped', message: what },
    });
    if (!this.#visible) this.#shell.post({ kind: 'visible', visible: false });
    this.#events.reconnect(channel.port1);
  }

  #fail(error: InlayError): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#heartbeat.stop();
    this.#worker.terminate();
    this.#shell.close();
    this.#refused(error);
    this.#events.failed(error);
  }
}

/** How an engine is started in this thread. */
async function engineHere(
  { engineScript, limits }: Plan,
  bundled: (() => Promise<StartEngine>) | undefined,
): Promise<StartEngine> {
  if (!engineScript.url) {
    if (bundled) return bundled();
    throw new InlayError('wrong-type', 'workers.engine: expected the URL of a script here.');
  }
  const { href } = engineScript.url;
  let script: Partial<EngineScript>;
  try {
    script = await within(limits.start, href, importModule(href));
  } catch (cause) {
    if (cause instanceof InlayError) throw cause;
    throw new InlayError('missing', `${href}: cannot be loaded: ${asError(cause).message}.`, cause);
  }
  if (script.startEngine) return script.startEngine;
  throw new InlayError('mismatch', `${href}: expected the script of an engine.`);
}

/**
 * An engine in this thread. Nobody can watch over it: if it loops, so does the page.
 *
 * @param bundled How it is started, unless the options have the URL of its script; without it, by
 *   that.
 */
export async function lineHere(
  plan: Plan,
  events: LineEvents,
  bundled: (() => Promise<StartEngine>) | undefined,
  channel?: MessageChannel,
): Promise<EngineLine> {
  const startEngine = await engineHere(plan, bundled);
  const [shell, engineShell] = localPorts<ShellToEngine, EngineToShell>();
  const [near, far] = localPorts<AppToEngine, EngineToApp>();
  const app = channel ? new MessageChannelPort<EngineToApp, AppToEngine>(channel.port2) : far;
  const ready = new Promise<void>((resolve, reject) => {
    shell.receive((message) => {
      if (message.kind === 'ready') {
        if (message.overlay) events.overlay();
        resolve();
      } else if (message.kind === 'recovered') events.recovered(InlayError.fromData(message.error));
      else if (message.kind === 'degraded') events.degraded(InlayError.fromData(message.error));
      else if (message.kind === 'closed') events.ended();
      else {
        const error = InlayError.fromData(message.error);
        reject(error);
        events.failed(error);
      }
    });
  });
  ready.catch(() => {});
  let { canvas } = plan;
  const { stage, engine, base, clock } = plan;
  void startEngine({
    canvas,
    stage,
    engine,
    base,
    clock,
    app,
    shell: engineShell,
    freshCanvas: async () => {
      canvas = freshCanvas(canvas);
      events.canvas(canvas);
      return canvas;
    },
  });
  return {
    app: channel ? channel.port1 : near,
    ready,
    post: (message) => shell.post(message),
    close() {
      shell.post({ kind: 'close' });
      shell.close();
    },
  };
}
