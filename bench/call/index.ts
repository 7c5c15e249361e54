/**
 * `call.scalar` and `call.list`: what a call between two fused components costs, in the loops that
 * the echo systems of the compose tool's tests have for it. Beside a list of 20 KB: the same bytes
 * by the machine's memcpy, as `TypedArray.set` reaches it. (The one that Rust brings along for Wasm
 * 1.0 is several times slower than either.)
 *
 * @module
 */
import { composed } from '../../tests/compose/echo.ts';
import { byTurns, type Measurements, threadMicroseconds } from '../measure.ts';

const ROUNDS = 9;
/**
 * Enough that a round takes tens of milliseconds: the clock of a thread's time is no finer than a
 * few.
 */
const SCALARS = 50_000_000;
const LISTS = 100_000;
const BYTES = 20_480;

/** Runs the benchmark. */
export default async function call(): Promise<Measurements> {
  const { make } = await composed('rust');
  const { numbers } = make.module();
  const loop = (name: string, ...given: number[]) => {
    const work = numbers[name];
    if (!work) throw new Error(`expected the echo systems to export ${name}`);
    return () => {
      const begin = threadMicroseconds();
      work(...given);
      return (threadMicroseconds() - begin) / (given.at(-1) as number);
    };
  };
  const sides = [loop('addLoop', SCALARS), loop('sumLoop', BYTES, LISTS), memcpy];
  const [scalar, list, copy] = (await byTurns(sides, ROUNDS)) as [number, number, number];
  return {
    'call.scalar': { value: scalar * 1_000, unit: 'ns' },
    'call.list': { value: list, unit: 'us', control: copy, note: '20 KB; control: memcpy' },
  };
}

const [from, to] = [new Uint8Array(BYTES).fill(1), new Uint8Array(BYTES)];

function memcpy(): number {
  const begin = threadMicroseconds();
  for (let at = 0; at < LISTS; at += 1) {
    from[at % BYTES] = at;
    to.set(from);
  }
  return (threadMicroseconds() - begin) / LISTS;
}

if (import.meta.main) console.table(await call());
