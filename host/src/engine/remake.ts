/**
 * An engine rebuilt after it broke down.
 *
 * @module
 */
import type { InputLog } from '../protocol/log.ts';
import { type Engine, type EngineFactory, EngineRefusal } from './engine.ts';
import { type RequestHandler, readRequests } from './requests.ts';

/**
 * Makes an engine equal to the broken one: from the last snapshot, and the inputs since. Its
 * requests go to `loads`.
 *
 * @throws `ReplayError` for an input that the new engine breaks down at, too; what else the
 * factory, `configure` and `restore` throw.
 */
export async function remake(
  factory: EngineFactory,
  settings: Uint32Array,
  log: InputLog,
  loads: RequestHandler,
): Promise<Engine> {
  const engine = await factory.instantiate();
  engine.configure(settings);
  if (log.snapshot) {
    engine.restore(log.snapshot);
    // They may have changed since.
    engine.configure(settings);
  }
  log.replay({
    apply: (batch) => engine.apply(batch),
    key: (key, phase, time) => {
      refusable(() => engine.key(key, phase, time));
    },
    // The app has had the events of these frames; what they request is not loaded yet.
    frame: (time, events) => {
      readRequests(engine.frame(time).requests, loads);
      // Images and fonts that came then come again, and the app knows them.
      if (events.length > 0) engine.acknowledge(events);
    },
  });
  return engine;
}

/**
 * Calls the engine with something it may have stopped waiting for: its refusal is not a fault then.
 * Returns whether it took it.
 */
export function refusable(call: () => void): boolean {
  try {
    call();
    return true;
  } catch (error) {
    if (!(error instanceof EngineRefusal) || error.reason === 'system-fault') throw error;
    return false;
  }
}
