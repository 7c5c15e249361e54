/**
 * The engine's host: takes what app and shell say, makes frames, and tells what came of them.
 *
 * @module
 */
import { type Device, type LoadErrorReason, loadErrors, type Picture, type Pixels } from '../device/device.ts';
import type { Gpu } from '../gpu/gpu.ts';
import type { Painter } from '../gpu/painter.ts';
import { BufferPool } from '../protocol/buffers.ts';
import { asError, InlayError } from '../protocol/error.ts';
import { keyPhase } from '../protocol/key-phase.ts';
import { InputLog } from '../protocol/log.ts';
import type {
  AppToEngine,
  EngineToApp,
  EngineToShell,
  LifeState,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import type { FrameClock } from './clock.ts';
import { type Engine, type EngineFactory, engineStage, type FrameOutput, readRequests } from './engine.ts';
import { EngineTime } from './engine-time.ts';
import { discard, type Input, Inputs } from './inputs.ts';
import { type LoadSink, Loads } from './loads.ts';
import { refusable, remake } from './remake.ts';

/** Traps without a good frame between them, after which the engine is given up. */
const MOST_TRAPS = 3;
/** Words of batches (4 MB) and count of inputs after which a snapshot is taken even while things move. */
const LOG_WORDS = 1 << 20;
const LOG_INPUTS = 4096;

/** What a runner works with. */
export interface RunnerParts {
  factory: EngineFactory;
  stage: StageConfig;
  painter: Painter;
  device: Device;
  clock: FrameClock;
  app: Port<EngineToApp, AppToEngine>;
  /** There is none without a page. */
  shell?: Port<EngineToShell, ShellToEngine>;
  /** Draws only when somebody asks, see {@link EngineRunner.uploadAll} and {@link EngineRunner.capture}: where frames are stepped, those between cost nothing then. */
  still?: boolean;
  /** Does something when there is nothing else to do; by default after half a second of rest. */
  later?: (work: () => void) => void;
}

/**
 * Runs one engine.
 *
 * A frame is asked for when an input waits or the engine is active, and at no other time. Within it: inputs in the order in which they
 * came, the engine's frame, drawing, one message with its events, its requests to the device.
 */
export class EngineRunner implements LoadSink {
  readonly #parts: RunnerParts;
  readonly #loads: Loads;
  readonly #log: InputLog;
  readonly #pool = new BufferPool();
  readonly #later: (work: () => void) => void;
  #engine: Engine | undefined;
  #stage: StageConfig;
  readonly #inputs = new Inputs();
  #idleTokens: number[] = [];
  /** Who asked for the draw list while there was no engine. */
  #listTokens: number[] = [];
  readonly #time = new EngineTime();
  /** Keys that are down. */
  readonly #held = new Set<number>();
  #frames = 0;
  #unread = 0;
  #active = true;
  /** Whether the next frame is for the engine, too, and not only for uploads. */
  #due = true;
  #life: LifeState = 'running';
  #visible = true;
  #needsFull = false;
  /** Whether the painter got a picture since it drew: it may be more pixels of one that is shown, of which no list tells. */
  #pictured = false;
  #traps = 0;
  #recovering = false;
  #snapshotDue = false;
  #closed = false;

  private constructor(parts: RunnerParts, engine: Engine) {
    this.#parts = parts;
    this.#engine = engine;
    this.#stage = parts.stage;
    this.#loads = new Loads(parts.device, this);
    this.#later = parts.later ?? afterRest;
    this.#log = new InputLog((buffer) => this.#giveBack(buffer));
  }

  /**
   * Makes an engine and starts its frames.
   *
   * @throws `EngineRefusal` if the engine does not take the stage, and what the factory throws.
   */
  static async start(parts: RunnerParts): Promise<EngineRunner> {
    const engine = await parts.factory.instantiate();
    engine.configure(engineStage(parts.stage, parts.painter.textureUnits));
    const runner = new EngineRunner(parts, engine);
    parts.painter.onLost(
      () => parts.clock.cancel(),
      () => runner.#restored(),
    );
    parts.app.receive((message) => runner.#fromApp(message));
    parts.shell?.receive((message) => runner.#fromShell(message));
    parts.app.post({ kind: 'ready', stage: parts.stage });
    parts.shell?.post({ kind: 'ready' });
    runner.#request();
    return runner;
  }

  /** Count of frames made. */
  get frames(): number {
    return this.#frames;
  }

  /** Pictures and fonts that are being loaded. */
  get loading(): number {
    return this.#loads.pending;
  }

  /** Bytes of the engine's memory; 0 where the form does not say. */
  get memoryBytes(): number {
    return this.#engine?.memoryBytes() ?? 0;
  }

  /** Whether it was closed, or has given its engine up. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Whether nothing moves, waits or loads. */
  get isIdle(): boolean {
    const still = !this.#active && this.#inputs.length === 0 && !this.#recovering && !this.#needsFull;
    return still && this.#loads.pending === 0 && this.#parts.painter.waiting === 0;
  }

  /** Count of what waits for a frame, besides motion. */
  get inputs(): number {
    return this.#inputs.length + (this.#needsFull || this.#frames === 0 ? 1 : 0);
  }

  /** Event messages that the app has not read yet. */
  get unread(): number {
    return this.#unread;
  }

  /** The engine, for tools that look inside. */
  get engine(): Engine {
    if (!this.#engine) throw new InlayError('trapped', 'The engine is being made anew.');
    return this.#engine;
  }

  /**
   * Draws again and reads the surface back: for tests that look at it from outside.
   *
   * @throws {@link InlayError} `unsupported` if what draws cannot be read.
   */
  capture(): Pixels {
    const painter = this.#parts.painter as Partial<Gpu> & Painter;
    if (!painter.readPixels) throw new InlayError('unsupported', 'What draws here cannot be read back.');
    painter.draw();
    const { pixelWidth: width, pixelHeight: height } = this.#stage;
    return { width, height, data: painter.readPixels() };
  }

  /** Uploads every picture that waits for it, within no budget: where frames are stepped, uploads are no reason for one. */
  uploadAll(): void {
    const { painter } = this.#parts;
    if (painter.waiting === 0) return;
    while (painter.waiting > 0) painter.draw();
    if (!this.#active && this.#inputs.length === 0) this.#atRest();
  }

  /**
   * A key, as if it came from the shell; `time` on the clock. While time stands nobody sees what a key would do, so none is taken then.
   *
   * @param phase Of `keyPhase`.
   */
  key(key: number, phase: number, time: number): void {
    if (this.#time.isStopped) return;
    if (phase === keyPhase.down) this.#held.add(key);
    // The rest of a press that began elsewhere, or that is over since time stood.
    else if (!this.#held.has(key)) return;
    if (phase === keyPhase.up || phase === keyPhase.cancel) this.#held.delete(key);
    this.#add({ kind: 'key', key, phase, time });
  }

  /** Takes what app and shell have said so far, also in the turn at hand. */
  drain(): void {
    this.#parts.app.drain();
    this.#parts.shell?.drain();
  }

  /** Whether a key is down. */
  isDown(key: number): boolean {
    return this.#held.has(key);
  }

  /** Takes a snapshot if it would free anything and nothing is waiting. */
  takeSnapshot(): void {
    this.#snapshotDue = false;
    if (this.#closed || this.#recovering || this.#inputs.length > 0 || !this.#log.worthSnapshot) return;
    this.#guard(() => {
      // A copy, since the words are the engine's memory.
      const words = this.engine.snapshot().slice();
      this.#log.acknowledge(words);
    });
  }

  /** Ends the engine and gives the GPU back. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.clock.cancel();
    this.#loads.reset();
    this.#inputs.clear();
    this.#parts.painter.close();
    this.#parts.app.post({ kind: 'closed' });
    this.#parts.app.close();
    this.#parts.shell?.post({ kind: 'closed' });
    this.#parts.shell?.close();
    this.#engine = undefined;
  }

  // What comes

  imageArrived(texture: number, picture: Picture): void {
    this.#add({ kind: 'image', texture, picture });
  }

  imageFailed(texture: number, reason: LoadErrorReason): void {
    this.#add({ kind: 'image-failed', texture, reason });
  }

  fontArrived(font: number, bytes: Uint8Array): void {
    this.#add({ kind: 'font', font, bytes });
  }

  fontFailed(font: number, reason: LoadErrorReason): void {
    this.#add({ kind: 'font-failed', font, reason });
  }

  #fromApp(message: AppToEngine): void {
    switch (message.kind) {
      case 'batch':
        return this.#add(message);
      case 'used':
        this.#unread -= 1;
        return this.#pool.give(message.buffer);
      case 'when-idle':
        this.#idleTokens.push(message.token);
        return this.isIdle ? this.#answerIdle() : this.#request();
      case 'draw-list':
        this.#listTokens.push(message.token);
        return this.#guard(() => this.#answerLists());
      case 'life':
        return this.#setLife(message.state);
      case 'close':
        return this.close();
    }
  }

  #fromShell(message: ShellToEngine): void {
    switch (message.kind) {
      case 'key':
        return this.key(message.key, message.phase, message.time);
      case 'visible':
        this.#visible = message.visible;
        return this.#updatePause();
      case 'resize':
        return this.#setStage({ ...this.#stage, pixelWidth: message.pixelWidth, pixelHeight: message.pixelHeight });
      case 'overscan':
        return this.#setStage({ ...this.#stage, overscan: message.insets });
      case 'close':
        return this.close();
    }
  }

  #add(input: Input): void {
    if (this.#closed) return discard(input);
    this.#inputs.add(input);
    this.#request();
  }

  #setStage(stage: StageConfig): void {
    this.#stage = stage;
    this.#add({ kind: 'stage' });
  }

  // Time

  #setLife(life: LifeState): void {
    const before = this.#life;
    this.#life = life;
    if (life === 'suspended' && before !== 'suspended') this.#parts.painter.reset();
    if (before === 'suspended' && life !== 'suspended') this.#restored();
    this.#updatePause();
  }

  #updatePause(): void {
    const paused = this.#life !== 'running' || !this.#visible;
    const { clock } = this.#parts;
    if (paused && !this.#time.isStopped) {
      // Their ups will not be taken.
      for (const key of this.#held) this.key(key, keyPhase.cancel, clock.now());
      this.#time.stop(clock.now());
      clock.cancel();
    } else if (!paused && this.#time.isStopped) {
      this.#time.go(clock.now());
      this.#request();
    }
  }

  #request(): void {
    this.#due = true;
    this.#requestClock();
  }

  #requestClock(): void {
    if (this.#closed || this.#recovering || this.#time.isStopped) return;
    this.#parts.clock.request(this.#onFrame);
  }

  readonly #onFrame = (time: number): void => {
    if (this.#closed || this.#recovering) return;
    this.#guard(() => (this.#due ? this.#frame(time) : this.#upload()));
  };

  // A frame

  #frame(clockTime: number): void {
    const engine = this.engine;
    const time = this.#time.at(clockTime);
    this.#due = false;
    this.#applyInputs(engine, time);
    const output = engine.frame(time);
    this.#time.passed(time);
    this.#frames += 1;
    this.#log.frame(time);
    this.#active = output.active;
    // The lists are views into the engine's memory: all are read before it is called again.
    this.#postEvents(output);
    readRequests(output.requests, this.#loads);
    this.#draw(engine, output);
    this.#answerLists();
    this.#traps = 0;
    this.#afterFrame();
  }

  /** A frame in which only pictures are uploaded: the engine is not called. */
  #upload(): void {
    this.#parts.painter.draw();
    this.#atRest();
  }

  /** @param frameTime The engine time of the frame to come. */
  #applyInputs(engine: Engine, frameTime: number): void {
    const inputs = this.#inputs;
    // One by one, so that after a trap it is known which were taken.
    for (let input = inputs.next(); input; input = inputs.next()) this.#applyInput(engine, input, frameTime);
  }

  #applyInput(engine: Engine, input: Input, frameTime: number): void {
    switch (input.kind) {
      case 'batch':
        return this.#applyBatch(engine, input.buffer, input.length, input.sequence);
      case 'key': {
        // A key may be later than the frame's time, which is that of its beginning, and clocks of two threads may differ a little: no key comes from the future.
        const time = Math.min(this.#time.at(input.time), frameTime);
        this.#log.key(input.key, input.phase, time);
        refusable(() => engine.key(input.key, input.phase, time));
        return;
      }
      case 'image':
        return this.#applyImage(engine, input.texture, input.picture);
      case 'image-failed':
        refusable(() => engine.imageFailed(input.texture, loadErrors.indexOf(input.reason)));
        return;
      case 'font':
        refusable(() => engine.fontArrived(input.font, input.bytes));
        return;
      case 'font-failed':
        refusable(() => engine.fontFailed(input.font, loadErrors.indexOf(input.reason)));
        return;
      case 'stage':
        engine.configure(engineStage(this.#stage, this.#parts.painter.textureUnits));
        this.#parts.painter.resize(this.#stage.pixelWidth, this.#stage.pixelHeight);
        this.#parts.app.post({ kind: 'stage', stage: this.#stage });
        return;
    }
  }

  #applyImage(engine: Engine, texture: number, picture: Picture): void {
    const { width, height, bytes, source } = picture;
    const { painter } = this.#parts;
    const fits = Math.max(source.width, source.height) <= painter.largestSide;
    if (fits && refusable(() => engine.imageArrived(texture, width, height, bytes))) {
      // From here on it is the painter's: this frame's list names the texture, or the painter frees it.
      painter.setImage(texture, picture);
      this.#pictured = true;
      return;
    }
    picture.close();
    // Either nobody waits for it any more, and this is refused as well, or it has a size that no texture has.
    refusable(() => engine.imageFailed(texture, loadErrors.indexOf('too-large')));
  }

  #applyBatch(engine: Engine, buffer: ArrayBuffer, length: number, sequence: number): void {
    // Kept before it is applied: if it traps, the trap is found again and in the end told.
    this.#log.batch(buffer, length);
    if (engine.apply(new Uint32Array(buffer, 0, length)) !== undefined) return;
    this.#log.dropLastBatch();
    this.#parts.app.post({ kind: 'refused', buffer, length, sequence }, [buffer]);
  }

  #postEvents({ events }: FrameOutput): void {
    if (events.length === 0) return;
    const buffer = this.#pool.take(events.byteLength);
    new Uint32Array(buffer, 0, events.length).set(events);
    this.#unread += 1;
    this.#parts.app.post({ kind: 'events', buffer, length: events.length, frame: this.#frames }, [buffer]);
  }

  #draw(engine: Engine, output: FrameOutput): void {
    const { painter, still } = this.#parts;
    if (this.#life === 'suspended') return;
    const changed = this.#needsFull || output.drawList.length > 0;
    if (this.#needsFull) painter.apply(engine.full());
    else if (changed) painter.apply(output.drawList);
    this.#needsFull = false;
    if (!still && (changed || this.#pictured || painter.waiting > 0)) painter.draw();
    this.#pictured = false;
  }

  #afterFrame(): void {
    if (this.#active || this.#inputs.length > 0) {
      if (this.#log.words > LOG_WORDS || this.#log.inputs > LOG_INPUTS) this.takeSnapshot();
      this.#request();
      return;
    }
    this.#atRest();
    if (this.#snapshotDue || !this.#log.worthSnapshot) return;
    this.#snapshotDue = true;
    this.#later(() => this.takeSnapshot());
  }

  /** Nothing moves: what is left to do is to upload, and to tell who waits for that. */
  #atRest(): void {
    if (this.#parts.painter.waiting > 0) this.#requestClock();
    else if (this.isIdle) this.#answerIdle();
  }

  #answerIdle(): void {
    const tokens = this.#idleTokens;
    this.#idleTokens = [];
    for (const token of tokens) this.#parts.app.post({ kind: 'idle', token, frame: this.#frames });
  }

  #answerLists(): void {
    if (this.#recovering) return;
    for (let token = this.#listTokens[0]; token !== undefined; token = this.#listTokens[0]) {
      const words = this.engine.full().slice();
      this.#listTokens.shift();
      this.#parts.app.post({ kind: 'draw-list', token, words }, [words.buffer]);
    }
  }

  #giveBack(buffer: ArrayBuffer): void {
    this.#parts.app.post({ kind: 'used', buffer }, [buffer]);
  }

  // What goes wrong

  /** The painter can draw again and has nothing: everything is drawn anew, and pictures are loaded again. */
  #restored(): void {
    this.#needsFull = true;
    this.#rebuildPictures();
    this.#request();
  }

  /** Makes the engine ask for all pictures again, by becoming what it is. */
  #rebuildPictures(): void {
    this.#guard(() => {
      this.#dropLoads();
      const engine = this.engine;
      engine.restore(engine.snapshot().slice());
      this.#active = true;
    });
  }

  /** Gives up what was asked for, and what came of it: texture ids begin anew, and a picture on its way would be taken for another. */
  #dropLoads(): void {
    this.#loads.reset();
    this.#inputs.dropArrivals();
  }

  /** Does something with the engine; a trap makes the engine anew. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      void this.#recover(asError(error));
    }
  }

  /** Makes the engine anew from the last snapshot and what came since. */
  async #recover(cause: Error): Promise<void> {
    if (this.#closed || this.#recovering) return;
    this.#recovering = true;
    this.#engine = undefined;
    this.#parts.clock.cancel();
    let last = cause;
    while (!this.#closed) {
      this.#traps += 1;
      if (this.#traps > MOST_TRAPS) return this.#fail(last);
      try {
        const batches = this.#log.batches;
        this.#dropLoads();
        const { factory, painter } = this.#parts;
        const stage = engineStage(this.#stage, painter.textureUnits);
        this.#engine = await remake(factory, stage, this.#log, this.#loads);
        painter.reset();
        this.#needsFull = true;
        this.#recovering = false;
        this.#active = true;
        const error = new InlayError('trapped', `The engine trapped and was made anew: ${cause.message}`, cause);
        this.#parts.app.post({ kind: 'recovered', error: error.toData(), batches });
        this.#request();
        return;
      } catch (error) {
        last = asError(error);
      }
    }
  }

  #fail(cause: Error): void {
    const error = new InlayError(
      'trapped',
      `The engine trapped ${MOST_TRAPS} times without a good frame between and was given up: ${cause.message}`,
      cause,
    );
    this.#parts.app.post({ kind: 'failed', error: error.toData() });
    this.#parts.shell?.post({ kind: 'failed', error: error.toData() });
    this.close();
  }
}

function afterRest(work: () => void): void {
  setTimeout(work, 500);
}
