/**
 * `frame.idle`: calls into the engine per second, by the host and with its clock, while 5,000 nodes
 * stand still.
 *
 * @module
 */
import { connectStage } from '../../host/src/app/stage.ts';
import type { Engine, EngineFactory } from '../../host/src/engine/engine.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import { engineOf, loadGlue, moduleBytes } from '../engine.ts';
import { color, place, SIDE } from '../frame/scenes.ts';
import type { Measurements } from '../measure.ts';
import { hostStage } from '../stage.ts';

const NODES = 5_000;
const SECONDS = 10;
const root = new URL('../../', import.meta.url);

/** Runs the benchmark. */
export default async function idle(): Promise<Measurements> {
  const [glue, module] = [await loadGlue('rust'), new WebAssembly.Module(moduleBytes('rust'))];
  let calls = 0;
  const factory: EngineFactory = {
    name: 'profile rust, counted',
    instantiate: async () => counted(engineOf(glue, module), () => (calls += 1)),
  };
  const headless = await Headless.open({
    engine: { base: new URL('target/inlay/', root).href, profile: 'rust', form: 'module' },
    stage: hostStage,
    base: root.href,
    factory,
  });
  const stage = await connectStage(headless.app);
  for (let index = 0; index < NODES; index += 1) {
    const { x, y } = place(index);
    const background = `#${(color(index) >>> 8).toString(16).padStart(6, '0')}`;
    stage.append(
      stage.view({ position: 'absolute', left: x, top: y, width: SIDE, height: SIDE, background }),
    );
  }
  await headless.rest();
  if (calls === 0)
    throw new Error('expected the scene to be drawn by calls into the engine, counted none');
  calls = 0;
  await headless.advance(headless.time + SECONDS * 1_000);
  const value = calls / SECONDS;
  headless.close();
  return { 'frame.idle': { value, unit: 'calls/s' } };
}

/** The engine, and a word of each call to it. */
function counted(engine: Engine, call: () => void): Engine {
  const entries = Object.entries(engine).map(([name, method]) => [
    name,
    (...given: unknown[]) => {
      call();
      return (method as (...given: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(entries) as Engine;
}

if (import.meta.main) console.table(await idle());
