/**
 * An engine that broke down, until another one is what it was.
 *
 * @module
 */
import { asError, type InlayError } from '../protocol/error.ts';
import { type InputLog, type LogEntry, ReplayError } from '../protocol/log.ts';
import { type Failure, failureOf, givenUpError, recoveredError } from './breakdown.ts';
import type { FrameClock } from './clock.ts';
import type { Engine, EngineFactory } from './engine.ts';
import type { Input, Inputs } from './inputs.ts';
import { Recovery, type RecoveryLimits } from './recovery.ts';
import { remake } from './remake.ts';
import type { RequestHandler } from './requests.ts';

/** What a rebuild needs, and who is notified. */
export interface RebuilderParts {
  factory: EngineFactory;
  clock: FrameClock;
  log: InputLog;
  inputs: Inputs;
  loads: RequestHandler;
  limits: RecoveryLimits | undefined;
  /** The engine's settings as they are now. */
  settings(): Uint32Array;
  /** Drops what was loaded for the engine that broke down. */
  dropLoads(): void;
  /** An input is not handed to an engine again. */
  leftOut(input: Input | LogEntry): void;
  /** Frames are asked for: {@link Rebuilder.tick} waits for its time. */
  waits(): void;
  /** The engine is there again, with everything but what the error says. */
  rebuilt(engine: Engine, error: InlayError, batches: number): void;
  /** The engine is abandoned. */
  gaveUp(error: InlayError): void;
}

/** An engine that broke down. */
interface Breakdown {
  failure: Failure;
  /** The time of the clock from which on it is rebuilt. */
  at: number;
  /** Whether that has begun. */
  isRebuilding: boolean;
}

/** Rebuilds an engine from the log and what waits, or gives it up; {@link Recovery} decides. */
export class Rebuilder {
  readonly #parts: RebuilderParts;
  readonly #recovery: Recovery;
  #breakdown: Breakdown | undefined;
  /** What was left out since the app was last notified. */
  #leftOut: (Input | LogEntry)[] = [];
  #closed = false;

  constructor(parts: RebuilderParts) {
    this.#parts = parts;
    this.#recovery = new Recovery(parts.limits);
  }

  /** Whether there is no engine. */
  get isDown(): boolean {
    return this.#breakdown !== undefined;
  }

  /** Whether a new engine is being made. */
  get isRebuilding(): boolean {
    return this.#breakdown?.isRebuilding ?? false;
  }

  /** Whether it waits for the time of its next rebuild. */
  get isWaiting(): boolean {
    const { clock } = this.#parts;
    return this.#breakdown !== undefined && !this.isRebuilding && this.#breakdown.at > clock.now();
  }

  /** A frame is complete. */
  succeeded(): void {
    this.#recovery.succeeded();
  }

  /**
   * The engine cannot continue: its inputs wait again, and it is rebuilt, at once or after a while.
   */
  breakDown(cause: Error): void {
    const { suspects, leftOut } = this.#parts.inputs.fail();
    if (leftOut) this.#leaveOut(leftOut);
    this.#rebuildOrGiveUp(failureOf(cause, this.#parts.factory), suspects, leftOut !== undefined);
  }

  /** There was an engine in another thread: this one continues from the log, without `leftOut`. */
  resume(failure: Failure, leftOut: readonly Input[]): void {
    this.#leftOut = [...leftOut];
    this.#breakdown = { failure, at: 0, isRebuilding: false };
    void this.#rebuild(this.#breakdown);
  }

  /** A frame of the clock, while there is no engine. */
  tick(time: number): void {
    const breakdown = this.#breakdown;
    if (!breakdown || breakdown.isRebuilding) return;
    if (time >= breakdown.at) void this.#rebuild(breakdown);
    else this.#parts.waits();
  }

  /** Nothing is rebuilt any more. */
  close(): void {
    this.#closed = true;
  }

  #rebuildOrGiveUp(failure: Failure, suspects: boolean, explained: boolean): void {
    const { clock, log, gaveUp, waits } = this.#parts;
    const verdict = this.#recovery.failed(clock.now(), suspects, explained);
    if (verdict.kind === 'give-up') return gaveUp(givenUpError(failure, verdict.count));
    if (verdict.fallBack) log.fallBack();
    this.#breakdown = { failure, at: verdict.at, isRebuilding: false };
    if (verdict.at <= clock.now()) void this.#rebuild(this.#breakdown);
    else waits();
  }

  /** Rebuilds the engine from the last snapshot and what came since. */
  async #rebuild(breakdown: Breakdown): Promise<void> {
    breakdown.isRebuilding = true;
    const { factory, log, loads } = this.#parts;
    const { batches } = log;
    let engine: Engine;
    try {
      this.#parts.dropLoads();
      engine = await remake(factory, this.#parts.settings(), log, loads);
    } catch (error) {
      if (!this.#closed) this.#failedAgain(asError(error));
      return;
    }
    if (this.#closed) return;
    this.#breakdown = undefined;
    const error = recoveredError(breakdown.failure, this.#leftOut);
    this.#leftOut = [];
    this.#parts.rebuilt(engine, error, batches);
  }

  /** The new engine broke down, too: an input of the log is left out, or the last snapshot. */
  #failedAgain(error: Error): void {
    const { factory, log } = this.#parts;
    const failure = failureOf(error instanceof ReplayError ? error.cause : error, factory);
    if (error instanceof ReplayError) {
      const fault = log.leaveOut(error.entry);
      this.#leaveOut(fault);
      return this.#rebuildOrGiveUp(failure, true, fault.kind !== 'frame');
    }
    log.fallBack();
    this.#rebuildOrGiveUp(failure, false, false);
  }

  #leaveOut(input: Input | LogEntry): void {
    this.#leftOut.push(input);
    this.#parts.leftOut(input);
  }
}
