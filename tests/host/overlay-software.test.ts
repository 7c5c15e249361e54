/** The overlay of profile debug in Node, where software draws. */
import assert from 'node:assert/strict';
import { connectStage } from '../../host/src/app/stage.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import { keyPhase } from '../../host/src/protocol/key-phase.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import { casesOf, keyCodec } from '../../host/src/protocol/schema.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../host/tools/src/scene.ts';

const [WIDTH, HEIGHT] = [640, 360];
const RIGHT = casesOf(keyCodec).indexOf('arrow-right');

describe('an overlay in Node', function () {
  this.timeout(60_000);
  let headless: Headless;
  afterEach(() => headless?.close());

  /** A row of tiles, the first of them with focus. */
  const open = async (form: EngineSource['form']) => {
    const overscan = { top: 0, right: 0, bottom: 0, left: 0 };
    headless = await Headless.open({
      engine: { base: folderUrl(enginesFolder), profile: 'debug', form },
      stage: { width: WIDTH, height: HEIGHT, pixelWidth: WIDTH, pixelHeight: HEIGHT, overscan },
      base: folderUrl(projectRoot),
    });
    const stage = await connectStage(headless.app);
    const row = stage.view({ display: 'flex', gap: 10, focusGroup: true });
    for (let at = 0; at < 4; at += 1) {
      const focused = { backgroundColor: '#ffffff' };
      const look = { width: 40, height: 40, backgroundColor: '#336699', states: { focused } };
      row.append(stage.view({ ...look, focusable: true, key: `tile-${at}` }));
    }
    stage.append(row);
    await headless.rest();
    return stage;
  };
  /** Looks at the surface until it is as wanted: the overlay draws in turns of its own. */
  const until = async (is: (pixels: Uint8Array) => boolean): Promise<Uint8Array> => {
    for (;;) {
      const pixels = Uint8Array.from(headless.pixels().data);
      if (is(pixels)) return pixels;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const differing = (a: Uint8Array, b: Uint8Array, from: number, to: number) => {
    let count = 0;
    for (let at = 0; at < a.length; at += 4) {
      const x = (at / 4) % WIDTH;
      if (x >= from && x < to && [0, 1, 2].some((it) => a[at + it] !== b[at + it])) count += 1;
    }
    return count;
  };

  it('is drawn over the stage, shows a move, and is gone when it is hidden', async () => {
    const stage = await open('module');
    const before = Uint8Array.from(headless.pixels().data);
    await headless.runner.showOverlay(true);
    await headless.rest();
    const shown = await until((pixels) => differing(pixels, before, 220, WIDTH) > 20_000);
    assert.equal(differing(shown, before, 0, 200), 0, 'beside it nothing has changed');
    for (const phase of [keyPhase.down, keyPhase.up])
      headless.runner.key(RIGHT, phase, headless.runner.frames);
    await headless.rest();
    assert.equal(stage.focused?.key, 'tile-1');
    await until((pixels) => differing(pixels, shown, 220, WIDTH) > 500);
    await headless.runner.showOverlay(false);
    await headless.rest();
    assert.equal(differing(headless.pixels().data as Uint8Array, before, 220, WIDTH), 0);
  });

  it('knows the memory of each system where each is linked by itself', async () => {
    await open('linked');
    const memories = headless.runner.engine.memories?.() ?? new Map();
    const systems = 'animation engine focus layout render resources scene scroll text'.split(' ');
    assert.deepEqual([...memories.keys()].sort(), systems);
    for (const [system, bytes] of memories) assert.ok(bytes > 0 && bytes % 65_536 === 0, system);
    const sum = [...memories.values()].reduce((all, bytes) => all + bytes, 0);
    assert.equal(headless.runner.memoryBytes, sum);
  });
});
