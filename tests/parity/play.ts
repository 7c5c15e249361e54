/**
 * Plays the demo on an engine: what its systems decided, key by key.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import app from '../../examples/home/src/app.ts';
import { connectStage } from '../../host/src/app/stage.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { keys } from './forty-keys.ts';

const root = new URL('../../', import.meta.url);

/** What is compared after each key. */
export interface Step {
  readonly key: Key | 'start';
  readonly focused: string | undefined;
  readonly hash: string;
}

/** Plays the forty keys; the hash of the full draw list without its running number, and the focused node, after each. */
export async function play(profile: string, form: EngineSource['form']): Promise<Step[]> {
  const engine = { base: new URL('target/inlay/', root).href, profile, form };
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
