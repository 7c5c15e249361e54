/**
 * The engine's host: takes the messages of app and shell, makes frames, and reports the results.
 *
 * @module
 */
import {
  type DecodedImage,
  type Device,
  type LoadErrorReason,
  loadErrors,
  type Pixels,
} from '../device/device.ts';
import type { Painter } from '../gpu/painter.ts';
import { BufferPool } from '../protocol/buffers.ts';
import { asError, InlayError } from '../protocol/error.ts';
import { keyPhase } from '../protocol/key-phase.ts';
import { InputLog, type LogEntry } from '../protocol/log.ts';
import type {
  AppToEngine,
  EngineToApp,
  EngineToShell,
  FrameReport,
  JournalEntry,
  LifeState,
  Progress,
  Resume,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import type { FrameClock } from './clock.ts';
import type { Engine, EngineFactory, FrameOutput } from './engine.ts';
import { EngineTime } from './engine-time.ts';
import { discard, type Input, Inputs } from './inputs.ts';
import { type Keeper, leftOutInputs, progressAfter, resumedInputs, takenOf } from './keeper.ts';
import { type LoadSink, Loads } from './loads.ts';
import type { Look, Overlay } from './overlay.ts';
import { Rebuilder } from './rebuilder.ts';
import type { RecoveryLimits } from './recovery.ts';
import { refusable } from './remake.ts';
import { readRequests } from './requests.ts';
import { engineStage, settingWords } from './settings.ts';
import { Surface } from './surface.ts';

/**
 * Words of batches (4 MB) and count of inputs after which a snapshot is taken even while things
 * move.
 */
const LOG_WORDS = 1 << 20;
const LOG_INPUTS = 4096;
/** Inputs that wait while time stands still, before they are taken without a picture. */
const PAUSED_INPUTS = 256;
/** How long the overlay waits until it draws again, in milliseconds. */
const OVERLAY_PAUSE = 250;

const NO_KEYS: FrameReport['keys'] = [];

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
  /**
   * Draws only when somebody asks, see {@link EngineRunner.uploadAll} and
   * {@link EngineRunner.capture}: where frames are stepped, those between cost nothing then.
   */
  still?: boolean;
  /** Does something when there is nothing else to do; by default after half a second of rest. */
  later?: (work: () => void) => void;
  /** How often an engine that breaks down is rebuilt; by default `recoveryLimits`. */
  recovery?: RecoveryLimits;
  /** Makes a painter that needs no GPU, for one that is lost before its first picture. */
  software?: () => Promise<Painter>;
  /**
   * Keeps what another engine could continue from; there is none where the engine is not watched.
   */
  keeper?: Keeper;
  /** Loads the overlay; there is none where the profile has none. */
  overlay?: ((look: Look) => Promise<Overlay>) | undefined;
  /** From what the engine continues, in place of one that did not answer. */
  resume?: Resume;
}

/**
 * Runs one engine.
 *
 * A frame is asked for when an input waits or the engine is active, and at no other time. Within
 * it: inputs in the order in which they came, the engine's frame, drawing, one message with its
 * events, its requests to the device.
 */
export class EngineRunner implements LoadSink {
  readonly #parts: RunnerParts;
  readonly #surface: Surface;
  readonly #loads: Loads;
  readonly #log: InputLog;
  readonly #pool = new BufferPool();
  readonly #later: (work: () => void) => void;
  #engine: Engine | undefined;
  #stage: StageConfig;
  readonly #inputs = new Inputs();
  /** Whether the overlay is to be shown. */
  #looksInside = false;
  #overlay: Overlay | undefined;
  /** Whether the app wants each frame to be reported. */
  #isWatched = false;
  #idleTokens: number[] = [];
  /** Who asked for the draw list while there was no engine. */
  #listTokens: number[] = [];
  /** Who asked for a snapshot, and waits until what was sent before is applied. */
  #snapshotTokens: number[] = [];
  readonly #time = new EngineTime();
  /** Keys that are down. */
  readonly #held = new Set<number>();
  #frames = 0;
  #unread = 0;
  #active = true;
  /** Whether the engine's last frame found nothing that moves visibly. */
  #still = false;
  /** What the app calls what moves. */
  #movers: string | undefined;
  /** Whether the next frame is for the engine, too, and not only for uploads. */
  #due = true;
  #life: LifeState = 'running';
  #visible = true;
  readonly #rebuilder: Rebuilder;
  #snapshotDue = false;
  #closed = false;
  #done: Progress = { sequence: 0, keys: 0 };
  /** The last batch of the snapshot before. */
  #keptSequence = 0;
  /** The app's batches, which a resumed engine waits for. */
  #journal: readonly JournalEntry[] | undefined;
  #awaited: Resume | undefined;

  private constructor(parts: RunnerParts, engine: Engine | undefined) {
    this.#parts = parts;
    this.#surface = new Surface({
      painter: parts.painter,
      still: parts.still ?? false,
      software: parts.software,
      lost: () => parts.clock.cancel(),
      restored: () => this.#restored(),
      degraded: (why) => this.degrade(why),
      failed: (error) => this.#fail(error),
    });
    this.#engine = engine;
    this.#stage = parts.stage;
    this.#loads = new Loads(parts.device, this);
    this.#later = parts.later ?? afterRest;
    this.#log = new InputLog((buffer) => this.#giveBack(buffer));
    this.#rebuilder = new Rebuilder({
      factory: parts.factory,
      clock: parts.clock,
      log: this.#log,
      inputs: this.#inputs,
      loads: this.#loads,
      limits: parts.recovery,
      settings: () => this.#settings(),
      dropLoads: () => this.#dropLoads(),
      leftOut: (input) => this.#leaveOut(input),
      waits: () => this.#requestClock(),
      rebuilt: (rebuilt, error, batches) => this.#rebuilt(rebuilt, error, batches),
      gaveUp: (error) => this.#fail(error),
    });
  }

  /**
   * Makes an engine and starts its frames.
   *
   * @throws `EngineRefusal` if the engine does not take the stage, and what the factory throws.
   */
  static async start(parts: RunnerParts): Promise<EngineRunner> {
    const { app, shell, resume } = parts;
    let engine: Engine | undefined;
    if (!resume) {
      engine = await parts.factory.instantiate();
      engine.configure(settingsOf(parts.stage, parts.painter.textureUnits));
    }
    const runner = new EngineRunner(parts, engine);
    app.receive((message) => runner.#fromApp(message));
    shell?.receive((message) => runner.#fromShell(message));
    app.post({ kind: 'ready', stage: parts.stage });
    shell?.post({ kind: 'ready', overlay: parts.overlay !== undefined });
    if (resume) runner.#resume(resume);
    runner.#surface.watch();
    runner.#request();
    return runner;
  }

  /** Count of frames made. */
  get frames(): number {
    return this.#frames;
  }

  /** Images and fonts that are being loaded. */
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
    const still =
      this.#still && this.#inputs.length === 0 && !this.#rebuilder.isDown && !this.#surface.isStale;
    return still && this.#loads.pending === 0 && this.#surface.waiting === 0;
  }

  /** Count of what waits for a frame, besides motion. */
  get inputs(): number {
    if (this.#awaited) return 0;
    // Until it is time to rebuild, no frame takes anything.
    if (this.#rebuilder.isWaiting) return 0;
    return this.#inputs.length + (this.#surface.isStale || this.#frames === 0 ? 1 : 0);
  }

  /** What moves, in the words of the app, once it has answered {@link askMovers}. */
  get movers(): string | undefined {
    return this.#movers;
  }

  /** Asks the app what it calls that which moves. */
  askMovers(): void {
    this.#movers = undefined;
    if (!this.#engine) return;
    const words = this.engine.movers().slice();
    if (words.length > 0) this.#parts.app.post({ kind: 'name-movers', words });
  }

  /** Event messages that the app has not read yet. */
  get unread(): number {
    return this.#unread;
  }

  /** How far it came. */
  get done(): Progress {
    return this.#done;
  }

  /** The engine, for tools that look inside. */
  get engine(): Engine {
    if (!this.#engine) throw new InlayError('trapped', 'The engine is being rebuilt.');
    return this.#engine;
  }

  /**
   * Draws again and reads the surface back: for tests that look at it from outside.
   *
   * @throws {@link InlayError} `unsupported` if what draws cannot be read.
   */
  capture(): Pixels {
    return this.#surface.capture(this.#stage.pixelWidth, this.#stage.pixelHeight);
  }

  /**
   * Uploads every image that waits for it, within no budget: where frames are stepped, uploads
   * are no reason for one.
   */
  uploadAll(): void {
    if (this.#surface.waiting === 0) return;
    this.#surface.uploadAll();
    if (!this.#active && this.#inputs.length === 0) this.#atRest();
  }

  /**
   * A key, as if it came from the shell; `time` on the clock. While time stands nobody sees what a
   * key would do, so none is taken then.
   *
   * @param phase Of `keyPhase`.
   * @param number Of the message that brought it, by which the shell knows what a snapshot has.
   */
  key(key: number, phase: number, time: number, number?: number): void {
    if (this.#time.isStopped) return;
    if (phase === keyPhase.down) this.#held.add(key);
    // The rest of a press that began elsewhere, or that is over since time stood.
    else if (!this.#held.has(key)) return;
    if (phase === keyPhase.up || phase === keyPhase.cancel) this.#held.delete(key);
    this.#add({ kind: 'key', key, phase, time, number });
  }

  /** Takes what app and shell have said so far, also in the present turn. */
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
    if (
      this.#closed ||
      this.#rebuilder.isDown ||
      this.#inputs.length > 0 ||
      !this.#log.worthSnapshot
    )
      return;
    this.#guard(() => {
      // A copy, since the words are the engine's memory.
      const words = this.engine.snapshot().slice();
      this.#log.acknowledge(words);
      this.#keep(words);
    });
  }

  /**
   * Lets another thread keep a copy of a snapshot, so that another engine could continue from it.
   */
  #keep(words: Uint32Array): void {
    const { keeper, app } = this.#parts;
    if (!keeper) return;
    keeper.keep({
      words: words.slice(),
      ...this.#done,
      offset: this.#time.offset ?? this.#parts.clock.now(),
    });
    // The app keeps what came since the snapshot before.
    app.post({ kind: 'acknowledged', sequence: this.#keptSequence });
    this.#keptSequence = this.#done.sequence;
  }

  /**
   * Goes on from the last snapshot of an engine that did not answer; what came after it follows
   * with the app's journal.
   */
  #resume(resume: Resume): void {
    const { snapshots, error } = resume;
    const last = snapshots.at(-1);
    this.#awaited = resume;
    this.#log.resume(snapshots.map(({ words }) => words));
    if (last) this.#time.resume(last.offset);
    const cause = InlayError.fromData(error);
    this.#rebuilder.resume({ code: 'trapped', what: error.message, cause }, leftOutInputs(resume));
  }

  /** Applies what the snapshot lacks, once the app has sent it and the engine is there. */
  #takeJournal(): void {
    const [resume, journal] = [this.#awaited, this.#journal];
    if (!resume || !journal || this.#rebuilder.isDown) return;
    this.#awaited = undefined;
    this.#journal = undefined;
    const base = resume.snapshots.find(({ words }) => words === this.#log.snapshot);
    this.#done = { sequence: base?.sequence ?? 0, keys: base?.keys ?? 0 };
    this.#keptSequence = base?.sequence ?? 0;
    this.#inputs.resume(resumedInputs(resume, base, journal));
    this.#request();
  }

  /** Reports that software draws, and why. */
  degrade(why: string): void {
    const error = new InlayError(
      'unsupported',
      `The software renderer draws, which is slow: ${why}.`,
    ).toData();
    this.#parts.app.post({ kind: 'degraded', error });
    this.#parts.shell?.post({ kind: 'degraded', error });
  }

  /** Ends the engine and gives the GPU back. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#rebuilder.close();
    this.#parts.clock.cancel();
    this.#loads.reset();
    this.#inputs.clear();
    this.#surface.close();
    this.#parts.app.post({ kind: 'closed' });
    this.#parts.app.close();
    this.#parts.shell?.post({ kind: 'closed' });
    this.#parts.shell?.close();
    this.#engine = undefined;
    this.#parts.keeper?.ended();
  }

  // What comes

  imageArrived(texture: number, image: DecodedImage, url: string): void {
    this.#add({ kind: 'image', texture, image, url });
  }

  imageFailed(texture: number, reason: LoadErrorReason, url: string): void {
    this.#add({ kind: 'image-failed', texture, reason, url });
  }

  fontArrived(font: number, bytes: Uint8Array, url: string): void {
    this.#add({ kind: 'font', font, bytes, url });
  }

  fontFailed(font: number, reason: LoadErrorReason, url: string): void {
    this.#add({ kind: 'font-failed', font, reason, url });
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
      case 'snapshot':
        this.#snapshotTokens.push(message.token);
        return this.#guard(() => this.#applyForSnapshots());
      case 'watch':
        this.#isWatched = message.watched;
        return this.#explain();
      case 'movers':
        this.#movers = message.text;
        return;
      case 'preload':
        // Who starts the engine takes it before, if anybody does.
        return;
      case 'life':
        return this.#setLife(message.state);
      case 'journal':
        this.#journal = message.batches;
        if (message.life !== this.#life) this.#setLife(message.life);
        return this.#takeJournal();
      case 'close':
        return this.close();
    }
  }

  #fromShell(message: ShellToEngine): void {
    switch (message.kind) {
      case 'key':
        return this.key(message.key, message.phase, message.time, message.number);
      case 'visible':
        this.#visible = message.visible;
        this.#updatePause();
        // Where the app stands still there is no frame, but there is a picture.
        if (message.visible && this.#life === 'paused' && !this.#closed) this.#surface.draw();
        return;
      case 'resize':
        return this.#setStage({
          ...this.#stage,
          pixelWidth: message.pixelWidth,
          pixelHeight: message.pixelHeight,
        });
      case 'overscan':
        return this.#setStage({ ...this.#stage, overscan: message.insets });
      case 'overlay':
        return void this.showOverlay(message.shown);
      case 'close':
        return this.close();
    }
  }

  #add(input: Input): void {
    if (this.#closed) return discard(input);
    this.#inputs.add(input);
    if (this.#time.isStopped && this.#inputs.length >= PAUSED_INPUTS)
      return this.#guard(() => this.#takeInputs());
    this.#request();
  }

  /**
   * Shows or hides the overlay, where the profile has one: it is loaded when it is shown first.
   * Resolved once it is there, or gone.
   */
  async showOverlay(shown: boolean): Promise<void> {
    const { overlay: load } = this.#parts;
    if (!load || this.#closed || shown === this.#looksInside) return;
    this.#looksInside = shown;
    this.#explain();
    this.#request();
    if (!shown) return this.#overlay?.hide();
    try {
      this.#overlay ??= await load(this.#look());
      if (this.#looksInside && !this.#closed) this.#overlay.show();
    } catch (error) {
      this.#failOverlay(error);
    }
  }

  /** Has the engine explain moves of focus while somebody wants to know. */
  #explain(): void {
    const explains = this.#looksInside || this.#isWatched;
    this.#guard(() => this.engine.configure(settingWords({ explains })));
  }

  /** What the overlay looks at. */
  #look(): Look {
    const { still } = this.#parts;
    return {
      inspect: () => {
        let words: Uint32Array = new Uint32Array(0);
        this.#guard(() => {
          words = this.engine.inspect().slice();
        });
        return words;
      },
      memories: () => this.#engine?.memories?.() ?? new Map([['', this.memoryBytes]]),
      painter: () => this.#surface.painter,
      size: () => ({ width: this.#stage.pixelWidth, height: this.#stage.pixelHeight }),
      budget: () => engineStage(this.#stage, 1).textureBudget,
      draw: () => {
        if (!still && !this.#closed && this.#life !== 'suspended') this.#surface.draw();
      },
      // Where time is stepped, each frame has its figures.
      later: (work) => (still ? work() : void setTimeout(work, OVERLAY_PAUSE)),
      failed: (error) => this.#failOverlay(error),
    };
  }

  #failOverlay(error: unknown): void {
    this.#looksInside = false;
    this.#overlay = undefined;
    this.#explain();
    const message = `The overlay cannot be shown: ${asError(error).message}`;
    const data = new InlayError('unsupported', message, error).toData();
    this.#parts.shell?.post({ kind: 'degraded', error: data });
  }

  #settings(): Uint32Array {
    const units = this.#surface.textureUnits;
    return settingWords(engineStage(this.#stage, units, this.#looksInside || this.#isWatched));
  }

  #setStage(stage: StageConfig): void {
    this.#stage = stage;
    this.#add({ kind: 'stage' });
  }

  // Time

  #setLife(life: LifeState): void {
    const before = this.#life;
    this.#life = life;
    if (life === 'suspended' && before !== 'suspended') this.#surface.reset();
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
      this.#surface.mayBeCleared();
      this.#request();
    }
  }

  #request(): void {
    this.#due = true;
    this.#requestClock();
  }

  #requestClock(): void {
    if (this.#closed || this.#rebuilder.isRebuilding || this.#time.isStopped) return;
    this.#parts.clock.request(this.#onFrame);
  }

  /**
   * A frame is due that nobody asked for: to try loads again that failed, or for a change that is
   * slow to come.
   */
  readonly #onWake = (time: number): void => {
    this.#due = true;
    this.#onFrame(time);
  };

  readonly #onFrame = (time: number): void => {
    if (this.#closed) return;
    if (this.#rebuilder.isDown) return this.#rebuilder.tick(time);
    this.#guard(() => (this.#due ? this.#frame(time) : this.#upload()));
  };

  // A frame

  #frame(clockTime: number): void {
    const engine = this.engine;
    const overlay = this.#looksInside ? this.#overlay : undefined;
    const isWatched = overlay !== undefined || this.#isWatched;
    const began = isWatched ? this.#parts.clock.now() : 0;
    const time = this.#time.at(clockTime);
    this.#due = false;
    this.#applyInputs(engine, time);
    const output = engine.frame(time);
    const isHeard = this.#inputs.last?.resumed === 'heard';
    this.#time.passed(time);
    this.#frames += 1;
    const keys = isWatched ? this.#inputs.takenKeys() : NO_KEYS;
    const { length } = output.drawList;
    this.#commit(time, output.events);
    this.#active = output.active;
    this.#still = output.idle;
    this.#wakeAt(output.wake);
    // The lists are views into the engine's memory: all are read before it is called again.
    if (!isHeard) this.#postEvents(output);
    readRequests(output.requests, this.#loads);
    if (this.#life !== 'suspended') this.#surface.show(engine, output);
    this.#answerLists();
    this.#answerSnapshots();
    if (isWatched) this.#report(overlay, began, keys, length);
    this.#afterFrame();
  }

  /** Reports a frame to who watches it. */
  #report(
    overlay: Overlay | undefined,
    began: number,
    keys: FrameReport['keys'],
    length: number,
  ): void {
    const ended = this.#parts.clock.now();
    const times = keys.map(({ time }) => time);
    overlay?.frame(began, ended, times, length);
    if (!this.#isWatched) return;
    const drawn = this.#surface.painter.figures?.();
    const report: FrameReport = {
      frame: this.#frames,
      began,
      ended,
      keys,
      memory: this.memoryBytes,
      ...(keys.length > 0 ? { figures: this.engine.inspect().slice() } : {}),
      ...(drawn ? { drawn: { instances: drawn.instances, batches: drawn.batches } } : {}),
    };
    this.#parts.app.post({ kind: 'frame', report });
  }

  /** The frame is complete: its inputs are kept until a snapshot has them. */
  #commit(time: number, events: Uint32Array): void {
    const inputs = this.#inputs.commit();
    this.#done = progressAfter(this.#done, inputs);
    if (inputs.at(-1)?.resumed === 'suspect') this.#parts.keeper?.taking(undefined);
    for (const input of inputs) {
      if (input.kind === 'batch') this.#log.batch(input.buffer, input.length, input.sequence);
      else if (input.kind === 'key')
        this.#log.key(input.key, input.phase, input.engineTime ?? time);
    }
    this.#log.frame(time, events);
    this.#rebuilder.succeeded();
  }

  /**
   * Takes the inputs at the time that stands, without a picture: nobody sees one, and what waits
   * must not grow.
   */
  #takeInputs(): void {
    const engine = this.engine;
    const time = this.#time.at(this.#parts.clock.now());
    while (this.#inputs.length > 0) {
      this.#applyInputs(engine, time);
      const output = engine.frame(time);
      this.#time.passed(time);
      this.#frames += 1;
      this.#commit(time, output.events);
      this.#postEvents(output);
      readRequests(output.requests, this.#loads);
    }
    // Nobody has drawn the deltas of these frames.
    this.#surface.invalidate();
    if (this.#log.words > LOG_WORDS || this.#log.inputs > LOG_INPUTS) this.takeSnapshot();
  }

  #wakeAt(time: number | undefined): void {
    this.#parts.clock.requestAt(
      time === undefined ? undefined : this.#time.onClock(time),
      this.#onWake,
    );
  }

  /** A frame in which only images are uploaded: the engine is not called. */
  #upload(): void {
    this.#surface.draw();
    this.#atRest();
  }

  /** @param frameTime The engine time of the frame to come. */
  #applyInputs(engine: Engine, frameTime: number): void {
    const inputs = this.#inputs;
    // What came before them follows.
    if (this.#awaited) return;
    // One by one, so that after a trap it is known which were taken.
    for (let input = inputs.next(); input; input = inputs.next()) {
      if (input.resumed) this.#parts.keeper?.taking(takenOf(input));
      this.#applyInput(engine, input, frameTime);
    }
    // A frame of several inputs blames none.
    if (inputs.last?.resumed === 'heard') this.#parts.keeper?.taking(undefined);
  }

  #applyInput(engine: Engine, input: Input, frameTime: number): void {
    switch (input.kind) {
      case 'batch':
        if (engine.apply(new Uint32Array(input.buffer, 0, input.length)) === undefined)
          this.#refuse(input);
        return;
      case 'key': {
        // A key may be later than the frame's time, which is that of its beginning, and clocks of
        // two threads may differ a little: no key comes from the future.
        const time = Math.min(this.#time.at(input.time), frameTime);
        input.engineTime = time;
        refusable(() => engine.key(input.key, input.phase, time));
        return;
      }
      case 'image':
        return this.#applyImage(engine, input.texture, input.image);
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
        engine.configure(this.#settings());
        this.#surface.resize(this.#stage.pixelWidth, this.#stage.pixelHeight);
        this.#parts.app.post({ kind: 'stage', stage: this.#stage });
        return;
    }
  }

  #applyImage(engine: Engine, texture: number, image: DecodedImage): void {
    const { width, height, bytes } = image;
    if (
      this.#surface.fits(image) &&
      refusable(() => engine.imageArrived(texture, width, height, bytes))
    ) {
      // From here on it is the surface's: this frame's list names the texture, or it is freed.
      this.#surface.setImage(texture, image);
      return;
    }
    image.close();
    this.#loads.freeImage(texture);
    // Either nobody waits for it any more, and this is refused as well, or it has a size that no
    // texture has.
    refusable(() => engine.imageFailed(texture, loadErrors.indexOf('too-large')));
  }

  /**
   * The engine refused a batch: it goes back to the app, which can then name the node that it was
   * about.
   */
  #refuse({ buffer, length, sequence }: Input & { kind: 'batch' }): void {
    this.#inputs.refused();
    this.#parts.app.post({ kind: 'refused', buffer, length, sequence }, [buffer]);
  }

  #postEvents({ events }: FrameOutput): void {
    if (events.length === 0) return;
    const buffer = this.#pool.take(events.byteLength);
    new Uint32Array(buffer, 0, events.length).set(events);
    this.#unread += 1;
    this.#parts.app.post({ kind: 'events', buffer, length: events.length, frame: this.#frames }, [
      buffer,
    ]);
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

  /** Nothing moves: what remains is to upload, and to notify who waits for that. */
  #atRest(): void {
    this.#overlay?.rest();
    if (this.#surface.waiting > 0) this.#requestClock();
    else if (this.isIdle) this.#answerIdle();
  }

  #answerIdle(): void {
    const tokens = this.#idleTokens;
    this.#idleTokens = [];
    for (const token of tokens) this.#parts.app.post({ kind: 'idle', token, frame: this.#frames });
  }

  #answerLists(): void {
    if (this.#rebuilder.isDown) return;
    for (let token = this.#listTokens[0]; token !== undefined; token = this.#listTokens[0]) {
      const words = this.engine.full().slice();
      this.#listTokens.shift();
      this.#parts.app.post({ kind: 'draw-list', token, words }, [words.buffer]);
    }
  }

  /**
   * Applies what waits, where no frame will come for it: time stands, or somebody steps it. Nothing
   * moves meanwhile.
   */
  #applyForSnapshots(): void {
    const isStepped = this.#parts.still ?? false;
    if (this.#inputs.length > 0 && !this.#awaited && (isStepped || this.#time.isStopped)) {
      this.#takeInputs();
      this.#active = true;
      this.#still = false;
      this.#request();
    }
    this.#answerSnapshots();
  }

  #answerSnapshots(): void {
    if (this.#inputs.length > 0 || this.#awaited || this.#rebuilder.isDown) return;
    for (const token of this.#snapshotTokens.splice(0)) {
      const words = this.engine.snapshot().slice();
      this.#parts.app.post({ kind: 'snapshot', token, words }, [words.buffer]);
    }
  }

  #giveBack(buffer: ArrayBuffer): void {
    this.#parts.app.post({ kind: 'used', buffer }, [buffer]);
  }

  // What goes wrong

  /**
   * The painter can draw again and has nothing: everything is drawn again, and images are loaded
   * again.
   */
  #restored(): void {
    // Images that arrived meanwhile have old ids.
    this.#surface.reset();
    this.#surface.invalidate();
    this.#requestImages();
    this.#request();
  }

  /** Makes the engine request all images again, by restoring its own snapshot. */
  #requestImages(): void {
    this.#guard(() => {
      this.#dropLoads();
      const engine = this.engine;
      engine.restore(engine.snapshot().slice());
      this.#active = true;
      this.#still = false;
    });
  }

  /**
   * Gives up what was asked for, and what came of it: texture ids start again, and an image on its
   * way would be taken for another.
   */
  #dropLoads(): void {
    this.#loads.reset();
    this.#inputs.dropArrivals();
  }

  /** Does something with the engine; if it breaks down, it is rebuilt. */
  #guard(work: () => void): void {
    if (this.#rebuilder.isDown) return;
    try {
      work();
    } catch (error) {
      if (this.#closed) return;
      this.#engine = undefined;
      this.#parts.clock.cancel();
      this.#rebuilder.breakDown(asError(error));
    }
  }

  /** The engine is there again: everything is drawn from it. */
  #rebuilt(engine: Engine, error: InlayError, batches: number): void {
    this.#surface.reset();
    this.#engine = engine;
    this.#surface.invalidate();
    this.#active = true;
    this.#still = false;
    this.#parts.app.post({ kind: 'recovered', error: error.toData(), batches });
    this.#parts.shell?.post({ kind: 'recovered', error: error.toData() });
    this.#takeJournal();
    this.#request();
  }

  /** An input that is at fault is not handed to an engine again. */
  #leaveOut(input: Input | LogEntry): void {
    if (input.kind === 'batch') this.#giveBack(input.buffer);
    else if ('url' in input) this.#loads.leaveOut(input.url);
  }

  #fail(error: InlayError): void {
    this.#parts.app.post({ kind: 'failed', error: error.toData() });
    this.#parts.shell?.post({ kind: 'failed', error: error.toData() });
    this.close();
  }
}

function settingsOf(stage: StageConfig, textureUnits: number): Uint32Array {
  return settingWords(engineStage(stage, textureUnits));
}

function afterRest(work: () => void): void {
  setTimeout(work, 500);
}
