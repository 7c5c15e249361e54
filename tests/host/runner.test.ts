import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LoadError } from '../../host/src/device/device.ts';
import { EngineRefusal } from '../../host/src/engine/engine.ts';
import { properties } from '../../host/src/protocol/schema.ts';
import { type Bench, FakePainter, openBench, picture, settle } from './support/bench.ts';

describe('the engine host', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  /** The clock starts at 1000, and a step takes 16 ms. */
  const firstFrame = 1016;
  /** Moves the clock to an engine time; the time of the engine's last frame then. */
  const stepTo = async (time: number): Promise<number> => {
    await bench.settle();
    bench.clock.step(firstFrame + time);
    return bench.world.engine.time;
  };

  it('makes a frame when something waits, and none when nothing does', async () => {
    assert.equal(await bench.step(), true, 'the first frame');
    assert.equal(await bench.step(), false);
    bench.stage.append(bench.stage.view());
    assert.equal(await bench.step(), true);
    assert.equal(await bench.step(), false);
    assert.equal(bench.runner.isIdle, true);
  });

  it('continues while the engine is active', async () => {
    await bench.step();
    bench.world.engine.activeFrames = 3;
    bench.stage.append(bench.stage.view());
    const made: boolean[] = [];
    for (let count = 0; count < 6; count += 1) made.push(await bench.step());
    assert.deepEqual(made, [true, true, true, true, false, false]);
  });

  it('applies batches, keys and arrivals in the order in which they came, before the frame', async () => {
    await bench.step();
    const { engine } = bench.world;
    engine.calls.length = 0;
    bench.stage.append(bench.stage.view());
    await bench.settle();
    bench.shell.post({ kind: 'key', key: 4, phase: 0, time: 1010 });
    await bench.settle();
    bench.stage.append(bench.stage.view());
    await bench.step();
    assert.deepEqual(engine.calls, ['apply', 'key', 'apply', 'frame']);
  });

  it('counts time from the first frame, and keys on the same clock', async () => {
    await bench.step(500);
    assert.equal(bench.world.engine.time, 0);
    bench.shell.post({ kind: 'key', key: 4, phase: 0, time: 1520 });
    await bench.step(40);
    assert.equal(bench.world.engine.time, 40);
    assert.deepEqual(bench.world.engine.keys, [{ key: 4, phase: 0, time: 20 }]);
  });

  it('stops time while the page is hidden, and applies inputs afterwards', async () => {
    await bench.step();
    await bench.step();
    bench.shell.post({ kind: 'visible', visible: false });
    await bench.settle();
    bench.stage.append(bench.stage.view());
    assert.equal(await bench.step(5000), false);
    bench.shell.post({ kind: 'visible', visible: true });
    assert.equal(await bench.step(16), true);
    assert.equal(bench.world.engine.time, 32, 'the time while it was hidden counts');
    assert.equal(bench.world.engine.nodes.size, 2);
  });

  it('takes batches while nobody sees the page, without a frame of the display and without keeping all', async () => {
    await bench.step();
    bench.shell.post({ kind: 'visible', visible: false });
    await bench.settle();
    const node = bench.stage.view();
    bench.stage.append(node);
    bench.painter.calls.length = 0;
    let most = 0;
    for (let width = 1; width <= 36_000; width += 1) {
      node.set({ width });
      bench.stage.flush();
      if (width % 100 === 0) await bench.settle();
      most = Math.max(most, bench.runner.inputs);
    }
    assert.ok(most <= 512, `${most} inputs wait`);
    assert.deepEqual(bench.painter.calls, [], 'nothing is drawn');
    const { engine } = bench.world;
    assert.ok(engine.calls.filter((call) => call === 'frame').length < 400);
    assert.ok(
      engine.calls.includes('snapshot'),
      'what was taken is kept for a rebuild without end',
    );
    bench.shell.post({ kind: 'visible', visible: true });
    assert.equal(await bench.step(16), true);
    assert.deepEqual(bench.painter.calls, ['full', 'draw']);
    assert.deepEqual(engine.nodes.get(node.id)?.values.width, { tag: 'dp', val: 36_000 });
    assert.equal(engine.time, 16, 'the time while it was hidden counts');
  });

  it('draws again when the page is seen again, though nothing changed: a browser may have cleared the surface', async () => {
    await bench.step();
    bench.world.engine.emptyLists = true;
    await bench.step();
    for (const paused of [false, true]) {
      if (paused) bench.stage.pause();
      bench.shell.post({ kind: 'visible', visible: false });
      await bench.step();
      bench.painter.calls.length = 0;
      bench.shell.post({ kind: 'visible', visible: true });
      await bench.step();
      assert.deepEqual(
        bench.painter.calls,
        ['draw'],
        paused ? 'while the app has paused' : 'while it runs',
      );
    }
  });

  it('draws in software when it is seen again, where that has taken the place of a lost GPU', async () => {
    const software = new FakePainter();
    bench = await openBench({ software: async () => software });
    bench.painter.lose();
    await bench.step();
    bench.stage.pause();
    bench.shell.post({ kind: 'visible', visible: false });
    await bench.settle();
    software.calls.length = 0;
    bench.painter.calls.length = 0;
    bench.shell.post({ kind: 'visible', visible: true });
    await bench.settle();
    assert.deepEqual([software.calls, bench.painter.calls], [['draw'], []]);
  });

  it('fails with a reason if the software renderer cannot replace a lost GPU', async () => {
    bench = await openBench({
      software: () => Promise.reject(new Error('raster was not composed')),
    });
    const failed: string[] = [];
    bench.stage.on('error', ({ message }) => failed.push(message));
    bench.painter.lose();
    await bench.settle();
    assert.match(
      failed.join(),
      /^Nothing can be drawn: the GPU was lost before the first frame, .*not composed/,
    );
    assert.ok(bench.runner.isClosed);
  });

  it('closes a painter that comes after its end', async () => {
    const software = new FakePainter();
    const { promise, resolve } = Promise.withResolvers<FakePainter>();
    bench = await openBench({ software: () => promise });
    bench.painter.lose();
    bench.runner.close();
    resolve(software);
    await bench.settle();
    assert.deepEqual(software.calls, ['close']);
  });

  it('waits for a GPU that is lost once it has drawn', async () => {
    const software = new FakePainter();
    bench = await openBench({ software: async () => software });
    await bench.step();
    bench.painter.lose();
    await bench.settle();
    bench.painter.calls.length = 0;
    bench.painter.restored();
    await bench.step();
    assert.deepEqual(bench.painter.calls, ['reset', 'full', 'draw']);
    assert.deepEqual(software.calls, []);
  });

  it('draws again after a pause', async () => {
    await bench.step();
    bench.world.engine.emptyLists = true;
    await bench.step();
    bench.stage.pause();
    await bench.step();
    bench.painter.calls.length = 0;
    bench.stage.resume();
    await bench.step();
    assert.deepEqual(bench.painter.calls, ['draw']);
  });

  it('suspends: the painter lets go, and resuming draws everything again', async () => {
    await bench.step();
    bench.stage.suspend();
    await bench.settle();
    assert.equal(bench.painter.calls.at(-1), 'reset');
    bench.stage.resume();
    await bench.step();
    assert.deepEqual(bench.painter.calls.slice(-2), ['full', 'draw']);
  });

  it('answers idle only when nothing moves and nothing loads', async () => {
    let idle = false;
    bench.stage.append(bench.stage.image({ src: 'a.png' }));
    const waiting = bench.stage.idle().then(() => {
      idle = true;
    });
    await bench.step();
    await bench.step();
    assert.equal(idle, false, 'answered while a picture was loading');
    bench.device.waiting.get('a.png')?.resolve(picture(10, 10));
    await bench.settle();
    bench.world.engine.activeFrames = 1;
    await bench.step();
    assert.equal(idle, false, 'answered while something moved');
    await bench.step();
    await waiting;
  });

  it('passes a requested image to the painter, and emits loaded', async () => {
    const loaded: unknown[] = [];
    const image = bench.stage.image({ src: 'a.png' });
    image.on('loaded', (_node, { width, height }) => loaded.push([width, height]));
    bench.stage.append(image);
    await bench.step();
    bench.device.waiting.get('a.png')?.resolve(picture(30, 20));
    await bench.step();
    assert.ok(bench.painter.calls.includes(`image ${image.id}`));
    assert.ok(bench.world.engine.calls.includes(`imageArrived ${image.id} 30x20 2400`));
    assert.deepEqual(loaded, [[30, 20]]);
  });

  it('draws an image that no list names: there may be more pixels of one that is shown', async () => {
    bench.stage.append(bench.stage.image({ src: 'a.png' }));
    await bench.step();
    await bench.step();
    bench.world.engine.emptyLists = true;
    bench.painter.calls.length = 0;
    bench.device.waiting.get('a.png')?.resolve(picture(30, 20));
    await bench.step();
    assert.deepEqual(bench.painter.calls.at(-1), 'draw');
    bench.painter.calls.length = 0;
    bench.stage.append(bench.stage.view());
    await bench.step();
    assert.deepEqual(bench.painter.calls, [], 'once');
  });

  it('closes an image that the engine no longer needs', async () => {
    const image = bench.stage.image({ src: 'a.png' });
    bench.stage.append(image);
    await bench.step();
    bench.world.before = (call) => {
      if (call.startsWith('imageArrived'))
        throw new EngineRefusal('image-arrived', 'unknown-texture', image.id);
    };
    const late = picture(3, 2);
    bench.device.waiting.get('a.png')?.resolve(late);
    await bench.step();
    assert.equal(late.closed, true);
    assert.ok(
      !bench.painter.calls.includes(`image ${image.id}`),
      'the painter would keep it for ever',
    );
  });

  it('forgets an image that arrived before the engine requested all again', async () => {
    const image = bench.stage.image({ src: 'a.png' });
    bench.stage.append(image);
    await bench.step();
    const old = picture(3, 2);
    bench.device.waiting.get('a.png')?.resolve(old);
    await bench.settle();
    bench.painter.restored();
    await bench.step();
    assert.equal(old.closed, true);
    assert.ok(
      !bench.world.engine.calls.includes(`imageArrived ${image.id} 3x2 24`),
      'its id may be of another now',
    );
  });

  it('draws while images wait for their upload, without the engine', async () => {
    await bench.step();
    bench.painter.waiting = 2;
    bench.stage.append(bench.stage.view());
    let idle = false;
    const waiting = bench.stage.idle().then(() => {
      idle = true;
    });
    await bench.step();
    const { calls } = bench.world.engine;
    calls.length = 0;
    bench.painter.calls.length = 0;
    assert.equal(await bench.step(), true);
    assert.deepEqual([calls, bench.painter.calls, idle], [[], ['draw'], false]);
    bench.painter.waiting = 0;
    await bench.step();
    await waiting;
    assert.equal(await bench.step(), false);
    assert.deepEqual(calls, []);
  });

  it('reports to the engine why an image did not load', async () => {
    const reasons: string[] = [];
    bench.stage.on('failed', (_node, { reason }) => reasons.push(reason));
    bench.stage.append(bench.stage.image({ src: 'gone.png' }));
    await bench.step();
    bench.device.waiting.get('gone.png')?.reject(new LoadError('too-large', 'gone.png'));
    await bench.step();
    assert.deepEqual(reasons, ['too-large']);
  });

  it('loads a few images at a time and aborts cancelled loads', async () => {
    for (let count = 0; count < 10; count += 1)
      bench.stage.append(bench.stage.image({ src: `${count}.png` }));
    await bench.step();
    assert.deepEqual(bench.device.started, ['0.png', '1.png', '2.png', '3.png', '4.png']);
    bench.world.engine.request('cancelImage', 2);
    bench.stage.append(bench.stage.view());
    await bench.step();
    assert.equal(bench.device.waiting.get('0.png')?.signal.aborted, true);
    assert.equal(bench.device.started.at(-1), '5.png');
  });

  it('reports a property that the host cannot draw, with node and property', async () => {
    const { stage, world } = bench;
    const errors: string[] = [];
    stage.on('error', (error) => errors.push(`${error.code}: ${error.message}`));
    const node = stage.view({ key: 'card' });
    stage.append(node);
    await bench.step();
    world.engine.emit('undrawn', { node: node.id, property: properties.boxShadow.id });
    stage.append(stage.view());
    await bench.step();
    assert.match(
      errors[0] ?? '',
      /^unsupported: view "card".*: this host cannot draw "boxShadow", so the node looks as if it were not set\./,
    );
  });

  it('fails with a sentence if the engine asks what this host does not know', async () => {
    const { stage, world } = bench;
    const errors: string[] = [];
    stage.on('error', (error) => errors.push(`${error.code}: ${error.message}`));
    world.before = (call, engine) => {
      if (call === 'frame') engine.requestNumber(0x8142);
    };
    stage.append(stage.view());
    for (let count = 0; count < 4000 && errors.length === 0; count += 1) await bench.step();
    assert.match(
      errors[0] ?? '',
      /^mismatch: The engine made request 0x8142, which this host does not know: /,
    );
    assert.match(errors[0] ?? '', /was given up\.$/);
  });

  it('makes a frame at the time of wake, and is idle until then', async () => {
    await bench.step();
    bench.world.engine.wake = 100;
    bench.stage.append(bench.stage.view());
    await bench.step();
    const { time } = bench.world.engine;
    bench.world.engine.wake = time + 500;
    bench.stage.append(bench.stage.view());
    await bench.step(0);
    assert.equal(bench.runner.isIdle, true);
    await bench.stage.idle();
    bench.world.engine.wake = undefined;
    assert.equal(await stepTo(time + 499), time, 'too early');
    assert.equal(await stepTo(time + 500), time + 500);
    assert.equal(await stepTo(time + 2000), time + 500, 'once');
  });

  it('makes no frame for the engine while time stands still, and the due one afterwards', async () => {
    await bench.step();
    bench.stage.append(bench.stage.view());
    bench.world.engine.wake = 500;
    await bench.step();
    bench.shell.post({ kind: 'visible', visible: false });
    await bench.settle();
    const { time } = bench.world.engine;
    await bench.step(5000);
    assert.equal(bench.world.engine.time, time);
    bench.world.engine.wake = undefined;
    bench.shell.post({ kind: 'visible', visible: true });
    await bench.step();
    assert.equal(bench.world.engine.time, time + 16);
  });

  it('takes a snapshot when it comes to rest, and releases the buffers of the batches', async () => {
    bench.stage.append(bench.stage.view());
    await bench.step();
    assert.equal(bench.later.length, 1);
    bench.later[0]?.();
    assert.ok(bench.world.engine.calls.includes('snapshot'));
    await bench.step();
    await bench.step();
    assert.equal(bench.later.length, 1, 'a second snapshot without anything new');
  });

  it('closes the app that the page ended, and rejects its pending promises', async () => {
    const { stage } = bench;
    await bench.step();
    const bounds = stage.root.bounds();
    bench.clock.cancel();
    bench.shell.post({ kind: 'close' });
    await assert.rejects(bounds, { code: 'closed' });
    assert.equal(stage.isClosed, true);
    assert.throws(() => stage.view(), { code: 'closed' });
    assert.throws(() => stage.idle(), { code: 'closed' });
    stage.close();
  });

  describe('when the engine traps', () => {
    const trap = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };

    it('answers a request for the draw list that came meanwhile', async () => {
      const { stage, world } = bench;
      await bench.step();
      let isReady = () => {};
      const ready = new Promise<void>((resolve) => {
        isReady = resolve;
      });
      const make = world.instantiate.bind(world);
      world.instantiate = async () => {
        await ready;
        return make();
      };
      world.before = (call, engine) => {
        if (call === 'frame' && engine === world.instances[0]) trap();
      };
      stage.append(stage.view());
      await bench.step();
      const list = stage.drawList();
      await bench.settle();
      isReady();
      await bench.step();
      await bench.step();
      assert.deepEqual([...(await list)], [2]);
    });

    it('rebuilds it from the snapshot and later inputs, and the same pixels come back', async () => {
      const { stage, world } = bench;
      const errors: string[] = [];
      stage.on('recovered', (error) => errors.push(error.message));
      const rail = stage.view({ width: 100 });
      stage.append(rail);
      await bench.step();
      bench.later[0]?.();
      rail.append(stage.view({ height: 5 }));
      await bench.step();
      bench.shell.post({ kind: 'key', key: 1, phase: 0, time: 1040 });
      await bench.step();
      const before = world.engine.model;
      const { keys } = world.engine;
      let once = true;
      world.before = (call) => {
        if (call === 'frame' && once) {
          once = false;
          trap();
        }
      };
      const late = stage.view({ width: 7 });
      stage.append(late);
      await bench.step();
      assert.equal(world.instances.length, 2);
      assert.match(errors[0] ?? '', /trapped: unreachable\. The engine was rebuilt\./);
      bench.painter.calls.length = 0;
      await bench.step();
      assert.deepEqual(bench.painter.calls, ['full', 'draw']);
      const after = world.engine.model as { id: number }[];
      assert.deepEqual(
        after.filter(({ id }) => id !== late.id && id !== 1),
        (before as { id: number }[]).filter(({ id }) => id !== 1),
      );
      assert.ok(
        after.some(({ id }) => id === late.id),
        'the batch of the frame that trapped is lost',
      );
      assert.deepEqual(world.engine.keys, keys);
      assert.ok(world.engine.calls.includes('restore'));
    });

    it('emits nothing twice', async () => {
      const { stage, world } = bench;
      const removed: number[] = [];
      stage.on('removed', (node) => removed.push(node.id));
      const node = stage.view();
      stage.append(node);
      await bench.step();
      node.remove();
      await bench.step();
      world.before = (call, engine) => {
        if (call === 'frame' && engine === world.instances[0]) trap();
      };
      stage.append(stage.view());
      await bench.step();
      await bench.step();
      assert.equal(world.instances.length, 2);
      assert.deepEqual(removed, [node.id]);
    });

    it('acknowledges events that the app got after the snapshot, after the frame they came with', async () => {
      const { stage, world } = bench;
      await bench.step();
      bench.later[0]?.();
      const image = stage.image({ src: 'a.png' });
      stage.append(image);
      await bench.step();
      bench.device.waiting.get('a.png')?.resolve(picture(3, 2));
      await bench.step();
      world.before = (call, engine) => {
        if (call === 'frame' && engine === world.instances[0]) trap();
      };
      stage.append(stage.view());
      await bench.step();
      const replayed = world.engine.calls.filter((call) => /^(apply|frame|acknowledge)/.test(call));
      // `loaded`: its number, node, width and height.
      assert.deepEqual(replayed.slice(0, 4), ['apply', 'frame', 'frame', 'acknowledge 4']);
    });

    it('requests images again and forgets running loads', async () => {
      const { stage, world, device } = bench;
      stage.append(stage.image({ src: 'a.png' }));
      await bench.step();
      const first = device.waiting.get('a.png');
      world.before = (call, engine) => {
        if (call === 'frame' && engine === world.instances[0]) trap();
      };
      stage.append(stage.view());
      await bench.step();
      assert.equal(first?.signal.aborted, true);
      assert.deepEqual(device.started, ['a.png', 'a.png']);
    });

    it('is rebuilt from the snapshot before if it refuses the last one', async () => {
      const { stage, world } = bench;
      const nodes = ['first', 'second', 'third'].map((key) => stage.view({ key }));
      for (const [index, node] of nodes.entries()) {
        stage.append(node);
        await bench.step();
        // Two snapshots, and a batch after them.
        bench.later[index < 2 ? index : -1]?.();
      }
      let restores = 0;
      world.before = (call, engine) => {
        if (call === 'frame' && engine === world.instances[0]) trap();
        if (call === 'restore') {
          restores += 1;
          if (restores === 1) throw new EngineRefusal('restore', 'bad-snapshot', 7);
        }
      };
      stage.append(stage.view());
      for (let count = 0; count < 4; count += 1) await bench.step();
      assert.equal(restores, 2, 'the last snapshot was tried again');
      assert.deepEqual(
        nodes.map(({ id }) => world.engine.nodes.has(id)),
        [true, true, true],
      );
      assert.equal(world.engine.nodes.size, 5);
    });

    it('is given up with the right count when it fails with nothing to leave out', async () => {
      const { stage, world } = bench;
      const errors: string[] = [];
      stage.on('error', (error) => errors.push(`${error.code}: ${error.message}`));
      await bench.step();
      let frames = 0;
      world.before = (call) => {
        if (call !== 'frame') return;
        frames += 1;
        trap();
      };
      bench.painter.restored();
      const idle = stage.idle();
      idle.catch(() => {});
      for (let count = 0; count < 8; count += 1) await bench.step();
      assert.equal(frames, 4);
      assert.deepEqual(errors, [
        'trapped: The engine trapped: unreachable. The engine failed 4 times in a row and was given up.',
      ]);
      assert.equal(stage.isClosed, true);
      await assert.rejects(idle, { code: 'trapped' });
      assert.throws(() => stage.view(), { code: 'closed' });
      assert.equal(bench.painter.calls.at(-1), 'close');
    });

    it('backs off when it fails again and again between good frames, and is given up in the end', async () => {
      const { stage, world, clock } = bench;
      const errors: string[] = [];
      stage.on('error', (error) => errors.push(error.message));
      stage.append(stage.view());
      await bench.step();
      bench.later[0]?.();
      const start = clock.now();
      let frames = 0;
      world.before = (call, engine) => {
        if (call !== 'frame') return;
        engine.activeFrames = 10;
        frames += 1;
        if (frames % 3 === 0) trap();
      };
      bench.painter.restored();
      for (let count = 0; count < 4000 && !stage.isClosed; count += 1) await bench.step();
      assert.ok(stage.isClosed, 'it goes on for ever');
      assert.match(errors[0] ?? '', /failed 12 times within 60 s and was given up/);
      assert.equal(
        world.instances.length,
        12,
        'one at the start, and one after each failure but the last',
      );
      assert.ok(clock.now() - start > 10_000, `12 rebuilds within ${clock.now() - start} ms`);
    });

    it('does not call a result that breaks an interface a trap', async () => {
      const { stage, world } = bench;
      const errors: string[] = [];
      stage.on('recovered', (error) => errors.push(error.code));
      await bench.step();
      let once = true;
      world.before = (call) => {
        if (call !== 'frame' || !once) return;
        once = false;
        throw new EngineRefusal('frame', 'system-fault', undefined);
      };
      stage.append(stage.view());
      await bench.step();
      assert.deepEqual(errors, ['system']);
    });

    describe('at an input', () => {
      const poison = 77;

      it('leaves out a key at which it traps each time, and names it', async () => {
        const { stage, world, shell } = bench;
        const messages: string[] = [];
        stage.on('recovered', (error) => messages.push(error.message));
        await bench.step();
        world.before = (call, engine) => {
          if (call === 'frame' && engine.keys.some(({ key }) => key === 9)) trap();
        };
        for (const key of [1, 9, 2]) shell.post({ kind: 'key', key, phase: 0, time: 1016 });
        for (let count = 0; count < 8; count += 1) await bench.step();
        assert.deepEqual(
          world.engine.keys.map(({ key }) => key),
          [1, 2],
        );
        const last = messages.at(-1) ?? '';
        assert.match(
          last,
          /The engine was rebuilt; the key "\S+" \(down\) was left out, since it fails each time/,
        );
        assert.equal(stage.isClosed, false);
      });

      it('leaves an image out, and reports it as broken', async () => {
        const { stage, world, device } = bench;
        const failed: string[] = [];
        stage.on('failed', (node, { reason }) => failed.push(`${node.key} ${reason}`));
        const bad = stage.image({ key: 'bad', src: 'bad.png' });
        stage.append(bad, stage.image({ key: 'good', src: 'good.png' }));
        await bench.step();
        world.before = (call, engine) => {
          if (call === 'imageArrived' && engine.calls.at(-1)?.startsWith(`imageArrived ${bad.id} `))
            trap();
        };
        for (let count = 0; count < 12; count += 1) {
          for (const waiting of device.waiting.values()) waiting.resolve(picture(3, 2));
          await bench.step();
        }
        assert.deepEqual(failed, ['bad broken']);
        assert.equal(
          device.started.filter((url) => url === 'bad.png').length,
          2,
          'it is loaded again and again',
        );
        assert.equal(stage.isClosed, false);
        assert.ok(
          world.engine.calls.some((call) => call.startsWith('imageArrived')),
          'the good one is lost',
        );
      });

      it('finds every input at fault among good ones, and loses none of those', async () => {
        const step = fc.record({
          kind: fc.constantFrom('batch', 'key'),
          bad: fc.boolean(),
          frame: fc.boolean(),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
            const { stage, world, shell, step: go } = await openBench();
            await go();
            world.before = (call, engine) => {
              const badKey = engine.keys.some(({ key }) => key === poison);
              const badBatch = [...engine.nodes.values()].some(({ values }) => 'opacity' in values);
              if (call === 'frame' && (badKey || badBatch)) trap();
            };
            let reports = '';
            stage.on('recovered', (error) => {
              reports += error.message;
            });
            const expected = { keys: [] as number[], nodes: [1] as number[], left: 0 };
            for (const { kind, bad, frame } of steps) {
              expected.left += bad ? 1 : 0;
              if (kind === 'key') {
                const key = bad ? poison : expected.keys.length;
                shell.post({ kind: 'key', key, phase: 0, time: 1016 });
                if (!bad) expected.keys.push(key);
              } else {
                const node = stage.view(bad ? { opacity: 0.5 } : { width: 5 });
                stage.append(node);
                stage.flush();
                if (!bad) expected.nodes.push(node.id);
              }
              // Ports of app and shell are two: without a turn between them only each one's own
              // order is kept.
              await settle();
              if (frame) await go();
            }
            while (await go(50));
            assert.equal(stage.isClosed, false);
            assert.equal(reports.match(/was left out/g)?.length ?? 0, expected.left);
            assert.deepEqual(
              world.engine.keys.map(({ key }) => key),
              expected.keys,
            );
            assert.deepEqual([...world.engine.nodes.keys()], expected.nodes);
          }),
          { numRuns: 30 },
        );
      });
    });
  });

  it('draws everything again when the painter has lost it', async () => {
    await bench.step();
    bench.painter.restored();
    bench.painter.calls.length = 0;
    await bench.step();
    assert.deepEqual(bench.painter.calls, ['full', 'draw']);
  });

  it('closes: loads end, the painter lets go, frames stop', async () => {
    bench.stage.append(bench.stage.image({ src: 'a.png' }));
    await bench.step();
    bench.stage.close();
    await bench.settle();
    assert.equal(bench.device.waiting.get('a.png')?.signal.aborted, true);
    assert.equal(bench.painter.calls.at(-1), 'close');
    assert.equal(await bench.step(), false);
  });
});
