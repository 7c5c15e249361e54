/**
 * Random lives of a stage. Whatever an app and a person do: two profiles draw the same, a delta leaves out nothing, and what is made anew (one system, or all after a
 * trap) is what it was.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EngineFactory, SystemName } from '../../host/src/engine/engine.ts';
import { nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { loadRaster } from '../../host/src/engine/load-raster.ts';
import { Raster } from '../../host/src/gpu/raster.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import { drawn } from '../parity/drawn.ts';
import { openWorld, type Step, step, take, type World } from './steps.ts';

const base = new URL('../../target/inlay/', import.meta.url).href;
const sourceOf = (profile: string): EngineSource => ({ base, profile, form: 'module' });
const systems: readonly SystemName[] = [
  'scene',
  'layout',
  'scroll',
  'animation',
  'focus',
  'text',
  'resources',
  'render',
];
const reproducible = { seed: 3, endOnFailure: false, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true };

/** The full draw list without its running number. */
function full(world: World): Uint32Array {
  const words = world.headless.runner.engine.full().slice();
  words[4] = 0;
  return words;
}

/** What can be seen: a place in the pool that is kept for a colour is not. */
function seen(words: Uint32Array): string[] {
  return drawn(words).filter((line) => !/ #[0-9a-f]{6}00 | opacity 0 in /.test(line));
}

/** Lets what waits for a frame have one, at the same time as in every other world. */
async function frame({ headless }: World): Promise<void> {
  // A key that nobody uses.
  headless.press('other');
  await headless.advance(headless.time + 16);
}

describe('random lives', function () {
  this.timeout(300_000);
  const factories = new Map<string, EngineFactory>();

  before(async () => {
    for (const profile of ['rust', 'compact']) {
      factories.set(profile, await loadEngine(sourceOf(profile), nodeReader));
    }
  });

  const open = (profile: string) => openWorld(sourceOf(profile), factories.get(profile) as EngineFactory);

  /** Opens a world of each profile, does something with them, and closes them. */
  async function within(profiles: readonly string[], live: (...worlds: World[]) => Promise<void>): Promise<void> {
    const worlds = await Promise.all(profiles.map(open));
    try {
      await live(...worlds);
    } finally {
      for (const { headless } of worlds) headless.close();
    }
  }

  it('are drawn alike by engines whose focus is another language’s', async () => {
    const lives = fc.array(step({ images: true }), { minLength: 20, maxLength: 60 });
    const property = fc.asyncProperty(lives, (life) =>
      within(['rust', 'compact'], async (one, other) => {
        for (const each of life) {
          for (const world of [one, other] as World[]) await take(world, each);
          assert.deepEqual(full(one as World), full(other as World));
        }
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });

  it('are told whole by deltas', async () => {
    const raster = await loadRaster(sourceOf('rust'), nodeReader);
    const lives = fc.array(step({ images: false }), { minLength: 20, maxLength: 60 });
    const property = fc.asyncProperty(lives, (life) =>
      within(['rust'], async (world) => {
        for (const [index, each] of life.entries()) {
          await take(world as World, each);
          if (index % 5 !== 4) continue;
          await frame(world as World);
          const anew = new Raster(raster);
          anew.apply(full(world as World));
          anew.draw();
          assert.ok(
            Buffer.from(anew.readPixels()).equals((world as World).headless.pixels().data),
            `after step ${index}`,
          );
        }
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });

  it('do not notice that a system is made anew', async () => {
    const lives = fc.array(fc.tuple(step({ images: true }), fc.option(fc.constantFrom(...systems), { freq: 5 })), {
      minLength: 20,
      maxLength: 60,
    });
    const property = fc.asyncProperty(lives, (life) =>
      within(['rust', 'rust'], async (rebuilt, sound) => {
        for (const [index, [each, system]] of life.entries()) {
          for (const world of [rebuilt, sound] as World[]) await take(world, each);
          if (system === null) continue;
          (rebuilt as World).headless.runner.engine.rebuild(system);
          for (const world of [rebuilt, sound] as World[]) await frame(world);
          assert.deepEqual(seen(full(rebuilt as World)), seen(full(sound as World)), `${system} after step ${index}`);
        }
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });

  it('outlive a trap', async () => {
    const lives = fc.array(step({ images: false }), { minLength: 10, maxLength: 40 });
    const property = fc.asyncProperty(lives, lives, (first, second) =>
      within(['rust', 'rust'], async (trapped, sound) => {
        const both = [trapped, sound] as World[];
        const live = async (life: readonly Step[]) => {
          for (const each of life) for (const world of both) await take(world, each);
        };
        await live(first);
        await trap(trapped as World);
        await frame(sound as World);
        await live(second);
        for (const { headless } of both) await headless.rest();
        assert.deepEqual(seen(full(trapped as World)), seen(full(sound as World)));
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });
});

/** Lets the next frame trap, and waits until the engine is there again. */
async function trap(world: World): Promise<void> {
  const { headless, stage } = world;
  const { engine } = headless.runner;
  engine.frame = () => {
    throw new WebAssembly.RuntimeError('meant to trap');
  };
  const recovered = new Promise<void>((resolve) => stage.once('recovered', () => resolve()));
  await frame(world);
  await recovered;
  await headless.settle();
}
