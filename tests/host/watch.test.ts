/** A stage that is watched: each frame is reported, and each event, whoever listens. */
import assert from 'node:assert/strict';
import type { StageCore } from '../../host/src/app/core.ts';
import { state } from '../../host/src/app/internal.ts';
import { moveOf } from '../../host/src/inspector/moves.ts';
import { JournalPort } from '../../host/src/protocol/journal.ts';
import type { AppToEngine, EngineToApp, FrameReport } from '../../host/src/protocol/messages.ts';
import { localPorts } from '../../host/src/protocol/port.ts';
import {
  candidatePlace,
  type Figure,
  levelReach,
  levelRule,
  levelScope,
  writeFigure,
} from '../../schema/typescript/generated/rows/figures.ts';
import { type Bench, openBench, settle } from './support/bench.ts';

describe('a stage that is watched', () => {
  let bench: Bench;
  let core: StageCore;
  let frames: FrameReport[];
  let events: string[];

  beforeEach(async () => {
    bench = await openBench();
    core = bench.stage.root[state].core;
    [frames, events] = [[], []];
    await bench.step();
  });
  afterEach(() => bench.runner.close());

  const watch = async () => {
    core.watch({
      frame: (report) => frames.push(report),
      event: (name, node) => events.push(`${name} ${node?.id ?? 'of the stage'}`),
    });
    await bench.settle();
  };
  const press = (time: number) => {
    for (const phase of [0, 1]) bench.shell.post({ kind: 'key', key: 0, phase, time });
  };

  it('reports frames, with keys and figures, until nobody watches', async () => {
    press(bench.clock.now());
    await bench.step();
    assert.deepEqual(frames, []);
    assert.equal(bench.world.engine.settings.explains, false);

    await watch();
    assert.equal(bench.world.engine.settings.explains, true);
    const time = bench.clock.now() + 5;
    press(time);
    await bench.step();
    bench.stage.append(bench.stage.view());
    await bench.step();
    await bench.settle();
    assert.deepEqual(
      frames.map(({ frame, keys, figures }) => [frame, keys, figures !== undefined]),
      [
        [3, [{ key: 0, time }], true],
        [4, [], false],
      ],
    );

    core.watch(undefined);
    await bench.settle();
    assert.equal(bench.world.engine.settings.explains, false);
    press(bench.clock.now());
    await bench.step();
    assert.equal(frames.length, 2);
  });

  it('reports events that nobody listens to, and warnings and errors as they are', async () => {
    await watch();
    const heard: string[] = [];
    bench.stage.on('warning', (text) => heard.push(text));
    bench.stage.view({ backgroundColor: 0x00ff00 });
    const node = bench.stage.view();
    bench.stage.append(node);
    await bench.step();
    node.remove();
    await bench.step();
    await bench.settle();
    assert.equal(heard.length, 1);
    assert.ok(events.includes('warning of the stage'));
    assert.ok(events.includes(`removed ${node.id}`), events.join());
  });

  it('stays watched when another engine takes over', async () => {
    const [app, engine] = localPorts<AppToEngine, EngineToApp>();
    const [next, nextEngine] = localPorts<AppToEngine, EngineToApp>();
    const kinds: string[] = [];
    engine.receive(({ kind }) => kinds.push(kind));
    nextEngine.receive(({ kind }) => kinds.push(`next ${kind}`));
    const journal = new JournalPort(app);
    journal.post({ kind: 'watch', watched: true });
    journal.post({ kind: 'snapshot', token: 1 });
    await settle();
    journal.replace(next);
    await settle();
    assert.deepEqual(kinds, ['watch', 'snapshot', 'next journal', 'next watch', 'next snapshot']);
  });
});

describe('a move in words', () => {
  it('names groups, the rules that ended it, and who answered', () => {
    const words: number[] = [];
    const rows: Figure[] = [
      { tag: 'nodes', count: 9 },
      { tag: 'move', direction: 1, start: 2, chosen: 3 },
      {
        ...{ tag: 'level', group: 5, inside: 2, scope: levelScope.beam },
        ...{ reach: levelReach.seen, rule: levelRule.onwards },
      } as Figure,
      {
        ...{ tag: 'level', group: 0, inside: 5, scope: levelScope.aside },
        ...{ reach: levelReach.all, rule: levelRule.member },
      } as Figure,
      { tag: 'candidate', node: 3, place: candidatePlace.aside, ahead: 128, across: 320 },
    ];
    for (const row of rows) writeFigure(words, row);
    const refOf = (id: number) => (id === 0 ? undefined : { id, name: `view ${id}` });
    assert.deepEqual(moveOf(Uint32Array.from(words), refOf), {
      kind: 'move',
      direction: 'right',
      from: { id: 2, name: 'view 2' },
      to: { id: 3, name: 'view 3' },
      levels: [
        { group: 'view 5', text: 'in the beam: nothing; goes on outwards' },
        { group: 'the stage', text: 'beside the beam, clipped or not: the best member' },
      ],
      candidates: [{ id: 3, name: 'view 3', isInBeam: false, ahead: 1, across: 2.5 }],
    });
    assert.equal(moveOf(Uint32Array.of(), refOf), undefined);
  });
});
