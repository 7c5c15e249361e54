/**
 * The same engine in every form: the demo, forty keys, and after each the same full draw list, byte for byte.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import app from '../../examples/home/src/app.ts';
import { connectStage } from '../../host/src/app/stage.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { keys } from './forty-keys.ts';

const root = new URL('../../', import.meta.url);

/** What is compared after each key. */
interface Step {
  readonly key: Key | 'start';
  readonly focused: string | undefined;
  readonly hash: string;
}

/** Plays the keys; the hash of the full draw list without its running number, and the focused node, after each. */
async function play(engine: EngineSource): Promise<Step[]> {
  const overscan = { top: 54, right: 96, bottom: 54, left: 96 };
  const headless = await Headless.open({
    engine,
    stage: { width: 1920, height: 1080, pixelWidth: 1280, pixelHeight: 720, overscan, textureBudget: 64 * 1024 * 1024 },
    base: new URL('examples/home/', root).href,
  });
  try {
    const stage = await connectStage(headless.app);
    stage.on('error', (error) => assert.fail(String(error)));
    await app(stage);
    await headless.rest();
    const steps: Step[] = [];
    const note = (key: Step['key']) => {
      const full = headless.runner.engine.full().slice();
      // The number of the list counts frames, not what is in it.
      full[4] = 0;
      const bytes = new Uint8Array(full.buffer, full.byteOffset, full.byteLength);
      steps.push({ key, focused: stage.focused?.key, hash: createHash('sha256').update(bytes).digest('hex') });
    };
    note('start');
    for (const key of keys) {
      headless.press(key);
      // While the key's motion runs, and when it is over: the frames on the way count, too.
      await headless.advance(headless.time + 120);
      note(key);
    }
    return steps;
  } finally {
    headless.close();
  }
}

function source(profile: string, form: EngineSource['form']): EngineSource {
  return { base: new URL('target/inlay/', root).href, profile, form };
}

describe('parity: forty keys on the demo', function () {
  this.timeout(240_000);
  let reference: Step[];

  before(async () => {
    assert.ok(
      existsSync(fileURLToPath(new URL('target/inlay/rust/manifest.json', root))),
      'run `npx inlay compose --profile rust` first',
    );
    reference = await play(source('rust', 'module'));
  });

  it('has forty keys, and focus on something after each', () => {
    assert.equal(keys.length, 40);
    for (const { focused, key } of reference) assert.notEqual(focused, undefined, `after ${key}`);
    assert.ok(new Set(reference.map((step) => step.hash)).size > 30, 'nearly every key changes the picture');
  });

  for (const [profile, form] of [
    ['rust', 'module'],
    ['rust', 'component'],
    ['rust', 'linked'],
    ['compact', 'module'],
    ['compact', 'component'],
    ['compact', 'linked'],
  ] as const) {
    it(`${profile}, form ${form}, draws what rust, form module, draws`, async () => {
      assert.deepEqual(await play(source(profile, form)), reference);
    });
  }
});
