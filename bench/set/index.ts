/**
 * `set.*`: what the app's thread pays for a call of `node.set`, from the call to the words of its
 * batch.
 *
 * @module
 */

import type { NodeProperties } from '../../host/src/app/properties.ts';
import { connectStage } from '../../host/src/app/stage.ts';
import type { AppToEngine, EngineToApp } from '../../host/src/protocol/messages.ts';
import type { Port } from '../../host/src/protocol/port.ts';
import { byTurns, type Measurements, threadMicroseconds } from '../measure.ts';
import { hostStage } from '../stage.ts';

const ROUNDS = 9;
const NODES = 1_000;
const TURNS = 100;

/** Values of a call, by what they are: numbers of motion, and a style. */
const values: Readonly<Record<string, (turn: number) => NodeProperties>> = {
  move: (turn) => ({ translateX: turn * 0.5, translateY: turn }),
  style: (turn) => ({ backgroundColor: turn % 2 === 0 ? '#336699' : '#993366', width: turn + 10 }),
};

/** Runs the benchmark. */
export default async function set(): Promise<Measurements> {
  const stage = await connectStage(deaf());
  const nodes = Array.from({ length: NODES }, () => stage.view());
  stage.root.append(...nodes);
  const names = Object.keys(values);
  const sides = names.map((name) => async () => {
    const given = values[name] as (turn: number) => NodeProperties;
    const begin = threadMicroseconds();
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const node of nodes) node.set(given(turn));
      // The batch goes out.
      await Promise.resolve();
    }
    return ((threadMicroseconds() - begin) * 1_000) / (NODES * TURNS);
  });
  const figures = await byTurns(sides, ROUNDS);
  return Object.fromEntries(
    names.map((name, index) => [`set.${name}`, { value: figures[index] as number, unit: 'ns' }]),
  );
}

/** A line to an engine that is there and gives batches no answer. */
function deaf(): Port<AppToEngine, EngineToApp> {
  return {
    post: () => {},
    gather: () => {},
    drain: () => {},
    receive: (listen) => queueMicrotask(() => listen({ kind: 'ready', stage: hostStage })),
    close: () => {},
  };
}
