/** Files that an app asks for before its engine does. */
import assert from 'node:assert/strict';
import { BrowserDevice } from '../../host/src/device/browser.ts';
import { type Preload, Preloads, SILENCE } from '../../host/src/device/preloads.ts';
import { settle } from './support/bench.ts';
import { FileServer } from './support/file-server.ts';

/** Preloads whose files come when the test says so. */
class World {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, { resolve(): void; reject(): void }>();
  readonly #progress = new Map<string, (isWhole: boolean) => void>();
  readonly signals = new Map<string, AbortSignal>();
  #timers: { wait: number; work: () => void }[] = [];
  readonly preloads = new Preloads((wait, work) => {
    const timer = { wait, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  });

  add(...urls: string[]): void {
    for (const url of urls) this.preloads.add(url, this.#preload(url));
  }

  #preload(url: string): Preload {
    return (signal, progress) => {
      this.begun.push(url);
      this.signals.set(url, signal);
      this.#progress.set(url, progress);
      return new Promise<void>((resolve, reject) => {
        this.#ends.set(url, { resolve, reject: () => reject(new Error('no network')) });
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
  }

  async end(url: string, how: 'resolve' | 'reject' = 'resolve'): Promise<void> {
    this.#ends.get(url)?.[how]();
    await settle();
  }

  progress(url: string, isWhole: boolean): void {
    this.#progress.get(url)?.(isWhole);
  }

  /** Lets the silence of all that run be over. */
  async fallSilent(): Promise<void> {
    const timers = this.#timers.splice(0);
    assert.ok(timers.every(({ wait }) => wait === SILENCE));
    for (const { work } of timers) work();
    await settle();
  }

  get timers(): number {
    return this.#timers.length;
  }
}

describe('preloads', () => {
  let world: World;
  const { signal } = new AbortController();
  const none = () => {};
  beforeEach(() => {
    world = new World();
  });

  it('wait until they may start, and then run in their order, so many at a time', async () => {
    world.add('a', 'b', 'c', 'a');
    assert.deepEqual(world.begun, []);
    world.preloads.start(2);
    assert.deepEqual(world.begun, ['a', 'b']);
    await world.end('b');
    assert.deepEqual(world.begun, ['a', 'b', 'c']);
    world.add('d');
    await world.end('a', 'reject');
    assert.deepEqual(world.begun, ['a', 'b', 'c', 'd'], 'one that fails gives its place, too');
    await world.end('c');
    await world.end('d');
    assert.deepEqual([world.preloads.pending, world.timers], [0, 0]);
  });

  it('are left to who wants the file before they begin', async () => {
    world.add('a', 'b');
    await world.preloads.wanted('b', signal, none);
    world.preloads.start(2);
    assert.deepEqual(world.begun, ['a']);
  });

  it('are waited for by who wants the file while they run, and say how it comes', async () => {
    world.add('a');
    world.preloads.start(1);
    const heard: boolean[] = [];
    let isOver = false;
    const wanted = world.preloads
      .wanted('a', signal, (isWhole) => void heard.push(isWhole))
      .then(() => {
        isOver = true;
      });
    world.progress('a', false);
    world.progress('a', true);
    await settle();
    assert.deepEqual([heard, isOver], [[false, true], false]);
    await world.end('a');
    await wanted;
    await world.preloads.wanted('a', signal, none);
    await world.preloads.wanted('never', signal, none);
  });

  it('go on when who wanted the file gives up, and are not taken to fail by others', async () => {
    world.add('a');
    world.preloads.start(1);
    const control = new AbortController();
    const given = world.preloads.wanted('a', control.signal, none);
    const other = world.preloads.wanted('a', signal, none);
    control.abort(new Error('scrolled away'));
    await assert.rejects(given, /scrolled away/);
    await assert.rejects(world.preloads.wanted('a', control.signal, none), /scrolled away/);
    assert.equal(world.signals.get('a')?.aborted, false);
    await world.end('a', 'reject');
    await other;
  });

  it('are given up when nothing comes, whoever waits for them', async () => {
    world.add('a', 'b');
    world.preloads.start(1);
    const wanted = world.preloads.wanted('a', signal, none);
    world.progress('a', false);
    await world.fallSilent();
    await wanted;
    assert.equal(world.signals.get('a')?.aborted, true);
    assert.deepEqual(world.begun, ['a', 'b']);
  });
});

describe('a device that preloads', () => {
  const { signal } = new AbortController();
  let server: FileServer;
  beforeEach(async () => {
    server = await FileServer.open();
  });
  afterEach(() => server.close());

  it('has the file when the engine wants it, of one request', async () => {
    const device = new BrowserDevice(server.url);
    // Whatever file it is, a font is bytes.
    device.preload('font', 'gradient.png');
    device.preload('font', 'gradient.png');
    device.startPreloads(2);
    const bytes = await device.loadFont('gradient.png', signal);
    assert.deepEqual(await device.loadFont('gradient.png', signal), bytes);
    device.preload('font', 'gradient.png');
    await settle();
    assert.deepEqual(server.asked, ['gradient.png']);
  });

  it('asks once more for one that failed, and says why', async () => {
    server.fates.set('gradient.png', [503, 503]);
    const device = new BrowserDevice(server.url);
    device.preload('font', 'gradient.png');
    device.preload('image', 'http://[');
    device.startPreloads(1);
    await assert.rejects(device.loadFont('gradient.png', signal), /HTTP status 503/);
    assert.ok((await device.loadFont('gradient.png', signal)).length > 0);
    assert.equal(server.count('gradient.png'), 3);
  });
});
