/**
 * An engine that stops to answer, and the one that takes its place: nothing that was said is lost,
 * whenever it happens.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connectStage } from '../../host/src/app/stage.ts';
import { SteppedClock } from '../../host/src/engine/clock.ts';
import { EngineRunner } from '../../host/src/engine/runner.ts';
import { JournalPort } from '../../host/src/protocol/journal.ts';
import type {
  AppToEngine,
  EngineToApp,
  EngineToShell,
  KeptKey,
  KeptSnapshot,
  Resume,
  ShellToEngine,
  Taken,
} from '../../host/src/protocol/messages.ts';
import { localPorts, type Port } from '../../host/src/protocol/port.ts';
import { FakeDevice, FakePainter, settle, stageConfig } from './support/bench.ts';
import { FakeWorld } from './support/fake-engine.ts';

/** What the page does for an engine in a worker, in one thread. */
class Watched {
  clock = new SteppedClock(performance.timeOrigin + performance.now());
  readonly later: (() => void)[] = [];
  world = new FakeWorld();
  runner!: EngineRunner;
  shell!: Port<ShellToEngine, EngineToShell>;
  journal!: JournalPort;
  snapshots: KeptSnapshot[] = [];
  keys: KeptKey[] = [];
  taking: Taken | undefined;
  leftOut: Taken[] = [];
  /** Whether the engine stops to answer when it takes this. */
  stopsAt: (what: Taken | undefined) => boolean = () => false;
  #silent = false;
  #number = 0;

  async start(resume?: Resume): Promise<Port<AppToEngine, EngineToApp>> {
    const [appEnd, engineEnd] = localPorts<AppToEngine, EngineToApp>();
    const [shellEnd, engineShellEnd] = localPorts<ShellToEngine, EngineToShell>();
    this.shell = shellEnd;
    shellEnd.receive(() => {});
    if (!this.journal) this.journal = new JournalPort(appEnd);
    this.runner = await EngineRunner.start({
      factory: this.world,
      stage: stageConfig,
      painter: new FakePainter(),
      device: new FakeDevice(),
      clock: this.clock,
      app: engineEnd,
      shell: engineShellEnd,
      later: (work) => this.later.push(work),
      keeper: {
        keep: (snapshot) => {
          this.snapshots = [...this.snapshots.slice(-1), snapshot];
        },
        taking: (what) => {
          if (this.#silent) return;
          this.taking = what;
          this.#silent = this.stopsAt(what);
        },
        ended: () => {},
      },
      ...(resume ? { resume } : {}),
    });
    return appEnd;
  }

  key(key: number): void {
    this.#number += 1;
    const kept = { number: this.#number, key, phase: 0, time: this.clock.now() };
    this.keys.push(kept);
    this.shell.post({ kind: 'key', ...kept });
  }

  async step(milliseconds = 16): Promise<boolean> {
    await settle();
    const made = this.clock.step(this.clock.now() + milliseconds);
    await settle();
    return made;
  }

  /** The engine is gone from one moment to the next; another one goes on. */
  async replace(): Promise<void> {
    const { done } = this.runner;
    // Nobody hears of the old one any more.
    this.clock = new SteppedClock(this.clock.now());
    this.#silent = false;
    if (this.taking) this.leftOut.push(this.taking);
    this.taking = undefined;
    this.world = new FakeWorld();
    const { snapshots, keys, leftOut } = this;
    const port = await this.start({
      snapshots,
      keys,
      done,
      leftOut,
      error: { code: 'trapped', message: 'It looped' },
    });
    this.journal.replace(port);
    await settle();
  }
}

describe('an engine that replaces one that did not answer', () => {
  const step = fc.constantFrom('batch', 'batch', 'key', 'frame', 'snapshot', 'replace');

  it('equals the engine before, with later inputs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const watched = new Watched();
        await watched.start();
        const stage = await connectStage(watched.journal);
        const expected = { nodes: [1], keys: [] as number[] };
        const heard: number[] = [];
        stage.on('removed', (node) => heard.push(node.id));
        for (const what of steps) {
          if (what === 'batch') {
            const node = stage.view({ width: 5 });
            stage.append(node);
            stage.flush();
            expected.nodes.push(node.id);
            await settle();
          } else if (what === 'key') {
            expected.keys.push(expected.keys.length);
            watched.key(expected.keys.length - 1);
            await settle();
          } else if (what === 'frame') await watched.step();
          else if (what === 'snapshot') for (const work of watched.later.splice(0)) work();
          else await watched.replace();
        }
        await watched.replace();
        while (await watched.step());
        assert.deepEqual(
          [...watched.world.engine.nodes.keys()].sort((a, b) => a - b),
          expected.nodes,
        );
        assert.deepEqual(
          watched.world.engine.keys.map(({ key }) => key),
          expected.keys,
        );
        assert.equal(stage.isClosed, false);
      }),
      { numRuns: 150 },
    );
  });

  it('answers queries that the engine before left open', async () => {
    const watched = new Watched();
    await watched.start();
    const stage = await connectStage(watched.journal);
    stage.append(stage.view());
    const [idle, list] = [stage.idle(), stage.drawList()];
    stage.flush();
    await watched.replace();
    while (await watched.step());
    await idle;
    await list;
  });

  it('leaves out the input at which another engine stopped answering, and names it', async () => {
    const watched = new Watched();
    await watched.start();
    const stage = await connectStage(watched.journal);
    const messages: string[] = [];
    stage.on('recovered', (error) => messages.push(error.message));
    const nodes: number[] = [];
    for (const width of [1, 2, 3]) {
      const node = stage.view({ width });
      stage.append(node);
      stage.flush();
      nodes.push(node.id);
      await settle();
    }
    await watched.replace();
    // The page hears what the new engine takes, one by one; at the second it is silent.
    watched.stopsAt = (what) => what !== undefined && 'batch' in what && what.batch === 2;
    for (let frames = 0; frames < 10; frames += 1) await watched.step();
    assert.deepEqual(watched.taking, { batch: 2 });
    await watched.replace();
    while (await watched.step());
    assert.deepEqual(
      nodes.map((id) => watched.world.engine.nodes.has(id)),
      [true, false, true],
    );
    assert.match(
      messages.at(-1) ?? '',
      /It looped\. The engine was rebuilt; batch 2 was left out, since it fails each time/,
    );
  });
});
