/**
 * The engine's exports in the two shapes that they have, as one {@link Engine}.
 *
 * The glue that the compose tool writes answers `{ tag, val }`; jco's returns the value and throws
 * `{ payload }` for an `err`.
 *
 * @module
 */
import { type Engine, EngineRefusal, type FrameOutput } from './engine.ts';

/** What a call of the generated glue returns. */
export type Result = { tag: 'ok'; val?: unknown } | { tag: 'err'; val?: unknown };

/** The interface `inlay:engine/engine` as the generated glue or jco present it. */
export interface EngineExports {
  configure(settings: Uint32Array): unknown;
  apply(batch: Uint32Array): unknown;
  key(key: number, phase: number, time: number): unknown;
  imageArrived(texture: number, width: number, height: number, bytes: number): unknown;
  imageFailed(texture: number, reason: number): unknown;
  fontArrived(font: number, bytes: Uint8Array): unknown;
  fontFailed(font: number, reason: number): unknown;
  frame(time: number): unknown;
  movers(): unknown;
  inspect(): unknown;
  full(): unknown;
  rebuild(system: number): unknown;
  acknowledge(events: Uint32Array): unknown;
  snapshot(): unknown;
  restore(snapshot: Uint32Array): unknown;
  reset(): unknown;
}

/**
 * An engine over exports that answer `{ tag, val }`, in `memory` where the form has a single one.
 */
export function engineOfResults(exports: EngineExports, memory?: WebAssembly.Memory): Engine {
  const value = (call: string, answer: unknown): unknown => {
    const result = answer as Result;
    if (result.tag === 'err') throw refusalOf(call, result.val);
    return result.val;
  };
  return {
    configure: (settings) => void value('configure', exports.configure(settings)),
    apply(batch) {
      const result = exports.apply(batch) as Result;
      return result.tag === 'ok' ? (result.val as number) : undefined;
    },
    key: (key, phase, time) => void value('key', exports.key(key, phase, time)),
    imageArrived: (texture, width, height, bytes) =>
      void value('image-arrived', exports.imageArrived(texture, width, height, bytes)),
    imageFailed: (texture, reason) =>
      void value('image-failed', exports.imageFailed(texture, reason)),
    fontArrived: (font, bytes) => void value('font-arrived', exports.fontArrived(font, bytes)),
    fontFailed: (font, reason) => void value('font-failed', exports.fontFailed(font, reason)),
    frame: (time) => value('frame', exports.frame(time)) as FrameOutput,
    movers: () => exports.movers() as Uint32Array,
    inspect: () => exports.inspect() as Uint32Array,
    full: () => value('full', exports.full()) as Uint32Array,
    rebuild: (system) => void value('rebuild', exports.rebuild(system)),
    acknowledge: (events) => void value('acknowledge', exports.acknowledge(events)),
    snapshot: () => exports.snapshot() as Uint32Array,
    restore: (snapshot) => void value('restore', exports.restore(snapshot)),
    reset: () => void exports.reset(),
    memoryBytes: () => memory?.buffer.byteLength ?? 0,
  };
}

/** An engine over jco's exports, which throw for an `err`; memories by system, where known. */
export function engineOfThrows(
  exports: EngineExports,
  memories?: ReadonlyMap<string, readonly WebAssembly.Memory[]>,
): Engine {
  const engine = engineOfResults(guarded(exports));
  if (!memories) return engine;
  const bytesOf = (list: readonly WebAssembly.Memory[]) =>
    list.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return {
    ...engine,
    memoryBytes: () => bytesOf([...memories.values()].flat()),
    memories: () => new Map([...memories].map(([system, list]) => [system, bytesOf(list)])),
  };
}

/** jco's exports with its exceptions for `err` turned into results; traps pass through. */
function guarded(exports: EngineExports): EngineExports {
  const results: Record<string, (...args: never[]) => unknown> = {};
  for (const name of Object.keys(methods) as (keyof EngineExports)[]) {
    const call = exports[name] as (...args: unknown[]) => unknown;
    const plain = ['snapshot', 'movers', 'inspect', 'reset'].includes(name);
    results[name] = plain ? (...args) => call(...args) : (...args) => resultOf(() => call(...args));
  }
  return results as unknown as EngineExports;
}

const methods: Record<keyof EngineExports, true> = {
  configure: true,
  apply: true,
  key: true,
  imageArrived: true,
  imageFailed: true,
  fontArrived: true,
  fontFailed: true,
  frame: true,
  movers: true,
  inspect: true,
  full: true,
  rebuild: true,
  acknowledge: true,
  snapshot: true,
  restore: true,
  reset: true,
};

function resultOf(call: () => unknown): Result {
  try {
    return { tag: 'ok', val: call() };
  } catch (error) {
    // jco's ComponentError has the payload of the `err`; a trap is an error without one.
    if (typeof error === 'object' && error !== null && 'payload' in error)
      return { tag: 'err', val: error.payload };
    throw error;
  }
}

function refusalOf(call: string, payload: unknown): EngineRefusal {
  if (typeof payload === 'object' && payload !== null && 'tag' in payload) {
    const { tag, val } = payload as { tag: string; val?: unknown };
    return new EngineRefusal(call, tag, val);
  }
  return new EngineRefusal(call, String(payload), undefined);
}
