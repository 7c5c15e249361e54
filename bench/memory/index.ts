/**
 * `memory.boxes.N`: bytes of Wasm memory that each of N plain coloured boxes takes in the fused
 * engine, above an empty stage. All are made in one batch: what a device has to have is the peak,
 * since Wasm memory never shrinks. In the note, which system has how many of them.
 *
 * `memory.again.N`: bytes by which the memory grows while all boxes go and come back 100 times.
 *
 * @module
 */
import type { Engine } from '../../host/src/engine/engine.ts';
import { nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { settingWords } from '../../host/src/engine/settings.ts';
import { engineOf, loadGlue, moduleBytes } from '../engine.ts';
import { boxes, removal } from '../frame/scenes.ts';
import type { Measurements } from '../measure.ts';
import { stage } from '../stage.ts';

const PROFILE = 'rust';
const COUNTS = [5_000, 20_000] as const;
const ROUNDS = 100;

/** Runs the benchmark. */
export default async function memory(): Promise<Measurements> {
  const [glue, module] = [await loadGlue(PROFILE), new WebAssembly.Module(moduleBytes(PROFILE))];
  const base = new URL('../../target/inlay/', import.meta.url).href;
  const linked = await loadEngine({ base, profile: PROFILE, form: 'linked' }, nodeReader);
  const figures: Measurements = {};
  for (const count of COUNTS) {
    const engine = engineOf(glue, module);
    const player = new Player(engine);
    const empty = engine.memoryBytes();
    player.play(boxes(count));
    const filled = engine.memoryBytes();
    figures[`memory.boxes.${count}`] = {
      value: Math.round((filled - empty) / count),
      unit: 'B',
      note: await shares(await linked.instantiate(), count),
    };
    for (let round = 1; round <= ROUNDS; round += 1) {
      player.play(removal(round - 1));
      player.play(boxes(count, round));
    }
    figures[`memory.again.${count}`] = { value: engine.memoryBytes() - filled, unit: 'B' };
  }
  return figures;
}

/** Bytes a box by system, where each has a memory of its own. */
async function shares(engine: Engine, count: number): Promise<string> {
  engine.configure(settingWords(stage));
  const player = new Player(engine);
  const empty = engine.memories?.() ?? new Map<string, number>();
  player.play(boxes(count));
  const filled = engine.memories?.() ?? new Map<string, number>();
  return [...filled]
    .map(([system, bytes]) => [system, (bytes - (empty.get(system) ?? 0)) / count] as const)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([system, bytes]) => `${system} ${Math.round(bytes)}`)
    .join(', ');
}

/** Plays batches into an engine, each until nothing is left to do. */
class Player {
  readonly #engine: Engine;
  #time = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#frame();
  }

  play(batch: Uint32Array): void {
    if (this.#engine.apply(batch) === undefined) throw new Error('expected a batch that is taken');
    this.#frame();
  }

  #frame(): void {
    do this.#time += 16;
    while (this.#engine.frame(this.#time).active);
  }
}

if (import.meta.main) console.table(await memory());
