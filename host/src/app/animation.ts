/**
 * Animations that an app started: Web Animations' handle.
 *
 * @module
 */
import { InlayError, shown } from '../protocol/error.ts';
import {
  type AnimationAction,
  commands,
  type EffectTiming,
  properties,
  writeEntry,
} from '../protocol/schema.ts';
import { type NodeState, nameOf } from './internal.ts';
import type { Track } from './keyframes.ts';
import type { Node } from './node.ts';

/** What an animation is doing, as of the engine's last event. */
export type PlayState = 'running' | 'paused' | 'finished' | 'idle';

/**
 * An animation of one or more properties of a node. It starts with the frame that takes the
 * commands of this turn.
 *
 * @example
 * const fade = node.animate({ opacity: [0, 1] }, { duration: 300, fill: 'both' });
 * await fade.finished;
 */
export interface Animation {
  /** The node that is animated. */
  readonly node: Node;
  /** `'idle'` after {@link cancel}, or when the node is gone. */
  readonly playState: PlayState;
  /**
   * Resolves at the end. Rejected with `code` `'removed'` or `'closed'` if there will be no end,
   * with `'app'` on {@link cancel}.
   */
  readonly finished: Promise<void>;
  /**
   * Continues after {@link pause}; starts again after the end.
   *
   * @throws {@link InlayError} `out-of-range` if it would have to start at its end and has none: an
   * infinite one, played backwards from its start.
   */
  play(): void;
  /** Pauses at the present time. Throws as {@link play} does, after {@link cancel}. */
  pause(): void;
  /**
   * Removes the animation: the values of the style hold again. Any other call restores it, at its
   * start.
   */
  cancel(): void;
  /**
   * Goes to the end at once; backwards, that is the start.
   *
   * @throws {@link InlayError} `out-of-range` if it has no end: an infinite one, or a rate of 0.
   */
  finish(): void;
  /**
   * Plays backwards from the present time, or from the end if that is reached. Throws as
   * {@link play} does. An animation without an end that began in an earlier turn, and that no frame
   * has shown, continues unchanged and emits `warning`.
   */
  reverse(): void;
  /**
   * Jumps to a time, and continues from there unless it is paused.
   *
   * @param time Milliseconds since the start, with delay.
   */
  seek(time: number): void;
  /**
   * Changes the speed.
   *
   * @param rate 1 is normal, 0 stands still, negative is backwards.
   */
  setRate(rate: number): void;
}

/**
 * An animation with what the engine's events do to it.
 *
 * The engine has its time. Here is known of it what calls have to decide by at once: where it
 * stands when it is held, and where it was put in the present turn.
 */
export class RunningAnimation implements Animation {
  readonly #target: NodeState;
  readonly #tracks: readonly Track[];
  readonly #timing: EffectTiming;
  /** Ids in the engine, of those properties that it still knows. */
  readonly #ids = new Set<number>();
  readonly #running = new Set<number>();
  #playState: PlayState = 'idle';
  #rate = 1;
  /**
   * The current time where it was put last, and the batch that says so; `undefined` if it has run
   * since from where nobody knows.
   */
  #put: number | undefined;
  #putIn = 0;
  /** How often it was reversed since its rate was known, which the engine may refuse. */
  #reversals = 0;
  #settle!: { resolve(): void; reject(error: InlayError): void };
  #finished!: Promise<void>;

  constructor(target: NodeState, tracks: readonly Track[], timing: EffectTiming) {
    this.#target = target;
    this.#tracks = tracks;
    this.#timing = timing;
    this.#begin(1, 0);
  }

  get node(): Node {
    return this.#target.node;
  }

  get playState(): PlayState {
    return this.#playState;
  }

  get finished(): Promise<void> {
    return this.#finished;
  }

  play(): void {
    this.#playAt('play', this.#rate);
  }

  reverse(): void {
    this.#playAt('reverse', this.#rate === 0 ? 0 : -this.#rate);
  }

  pause(): void {
    if (this.#playState === 'paused') return;
    const at = this.#playState === 'idle' ? this.#startOf('pause', this.#rate) : this.#time;
    if (this.#ids.size > 0) this.#control({ tag: 'pause' }, 'paused');
    else this.#begin(this.#rate, at ?? 0, 'paused');
    this.#putAt(at);
  }

  cancel(): void {
    this.#release();
    this.#playState = 'idle';
    this.#put = undefined;
    this.#settle.reject(
      new InlayError('app', `${nameOf(this.#target)}: the animation was cancelled.`),
    );
  }

  finish(): void {
    if (this.#rate === 0 || (this.#rate > 0 && this.#end === Number.POSITIVE_INFINITY))
      throw this.#noEnd('finish');
    const limit = this.#rate > 0 ? this.#end : 0;
    const wasFinished = this.#playState === 'finished';
    if (this.#ids.size === 0 && !wasFinished) this.#begin(this.#rate, limit);
    this.#control({ tag: 'finish' }, wasFinished ? undefined : 'running');
    this.#putAt(limit);
  }

  seek(time: number): void {
    const to = number(this.#target, 'seek', time);
    if (this.#playState === 'idle') this.#begin(this.#rate, to, 'paused');
    else this.#change({ tag: 'seek', val: to }, this.#rate, to);
    this.#putAt(to);
  }

  setRate(rate: number): void {
    const to = number(this.#target, 'setRate', rate);
    const at = this.#time;
    if (this.#playState !== 'idle') this.#change({ tag: 'rate', val: to }, to, at);
    this.#rate = to;
    this.#reversals = 0;
    this.#putAt(at);
  }

  /** The engine reports that the animation `id` is at its end. */
  ended(id: number): void {
    // It was paused meanwhile, and stands at its end.
    if (this.#playState === 'paused') return;
    this.#running.delete(id);
    if (this.#running.size > 0) return;
    this.#playState = 'finished';
    // One that was put beyond its end stands there.
    const isBeyond = this.#put !== undefined && this.#isOver(this.#put, this.#rate);
    if (!isBeyond) this.#putAt(this.#rate < 0 ? 0 : this.#end);
    // Without a fill on the side where it ends nothing is left of it: the engine can forget it, and
    // its ids are free again.
    const { fill } = this.#timing;
    if (fill !== 'both' && fill !== (this.#rate < 0 ? 'backwards' : 'forwards')) this.#release();
    this.#settle.resolve();
  }

  /** The engine reports that the animation `id` was cancelled. */
  cancelled(id: number): void {
    const { core } = this.#target;
    core.animations.delete(id);
    core.animationIds.release(id);
    if (!this.#ids.delete(id)) return;
    this.#running.delete(id);
    if (this.#ids.size > 0 || this.#playState === 'finished') return;
    this.#playState = 'idle';
    this.#settle.reject(
      new InlayError('removed', `${nameOf(this.#target)}: the animation ended with its node.`),
    );
  }

  /**
   * The engine reports that the animation `id` was at its start when it was to be reversed, and has
   * no end: it continues as before.
   */
  refused(id: number): void {
    const [first] = this.#ids;
    if (id !== first || this.#reversals === 0) return;
    this.#reversals -= 1;
    this.#rate = -this.#rate;
    this.#putAt(undefined);
    const { core } = this.#target;
    core.warn(
      `reverse ${this.#target.id}`,
      () => `${this.#noEnd('reverse').message} It goes on as before.`,
    );
  }

  /** How it moves a property of a node, if it does, for messages. */
  describe(node: NodeState | undefined, property: string): string | undefined {
    if (node !== this.#target || this.#playState !== 'running') return undefined;
    if (!this.#tracks.some(({ key }) => key === property)) return undefined;
    const end = this.#end;
    if (end === Number.POSITIVE_INFINITY) return 'is animated without an end';
    const rate = this.#rate === 1 ? '' : ` at rate ${this.#rate}`;
    return `is in an animation of ${end} ms${rate}`;
  }

  /** The stage is gone. */
  abandon(reason: InlayError): void {
    this.#ids.clear();
    this.#playState = 'idle';
    this.#settle.reject(reason);
  }

  /** When it is over, in milliseconds since the start: Web Animations' end time. */
  get #end(): number {
    const { delay, duration, iterations, endDelay } = this.#timing;
    const active = duration === 0 ? 0 : duration * (iterations ?? Number.POSITIVE_INFINITY);
    return Math.max(0, delay + active + endDelay);
  }

  /** Web Animations' current time, where it is known: it stands, or was put in this turn. */
  get #time(): number | undefined {
    if (this.#playState === 'idle') return undefined;
    const stands = this.#playState !== 'running' || this.#rate === 0;
    return stands || this.#putIn === this.#target.core.queue.sequence ? this.#put : undefined;
  }

  #putAt(time: number | undefined): void {
    this.#put = time;
    this.#putIn = this.#target.core.queue.sequence;
  }

  /** Whether nothing comes after a time. */
  #isOver(time: number, rate: number): boolean {
    return rate > 0 ? time >= this.#end : rate < 0 && time <= 0;
  }

  /**
   * Where it plays from at a rate: from `time`, or from the other end where it is at an end or has
   * no time (4.4.8 of Web Animations).
   *
   * @throws {@link InlayError} `out-of-range` if that end does not exist.
   */
  #startOf(call: string, rate: number, time?: number): number {
    const end = this.#end;
    const isOutside =
      time === undefined ||
      (rate < 0 ? time <= 0 || time > end : rate > 0 && (time < 0 || time >= end));
    if (!isOutside) return time;
    if (rate >= 0) return 0;
    if (end === Number.POSITIVE_INFINITY) throw this.#noEnd(call);
    return end;
  }

  #noEnd(call: string): InlayError {
    const expected = 'expected an animation with an end';
    return new InlayError(
      'out-of-range',
      `${nameOf(this.#target)}: animation ${call}: ${expected}, got one without.`,
    );
  }

  #playAt(call: 'play' | 'reverse', rate: number): void {
    const isLive = this.#playState === 'running' || this.#playState === 'paused';
    const time = this.#time;
    // One that runs from where nobody knows has left its start.
    const from = isLive && time === undefined ? undefined : this.#startOf(call, rate, time);
    if (!isLive || this.#ids.size === 0) {
      this.#release();
      this.#begin(rate, from ?? 0);
    } else {
      this.#control({ tag: call }, 'running');
      if (call === 'reverse') this.#reversals += 1;
    }
    this.#rate = rate;
    this.#putAt(from);
  }

  /**
   * Does something to an animation that is not idle, after which it has this rate and, if that is
   * known, this time.
   */
  #change(action: AnimationAction, rate: number, time: number | undefined): void {
    const goesOn =
      this.#playState === 'finished' && time !== undefined && !this.#isOver(time, rate);
    if (this.#ids.size > 0) this.#control(action, goesOn ? 'running' : undefined);
    else if (goesOn) this.#begin(rate, time);
  }

  /** Makes it in the engine, at a rate and a time. */
  #begin(rate: number, at: number, state: 'running' | 'paused' = 'running'): void {
    const { core, id: node } = this.#target;
    core.checkUsable(this.#target, 'animate');
    // Played after the rate is known, it begins at the end where it goes backwards.
    const actions: AnimationAction[] =
      rate === 1 ? [] : [{ tag: 'rate', val: rate }, { tag: 'play' }];
    if (state === 'paused') actions.push({ tag: 'pause' });
    if (at !== (rate < 0 ? this.#end : 0)) actions.push({ tag: 'seek', val: at });
    const ids = this.#tracks.map(() => core.animationIds.allocate());
    try {
      core.edit(`${nameOf(this.#target)}: animate`, (writer) =>
        this.#tracks.forEach(({ key, keyframes }, index) => {
          const animation = ids[index] as number;
          const property = properties[key].id;
          writeEntry(writer, commands.animate, {
            animation,
            node,
            property,
            timing: this.#timing,
            keyframes,
          });
          for (const action of actions)
            writeEntry(writer, commands.controlAnimation, { animation, action });
        }),
      );
    } catch (error) {
      for (const id of ids) core.animationIds.release(id);
      throw error;
    }
    for (const id of ids) {
      core.animations.set(id, this);
      this.#ids.add(id);
      this.#running.add(id);
    }
    this.#playState = state;
    this.#reversals = 0;
    this.#putAt(at);
    this.#promise();
  }

  /** What is to be waited for from now on. */
  #promise(): void {
    this.#finished = new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // As in Web Animations, an animation that nobody waits for may be cancelled without a
    // complaint.
    this.#finished.catch(() => {});
  }

  /**
   * Takes it from the engine. The ids are free when the engine says so; until then nothing may be
   * said about them.
   */
  #release(): void {
    this.#control({ tag: 'cancel' });
    this.#ids.clear();
    this.#running.clear();
  }

  #control(action: AnimationAction, to?: PlayState): void {
    const { core } = this.#target;
    if (this.#ids.size === 0 || this.#target.removed) return;
    core.edit(`${nameOf(this.#target)}: animation`, (writer) => {
      for (const animation of this.#ids)
        writeEntry(writer, commands.controlAnimation, { animation, action });
    });
    if (!to) return;
    if (this.#playState === 'finished') {
      for (const id of this.#ids) this.#running.add(id);
      this.#promise();
    }
    this.#playState = to;
  }
}

function number(target: NodeState, call: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(Math.fround(value))) return value;
  throw new InlayError(
    'wrong-type',
    `${nameOf(target)}: animation ${call}: expected a finite number, got ${shown(value)}.`,
  );
}
