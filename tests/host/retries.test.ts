/**
 * Pictures and fonts whose server fails, over the whole: an app, the real engine in Node, a server
 * on this machine.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connectStage, type Stage } from '../../host/src/app/stage.ts';
import type { Engine, EngineFactory } from '../../host/src/engine/engine.ts';
import { Headless, nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import type { Node } from '../../host/src/index.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import { systemNames } from '../../host/src/protocol/schema.ts';
import { enginesFolder, folderUrl } from '../../host/tools/src/scene.ts';
import { stageConfig } from './support/bench.ts';
import { type Fate, FileServer } from './support/file-server.ts';
import { openHeadless } from './support/headless.ts';

const source: EngineSource = { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' };

/** An engine that traps when the test says so. */
class Trapping implements EngineFactory {
  readonly name = 'an engine that traps';
  readonly #factory: EngineFactory;
  trapNext = false;

  constructor(factory: EngineFactory) {
    this.#factory = factory;
  }

  async instantiate(): Promise<Engine> {
    const engine = await this.#factory.instantiate();
    return {
      ...engine,
      frame: (time) => {
        if (!this.trapNext) return engine.frame(time);
        this.trapNext = false;
        throw new WebAssembly.RuntimeError('unreachable');
      },
    };
  }
}

describe('loads that fail, in the real engine', () => {
  let factory: EngineFactory;
  let server: FileServer;
  let headless: Headless;
  let stage: Stage;
  let trapping: Trapping;
  /** What the app was told: event, key or family, and reason. */
  let told: string[];

  before(async () => {
    factory = await loadEngine(source, nodeReader);
  });
  beforeEach(async () => {
    server = await FileServer.open();
    trapping = new Trapping(factory);
    ({ headless, stage } = await openHeadless({ factory: trapping, base: server.url }));
    told = [];
    stage.on('loaded', (node) => told.push(`loaded ${node.key}`));
    stage.on('failed', (node, { reason }) => told.push(`failed ${node.key} ${reason}`));
    stage.on('fontLoaded', (font) => told.push(`font ${font}`));
    stage.on('fontFailed', (font, reason) => told.push(`no font ${font} ${reason}`));
    stage.on('inViewport', (node) => told.push(`in ${node.key}`));
    stage.on('outOfViewport', (node) => told.push(`out ${node.key}`));
    stage.on('scrollEnd', (node) => told.push(`end ${node.key}`));
    stage.on('recovered', () => {});
  });
  afterEach(async () => {
    headless.close();
    await server.close();
  });

  const image = (key: string, src: string, left = 0): Node => {
    const node = stage.image({
      key,
      src,
      position: 'absolute',
      left,
      width: 100,
      height: 100,
      background: '#0000ff',
      states: { failed: { background: '#ff0000' }, loaded: { background: '#00ff00' } },
    });
    stage.append(node);
    return node;
  };
  const answers = () => told.filter((line) => /^(loaded|failed)/.test(line));
  /**
   * The colour of the first pixel: what state the picture at the left is in, as long as it shows
   * nothing.
   */
  const colour = () => [...headless.pixels().data.slice(0, 3)];

  it('an image that got a 503 is loaded again after a second while on screen', async () => {
    server.fates.set('gradient.png', [503]);
    image('a', 'gradient.png');
    await headless.rest();
    assert.deepEqual(answers(), ['failed a network']);
    assert.deepEqual(colour(), [255, 0, 0]);
    const failed = headless.time;
    await headless.advance(failed + 900);
    assert.equal(server.count('gradient.png'), 1);
    await headless.advance(failed + 1100);
    assert.equal(server.count('gradient.png'), 2);
    assert.deepEqual(answers(), ['failed a network', 'loaded a']);
  });

  for (const fate of [429, 500, 502, 503, 504, 408, 'breaks'] as Fate[]) {
    it(`${fate} may pass`, async () => {
      server.fates.set('gradient.png', [fate]);
      image('a', 'gradient.png');
      await headless.rest();
      await headless.advance(headless.time + 2000);
      assert.deepEqual(answers(), ['failed a network', 'loaded a']);
    });
  }

  for (const [fate, file] of [
    [404, 'gradient.png'],
    [410, 'gradient.png'],
    [403, 'gradient.png'],
    [401, 'gradient.png'],
    [200, 'not-an-image.png'],
    [200, 'truncated.png'],
  ] as const) {
    it(`${fate} of ${file} lasts`, async () => {
      server.fates.set(file, [fate]);
      image('a', file);
      await headless.rest();
      await headless.advance(headless.time + 200_000);
      assert.equal(server.count(file), 1);
      assert.equal(answers().length, 1);
    });
  }

  it('attempts continue with growing delays, and the app gets one event', async () => {
    server.fates.set('gradient.png', Array(50).fill(503));
    image('a', 'gradient.png');
    await headless.rest();
    const start = headless.time;
    const counts: number[] = [];
    for (const second of [0.9, 1.1, 2.9, 3.1, 6.9, 7.2, 300]) {
      await headless.advance(start + second * 1000);
      counts.push(server.count('gradient.png'));
    }
    // After 1, 3, 7, 15, 31, 63, 123, 183, 243 seconds, and a frame each.
    assert.deepEqual(counts, [1, 2, 2, 3, 3, 4, 10]);
    assert.deepEqual(answers(), ['failed a network']);
    assert.equal(headless.runner.isIdle, true);
  });

  it('an image that fails finally does not blink when it leaves bounds and returns', async () => {
    server.fates.set('gradient.png', Array(99).fill(503));
    const node = image('a', 'gradient.png');
    await headless.rest();
    for (let round = 0; round < 5; round += 1) {
      node.set({ translateX: 9000 });
      await headless.advance(headless.time + 70_000);
      node.set({ translateX: 0 });
      for (let frame = 0; frame < 4; frame += 1) {
        await headless.advance(headless.time + 1);
        assert.deepEqual(colour(), [255, 0, 0], `round ${round}`);
      }
    }
    assert.deepEqual(answers(), ['failed a network']);
    assert.ok(server.count('gradient.png') > 5);
  });

  it('reload() tries again at once whatever the cause was, and is answered', async () => {
    server.fates.set('gradient.png', [404, 404]);
    const node = image('a', 'gradient.png');
    await headless.rest();
    node.reload();
    await headless.rest();
    assert.deepEqual(answers(), ['failed a not-found', 'failed a not-found']);
    node.reload();
    await headless.settle();
    assert.deepEqual(answers().at(-1), 'loaded a');
    node.reload();
    await headless.rest();
    assert.deepEqual(
      [server.count('gradient.png'), answers().length],
      [3, 3],
      'what is there stays',
    );
  });

  it('reload() is of images', () => {
    assert.throws(() => stage.view({ key: 'v' }).reload(), {
      code: 'wrong-type',
      message: /view "v" .*: reload: expected an image, got a view\./,
    });
  });

  it('null and the same URL in one turn is another attempt, and nothing is answered without one', async () => {
    server.fates.set('gradient.png', [404, 404]);
    const node = image('a', 'gradient.png');
    await headless.rest();
    for (const count of [2, 3]) {
      node.set({ src: null });
      node.set({ src: 'gradient.png' });
      await headless.rest();
      assert.equal(server.count('gradient.png'), count);
      assert.equal(answers().length, count);
    }
    assert.equal(answers().at(-1), 'loaded a');
  });

  it('an app that asks again at each failure is no endless loop', async () => {
    server.fates.set('gradient.png', Array(999).fill(404));
    const node = image('a', 'gradient.png');
    node.on('failed', () => {
      node.set({ src: null });
      node.set({ src: 'gradient.png' });
    });
    await headless.settle();
    await headless.advance(headless.time + 10_000);
    const count = server.count('gradient.png');
    assert.ok(count >= 10 && count <= 16, `${count} requests in 10 s`);
    assert.equal(answers().length, count);
  });

  it('a node outside the tree does not pin a failure', async () => {
    server.fates.set('gradient.png', [404]);
    stage.image({ key: 'away', src: 'gradient.png' });
    image('a', 'gradient.png');
    await headless.rest();
    image('b', 'gradient.png', 200);
    await headless.rest();
    assert.equal(server.count('gradient.png'), 2);
    assert.deepEqual(
      answers().filter((line) => !line.includes('away')),
      ['failed a not-found', 'loaded a', 'loaded b'],
    );
  });

  it('a font that failed for a cause that may pass is loaded again, and the text is right', async () => {
    const text = (family: string) =>
      stage.text({ content: 'AB', fontFamily: [family], fontSize: 60 });
    stage.addFont({ family: 'Square', src: 'square.ttf' });
    stage.append(text('Square'));
    await headless.rest();
    const right = headless.pixels().data;
    headless.close();

    server.fates.set('square.ttf', ['breaks', 503]);
    ({ headless, stage } = await openHeadless({ factory, base: server.url }));
    const heard: string[] = [];
    stage.on('fontFailed', (_font, reason) => heard.push(reason));
    stage.on('fontLoaded', () => heard.push('loaded'));
    stage.addFont({ family: 'Square', src: 'square.ttf' });
    stage.append(text('Square'));
    await headless.rest();
    assert.deepEqual(heard, ['network']);
    await headless.advance(headless.time + 4000);
    assert.deepEqual(heard, ['network', 'loaded']);
    // The box that stood in took its place in the atlas: glyphs are sampled elsewhere, within the
    // rounding of a pixel.
    const { data } = headless.pixels();
    assert.ok(right.every((value, at) => Math.abs(value - (data[at] ?? 0)) <= 2));
    assert.ok(right.some((value, at) => at % 4 === 0 && value > 100));
  });

  describe('a rebuild while there is no network', () => {
    const rebuilds: Record<string, () => void> = {
      'after a trap': () => {
        trapping.trapNext = true;
        stage.append(stage.view({ display: 'none' }));
      },
      'after suspend and resume': () => {
        stage.suspend();
        stage.resume();
      },
      'of the text system': () => headless.runner.engine.rebuild(systemNames.indexOf('text')),
      'of the resources system': () =>
        headless.runner.engine.rebuild(systemNames.indexOf('resources')),
      'of the whole engine': () => headless.runner.engine.rebuild(systemNames.indexOf('engine')),
    };
    const screen = async () => {
      stage.addFont({ family: 'Square', src: 'square.ttf' });
      stage.addFont({ family: 'Gone', src: 'gone.ttf' });
      server.fates.set('gone.ttf', Array(9).fill(404));
      server.fates.set('gone.png', Array(9).fill(404));
      const rail = stage.view({
        key: 'rail',
        overflow: 'scroll',
        scroll: { axis: 'x' },
        focusGroup: {},
        width: 400,
        height: 300,
      });
      stage.append(rail);
      for (const [index, file] of [
        'gradient.png',
        'quadrants.jpg',
        'quadrants.webp',
        'gone.png',
      ].entries()) {
        rail.append(
          stage.image({
            key: `rail-${index}`,
            src: file,
            width: 150,
            height: 150,
            flexShrink: 0,
            focusable: true,
            states: { loaded: { opacity: 0.9 }, failed: { background: '#ff0000' } },
          }),
        );
      }
      stage.append(stage.text({ content: 'AB', fontFamily: ['Gone', 'Square'], fontSize: 60 }));
      await headless.rest();
      stage.focus(rail);
      for (let count = 0; count < 3; count += 1) {
        headless.press('arrow-right');
        await headless.rest();
      }
    };

    for (const [how, rebuild] of Object.entries(rebuilds)) {
      it(`${how} requests nothing that is there, shows the same, and emits nothing again`, async () => {
        await screen();
        const before = headless.pixels().data;
        assert.ok(told.includes('loaded rail-0') && told.includes('failed rail-3 not-found'));
        assert.ok(told.includes('end rail'));
        server.offline = true;
        server.asked.length = 0;
        told.length = 0;
        rebuild();
        // A rebuild from below asks for no frame by itself.
        stage.append(stage.view({ display: 'none' }));
        await headless.rest();
        assert.deepEqual(server.asked, []);
        assert.deepEqual(told, []);
        const now = headless.pixels().data;
        assert.deepEqual(now, before);
      });
    }

    it('after a trap before any snapshot repeats no event either', async () => {
      const opened = await Headless.open({
        engine: source,
        factory: trapping,
        stage: stageConfig,
        base: server.url,
      });
      const runner = opened.runner as { takeSnapshot(): void };
      runner.takeSnapshot = () => {};
      headless.close();
      headless = opened;
      stage = await connectStage(headless.app);
      const heard: string[] = [];
      stage.on('loaded', (node) => heard.push(`loaded ${node.key}`));
      stage.on('failed', (node) => heard.push(`failed ${node.key}`));
      stage.on('fontLoaded', (font) => heard.push(`font ${font}`));
      stage.on('fontFailed', (font) => heard.push(`no font ${font}`));
      stage.on('inViewport', (node) => heard.push(`in ${node.key}`));
      stage.on('outOfViewport', (node) => heard.push(`out ${node.key}`));
      stage.on('scrollEnd', () => heard.push('end'));
      stage.on('recovered', () => {});
      await screen();
      const before = headless.pixels().data;
      assert.ok(heard.length > 8);
      heard.length = 0;
      server.offline = true;
      server.asked.length = 0;
      trapping.trapNext = true;
      stage.append(stage.view({ display: 'none' }));
      await headless.rest();
      assert.deepEqual(heard, []);
      // No snapshot says that these are missing.
      assert.deepEqual(server.asked.sort(), ['gone.png', 'gone.ttf']);
      assert.deepEqual(headless.pixels().data, before);
    });

    it('what failed for a cause that may pass is tried again at once, and comes with the network', async () => {
      server.fates.set('gradient.png', Array(4).fill(503));
      image('a', 'gradient.png');
      await headless.rest();
      await headless.advance(headless.time + 8000);
      assert.equal(server.count('gradient.png'), 4);
      told.length = 0;
      stage.suspend();
      stage.resume();
      await headless.rest();
      assert.equal(server.count('gradient.png'), 5);
      assert.deepEqual(told, ['loaded a']);
    });
  });

  it('whatever the server does, images on screen load once it is up, and each failure is reported once', async () => {
    const fate = fc.constantFrom<Fate>(200, 404, 500, 503, 429, 'breaks');
    const plan = fc.record({ fates: fc.array(fate, { maxLength: 5 }), rebuild: fc.boolean() });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 4 }), async (plans) => {
        run += 1;
        told.length = 0;
        const nodes = plans.map(({ fates }, index) => {
          const file = `gradient.png?${run}-${index}`;
          server.fates.set(file, [...fates]);
          return image(`${run}-${index}`, file, index * 150);
        });
        for (const { rebuild } of plans) {
          await headless.advance(headless.time + 1500);
          if (!rebuild) continue;
          stage.suspend();
          stage.resume();
        }
        await headless.advance(headless.time + 130_000);
        for (const [index, { fates }] of plans.entries()) {
          const key = `${run}-${index}`;
          const failures = fates.slice(
            0,
            fates.indexOf(200) < 0 ? fates.length : fates.indexOf(200),
          );
          const lasts = failures.indexOf(404);
          const told = answers().filter((line) => line.split(' ')[1] === key);
          const first =
            failures.length > 0
              ? [`failed ${key} ${failures[0] === 404 ? 'not-found' : 'network'}`]
              : [];
          assert.deepEqual(
            told,
            lasts >= 0 ? first : [...first, `loaded ${key}`],
            JSON.stringify(plans),
          );
          const asked = lasts >= 0 ? lasts + 1 : failures.length + 1;
          assert.equal(server.count(`gradient.png?${key}`), asked, JSON.stringify(plans));
        }
        for (const node of nodes) node.remove();
        await headless.rest();
      }),
      { numRuns: 25 },
    );
  });
});
