/** What the host gathers for an overlay, and when it draws one. */
import assert from 'node:assert/strict';
import { Overlay, type OverlayExports } from '../../host/src/engine/overlay.ts';
import type { RunnerParts } from '../../host/src/engine/runner.ts';
import type { OverlayPainter } from '../../host/src/gpu/painter.ts';
import type { EngineToShell } from '../../host/src/protocol/messages.ts';
import {
  afterFigure,
  checkFigure,
  type Figure,
  readFigure,
} from '../../schema/typescript/generated/rows/figures.ts';
import { type Bench, FakePainter, openBench } from './support/bench.ts';

/** A painter that another one draws over. */
class PaintedOver extends FakePainter {
  isEmpty = true;
  figures() {
    return { instances: 40, batches: 3, textures: { count: 5, bytes: 4096 } };
  }
  async addOverlay(): Promise<OverlayPainter> {
    this.calls.push('overlay');
    const painter = this;
    return {
      get isEmpty() {
        return painter.isEmpty;
      },
      apply(words) {
        painter.isEmpty = false;
        painter.calls.push(`over ${words[0]}`);
      },
      remove: () => void painter.calls.push('no overlay'),
    };
  }
}

/** An overlay component that keeps what it is given. */
class FakeOverlay implements OverlayExports {
  readonly drawn: { width: number; height: number; figures: Figure[] }[] = [];
  resets = 0;
  fault: Error | undefined;
  draw(width: number, height: number, words: Uint32Array): Uint32Array {
    if (this.fault) throw this.fault;
    const figures: Figure[] = [];
    for (let at = 0; at < words.length; at = afterFigure(words, at)) {
      checkFigure(words, at, words.length);
      figures.push(readFigure(words, at));
    }
    this.drawn.push({ width, height, figures });
    return Uint32Array.of(this.drawn.length);
  }
  reset(): void {
    this.resets += 1;
  }
  /** The last figure of a kind. */
  last(tag: Figure['tag']): Figure | undefined {
    return this.drawn.at(-1)?.figures.findLast((figure) => figure.tag === tag);
  }
}

describe('an overlay', () => {
  let bench: Bench;
  let painter: PaintedOver;
  let overlay: FakeOverlay;
  let loads: number;
  /** What waits until it is time to draw again. */
  let due: (() => void)[];
  let heard: EngineToShell[];

  const open = async (parts: Partial<RunnerParts> = {}) => {
    [painter, overlay, loads, due, heard] = [new PaintedOver(), new FakeOverlay(), 0, [], []];
    bench = await openBench({
      painter,
      overlay: async (look) => {
        loads += 1;
        return new Overlay(overlay, { ...look, later: (work) => due.push(work) }, async () => {
          throw new Error('no software here');
        });
      },
      ...parts,
    });
    bench.shell.receive((message) => heard.push(message));
    await bench.settle();
    await bench.step();
  };
  const show = async (shown: boolean) => {
    bench.shell.post({ kind: 'overlay', shown });
    await bench.settle();
  };
  /** The pause is over. */
  const pass = async () => {
    for (const work of due.splice(0)) work();
    await bench.settle();
  };
  const press = (time: number) => {
    for (const phase of [0, 1]) bench.shell.post({ kind: 'key', key: 0, phase, time });
  };

  beforeEach(() => open());
  afterEach(() => bench.runner.close());

  it('is announced, and loaded when it is shown first', async () => {
    assert.deepEqual(
      heard.filter(({ kind }) => kind === 'ready'),
      [{ kind: 'ready', overlay: true }],
    );
    assert.equal(loads, 0);
    await show(true);
    await show(false);
    await show(true);
    assert.equal(loads, 1);
  });

  it('has the engine explain moves only while it is shown', async () => {
    const { engine } = bench.world;
    assert.equal(engine.settings.explains, false);
    await show(true);
    assert.equal(engine.settings.explains, true);
    await show(false);
    assert.equal(engine.settings.explains, false);
  });

  it('gets frames, keys, memory, textures and draw calls', async () => {
    await show(true);
    await bench.step();
    await bench.step(500);
    bench.world.engine.activeFrames = 2;
    press(bench.clock.now() + 4);
    await bench.step();
    await bench.step(20);
    await pass();
    assert.equal(overlay.drawn.length, 1, 'once for all of them');
    const { width, height } = overlay.drawn[0] ?? {};
    assert.deepEqual([width, height], [1280, 720]);
    // The first after a rest has no interval. The stepped clock stands still in a frame.
    assert.deepEqual(overlay.last('frames'), {
      tag: 'frames',
      count: 3,
      intervals: [0, 0, 20_000],
      work: [0, 0, 0],
    });
    assert.deepEqual(overlay.last('keys'), { tag: 'keys', count: 1, latencies: [12_000] });
    assert.deepEqual(overlay.last('memory'), {
      tag: 'memory',
      bytes: bench.runner.memoryBytes,
      system: new Uint8Array(0),
    });
    assert.deepEqual(overlay.last('textures'), {
      tag: 'textures',
      count: 5,
      bytes: 4096,
      budget: 64 << 20,
      waiting: 0,
    });
    assert.deepEqual(overlay.last('drawn'), {
      tag: 'drawn',
      instances: 40,
      batches: 3,
      length: 1,
    });
  });

  it('names the systems that have a memory of their own', async () => {
    Object.assign(bench.world.engine, { memories: () => new Map([['focus', 65_536]]) });
    await show(true);
    await pass();
    const { system } = overlay.last('memory') as Figure & { tag: 'memory' };
    assert.equal(new TextDecoder().decode(system), 'focus');
  });

  it('draws over the stage, and not where its figures are as they were', async () => {
    await show(true);
    await bench.step();
    await pass();
    assert.deepEqual([overlay.resets, painter.calls.slice(-2)], [1, ['over 1', 'draw']]);
    const before = painter.calls.length;
    assert.deepEqual([due.length, await bench.step()], [0, false], 'at rest nothing is asked');
    await show(true);
    await pass();
    assert.equal(painter.calls.length, before);
    bench.world.engine.activeFrames = 5;
    press(bench.clock.now());
    for (let frame = 0; frame < 5; frame += 1) await bench.step();
    assert.equal(due.length, 1, 'once for all frames of a pause');
    assert.equal(overlay.drawn.length, 1);
    await pass();
    assert.deepEqual([overlay.drawn.length, overlay.resets], [2, 1], 'the list follows the last');
  });

  it('gives a painter that lost its list a full one', async () => {
    await show(true);
    await bench.step();
    await pass();
    painter.isEmpty = true;
    press(bench.clock.now());
    await bench.step();
    await pass();
    assert.equal(overlay.resets, 2);
  });

  it('is taken away when it is hidden, and gathers nothing then', async () => {
    await show(true);
    await bench.step();
    await pass();
    await show(false);
    assert.deepEqual(painter.calls.slice(-2), ['no overlay', 'draw']);
    await bench.step();
    press(bench.clock.now());
    await bench.step();
    assert.equal(due.length, 0);
    await show(true);
    await bench.step();
    await pass();
    assert.deepEqual(
      (overlay.last('frames') as { count?: number }).count,
      2,
      'those before, and one',
    );
  });

  it('that breaks down goes, and the stage stays', async () => {
    overlay.fault = new Error('it trapped');
    await show(true);
    await bench.step();
    await pass();
    const degraded = heard.find((message) => message.kind === 'degraded');
    assert.match(
      degraded?.kind === 'degraded' ? degraded.error.message : '',
      /^The overlay cannot be shown: it trapped/,
    );
    assert.ok(painter.calls.includes('no overlay'));
    assert.equal(bench.world.engine.settings.explains, false);
    press(bench.clock.now());
    assert.equal(await bench.step(), true);
    assert.equal(bench.world.instances.length, 1, 'the engine goes on');
  });

  it('is nothing where the profile has none', async () => {
    bench.runner.close();
    await open({ overlay: undefined });
    assert.deepEqual(
      heard.filter(({ kind }) => kind === 'ready'),
      [{ kind: 'ready', overlay: false }],
    );
    await show(true);
    assert.equal(bench.world.engine.settings.explains, false);
    assert.equal(await bench.step(), false);
  });
});
