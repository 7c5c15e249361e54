/**
 * Frames on a clock that is moved by hand: for Node, for tests in browsers, and for recordings.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import { keyNames } from '../protocol/key-names.ts';
import { type KeyPhaseName, keyPhase } from '../protocol/key-phase.ts';
import type { Key } from '../protocol/schema.ts';
import type { SteppedClock } from './clock.ts';
import type { EngineRunner } from './runner.ts';

/** Time between frames in milliseconds, as on a display with 60 Hz. */
export const FRAME = 1000 / 60;
/** Frames at one time after which a stage that still asks for more is taken to never rest. */
const MOST_FRAMES_AT_ONCE = 1000;
/** Turns of the event loop after which an app that always has one more is not waited for. */
const MOST_TURNS = 1000;
/**
 * A held key repeats within this many milliseconds: the longest delay that keyboards can be set to.
 */
const LONGEST_REPEAT = 1000;

/**
 * Steps an engine. Between its frames everything arrives that was asked for: what the app says,
 * images and fonts.
 */
export class Stepper {
  readonly runner: EngineRunner;
  readonly #clock: SteppedClock;
  /** When each key last went down or repeated. */
  readonly #downs = new Map<Key, number>();

  /** @param clock The runner's. */
  constructor(runner: EngineRunner, clock: SteppedClock) {
    this.runner = runner;
    this.#clock = clock;
  }

  /** The time in milliseconds since the start. */
  get time(): number {
    return this.#clock.now();
  }

  /**
   * A key goes down or up now, repeats, or is taken away by another window (`cancel`): after all
   * that the app has said so far.
   *
   * A `down` of a key that is down is what a held key sends, and counts as `repeat`; more than a
   * second after the last one its up was lost, and it is a new press.
   */
  key(name: Key, phase: KeyPhaseName): void {
    this.runner.drain();
    const key = keyNames.indexOf(name);
    const now = this.#clock.now();
    const isHeld =
      this.runner.isDown(key) &&
      now - (this.#downs.get(name) ?? Number.NEGATIVE_INFINITY) <= LONGEST_REPEAT;
    this.#downs.set(name, now);
    this.runner.key(key, keyPhase[phase === 'down' && isHeld ? 'repeat' : phase], now);
  }

  /** A key goes down, and up again. */
  press(name: Key): void {
    this.key(name, 'down');
    this.key(name, 'up');
  }

  /**
   * Lets everything happen that needs no time: messages, loads, and the frames that they ask for.
   * Motion stands still.
   */
  async settle(): Promise<void> {
    for (let frames = 0; frames < MOST_FRAMES_AT_ONCE; frames += 1) {
      await this.#quiet();
      this.runner.uploadAll();
      // A frame in which nothing but motion goes on is for the next time.
      if (this.runner.inputs === 0 || !this.#clock.step(this.#clock.now())) return;
    }
    throw new InlayError(
      'app',
      `The app asks for frame after frame without a pause: expected at most ${MOST_FRAMES_AT_ONCE} at one time.`,
    );
  }

  /**
   * Makes all frames up to a time. Images and fonts that are asked for on the way are there in
   * the frame that follows.
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
   * Advances the time by one frame without waiting: neither for the app nor for images and
   * fonts.
   *
   * @returns Whether the engine asked for that frame and made it.
   */
  step(): boolean {
    return this.#clock.step(this.#clock.now() + FRAME);
  }

  /**
   * Makes frames until nothing moves, or the engine has ended. What is slower than a device pixel
   * in 125 ms counts as at rest.
   *
   * @param most Milliseconds after which it is taken to never rest.
   * @throws {@link InlayError} `app` if it does not come to rest.
   */
  async rest(most = 30_000): Promise<void> {
    const end = this.#clock.now() + most;
    await this.settle();
    while (!this.runner.isIdle && !this.runner.isClosed) {
      if (this.#clock.now() >= end) {
        throw await this.#restless(most);
      }
      this.#clock.step(this.#clock.now() + FRAME);
      await this.settle();
    }
  }

  /** Why it did not come to rest. */
  async #restless(most: number): Promise<InlayError> {
    this.runner.askMovers();
    await this.#quiet();
    const what =
      this.runner.movers ?? 'a container scrolls, or the app changes something in every frame';
    const instead =
      'Expected an end, or less than a device pixel in 125 ms. End it, or advance to a time instead';
    return new InlayError(
      'app',
      `The stage did not come to rest within ${most} ms: ${what}. ${instead} (inlay render --at).`,
    );
  }

  /** Waits until the app has handled its events, and nothing is being loaded. */
  async #quiet(): Promise<void> {
    let turns = 0;
    do {
      await turn();
      turns += 1;
      // An app that is gone reads nothing any more.
    } while (!this.runner.isClosed && (this.#isAwaited || (turns < MOST_TURNS && othersGoOn())));
    await turn();
  }

  /** Whether something is being loaded, or the app has not read everything. */
  get #isAwaited(): boolean {
    return this.runner.loading > 0 || this.runner.unread > 0;
  }
}

/** How many of the turns that Node is to make are those of {@link turn}. */
let ownTurns = 0;

/** One turn of the event loop, with all microtasks in it. */
function turn(): Promise<void> {
  if (typeof setImmediate === 'function') {
    ownTurns += 1;
    return new Promise((resolve) =>
      setImmediate(() => {
        ownTurns -= 1;
        resolve();
      }),
    );
  }
  // Browsers have no setImmediate, and setTimeout waits 4 ms there.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/**
 * Whether anything but a stepper goes on in the next turn, as React does, which renders in slices.
 * Browsers do not tell.
 */
function othersGoOn(): boolean {
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  const active = process?.getActiveResourcesInfo?.() ?? [];
  return active.filter((kind) => kind === 'Immediate').length > ownTurns;
}
