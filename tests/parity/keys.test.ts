/**
 * The same engine in every form: the demo, forty keys, and after each the same full draw list, byte
 * for byte.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keys } from './forty-keys.ts';
import { play, type Step } from './play.ts';

const root = new URL('../../', import.meta.url);

describe('parity: forty keys on the demo', () => {
  let reference: Step[];

  before(async () => {
    assert.ok(
      existsSync(fileURLToPath(new URL('target/inlay/rust/manifest.json', root))),
      'run `npx inlay compose --profile rust` first',
    );
    reference = await play('rust', 'module');
  });

  it('has forty keys, and focus on something after each', () => {
    assert.equal(keys.length, 40);
    for (const { focused, key } of reference) assert.notEqual(focused, undefined, `after ${key}`);
    assert.ok(
      new Set(reference.map((step) => step.hash)).size > 30,
      'nearly every key changes the picture',
    );
  });

  const named = process.env.INLAY_PROFILE;
  for (const [profile, form] of [
    ['rust', 'module'],
    ['rust', 'component'],
    ['rust', 'linked'],
    ['compact', 'module'],
    ['compact', 'component'],
    ['compact', 'linked'],
    ...(named === undefined ? [] : [[named, 'module'] as const]),
  ] as const) {
    it(`${profile}, form ${form}, draws what rust, form module, draws`, async () => {
      assert.deepEqual(await play(profile, form), reference);
    });
  }
});
