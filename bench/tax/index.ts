/**
 * `tax.frame`: what it costs that the systems are components. The demo's home screen with 100
 * moves, played into the fused engine of profile `rust` and into the same cores linked into one
 * crate, behind the same glue and optimised in the same way.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../host/src/engine/engine.ts';
import { artefact, engineOf, loadGlue, moduleBytes } from '../engine.ts';
import { type Call, record, replay } from '../home/recording.ts';
import { byTurns, type Measurements, threadMicroseconds } from '../measure.ts';

const ROUNDS = 7;
const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the compose tool's optimiser may use as well. */
const features = [
  '--enable-mutable-globals',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-reference-types',
  '--enable-extended-const',
];

/** Runs the benchmark. */
export default async function tax(): Promise<Measurements> {
  const { start, moves } = await record('rust');
  const glue = await loadGlue('rust');
  const modules = [moduleBytes('rust'), monolith()].map((bytes) => new WebAssembly.Module(bytes));
  const pictures: string[] = [];
  const frames = moves.filter(({ name }) => name === 'frame').length;
  const sides = modules.map((module, side) => () => {
    const engine = engineOf(glue, module);
    replay(engine, start);
    const spent = play(engine, moves);
    pictures[side] = Buffer.from(engine.full().slice().buffer).toString('base64');
    return spent / frames;
  });
  const [fused, single] = (await byTurns(sides, ROUNDS)) as [number, number];
  if (pictures[0] !== pictures[1])
    throw new Error(
      'expected both engines to draw the same: were they built from the same sources?',
    );
  const note = `fused ${fused.toFixed(1)} us per frame, one crate ${single.toFixed(1)} us, ${frames} frames`;
  return { 'tax.frame': { value: fused / single, unit: 'x', note } };
}

/** Thread time of the calls in microseconds. */
function play(engine: Engine, calls: readonly Call[]): number {
  const begin = threadMicroseconds();
  replay(engine, calls);
  return threadMicroseconds() - begin;
}

/** The crate with everything in it, built and optimised as the fused module was. */
function monolith(): Uint8Array<ArrayBuffer> {
  run(
    join(root, 'scripts/cargo-wasm.mjs'),
    'build',
    '--release',
    '--quiet',
    '-p',
    'inlay-monolith-component',
  );
  const manifest = JSON.parse(readFileSync(artefact('rust', 'manifest.json'), 'utf8')) as {
    forms: { module: Record<string, { optimised?: string }> };
  };
  const level = manifest.forms.module['engine.module.wasm']?.optimised;
  const built = join(
    root,
    'target/wasm/wasm32-unknown-unknown/release/inlay_monolith_component.wasm',
  );
  if (!level) return Uint8Array.from(readFileSync(built));
  mkdirSync(join(root, 'target/bench'), { recursive: true });
  const optimised = join(root, 'target/bench/monolith.wasm');
  const optimiser = join(
    createRequire(import.meta.url).resolve('binaryen/package.json'),
    '../bin/wasm-opt',
  );
  run(optimiser, ...features, level, '--strip-producers', built, '-o', optimised);
  return Uint8Array.from(readFileSync(optimised));
}

function run(script: string, ...given: string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...given], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ${given.join(' ')}: ended with ${status}`);
}

if (import.meta.main) console.table(await tax());
