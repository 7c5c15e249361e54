/**
 * Plays the demo on an engine: what its systems decided, key by key.
 *
 * @module
 */
import assert from 'node:assert/strict';
import app from '../../examples/home/src/app.ts';
import { connectStage } from '../../host/src/app/stage.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { stageConfig } from '../host/support/bench.ts';
import { keys } from './forty-keys.ts';
import { fullHash } from './full-list.ts';

const root = new URL('../../', import.meta.url);

/** What is compared after each key. */
export interface Step {
  readonly key: Key | 'start';
  readonly focused: string | undefined;
  readonly hash: string;
}

/**
 * Plays the forty keys; the hash of the full draw list without its running number, and the focused
 * node, after each.
 */
export async function play(profile: string, form: EngineSource['form']): Promise<Step[]> {
  const engine = { base: new URL('target/inlay/', root).href, profile, form };
  const headless = await Headless.open({
    engine,
    stage: stageConfig,
    base: new URL('examples/home/', root).href,
  });
  try {
    const stage = await connectStage(headless.app);
    stage.on('error', (error) => assert.fail(String(error)));
    await app(stage);
    await headless.rest();
    const steps: Step[] = [];
    const note = (key: Step['key']) =>
      steps.push({ key, focused: stage.focused?.key, hash: fullHash(headless) });
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
