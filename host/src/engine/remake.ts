/**
 * An engine made anew after a trap.
 *
 * @module
 */
import type { InputLog } from '../protocol/log.ts';
import {
  type Engine,
  type EngineFactory,
  EngineRefusal,
  type EngineStage,
  type RequestHandler,
  readRequests,
} from './engine.ts';

/**
 * Makes an engine that is what the broken one was: from the last snapshot, and the inputs since. What it asks for, the loads are asked for again.
 *
 * @throws What the factory throws, and what traps again.
 */
export async function remake(
  factory: EngineFactory,
  stage: EngineStage,
  log: InputLog,
  loads: RequestHandler,
): Promise<Engine> {
  const engine = await factory.instantiate();
  engine.configure(stage);
  if (log.snapshot) {
    engine.restore(log.snapshot);
    // The stage may have changed since.
    engine.configure(stage);
  }
  log.replay({
    apply: (batch) => engine.apply(batch),
    key: (key, phase, time) => {
      refusable(() => engine.key(key, phase, time));
    },
    // What the app heard of these frames it heard already; what they ask for, nobody has loaded yet.
    frame: (time) => readRequests(engine.frame(time).requests, loads),
  });
  return engine;
}

/** Calls the engine with something it may have stopped waiting for: its refusal is no fault then. Answers whether it took it. */
export function refusable(call: () => void): boolean {
  try {
    call();
    return true;
  } catch (error) {
    if (!(error instanceof EngineRefusal) || error.reason === 'system-refused') throw error;
    return false;
  }
}
