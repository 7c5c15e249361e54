/** An app that runs while its engine still loads. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openStage } from '../../host/src/app/stage.ts';
import type { Check } from '../../host/src/engine/artefacts.ts';
import { type BuiltIn, BuiltReader, versionOf } from '../../host/src/engine/built-reader.ts';
import { SteppedClock } from '../../host/src/engine/clock.ts';
import { EngineRunner } from '../../host/src/engine/runner.ts';
import type { AppToEngine, EngineToApp } from '../../host/src/protocol/messages.ts';
import { localPorts, takingEarly } from '../../host/src/protocol/port.ts';
import { runHere } from '../../host/src/shell/app-thread.ts';
import { FakeDevice, FakePainter, settle, stageConfig } from './support/bench.ts';
import { FakeWorld } from './support/fake-engine.ts';

const error = { code: 'missing', message: 'engine.module.wasm: cannot be loaded.' } as const;

describe('a stage whose engine is not ready', () => {
  it('takes commands, which the engine gets when it is', async () => {
    const [app, engine] = localPorts<AppToEngine, EngineToApp>();
    const { stage, ready } = openStage(app, stageConfig);
    assert.deepEqual([stage.width, stage.pixelWidth], [stageConfig.width, stageConfig.pixelWidth]);
    stage.append(stage.view({ width: 10, height: 10 }));
    const idle = stage.idle();
    await settle();
    const [world, clock] = [new FakeWorld(), new SteppedClock()];
    const device = new FakeDevice();
    const painter = new FakePainter();
    const parts = { factory: world, stage: stageConfig, painter, device, clock, app: engine };
    const runner = await EngineRunner.start(parts);
    await ready;
    for (let frame = 0; !runner.isIdle || frame < 2; frame += 1) {
      await settle();
      clock.step(16 * frame);
    }
    await idle;
    assert.equal(world.engine.nodes.size, 2);
    stage.close();
  });

  it('is closed if the engine does not start, and reports nothing but to who opened it', async () => {
    for (const [message, code] of [
      [{ kind: 'failed', error }, 'missing'],
      [{ kind: 'closed' }, 'closed'],
    ] as const) {
      const [app, engine] = localPorts<AppToEngine, EngineToApp>();
      const { stage, ready } = openStage(app, stageConfig);
      const reports: unknown[] = [];
      stage.on('error', (each) => reports.push(each));
      const idle = stage.idle();
      engine.post(message);
      await assert.rejects(ready, { code });
      await assert.rejects(idle, { code: message.kind === 'failed' ? 'missing' : 'closed' });
      assert.deepEqual([stage.isClosed, reports], [true, []]);
    }
  });

  it('reports an engine that fails later', async () => {
    const [app, engine] = localPorts<AppToEngine, EngineToApp>();
    const { stage, ready } = openStage(app, stageConfig);
    const reports: unknown[] = [];
    stage.on('error', ({ code }) => reports.push(code));
    engine.post({ kind: 'ready', stage: stageConfig });
    await ready;
    engine.post({ kind: 'failed', error });
    await settle();
    assert.deepEqual(reports, ['missing']);
  });

  it('can be closed by its app', async () => {
    const [app] = localPorts<AppToEngine, EngineToApp>();
    const { started, stage } = runHere(app, stageConfig, 'app.js', (own: typeof stage) =>
      own.close(),
    );
    await started;
    assert.ok(stage.isClosed);
  });

  it('says what stopped its app: the engine before the app, and what the app threw', async () => {
    const open = () => localPorts<AppToEngine, EngineToApp>();
    const [app, engine] = open();
    const { started } = runHere(app, stageConfig, 'app.js', async (stage: { idle(): unknown }) => {
      await stage.idle();
    });
    engine.post({ kind: 'failed', error });
    await assert.rejects(started, { code: 'missing' });
    const thrown = runHere(open()[0], stageConfig, 'app.js', () => {
      throw new Error('no films');
    });
    await assert.rejects(thrown.started, { code: 'app', message: 'The app threw: no films' });
    const none = runHere(open()[0], stageConfig, 'app.js', Promise.resolve({}));
    await assert.rejects(none.started, { code: 'app', message: /^app\.js: expected the app's/ });
  });

  it('has preloads handed on, and refuses what are none', () => {
    const [app, engine] = localPorts<AppToEngine, EngineToApp>();
    const { stage } = openStage(app, stageConfig);
    stage.preload({ images: ['a.png', 'b.png'] });
    stage.preload({ fonts: ['c.ttf'] });
    const wrong: [unknown, RegExp][] = [
      ['a.png', /preload: expected lists of URLs, got "a\.png"/],
      [['a.png'], /preload: expected lists of URLs, got an array of 1/],
      [{ images: 'a.png' }, /preload: images: expected a list of URLs, got "a\.png"/],
      [{ fonts: [1] }, /preload: fonts: expected a list of URLs/],
      [{ image: ['a.png'] }, /there is no list "image". Did you mean "images"\?/],
    ];
    for (const [files, message] of wrong)
      assert.throws(() => stage.preload(files as object), { message });
    const heard: AppToEngine[] = [];
    engine.receive((message) => heard.push(message));
    engine.drain();
    assert.deepEqual(heard, [
      { kind: 'preload', images: ['a.png', 'b.png'], fonts: [] },
      { kind: 'preload', images: [], fonts: ['c.ttf'] },
    ]);
  });
});

describe('a port of which somebody takes messages early', () => {
  it('gives its receiver all others once, in order, whenever it comes', async () => {
    const step = fc.oneof(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('receive' as const, 'drain' as const, 'settle' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const [near, far] = localPorts<number, never>();
        const early: number[] = [];
        const port = takingEarly(far, (message) => message % 2 === 0 && early.push(message) > 0);
        const got: number[] = [];
        const sent: number[] = [];
        for (const each of steps) {
          if (typeof each === 'number') {
            near.post(each);
            sent.push(each);
          } else if (each === 'receive') port.receive((message) => got.push(message));
          else if (each === 'drain') port.drain();
          else await settle();
        }
        await settle();
        const isHeard = steps.includes('receive');
        assert.deepEqual(
          early,
          sent.filter((message) => message % 2 === 0),
        );
        assert.deepEqual(got, isHeard ? sent.filter((message) => message % 2 === 1) : []);
      }),
    );
  });
});

describe('an engine that is built into a script', () => {
  const folder = 'https://tv.test/engine/rust/';
  const glue = { bind: () => {} };
  const builtIn: BuiltIn = {
    folder,
    manifest: {
      manifest: 1,
      profile: 'rust',
      root: 'engine',
      schema: null,
      systems: [],
      forms: { module: { 'engine.module.wasm': { sha256: 'ab'.repeat(32) } } },
    },
    scripts: { 'engine.glue.js': glue },
  };
  const asked: string[] = [];
  const reader = new BuiltReader(
    {
      async read(url) {
        asked.push(url);
        return Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
      },
      import: (url) => Promise.resolve(url),
    },
    builtIn,
  );
  const check: Check = async () => {};

  it('is not asked for, and its Wasm by a name that only these contents have', async () => {
    const manifest = new TextDecoder().decode(await reader.read(`${folder}manifest.json`));
    assert.deepEqual(JSON.parse(manifest), builtIn.manifest);
    assert.equal(await reader.import(`${folder}engine.glue.js`), glue);
    assert.deepEqual(asked, []);
    await reader.compile(`${folder}engine.module.wasm`, check);
    assert.deepEqual(asked, [`${folder}engine.module.wasm${versionOf('ab'.repeat(32))}`]);
  });

  it('is not taken for another one', async () => {
    asked.length = 0;
    const other = 'https://tv.test/engine/debug/';
    await reader.read(`${other}manifest.json`);
    await reader.compile(`${other}engine.module.wasm`, check);
    assert.deepEqual(asked, [`${other}manifest.json`, `${other}engine.module.wasm`]);
    assert.equal(await reader.import(`${other}engine.glue.js`), `${other}engine.glue.js`);
    assert.equal(await reader.import(`${folder}raster.glue.js`), `${folder}raster.glue.js`);
  });
});
