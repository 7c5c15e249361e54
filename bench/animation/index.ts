/**
 * `animation.tick`: a tick of 1,000 running tweens, in the built animation component and, in the
 * same run, in gsap.
 *
 * The component's core module is called as a fused engine calls it, with its answer read in place:
 * no glue of jco is measured. Both sides travel on the same curve, CSS's `ease-in-out`, and on both
 * sides every value changes with every tick.
 *
 * `animation.tick.loops`: the same of tweens that go to and fro without end, each from another
 * place in its way on.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import gsap from 'gsap';
import { CustomEase } from 'gsap/CustomEase';
import { BatchWriter, commands, id, writeEntry } from '../../schema/typescript/index.ts';
import { byTurns, type Measurements, threadMicroseconds } from '../measure.ts';

const TWEENS = 1_000;
/** So many that a round is long beside the steps of the thread's clock, which can be 4 ms. */
const TICKS = 6_000;
/** Ticks before the ones that count, for the compilers. */
const WARM = 300;
const ROUNDS = 7;
/**
 * How far tweens go, in dp: about 100 in a second. What is slower than a device pixel in 125 ms
 * needs other frames.
 */
const FAR = 100_000;
/** Milliseconds per frame, and of a tween: none ends while it is looked at. */
const FRAME = 16;
const DURATION = FRAME * (ROUNDS + 2) * (TICKS + WARM);

/** Milliseconds of one way of a loop. */
const LOOP = 3_000;
/** Milliseconds by which each loop is ahead of the one before it. */
const AHEAD = 1.37;

const INTERFACE = 'inlay:animation/animation@0.2.0';

/**
 * Exports of the core module: canonical functions, whose results are at the address they return.
 */
interface CoreModule {
  memory: WebAssembly.Memory;
  cabi_realloc(old: number, oldSize: number, align: number, size: number): number;
  apply(address: number, length: number, time: number): number;
  tick(time: number): number;
  release(result: number): void;
}

/** Runs the benchmark. */
export default async function animation(): Promise<Measurements> {
  const round = (tick: () => void) => () => microseconds(tick);
  const figures: Measurements = {};
  for (const [name, loops] of [
    ['animation.tick', false],
    ['animation.tick.loops', true],
  ] as const) {
    const [value = Number.NaN, control = Number.NaN] = await byTurns(
      [round(componentTicks(loops)), round(gsapTicks(loops))],
      ROUNDS,
    );
    figures[name] = { value, unit: 'us', control };
  }
  return figures;
}

/** One tick of the component; throws when it did not answer with every value. */
function componentTicks(loops: boolean): () => void {
  const core = load();
  const batch = entries(loops);
  const address = core.cabi_realloc(0, 0, 4, batch.byteLength);
  new Uint32Array(core.memory.buffer, address, batch.length).set(batch);
  const applied = core.apply(address, batch.length, 0);
  // The call may have grown the memory, which makes a new buffer.
  if (new Uint8Array(core.memory.buffer)[applied] !== 0) {
    throw new Error('expected the component to take 1,000 animations, it refused');
  }
  // Where a loop turns, two ticks may have the same value.
  const least = TWEENS * 4 * (loops ? 0.95 : 1);
  let time = 0;
  return () => {
    time += FRAME;
    const result = core.tick(time);
    const words = new DataView(core.memory.buffer);
    // A result: its case, then from the next eight bytes on the record, which starts with the
    // entries' address and count.
    const length = words.getUint32(result + 12, true);
    if (words.getUint8(result) !== 0 || length < least) {
      throw new Error(`expected ${least} words of values, got ${length}`);
    }
    core.release(result);
  };
}

function load(): CoreModule {
  const file = 'target/wasm/wasm32-unknown-unknown/release/inlay_animation_component.wasm';
  const bytes = readFileSync(join(import.meta.dirname, '../..', file));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  return {
    memory: exports.memory,
    cabi_realloc: exports.cabi_realloc,
    apply: exports[`${INTERFACE}#apply`],
    tick: exports[`${INTERFACE}#tick`],
    release: exports[`cabi_post_${INTERFACE}#tick`],
  } as unknown as CoreModule;
}

/** `animate` of 1,000 nodes. */
function entries(loops: boolean): Uint32Array {
  const writer = new BatchWriter();
  const frame = (offset: number, val: number) =>
    ({
      offset,
      value: { tag: 'number', val },
      easing: { tag: 'linear' },
      composite: 'replace',
    }) as const;
  for (let node = 1; node <= TWEENS; node++) {
    writeEntry(writer, commands.animate, {
      animation: node,
      node,
      property: id.translateX,
      timing: {
        delay: loops ? -AHEAD * node : 0,
        endDelay: 0,
        duration: loops ? LOOP : DURATION,
        iterations: loops ? null : 1,
        iterationStart: 0,
        direction: loops ? 'alternate' : 'normal',
        fill: 'none',
        easing: { tag: 'ease-in-out' },
      },
      keyframes: [frame(0, 0), frame(1, FAR + node)],
    });
  }
  return writer.entries().slice();
}

/** One tick of gsap; throws when a value did not change. */
function gsapTicks(loops: boolean): () => void {
  gsap.registerPlugin(CustomEase);
  const ease = CustomEase.create('ease-in-out', '0.42,0,0.58,1');
  const targets = Array.from({ length: TWEENS }, () => ({ x: 0 }));
  const timeline = gsap.timeline({ paused: true });
  targets.forEach((target, at) => {
    const way = loops
      ? { duration: LOOP / 1_000, repeat: -1, yoyo: true }
      : { duration: DURATION / 1_000 };
    timeline.to(target, { x: FAR + 1 + at, ease, ...way }, (loops ? AHEAD * at : 0) / 1_000);
  });
  // All loops have begun.
  let time = loops ? AHEAD * TWEENS : 0;
  let last = 0;
  return () => {
    time += FRAME;
    timeline.time(time / 1_000);
    const { x } = targets[TWEENS - 1] as { x: number };
    if (x === last && !loops) throw new Error('expected gsap to change every value with a tick');
    last = x;
  };
}

/** What a tick takes of this thread's time, over {@link TICKS} of them. */
function microseconds(tick: () => void): number {
  for (let at = 0; at < WARM; at++) tick();
  const begin = threadMicroseconds();
  for (let at = 0; at < TICKS; at++) tick();
  return (threadMicroseconds() - begin) / TICKS;
}
