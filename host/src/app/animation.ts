/**
 * Animations that an app started: Web Animations' handle.
 *
 * @module
 */
import { InlayError, shown } from '../protocol/error.ts';
import { type AnimationAction, commands, type EffectTiming, properties, writeEntry } from '../protocol/schema.ts';
import { type NodeState, nameOf } from './internal.ts';
import type { Track } from './keyframes.ts';
import type { Node } from './node.ts';

/** What an animation is doing, as far as the engine has told. */
export type PlayState = 'running' | 'paused' | 'finished' | 'idle';

/**
 * An animation of one or more properties of a node. It starts with the frame that takes the commands of this turn.
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
  /** Resolves at the end, and is rejected with `code` `'removed'` or `'closed'` when that cannot come, with `'app'` on {@link cancel}. */
  readonly finished: Promise<void>;
  /** Goes on after {@link pause}; starts anew after the end. */
  play(): void;
  /** Stands still at the present time. */
  pause(): void;
  /** Takes the animation away: the values of the style hold again. Whatever else is called brings it back, at its start. */
  cancel(): void;
  /**
   * Goes to the end at once; backwards, that is the start.
   *
   * @throws {@link InlayError} `out-of-range` if it has no end: played forwards for ever, or at a rate of 0.
   */
  finish(): void;
  /** Goes on backwards from where it is; from the end, if that is reached. */
  reverse(): void;
  /**
   * Goes to a time, and on from there unless it is paused.
   *
   * @param time Milliseconds since the start, with delay.
   */
  seek(time: number): void;
  /**
   * Changes the speed.
   *
   * @param rate 1 is normal, 0 stands still, below 0 is backwards.
   */
  setRate(rate: number): void;
}

/** An animation with what the engine's events do to it. */
export class RunningAnimation implements Animation {
  readonly #target: NodeState;
  readonly #tracks: readonly Track[];
  readonly #timing: EffectTiming;
  /** Ids in the engine, of those properties that it still knows. */
  readonly #ids = new Set<number>();
  readonly #running = new Set<number>();
  #playState: PlayState = 'running';
  #rate = 1;
  #settle!: { resolve(): void; reject(error: InlayError): void };
  #finished!: Promise<void>;

  constructor(target: NodeState, tracks: readonly Track[], timing: EffectTiming) {
    this.#target = target;
    this.#tracks = tracks;
    this.#timing = timing;
    this.#start();
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
    if (this.#playState === 'finished' || this.#ids.size === 0) this.#startAnew();
    else this.#control({ tag: 'play' }, 'running');
  }

  pause(): void {
    this.#bringBack();
    this.#control({ tag: 'pause' }, 'paused');
  }

  cancel(): void {
    this.#release();
    this.#playState = 'idle';
    this.#settle.reject(new InlayError('app', `${nameOf(this.#target)}: the animation was cancelled.`));
  }

  finish(): void {
    if (this.#rate === 0 || (this.#rate > 0 && this.#end === Number.POSITIVE_INFINITY)) {
      const expected = 'expected an animation with an end';
      throw new InlayError('out-of-range', `${nameOf(this.#target)}: animation finish: ${expected}, got one without.`);
    }
    if (this.#playState === 'finished') return;
    this.#bringBack();
    this.#control({ tag: 'finish' }, 'running');
  }

  reverse(): void {
    const isOver = this.#playState === 'finished' || this.#ids.size === 0;
    this.#rate = -this.#rate;
    if (isOver) this.#startAnew();
    else this.#control({ tag: 'reverse' }, 'running');
  }

  seek(time: number): void {
    const to = number(this.#target, 'seek', time);
    const goesOn = this.#playState === 'finished' && !this.#isOver(to);
    if (this.#playState === 'finished' && !goesOn) return;
    this.#bringBack();
    this.#control({ tag: 'seek', val: to }, goesOn ? 'running' : undefined);
  }

  setRate(rate: number): void {
    const to = number(this.#target, 'setRate', rate);
    const turns = Math.sign(to) !== Math.sign(this.#rate) && this.#end > 0;
    // From the end it goes on only the other way.
    const goesOn = this.#playState === 'finished' && turns;
    if (goesOn) this.#bringBack();
    this.#rate = to;
    this.#control({ tag: 'rate', val: to }, goesOn ? 'running' : undefined);
  }

  /** The engine tells that the animation `id` is at its end. */
  ended(id: number): void {
    this.#running.delete(id);
    if (this.#running.size > 0) return;
    this.#playState = 'finished';
    // Without a fill on the side where it ends nothing is left of it: the engine can forget it, and its ids are free again.
    const { fill } = this.#timing;
    if (fill !== 'both' && fill !== (this.#rate < 0 ? 'backwards' : 'forwards')) this.#release();
    this.#settle.resolve();
  }

  /** The engine tells that the animation `id` is no more. */
  cancelled(id: number): void {
    const { core } = this.#target;
    core.animations.delete(id);
    core.animationIds.release(id);
    if (!this.#ids.delete(id)) return;
    this.#running.delete(id);
    if (this.#ids.size > 0 || this.#playState === 'finished') return;
    this.#playState = 'idle';
    this.#settle.reject(new InlayError('removed', `${nameOf(this.#target)}: the animation ended with its node.`));
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

  /** Whether nothing comes after a time. */
  #isOver(time: number): boolean {
    return this.#rate > 0 ? time >= this.#end : this.#rate < 0 && time <= 0;
  }

  /** Makes it anew in the engine, if that has forgotten it: at its end, or standing at its start where it was taken away. */
  #bringBack(): void {
    if (this.#ids.size > 0 || this.#target.removed) return;
    const isFinished = this.#playState === 'finished';
    this.#start();
    if (isFinished) this.#control({ tag: 'seek', val: this.#rate < 0 ? 0 : this.#end });
    else this.#control({ tag: 'pause' }, 'paused');
  }

  #startAnew(): void {
    if (this.#ids.size > 0) this.#release();
    this.#start();
  }

  #start(): void {
    const { core, id: node } = this.#target;
    core.checkUsable(this.#target, 'animate');
    const ids = this.#tracks.map(() => core.animationIds.allocate());
    try {
      core.edit(`${nameOf(this.#target)}: animate`, (writer) =>
        this.#tracks.forEach(({ key, keyframes }, index) => {
          const animation = ids[index] as number;
          const property = properties[key].id;
          writeEntry(writer, commands.animate, { animation, node, property, timing: this.#timing, keyframes });
          if (this.#rate === 1) return;
          // Played after the rate is known, it begins at the end where it goes backwards.
          for (const action of [{ tag: 'rate', val: this.#rate }, { tag: 'play' }] as const) {
            writeEntry(writer, commands.controlAnimation, { animation, action });
          }
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
    this.#playState = 'running';
    this.#promise();
  }

  /** What is to be waited for from now on. */
  #promise(): void {
    this.#finished = new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // As in Web Animations, an animation that nobody waits for may be cancelled without a complaint.
    this.#finished.catch(() => {});
  }

  /** Takes it from the engine. The ids are free when the engine says so; until then nothing may be said about them. */
  #release(): void {
    this.#control({ tag: 'cancel' });
    this.#ids.clear();
    this.#running.clear();
  }

  #control(action: AnimationAction, to?: PlayState): void {
    const { core } = this.#target;
    if (this.#ids.size === 0 || this.#target.removed) return;
    core.edit(`${nameOf(this.#target)}: animation`, (writer) => {
      for (const animation of this.#ids) writeEntry(writer, commands.controlAnimation, { animation, action });
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
