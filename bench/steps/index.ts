/**
 * `steps.*`: what each step of a frame costs, in microseconds of a frame of the demo's home screen
 * under 100 keys. `docs/life-of-a-frame.md` names the steps.
 *
 * The fused engine replays the keys, first timed, then under the sampling profiler of V8: a step's
 * figure is its share of the samples times the time of a frame. Each sample counts for the system's
 * function that the engine called; the table that `inlay compose` writes into the module says which
 * that is. What the engine does itself, and what was inlined into it, is `steps.engine`.
 *
 * @module
 */
import { type Profiler, Session } from 'node:inspector/promises';
import {
  callOf,
  type FunctionTable,
  functionTable,
  systemOf,
} from '../../host/src/engine/blame.ts';
import type { Engine } from '../../host/src/engine/engine.ts';
import { engineOf, loadGlue, moduleBytes } from '../engine.ts';
import { type Call, record, replay } from '../home/recording.ts';
import { type Measurements, median, threadMicroseconds } from '../measure.ts';

/** Replays that are timed, and replays that are sampled. */
const [TIMED, SAMPLED] = [9, 40];
/** Microseconds between samples. */
const INTERVAL = 50;

/** Steps of systems with more than one: by system, the functions of each step. */
const stepsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  scene: { 'set-boxes': 'layout', 'take-placements': 'layout', 'set-states': 'keys' },
  focus: { place: 'layout', settle: 'layout', move: 'keys', focus: 'keys' },
  scroll: { place: 'layout', targets: 'keys' },
  text: { 'set-boxes': 'layout' },
  animation: {},
};
/** The step of a system's functions that are named nowhere else. */
const stepOfSystem: Readonly<Record<string, string>> = {
  layout: 'layout',
  animation: 'motion',
  scroll: 'scroll',
  scene: 'scene',
  text: 'text',
  resources: 'resources',
  render: 'render',
  focus: 'keys',
};
const steps = [
  ...['streams', 'layout', 'keys', 'motion', 'scroll', 'scene', 'text', 'resources', 'render'],
  'engine',
] as const;

/** A frame with a key, or one without. */
type Kind = 0 | 1;
/** Samples by step. */
type Counts = Map<string, number>;

/** Runs the benchmark. */
export default async function measureSteps(): Promise<Measurements> {
  const { start, moves } = await record('rust');
  const glue = await loadGlue('rust');
  const module = new WebAssembly.Module(moduleBytes('rust'));
  const table = functionTable(module);
  if (!table) throw new Error('expected the module of profile rust to have a function table');
  const round = (): [number, number] => {
    const engine = engineOf(glue, module);
    replay(engine, start);
    return playFrames(engine, moves);
  };
  // The first is for the compilers.
  const rounds = Array.from({ length: TIMED + 1 }, round).slice(1);
  const all = [0, 1].map((kind) => median(rounds.map((times) => times[kind] as number)));

  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  for (let at = 0; at < SAMPLED; at += 1) round();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const counts = countSamples(profile, table);

  const figure = (kind: Kind, step: string): number => {
    const total = [...counts[kind].values()].reduce((sum, count) => sum + count, 0);
    const share = step === 'all' ? 1 : (counts[kind].get(step) ?? 0) / Math.max(total, 1);
    return Math.round(share * (all[kind] as number) * 10) / 10;
  };
  return Object.fromEntries(
    [...steps, 'all'].map((step) => [
      `steps.${step}`,
      {
        value: figure(0, step),
        unit: 'us',
        note: `in a frame with a key; ${figure(1, step)} us in one without`,
      },
    ]),
  );
}

/** Makes the calls; returns the microseconds of a frame with a key, and of one without. */
function playFrames(engine: Engine, calls: readonly Call[]): [number, number] {
  const [times, frames]: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  let kind: Kind = 1;
  for (const call of calls) {
    if (call.name === 'key') kind = 0;
    const begin = threadMicroseconds();
    if (call.name !== 'frame') replay(engine, [call]);
    else if (kind === 0) frameWithKey(engine, call);
    else frameWithout(engine, call);
    if (call.name !== 'frame') continue;
    times[kind] += threadMicroseconds() - begin;
    frames[kind] += 1;
    kind = 1;
  }
  return [times[0] / frames[0], times[1] / frames[1]];
}

// Two functions, so that a sample's stack says which kind of frame it is of.
function frameWithKey(engine: Engine, call: Call): void {
  replay(engine, [call]);
}

function frameWithout(engine: Engine, call: Call): void {
  replay(engine, [call]);
}

/** Samples by the step that each is of, in frames with a key and in those without. */
function countSamples(
  { nodes, samples = [] }: Profiler.Profile,
  table: FunctionTable,
): readonly [Counts, Counts] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const locate = (id: number): { kind: Kind; step: string } | undefined => {
    let step = 'engine';
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const name = byId.get(at)?.callFrame.functionName ?? '';
      const index = /wasm-function\[(\d+)\]/.exec(name)?.[1];
      // The call nearest to the engine is found last, and counts.
      if (index !== undefined) step = stepOf(table, Number(index)) ?? step;
      if (name === 'frameWithKey') return { kind: 0, step };
      if (name === 'frameWithout') return { kind: 1, step };
    }
    return undefined;
  };
  const known = new Map(nodes.map(({ id }) => [id, locate(id)]));
  const counts: [Counts, Counts] = [new Map(), new Map()];
  for (const id of samples) {
    const found = known.get(id);
    if (!found) continue;
    const of = counts[found.kind];
    of.set(found.step, (of.get(found.step) ?? 0) + 1);
  }
  return counts;
}

/** The step that a function of the module is of, unless it is one of the engine's. */
function stepOf(table: FunctionTable, index: number): string | undefined {
  const system = systemOf(table, index);
  if (system === undefined || system === 'engine') return undefined;
  const call = callOf(table, system, index);
  if (call === 'apply' || call === 'retarget') return 'streams';
  return (call && stepsOf[system]?.[call]) || stepOfSystem[system];
}

if (import.meta.main) console.table(await measureSteps());
