/**
 * Which file is loaded when, over servers that answer late or never. Time is stepped.
 */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import {
  type DecodedImage,
  type Device,
  LoadError,
  type Progress,
} from '../../host/src/device/device.ts';
import { InOrder } from '../../host/src/device/in-order.ts';
import { SERVER_PLACES } from '../../host/src/engine/load-queue.ts';
import {
  type LoadSink,
  Loads,
  PATIENCE,
  TIME_LIMIT,
  type Timer,
} from '../../host/src/engine/loads.ts';
import type { VisibilityLevel } from '../../host/src/protocol/schema.ts';
import { picture, settle } from './support/bench.ts';

/** Timers on a clock that the test moves. */
class Timers {
  now = 0;
  #waiting: { time: number; work: () => void }[] = [];
  readonly timer: Timer = (milliseconds, work) => {
    const entry = { time: this.now + milliseconds, work };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };
  get count(): number {
    return this.#waiting.length;
  }
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await settle();
      const next = this.#waiting
        .filter(({ time }) => time <= end)
        .sort((a, b) => a.time - b.time)[0];
      if (!next) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.now = next.time;
      next.work();
    }
    this.now = end;
    await settle();
  }
}

interface Asked {
  url: string;
  signal: AbortSignal;
  progress: Progress;
  resolve(picture: DecodedImage): void;
  reject(error: Error): void;
}

/** A device whose loads end when the test says so, whatever their signal. */
class Server implements Device {
  readonly asked: Asked[] = [];
  here = new Set<string>();
  readonly held: Record<string, number> = {};
  hold(url: string, isShown: boolean): void {
    this.held[url] = (this.held[url] ?? 0) + (isShown ? 1 : -1);
  }
  isHere(url: string): boolean {
    return this.here.has(url);
  }
  loadImage(
    url: string,
    _width: number,
    _height: number,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<DecodedImage> {
    return new Promise((resolve, reject) =>
      this.asked.push({ url, signal, progress, resolve, reject }),
    );
  }
  async loadFont(url: string, signal: AbortSignal, progress: Progress): Promise<Uint8Array> {
    await this.loadImage(url, 0, 0, signal, progress);
    return new Uint8Array(1);
  }
  get urls(): string[] {
    return this.asked.map(({ url }) => url);
  }
  /** Those that nobody has taken back. */
  get running(): string[] {
    return this.asked.filter(({ signal }) => !signal.aborted).map(({ url }) => url);
  }
}

class Sink implements LoadSink {
  readonly told: string[] = [];
  imageArrived(texture: number): void {
    this.told.push(`image ${texture}`);
  }
  imageFailed(texture: number, reason: string): void {
    this.told.push(`${reason} ${texture}`);
  }
  fontArrived(font: number): void {
    this.told.push(`font ${font}`);
  }
  fontFailed(font: number, reason: string): void {
    this.told.push(`${reason} font ${font}`);
  }
}

describe('loads', () => {
  let timers: Timers;
  let server: Server;
  let sink: Sink;
  let loads: Loads;
  beforeEach(() => {
    timers = new Timers();
    server = new Server();
    sink = new Sink();
    loads = new Loads(server, sink, timers.timer);
  });
  const ask = (texture: number, url: string, visibility: VisibilityLevel = 'in-viewport') =>
    loads.loadImage({ texture, width: 1, height: 1, url, visibility });
  const answer = async (url: string) => {
    const asked = server.asked.find((each) => each.url === url && !each.signal.aborted);
    asked?.progress(true);
    asked?.resolve(picture(1, 1));
    await settle();
  };

  it('six images that are never answered hold up neither fonts nor other servers', () => {
    for (let texture = 1; texture <= 6; texture += 1)
      ask(texture, `https://slow.tv/${texture}.png`);
    ask(7, 'https://good.tv/7.png');
    loads.loadFont({ font: 1, url: 'https://slow.tv/font.ttf' });
    assert.ok(server.urls.includes('https://good.tv/7.png'));
    assert.ok(server.urls.includes('https://slow.tv/font.ttf'));
  });

  it('six images that are never answered yield to others of their server, and fail in the end', async () => {
    for (let texture = 1; texture <= 6; texture += 1) ask(texture, `${texture}.png`);
    ask(7, 'good.png');
    await timers.pass(PATIENCE);
    await answer('good.png');
    assert.deepEqual(sink.told, ['image 7']);
    await timers.pass(2 * TIME_LIMIT);
    const timedOut = [1, 2, 3, 4, 5, 6].map((texture) => `timed-out ${texture}`);
    assert.deepEqual(sink.told.slice(1).sort(), timedOut);
    assert.deepEqual(
      [loads.pending, timers.count, server.running.length],
      [0, 0, 0 + 1],
      'only the good one is not aborted',
    );
  });

  it('a file that keeps coming is in time however long it takes', async () => {
    ask(1, 'large.png');
    for (let second = 0; second < 60; second += 5) {
      await timers.pass(5000);
      server.asked[0]?.progress(false);
    }
    assert.deepEqual(sink.told, []);
    server.asked[0]?.progress(true);
    await timers.pass(10 * TIME_LIMIT);
    assert.deepEqual(sink.told, [], 'what a decoder takes is not the network');
    await answer('large.png');
    assert.deepEqual(sink.told, ['image 1']);
  });

  it('a file that stops coming is too late', async () => {
    ask(1, 'half.png');
    await timers.pass(5000);
    server.asked[0]?.progress(false);
    await timers.pass(TIME_LIMIT - 1);
    assert.deepEqual(sink.told, []);
    await timers.pass(1);
    assert.deepEqual(sink.told, ['timed-out 1']);
    assert.equal(server.asked[0]?.signal.aborted, true);
  });

  it('an image that arrives too late is closed', async () => {
    ask(1, 'late.png');
    await timers.pass(TIME_LIMIT);
    const late = picture(1, 1);
    server.asked[0]?.resolve(late);
    await settle();
    assert.deepEqual([sink.told, late.closed], [['timed-out 1'], true]);
  });

  it('visible images load before others, and those that come into view before those that waited longer', async () => {
    for (let texture = 1; texture <= SERVER_PLACES; texture += 1) ask(texture, `${texture}.png`);
    ask(10, 'margin.png', 'in-bounds');
    ask(11, 'later.png', 'in-bounds');
    ask(12, 'seen.png', 'in-viewport');
    loads.prioritiseImage({ texture: 11, visibility: 'in-viewport' });
    loads.prioritiseImage({ texture: 12, visibility: 'in-bounds' });
    for (let texture = 1; texture <= 3; texture += 1) await answer(`${texture}.png`);
    assert.deepEqual(server.urls.slice(SERVER_PLACES), ['later.png', 'margin.png', 'seen.png']);
  });

  it('unanswered loads near the screen yield to visible ones, and not the reverse', async () => {
    for (let texture = 1; texture <= SERVER_PLACES; texture += 1) ask(texture, `${texture}.png`);
    ask(10, 'margin.png', 'in-bounds');
    await timers.pass(PATIENCE);
    assert.ok(!server.urls.includes('margin.png'));
    loads.prioritiseImage({ texture: 10, visibility: 'in-viewport' });
    assert.ok(server.urls.includes('margin.png'));
  });

  it('a cancelled load frees its slot for the next one', () => {
    for (let texture = 1; texture <= SERVER_PLACES + 1; texture += 1)
      ask(texture, `${texture}.png`);
    loads.cancelImage(1);
    assert.equal(server.asked[0]?.signal.aborted, true);
    assert.equal(server.urls.at(-1), `${SERVER_PLACES + 1}.png`);
    loads.cancelImage(77);
  });

  it('what needs no server waits for none', () => {
    server.here.add('kept.png');
    for (let texture = 1; texture <= 6; texture += 1) ask(texture, `${texture}.png`);
    ask(7, 'kept.png');
    assert.ok(server.urls.includes('kept.png'));
  });

  it('the device holds the files of shown images', async () => {
    ask(1, 'a.png');
    ask(2, 'a.png');
    await answer('a.png');
    server.asked[1]?.resolve(picture(1, 1));
    await settle();
    ask(1, 'a.png');
    server.asked[2]?.resolve(picture(2, 2));
    await settle();
    assert.deepEqual(server.held, { 'a.png': 2 }, 'more pixels of one are no more of them');
    loads.freeImage(1);
    loads.freeImage(1);
    assert.deepEqual(server.held, { 'a.png': 1 });
    loads.reset();
    assert.deepEqual(server.held, { 'a.png': 1 }, 'a rebuilt engine asks for it again');
    ask(1, 'b.png');
    await answer('b.png');
    assert.deepEqual(server.held, { 'a.png': 0, 'b.png': 1 }, 'it did not');
  });

  it('releases everything at once', async () => {
    for (let texture = 1; texture <= 9; texture += 1) ask(texture, `${texture}.png`);
    loads.loadFont({ font: 1, url: 'a.ttf' });
    loads.reset();
    assert.deepEqual(
      [loads.pending, timers.count, server.running, server.urls.length],
      [0, 0, [], SERVER_PLACES + 1],
    );
  });

  it('whatever servers do, each load ends once, in time, within its places', async () => {
    const fate = fc.record({
      host: fc.integer({ min: 0, max: 3 }),
      visibility: fc.constantFrom<VisibilityLevel>('in-bounds', 'in-viewport'),
      // Milliseconds to its answer; never, if there is none.
      delay: fc.option(fc.integer({ min: 0, max: 20_000 })),
      fails: fc.boolean(),
      font: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      at: fc.integer({ min: 0, max: 5000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 60 }), async (fates) => {
        const clock = new Timers();
        const told = new Sink();
        const running = new Map<string, number>();
        const start = async (url: string, signal: AbortSignal): Promise<void> => {
          const index = Number(url.split('/').at(-1));
          const { host, delay, fails, font } = fates[index] as (typeof fates)[0];
          const key = font ? 'font' : `${host}`;
          const count = (running.get(key) ?? 0) + 1;
          assert.ok(font || count <= SERVER_PLACES, `${count} at a time from one server`);
          running.set(key, count);
          await new Promise<void>((resolve, reject) => {
            signal.addEventListener('abort', () => {
              running.set(key, (running.get(key) ?? 0) - 1);
              reject(signal.reason);
            });
            if (delay === null) return;
            clock.timer(delay, () => {
              if (signal.aborted) return;
              running.set(key, (running.get(key) ?? 0) - 1);
              if (fails) reject(new LoadError('network', url));
              else resolve();
            });
          });
        };
        const device: Device = {
          async loadImage(url, _width, _height, signal) {
            await start(url, signal);
            return picture(1, 1);
          },
          async loadFont(url, signal) {
            await start(url, signal);
            return new Uint8Array(1);
          },
        };
        const queue = new Loads(device, told, clock.timer);
        for (const [index, { host, visibility, font, at }] of fates.entries()) {
          clock.timer(at, () => {
            const url = `https://${host}.tv/${index}`;
            if (font) queue.loadFont({ font: index, url });
            else queue.loadImage({ texture: index, width: 1, height: 1, url, visibility });
          });
        }
        // Each makes way once, and takes its time once more, in the worst order.
        await clock.pass(
          5000 + (Math.ceil(fates.length / SERVER_PLACES) + 1) * (PATIENCE + TIME_LIMIT),
        );
        assert.equal(queue.pending, 0);
        const ids = told.told.map((line) => line.replace(/^.* /, '')).sort();
        assert.deepEqual(ids, fates.map((_, index) => `${index}`).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('one server that never answers does not delay the images of another', async () => {
    const good = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 15 }), good, async (hung, delays) => {
        const clock = new Timers();
        const told = new Sink();
        const device: Device = {
          loadImage: (url, _width, _height, _signal) =>
            new Promise((resolve) => {
              const delay = Number(/good\.tv\/(\d+)/.exec(url)?.[1] ?? Number.NaN);
              if (delay >= 0) clock.timer(delay, () => resolve(picture(1, 1)));
            }),
          loadFont: async () => new Uint8Array(1),
        };
        const queue = new Loads(device, told, clock.timer);
        const load = (texture: number, url: string, visibility: VisibilityLevel) =>
          queue.loadImage({ texture, width: 1, height: 1, url, visibility });
        for (let index = 0; index < hung; index += 1)
          load(index, `https://hung${index % 3}.tv/a`, 'in-viewport');
        for (const [index, delay] of delays.entries())
          load(100 + index, `https://good.tv/${delay}`, 'in-bounds');
        await clock.pass(Math.max(...delays));
        assert.equal(told.told.length, delays.length);
        queue.reset();
      }),
      { numRuns: 50 },
    );
  });
});

describe('loads in order', () => {
  it('arrive in the order in which they were asked for, and one that fails holds up none', async () => {
    const server = new Server();
    const inOrder = new InOrder(server);
    const told: string[] = [];
    const { signal } = new AbortController();
    const whole: string[] = [];
    for (const url of ['a', 'b', 'c']) {
      const loading = inOrder.loadImage(url, 1, 1, signal, (isWhole) => isWhole && whole.push(url));
      loading.then(
        () => told.push(url),
        () => told.push(`no ${url}`),
      );
    }
    server.asked[2]?.resolve(picture(1, 1));
    await settle();
    assert.deepEqual([told, whole], [[], ['c']], 'it is no fault of the network that c waits');
    server.asked[0]?.reject(new LoadError('network', 'a'));
    await settle();
    server.asked[1]?.resolve(picture(1, 1));
    await settle();
    assert.deepEqual(told, ['no a', 'b', 'c']);
  });

  it('keep nothing of what has loaded', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const inOrder = new InOrder({
      loadImage: async () => picture(256, 256),
      loadFont: async () => new Uint8Array(1),
    });
    const { signal } = new AbortController();
    const kept: WeakRef<DecodedImage>[] = [];
    for (let count = 0; count < 50; count += 1)
      kept.push(new WeakRef(await inOrder.loadImage('a', 1, 1, signal)));
    await settle();
    collect();
    await settle();
    collect();
    const alive = kept.filter((ref) => ref.deref() !== undefined).length;
    // The last one may still be in a register or a frame.
    assert.ok(alive <= 2, `${alive} of 50 pictures are kept`);
  });
});
