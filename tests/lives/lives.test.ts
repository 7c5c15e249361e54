/**
 * Random lives of a stage. Whatever an app and a person do: two profiles draw the same, a delta
 * leaves out nothing, and what is rebuilt (one system, or all after a trap) is what it was.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EngineFactory } from '../../host/src/engine/engine.ts';
import { nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { loadRaster } from '../../host/src/engine/load-raster.ts';
import { Raster } from '../../host/src/gpu/raster.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import { systemNames } from '../../host/src/protocol/schema.ts';
import { drawn } from '../parity/drawn.ts';
import { fullList } from '../parity/full-list.ts';
import { openWorld, type Step, step, take, type World } from './steps.ts';

const base = new URL('../../target/inlay/', import.meta.url).href;
const sourceOf = (profile: string): EngineSource => ({ base, profile, form: 'module' });
// 0 is all of them.
const systems = systemNames.slice(1);
const reproducible = {
  seed: 3,
  endOnFailure: false,
  interruptAfterTimeLimit: 240_000,
  markInterruptAsFailure: true,
};

/** What can be seen: a place in the pool that is kept for a colour is not. */
function seen({ headless }: World): string[] {
  return drawn(fullList(headless)).filter((line) => !/ #[0-9a-f]{6}00 | opacity 0 in /.test(line));
}

/** Lets what waits for a frame have one, at the same time as in every other world. */
async function frame({ headless }: World): Promise<void> {
  // A key that nobody uses.
  headless.press('other');
  await headless.advance(headless.time + 16);
}

describe('random lives', () => {
  const factories = new Map<string, EngineFactory>();

  before(async () => {
    for (const profile of ['rust', 'compact']) {
      factories.set(profile, await loadEngine(sourceOf(profile), nodeReader));
    }
  });

  const open = (profile: string) =>
    openWorld(sourceOf(profile), factories.get(profile) as EngineFactory);

  /** Opens a world, does something with it, and closes it. */
  async function within(profile: string, live: (world: World) => Promise<void>): Promise<void> {
    const world = await open(profile);
    try {
      await live(world);
    } finally {
      world.headless.close();
    }
  }

  /** The same with two worlds, of a profile each. */
  function withinBoth(
    [one, other]: readonly [string, string],
    live: (...worlds: [World, World]) => Promise<void>,
  ): Promise<void> {
    return within(one, (first) => within(other, (second) => live(first, second)));
  }

  it('are drawn alike by engines whose focus is another language’s', async () => {
    const lives = fc.array(step({ images: true }), { minLength: 20, maxLength: 60 });
    const property = fc.asyncProperty(lives, (life) =>
      withinBoth(['rust', 'compact'], async (one, other) => {
        for (const each of life) {
          for (const world of [one, other]) await take(world, each);
          assert.deepEqual(fullList(one.headless), fullList(other.headless));
        }
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });

  it('are complete in deltas', async () => {
    const raster = await loadRaster(sourceOf('rust'), nodeReader);
    const lives = fc.array(step({ images: false }), { minLength: 20, maxLength: 60 });
    const property = fc.asyncProperty(lives, (life) =>
      within('rust', async (world) => {
        for (const [index, each] of life.entries()) {
          await take(world, each);
          if (index % 5 !== 4) continue;
          await frame(world);
          const fresh = new Raster(raster);
          fresh.apply(fullList(world.headless));
          fresh.draw();
          assert.ok(
            Buffer.from(fresh.readPixels()).equals(world.headless.pixels().data),
            `after step ${index}`,
          );
        }
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });

  it('do not notice that a system is rebuilt', async () => {
    const lives = fc.array(
      fc.tuple(step({ images: true }), fc.option(fc.constantFrom(...systems), { freq: 5 })),
      {
        minLength: 20,
        maxLength: 60,
      },
    );
    const property = fc.asyncProperty(lives, (life) =>
      withinBoth(['rust', 'rust'], async (rebuilt, sound) => {
        for (const [index, [each, system]] of life.entries()) {
          for (const world of [rebuilt, sound]) await take(world, each);
          if (system === null) continue;
          rebuilt.headless.runner.engine.rebuild(systemNames.indexOf(system));
          for (const world of [rebuilt, sound]) await frame(world);
          assert.deepEqual(seen(rebuilt), seen(sound), `${system} after step ${index}`);
        }
      }),
    );
    await fc.assert(property, { ...reproducible, numRuns: 40 });
  });

  it('outlive a trap', async () => {
    const lives = fc.array(step({ images: false }), { minLength: 10, maxLength: 40 });
    const property = fc.asyncProperty(lives, lives, (first, second) =>
      withinBoth(['rust', 'rust'], async (trapped, sound) => {
        const both = [trapped, sound];
        const live = async (life: readonly Step[]) => {
          for (const each of life) for (const world of both) await take(world, each);
        };
        await live(first);
        await trap(trapped);
        await frame(sound);
        await live(second);
        for (const { headless } of both) await headless.rest();
        assert.deepEqual(seen(trapped), seen(sound));
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
