/**
 * An app and an engine in Node: no display, no waiting for one, and a clock that is moved by hand.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Device, Pixels } from '../device/device.ts';
import { NodeDevice } from '../device/node.ts';
import { InlayError } from '../protocol/error.ts';
import type {
  AppToEngine,
  EngineSource,
  EngineToApp,
  EngineToShell,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import { localPorts, type Port } from '../protocol/port.ts';
import { type Key, keyCodec } from '../protocol/schema.ts';
import { SteppedClock } from './clock.ts';
import type { EngineFactory } from './engine.ts';
import { type ArtefactReader, fetchReader, loadEngine } from './load.ts';
import { loadRaster } from './load-raster.ts';
import { EngineRunner } from './runner.ts';
import { StillPainter } from './still.ts';

/** Time between frames in milliseconds, as on a display with 60 Hz. */
export const FRAME = 1000 / 60;
/** Frames at one time after which a stage that still asks for more is taken to never rest. */
const MOST_FRAMES_AT_ONCE = 1000;

const keyNames: readonly string[] = keyCodec.kind === 'enum' ? keyCodec.cases : [];

/** Reads files and addresses of the web. */
export const nodeReader: ArtefactReader = {
  async read(url) {
    if (!url.startsWith('file:')) return fetchReader.read(url);
    const { buffer, byteOffset, byteLength } = await readFile(fileURLToPath(url));
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  },
};

/** What a headless engine is made with. */
export interface HeadlessOptions {
  engine: EngineSource;
  stage: StageConfig;
  /** What relative URLs are relative to, with a slash at the end: the folder of the app's page. */
  base: string;
  /** Where pictures and fonts come from; by default files and the web. */
  device?: Device;
  /** An engine that is loaded already. */
  factory?: EngineFactory;
}

/** An engine in this thread, and the end of the line to it that an app connects to. */
export class Headless {
  /** The app's end of the line: `connectStage(headless.app)`. */
  readonly app: Port<AppToEngine, EngineToApp>;
  /** The shell's. */
  readonly shell: Port<ShellToEngine, EngineToShell>;
  readonly runner: EngineRunner;
  readonly #clock: SteppedClock;
  readonly #painter: StillPainter;

  private constructor(
    app: Port<AppToEngine, EngineToApp>,
    shell: Port<ShellToEngine, EngineToShell>,
    runner: EngineRunner,
    clock: SteppedClock,
    painter: StillPainter,
  ) {
    this.app = app;
    this.shell = shell;
    this.runner = runner;
    this.#clock = clock;
    this.#painter = painter;
  }

  /**
   * Loads an engine, and `raster` to draw with.
   *
   * @throws {@link InlayError} `missing` or `mismatch`.
   */
  static async open(options: HeadlessOptions): Promise<Headless> {
    const { engine, stage, base } = options;
    const [factory, raster] = await Promise.all([
      options.factory ?? loadEngine(engine, nodeReader),
      loadRaster(engine, nodeReader),
    ]);
    const [app, engineApp] = localPorts<AppToEngine, EngineToApp>();
    const [shell, engineShell] = localPorts<ShellToEngine, EngineToShell>();
    const clock = new SteppedClock(0);
    const painter = new StillPainter(raster, stage.pixelWidth, stage.pixelHeight);
    const runner = await EngineRunner.start({
      factory,
      stage,
      painter,
      device: new InOrder(options.device ?? new NodeDevice(base)),
      clock,
      app: engineApp,
      shell: engineShell,
      // Snapshots are taken between frames here, not after a rest.
      later: (work) => queueMicrotask(work),
    });
    return new Headless(app, shell, runner, clock, painter);
  }

  /** The time in milliseconds since the start. */
  get time(): number {
    return this.#clock.now();
  }

  /** A key goes down or up now. */
  key(name: Key, phase: 'down' | 'up'): void {
    const key = keyNames.indexOf(name);
    this.shell.post({ kind: 'key', key, phase: phase === 'down' ? 0 : 1, time: this.#clock.now() });
  }

  /** A key goes down, and up again. */
  press(name: Key): void {
    this.key(name, 'down');
    this.key(name, 'up');
  }

  /** Lets everything happen that needs no time: messages, loads, and the frames that they ask for. Motion stands still. */
  async settle(): Promise<void> {
    for (let frames = 0; frames < MOST_FRAMES_AT_ONCE; frames += 1) {
      await this.#loaded();
      // A frame in which nothing but motion goes on is for the next time.
      const waits = this.runner.hasInputs;
      if (!waits || !this.#clock.step(this.#clock.now())) return;
    }
    throw new InlayError(
      'app',
      `The app asks for frame after frame without a pause: expected at most ${MOST_FRAMES_AT_ONCE} at one time.`,
    );
  }

  /**
   * Makes all frames up to a time. Pictures and fonts that are asked for on the way are there in the frame that follows.
   *
   * @param time In milliseconds since the start, not before the present.
   */
  async advance(time: number): Promise<void> {
    await this.settle();
    while (this.#clock.now() < time) {
      this.#clock.step(Math.min(time, this.#clock.now() + FRAME));
      await this.settle();
    }
  }

  /**
   * Makes frames until nothing moves.
   *
   * @param most Milliseconds after which it is taken to never rest.
   * @throws {@link InlayError} `app` if it does not come to rest.
   */
  async rest(most = 30_000): Promise<void> {
    const end = this.#clock.now() + most;
    await this.settle();
    while (!this.runner.isIdle) {
      if (this.#clock.now() >= end) {
        throw new InlayError(
          'app',
          `The stage did not come to rest within ${most} ms: something is animated without an end.`,
        );
      }
      this.#clock.step(this.#clock.now() + FRAME);
      await this.settle();
    }
  }

  /** The picture as it is now. */
  pixels(): Pixels {
    return this.#painter.pixels();
  }

  /** Ends the engine. */
  close(): void {
    this.runner.close();
  }

  /** Waits until messages have arrived and nothing is being loaded. */
  async #loaded(): Promise<void> {
    do {
      await turn();
    } while (this.runner.loading > 0);
    await turn();
  }
}

/** Lets pictures and fonts arrive in the order in which they were asked for, so that the same app makes the same frames. */
class InOrder implements Device {
  readonly #device: Device;
  #last: Promise<unknown> = Promise.resolve();

  constructor(device: Device) {
    this.#device = device;
  }

  loadImage(...args: Parameters<Device['loadImage']>): ReturnType<Device['loadImage']> {
    return this.#after(this.#device.loadImage(...args));
  }

  loadFont(...args: Parameters<Device['loadFont']>): ReturnType<Device['loadFont']> {
    return this.#after(this.#device.loadFont(...args));
  }

  async #after<T>(loading: Promise<T>): Promise<T> {
    const before = this.#last;
    this.#last = Promise.allSettled([before, loading]);
    await this.#last;
    return loading;
  }
}

/** One turn of the event loop, with all microtasks in it. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
