/**
 * The handle of an animation against Chromium: what is recorded of random lives in
 * `tests/oracle/animation`, replayed through the app API on the real engine.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Stage } from '../../host/src/app/stage.ts';
import type { EngineFactory } from '../../host/src/engine/engine.ts';
import { type Headless, nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { InlayError, type Node, type TimingInput } from '../../host/src/index.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import { enginesFolder, folderUrl } from '../../host/tools/src/scene.ts';
import { type Action, type Found, LIVES, lifeOf, ROUNDED } from '../oracle/animation/playback.ts';
import { openHeadless } from './support/headless.ts';

const source: EngineSource = { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' };
const recorded = JSON.parse(
  readFileSync(new URL('../oracle/animation/recorded-playback.json', import.meta.url), 'utf8'),
) as { browser: string; lives: { seed: number; found: Found[] }[] };
/**
 * What is between Chromium's rounding of its times, to a tenth of a millisecond, and ours: at most
 * 100 in 60 ms at twice the speed.
 */
const NEAR = 0.5;

describe('the handle of an animation', () => {
  let factory: EngineFactory;
  before(async () => {
    factory = await loadEngine(source, nodeReader);
  });

  /** Replays a life; what each step found. */
  async function replay(seed: number): Promise<Found[]> {
    const { headless, stage } = await openHeadless({ factory });
    const node = stage.view({ position: 'absolute', left: 0, top: 0, width: 10, height: 10 });
    stage.append(node);
    await headless.settle();
    const { timing, steps } = lifeOf(seed);
    const iterations = timing.iterations ?? Number.POSITIVE_INFINITY;
    const animation = node.animate({ translateX: [100, 200] }, { ...timing, iterations });
    await headless.settle();
    const found: Found[] = [];
    for (const { wait, actions } of steps) {
      await headless.advance(headless.time + wait);
      const bounds = node.bounds();
      await headless.settle();
      const { x } = await bounds;
      const state = animation.playState;
      const threw = actions.map((action) => throws(() => act(animation, action)));
      found.push([state, x === 0 ? null : x, threw]);
    }
    headless.close();
    return found;
  }

  function act(animation: ReturnType<Node['animate']>, action: Action): void {
    if (action.do === 'seek') animation.seek(action.to);
    else if (action.do === 'rate') animation.setRate(action.to);
    else animation[action.do]();
  }

  function throws(call: () => void): boolean {
    try {
      call();
      return false;
    } catch (error) {
      assert.ok(error instanceof InlayError && error.code === 'out-of-range', String(error));
      return true;
    }
  }

  describe('said by hand, after the specification', () => {
    let headless: Headless;
    let stage: Stage;
    let node: Node;
    beforeEach(async () => {
      ({ headless, stage } = await openHeadless({ factory }));
      node = stage.view({
        position: 'absolute',
        left: 0,
        top: 0,
        width: 10,
        height: 10,
        key: 'line',
      });
      stage.append(node);
      await headless.settle();
    });
    afterEach(() => headless.close());

    /** Where the node is after so many milliseconds. */
    const xAfter = async (wait: number): Promise<number> => {
      await headless.advance(headless.time + wait);
      const bounds = node.bounds();
      await headless.settle();
      return (await bounds).x;
    };
    const line = (timing: TimingInput, from = 0) =>
      node.animate({ translateX: [from, 1000] }, timing);
    const forEver = { duration: 100, iterations: Number.POSITIVE_INFINITY };
    const hasNoEnd = (call: string) => ({
      code: 'out-of-range',
      message: new RegExp(
        `^view "line" \\(.*\\): animation ${call}: expected an animation with an end, got one`,
      ),
    });

    it('another rate at the end plays nothing again', async () => {
      for (const rate of [0.1, 0.5, 3, 0]) {
        const animation = line({ duration: 200, fill: 'forwards' });
        assert.equal(await xAfter(500), 1000);
        animation.setRate(rate);
        for (const wait of [16, 100, 700]) assert.equal(await xAfter(wait), 1000, `rate ${rate}`);
        assert.equal(animation.playState, rate === 0 ? 'running' : 'finished');
        if (rate === 0) {
          animation.play();
          assert.equal(await xAfter(50), 1000);
          animation.setRate(1);
          assert.equal(await xAfter(50), 1000);
          assert.equal(animation.playState, 'finished');
        }
        animation.cancel();
      }
    });

    it('one without an end cannot start there, and stays as it was', async () => {
      const animation = line(forEver);
      assert.throws(() => animation.reverse(), hasNoEnd('reverse'));
      assert.equal(await xAfter(50), 500);
      animation.seek(-10);
      assert.throws(() => animation.reverse(), hasNoEnd('reverse'));
      await xAfter(60);
      // From where it is, it goes back to its start.
      animation.reverse();
      assert.equal(await xAfter(20), 300);
      await xAfter(100);
      assert.equal(animation.playState, 'finished');
      assert.throws(() => animation.play(), hasNoEnd('play'));
      animation.cancel();
      for (const call of ['play', 'pause'] as const)
        assert.throws(() => animation[call](), hasNoEnd(call));
      assert.equal(animation.playState, 'idle');
      animation.reverse();
      assert.equal(await xAfter(30), 300);
      assert.throws(() => animation.finish(), hasNoEnd('finish'));
    });

    it('one without an end that is reversed at its start in a later turn continues, with a warning', async () => {
      const warnings: string[] = [];
      stage.on('warning', (text) => warnings.push(text));
      const animation = node.animate({ translateX: [0, 1000], opacity: [1, 0.5] }, forEver);
      await new Promise(setImmediate);
      animation.reverse();
      assert.equal(await xAfter(50), 500, 'as in Chromium, where it throws');
      assert.equal(animation.playState, 'running');
      assert.deepEqual(warnings, [
        'view "line" (root): animation reverse: expected an animation with an end, got one without. It goes on as before.',
      ]);
      animation.reverse();
      assert.equal(await xAfter(20), 300);
      animation.reverse();
      assert.equal(await xAfter(10), 400);
    });

    it('is sought beyond its end, and stays there', async () => {
      const animation = line({ duration: 450, endDelay: -60, fill: 'both' });
      await xAfter(600);
      assert.equal(animation.playState, 'finished');
      animation.seek(405);
      assert.ok(Math.abs((await xAfter(50)) - 900) < 0.1);
      assert.equal(animation.playState, 'finished');
      animation.setRate(-1);
      assert.ok(Math.abs((await xAfter(50)) - (355 / 450) * 1000) < 0.1);
      await xAfter(600);
      animation.seek(-80);
      animation.setRate(0.5);
      await xAfter(100);
      assert.equal(animation.playState, 'running', 'at -30');
      assert.ok(Math.abs((await xAfter(160)) - (50 / 450) * 1000) < 0.1);
    });

    it('is sought beyond its end without a fill, and continues from there', async () => {
      const animation = line({ duration: 200 }, 100);
      await xAfter(300);
      animation.seek(260);
      animation.setRate(-1);
      assert.equal(await xAfter(30), 0, 'at 230');
      assert.ok(Math.abs((await xAfter(80)) - (100 + 900 * 0.75)) < 0.1, 'at 150');
    });

    it('is where it was put within a frame, to the last digit', async () => {
      const backwards = line({ duration: 500, fill: 'backwards' }, 100);
      backwards.setRate(-1);
      await xAfter(37.3);
      backwards.play();
      await xAfter(700.1);
      assert.equal(backwards.playState, 'finished');
      backwards.play();
      backwards.pause();
      assert.equal(await xAfter(50), 1000, 'it stands at its end, where it plays from');
      backwards.cancel();
      const animation = line({ duration: 333 }, 100);
      await xAfter(401.7);
      animation.pause();
      animation.reverse();
      animation.reverse();
      assert.ok((await xAfter(33.3)) < 200, 'it runs from its start');
      assert.equal(animation.playState, 'running');
    });
  });

  it(`does what ${recorded.browser} does, whatever is called`, async () => {
    assert.equal(recorded.lives.length, LIVES);
    const different: string[] = [];
    for (const { seed, found: expected } of recorded.lives.filter(
      ({ seed }) => !ROUNDED.has(seed),
    )) {
      const found = await replay(seed);
      const at = expected.findIndex(([state, value, threw], step) => {
        const [ownState, ownValue, ownThrew] = found[step] as Found;
        const isNear =
          value === null || ownValue === null
            ? value === ownValue
            : Math.abs(value - ownValue) <= NEAR;
        return state !== ownState || !isNear || threw.join() !== ownThrew.join();
      });
      if (at < 0) continue;
      const { timing, steps } = lifeOf(seed);
      const said = steps.slice(Math.max(0, at - 4), at + 1);
      different.push(
        [
          `seed ${seed}, step ${at}: expected ${JSON.stringify(expected[at])}, got ${JSON.stringify(found[at])}`,
          JSON.stringify(timing),
          ...said.map(
            (step, index) =>
              `${JSON.stringify(step)} ${JSON.stringify(expected[Math.max(0, at - 4) + index])}`,
          ),
        ].join('\n  '),
      );
    }
    assert.equal(
      different.length,
      0,
      `${different.length} lives differ\n${different.slice(0, 6).join('\n')}`,
    );
  });
});
