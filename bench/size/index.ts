/**
 * `size.*`, `memory.*` and `start.*` of every profile that is built.
 *
 * Size is all that the engine side loads, compressed as servers do (brotli; gzip in the note):
 * Wasm, glue and the engine worker's bundle. Start is from the module's bytes to the frame in which
 * the demo's first screen is complete: compiled, instantiated, and called as the host did when it
 * was recorded.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Manifest, Sizes } from '../../host/src/engine/generated/manifest.ts';
import { engineScript } from '../../host/tools/src/bundle.ts';
import { artefact, engineOf, isBuilt, loadGlue, moduleBytes, profiles } from '../engine.ts';
import { record, replay } from '../home/recording.ts';
import { type Measurements, median } from '../measure.ts';

const STARTS = 9;

/** Runs the benchmark. */
export default async function sizes(): Promise<Measurements> {
  const figures: Measurements = {};
  const worker = await workerBundle();
  for (const name of profiles.filter(isBuilt)) {
    figures[`size.${name}`] = size(name, worker);
    figures[`memory.${name}`] = await memory(name);
    figures[`start.${name}`] = await start(name);
  }
  return figures;
}

/** The engine worker's script as a device loads it. */
async function workerBundle(): Promise<Uint8Array> {
  const { contents } = engineScript();
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return (outputFiles[0] as { contents: Uint8Array }).contents;
}

function size(name: string, worker: Uint8Array) {
  // The compose tool has compressed its own files already.
  const { forms } = JSON.parse(
    readFileSync(fileURLToPath(artefact(name, 'manifest.json')), 'utf8'),
  ) as Manifest;
  const ours = ['engine.module.wasm', 'engine.glue.js'].map(
    (file) => forms.module?.[file] as Sizes,
  );
  const brotli = ours.reduce((sum, file) => sum + file.brotli, brotliCompressSync(worker).length);
  const gzip = ours.reduce((sum, file) => sum + file.gzip, gzipSync(worker, { level: 9 }).length);
  return { value: brotli, unit: 'bytes', note: `brotli; gzip ${gzip}` };
}

async function memory(name: string) {
  const { start: first, moves } = await record(name);
  const engine = engineOf(await loadGlue(name), new WebAssembly.Module(moduleBytes(name)));
  replay(engine, first);
  replay(engine, moves);
  const fonts = first
    .filter((call) => call.name === 'fontArrived')
    .reduce((sum, { given }) => sum + (given[1] as Uint8Array).length, 0);
  return { value: engine.memoryBytes() - fonts, unit: 'bytes', note: `and font files, ${fonts}` };
}

async function start(name: string) {
  const { start: calls } = await record(name);
  const [glue, bytes] = [await loadGlue(name), moduleBytes(name)];
  const times: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const begin = performance.now();
    const engine = engineOf(glue, await WebAssembly.compile(bytes));
    replay(engine, calls);
    times.push(performance.now() - begin);
  }
  return { value: median(times), unit: 'ms', note: 'Node, engine only' };
}

if (import.meta.main) console.table(await sizes());
