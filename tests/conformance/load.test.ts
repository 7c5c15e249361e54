import assert from 'node:assert/strict';
import { parse } from '@bytecodealliance/jco';
import { interfaceOf, loadComponent, loadComposed } from './load.ts';

/** Counts its calls, traps at the third, and refuses 7. */
const COUNTER = `(component
  (core module $m
    (global $count (mut i32) (i32.const 0))
    (memory (export "memory") 1)
    (func (export "reset") (global.set $count (i32.const 0)))
    (func (export "next") (result i32)
      (global.set $count (i32.add (global.get $count) (i32.const 1)))
      (if (i32.eq (global.get $count) (i32.const 3)) (then unreachable))
      (global.get $count))
    (func (export "seven") (result i32)
      (i32.store (i32.const 0) (i32.const 1)) (i32.store (i32.const 4) (i32.const 7)) (i32.const 0)))
  (core instance $i (instantiate $m))
  (func $reset (canon lift (core func $i "reset")))
  (func $next (result u32) (canon lift (core func $i "next")))
  (func $seven (result (result (error u32))) (canon lift (core func $i "seven") (memory $i "memory")))
  (instance $counter (export "reset" (func $reset)) (export "next" (func $next)) (export "seven" (func $seven)))
  (export "test:counter/counter@0.1.0" (instance $counter)))`;

interface Counter {
  reset(): void;
  next(): number;
  seven(): void;
}

describe('loading an implementation for its suite', () => {
  it('finds a system as it was composed, in whatever language', async () => {
    for (const [profile, system] of [
      ['rust', 'scroll'],
      ['rust', 'raster'],
      ['compact', 'focus'],
    ] as const) {
      const found = interfaceOf<{ reset(): void }>(await loadComposed(profile, system), system);
      found.reset();
    }
  });

  it('says which command makes one that is missing', async () => {
    await assert.rejects(
      loadComposed('nowhere', 'scroll'),
      /scroll\.component\.wasm: run npx inlay compose --profile nowhere/,
    );
  });

  it('recreates an instance after a trap, when it is reset', async () => {
    const counter = interfaceOf<Counter>(
      await loadComponent('counter', await parse(COUNTER)),
      'counter',
    );
    for (let round = 0; round < 2; round++) {
      assert.deepEqual([counter.next(), counter.next()], [1, 2]);
      assert.throws(() => counter.next(), /^RuntimeError: counter\.next trapped: .*unreachable/);
      assert.throws(() => counter.next(), WebAssembly.RuntimeError);
      counter.reset();
    }
  });

  it('reports what was refused, and by which function', async () => {
    const counter = interfaceOf<Counter>(
      await loadComponent('counter', await parse(COUNTER)),
      'counter',
    );
    assert.throws(() => counter.seven(), { message: 'counter.seven refused: 7', payload: 7 });
  });

  it('says which interfaces a component has, where it lacks the one of its suite', async () => {
    const system = await loadComposed('rust', 'animation');
    assert.throws(
      () => interfaceOf(system, 'scroll'),
      /exports the interface scroll, got .*animation/,
    );
  });
});
