import assert from 'node:assert/strict';
import { interfaceOf, loadComposed } from './load.ts';

describe('loading an implementation for its suite', () => {
  it('finds a system as it was composed, in whatever language', async () => {
    for (const [profile, system] of [
      ['rust', 'scroll'],
      ['rust', 'raster'],
      ['compact', 'focus'],
    ] as const) {
      const found = interfaceOf<{ reset(): void }>(await loadComposed(profile, system), system);
      found.reset();
    }
  });

  it('says which command makes one that is missing', async () => {
    await assert.rejects(
      loadComposed('nowhere', 'scroll'),
      /scroll\.component\.wasm: run npx inlay compose --profile nowhere/,
    );
  });

  it('says which interfaces a component has, where it lacks the one of its suite', async () => {
    const system = await loadComposed('rust', 'animation');
    assert.throws(() => interfaceOf(system, 'scroll'), /exports the interface scroll, got .*animation/);
  });
});
