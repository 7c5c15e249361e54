/**
 * The demo's home screen as calls into the engine: recorded once from the host that runs it,
 * replayed into any engine.
 *
 * @module
 */
import app from '../../examples/home/src/app.ts';
import { connectStage } from '../../host/src/app/stage.ts';
import type { Engine, EngineFactory, FrameOutput } from '../../host/src/engine/engine.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { engineOf, loadGlue, moduleBytes } from '../engine.ts';

const root = new URL('../../', import.meta.url);

/** A call that changes the engine. */
export interface Call {
  readonly name: keyof Engine;
  readonly given: readonly unknown[];
}

/** What the host called, in order. */
export interface Recording {
  /** Until all that is on the first screen is there. */
  readonly start: readonly Call[];
  /** 100 moves, each followed until nothing moves. */
  readonly moves: readonly Call[];
}

/** Moves over rails and along them, and back to where they began. */
const walk: readonly Key[] = Array.from({ length: 10 }, (_, turn): Key[] => {
  const [out, back]: [Key, Key] =
    turn % 2 === 0 ? ['arrow-right', 'arrow-left'] : ['arrow-down', 'arrow-up'];
  return [out, out, out, 'arrow-down', out, 'arrow-right', back, 'arrow-up', back, back];
}).flat();

const recordings = new Map<string, Promise<Recording>>();

/** The recording of a profile; made once per process. */
export function record(profile: string): Promise<Recording> {
  const made = recordings.get(profile) ?? recordAnew(profile);
  recordings.set(profile, made);
  return made;
}

async function recordAnew(profile: string): Promise<Recording> {
  const [glue, module] = [await loadGlue(profile), new WebAssembly.Module(moduleBytes(profile))];
  const calls: Call[] = [];
  const factory: EngineFactory = {
    name: `profile ${profile}, recorded`,
    instantiate: async () => recorded(engineOf(glue, module), calls),
  };
  const headless = await openHome(profile, factory);
  const start = calls.splice(0);
  for (const key of walk) {
    headless.press(key);
    await headless.rest();
  }
  headless.close();
  return { start, moves: calls };
}

/** The demo in Node, with all of its first screen there. */
export async function openHome(profile: string, factory?: EngineFactory): Promise<Headless> {
  const headless = await Headless.open({
    engine: { base: new URL('target/inlay/', root).href, profile, form: 'module' },
    stage: {
      width: 1920,
      height: 1080,
      pixelWidth: 1280,
      pixelHeight: 720,
      overscan: { top: 54, right: 96, bottom: 54, left: 96 },
      textureBudget: 64 << 20,
    },
    base: new URL('examples/home/', root).href,
    ...(factory ? { factory } : {}),
  });
  const stage = await connectStage(headless.app);
  await app(stage);
  await headless.rest();
  return headless;
}

/** The engine, and what is called. Snapshots change nothing and are left out. */
function recorded(engine: Engine, calls: Call[]): Engine {
  const names = [
    'configure',
    'apply',
    'key',
    'imageArrived',
    'imageFailed',
    'fontArrived',
    'fontFailed',
    'frame',
  ] as const;
  const copy: Record<string, unknown> = { ...engine };
  for (const name of names) {
    const call = engine[name] as (...given: unknown[]) => unknown;
    copy[name] = (...given: unknown[]) => {
      calls.push({
        name,
        given: given.map((value) => (ArrayBuffer.isView(value) ? structuredClone(value) : value)),
      });
      return call(...given);
    };
  }
  return copy as unknown as Engine;
}

/** Makes the calls; `frame` is told of each frame. */
export function replay(
  engine: Engine,
  calls: readonly Call[],
  frame?: (output: FrameOutput) => void,
): void {
  for (const { name, given } of calls) {
    const output = (engine[name] as (...given: readonly unknown[]) => unknown)(...given);
    if (name === 'frame') frame?.(output as FrameOutput);
  }
}
