/**
 * A system that breaks down on purpose: the host rebuilds the engine from the last snapshot and
 * what came since, and the picture comes back.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Headless } from '../../host/src/engine/headless.ts';
import rails from '../host/scenes/rails.ts';
import { stageConfig } from '../host/support/bench.ts';
import { type App, connectedStage, type Stage } from './support.ts';

const root = new URL('../../', import.meta.url);
const stage = { ...stageConfig, pixelWidth: 640, pixelHeight: 360 };

/** An engine with the small screen of rails on it, at rest. */
async function open(
  base: string,
  profile: string,
): Promise<{ headless: Headless; stage: Stage; recovered: string[] }> {
  const headless = await Headless.open({
    engine: { base, profile, form: 'module' },
    stage,
    base: root.href,
  });
  const connected = await connectedStage(headless);
  const recovered: string[] = [];
  connected.on('recovered', (error: Error) => recovered.push(error.message));
  connected.on('error', (error: Error) => assert.fail(error.message));
  await (rails as App)(connected);
  await headless.rest();
  return { headless, stage: connected, recovered };
}

/** A copy of the picture as it is. */
function picture(headless: Headless): Uint8Array {
  return headless.pixels().data;
}

describe('a system that traps', () => {
  const trapBase = new URL('target/inlay/', root).href;

  before(() => {
    execFileSync(
      process.execPath,
      [
        'host/tools/bin/inlay.mjs',
        'compose',
        '--config',
        'tests/trap/compose.toml',
        '--profile',
        'trap',
        '--form',
        'module',
        '--no-optimise',
        '--quiet',
      ],
      { cwd: fileURLToPath(root), stdio: ['ignore', 'inherit', 'inherit'] },
    );
  });

  it('loses nothing: focus, pixels and what follows come back', async () => {
    const trapping = await open(trapBase, 'trap');
    const sound = await open(trapBase, 'rust');
    try {
      for (const one of [trapping, sound]) {
        for (const key of ['arrow-right', 'arrow-right'] as const) {
          one.headless.press(key);
          await one.headless.rest();
        }
      }
      assert.deepEqual(
        picture(trapping.headless),
        picture(sound.headless),
        'before the trap both draw the same',
      );
      assert.deepEqual(trapping.recovered, []);

      // The third move of its life traps. The new engine makes it as the first of its own.
      for (const one of [trapping, sound]) {
        one.headless.press('arrow-down');
        await one.headless.rest();
      }
      assert.equal(trapping.recovered.length, 1, 'the app is told once');
      assert.match(
        trapping.recovered[0] ?? '',
        /^"focus" of the engine, called by move, trapped: .*\. The engine was rebuilt\.$/,
      );
      assert.equal(
        trapping.stage.focused?.key,
        sound.stage.focused?.key,
        'the key at which it trapped is not lost',
      );
      assert.deepEqual(
        picture(trapping.headless),
        picture(sound.headless),
        'the picture comes back',
      );

      for (const one of [trapping, sound]) {
        one.headless.press('arrow-left');
        await one.headless.rest();
      }
      assert.equal(
        trapping.stage.focused?.key,
        sound.stage.focused?.key,
        'the next key works as if nothing had been',
      );
      assert.deepEqual(picture(trapping.headless), picture(sound.headless));
    } finally {
      trapping.headless.close();
      sound.headless.close();
    }
  });

  it('loses no command that came after the last snapshot', async () => {
    const { headless, stage, recovered } = await open(trapBase, 'trap');
    try {
      for (const key of ['arrow-right', 'arrow-right'] as const) {
        headless.press(key);
        await headless.rest();
      }
      stage.append(
        stage.view({
          position: 'absolute',
          left: 0,
          top: 0,
          width: 640,
          height: 360,
          background: '#ff0000',
          zIndex: 5,
        }),
      );
      headless.press('arrow-right');
      await headless.rest();
      assert.equal(recovered.length, 1);
      assert.deepEqual(
        [...picture(headless).slice(0, 4)],
        [255, 0, 0, 255],
        'what was appended in the frame of the trap is there',
      );
    } finally {
      headless.close();
    }
  });

  it('leaves out a key at which it traps each time, and reports it', async () => {
    const { headless, stage, recovered } = await open(trapBase, 'trap');
    try {
      // Three moves in one frame: every new engine traps at the third.
      for (let move = 0; move < 3; move += 1) headless.press('arrow-right');
      await headless.rest();
      assert.match(
        recovered.at(-1) ?? '',
        /^"focus" of the engine, called by move, .*the key "arrow-right" \(down\) was left out/,
      );
      assert.equal(stage.isClosed, false);
      assert.equal(stage.focused?.key, 'tile-0-2', 'the two others are not lost');
    } finally {
      headless.close();
    }
  });

  const deeds: [key: string, message: RegExp][] = [
    [
      '@trap',
      /^"focus" of the engine, called by apply, trapped: unreachable\. .*batch \d+ was left out/,
    ],
    [
      '@leak',
      /^"focus" of the engine, called by apply, ran out of memory \(at most 128 MiB\) and trapped: /,
    ],
  ];
  for (const [key, message] of deeds) {
    it(`leaves out the batch at which it traps, and reports it: ${key}`, async () => {
      const { headless, stage, recovered } = await open(trapBase, 'trap');
      try {
        const before = picture(headless);
        stage.append(
          stage.view({ key, focusable: true, width: 40, height: 40, background: '#ff0000' }),
        );
        await headless.rest();
        assert.match(recovered.at(-1) ?? '', message);
        assert.match(recovered.at(-1) ?? '', /batch \d+ was left out/);
        assert.deepEqual(
          picture(headless),
          before,
          'nothing of the batch is shown, and everything else is',
        );
        headless.press('arrow-right');
        await headless.rest();
        assert.equal(stage.focused?.key, 'tile-0-1', 'the next key works as if nothing had been');
      } finally {
        headless.close();
      }
    });
  }
});
