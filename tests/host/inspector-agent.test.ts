/** The agent of an inspector with the real engine: what it picks, finds and says of nodes. */
import assert from 'node:assert/strict';
import { state } from '../../host/src/app/internal.ts';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import type { Node } from '../../host/src/index.ts';
import { Client } from '../../host/src/inspector/client.ts';
import { inspect } from '../../host/src/inspector/inspector-agent.ts';
import { openHeadless } from './support/headless.ts';

describe('the agent of an inspector', () => {
  let headless: Headless;
  let stage: Stage;
  let client: Client;

  beforeEach(async () => {
    ({ headless, stage } = await openHeadless());
    const { port1, port2 } = new MessageChannel();
    inspect(stage.root[state].core, port2);
    client = new Client(port1);
  });
  afterEach(() => {
    client.close();
    headless.close();
  });

  const box = (key: string, more = {}) =>
    stage.view({ key, position: 'absolute', left: 0, top: 0, width: 100, height: 100, ...more });
  const pick = async (x: number, y: number) => (await client.ask('pick', { x, y })).at(-1);

  it('picks what a person sees: not what is hidden, clipped, or draws nothing', async () => {
    const paint = { background: 'red' };
    const inside = box('inside', { ...paint, left: 50, width: 200 });
    const clip = box('clip', { overflow: 'hidden', ...paint });
    clip.append(inside);
    const hidden = box('hidden', { ...paint, visibility: 'hidden' });
    const faded = box('faded', { ...paint, opacity: 0 });
    const empty = box('empty');
    stage.append(clip, hidden, faded, empty);
    const expected: [x: number, y: number, node: Node][] = [
      [10, 10, clip],
      [60, 10, inside],
      [150, 10, stage.root],
    ];
    for (const [x, y, node] of expected) assert.equal(await pick(x, y), node.id);
    stage.append(box('over', paint));
    assert.equal(await pick(60, 10), stage.root.lastChild?.id);
  });

  it('says of a node what holds and where it comes from', async () => {
    const node = box('a', { opacity: 0.5, focusable: true, states: { focused: { opacity: 0.9 } } });
    stage.append(node, box('b', { focusable: true, left: 300 }));
    await headless.rest();
    const opacity = async () => {
      const details = await client.ask('node', { id: node.id, all: false });
      return details?.properties.find(({ name }) => name === 'opacity');
    };
    assert.deepEqual(await opacity(), {
      ...{ name: 'opacity', value: 0.9, from: 'focused', base: 0.5 },
    });
    headless.press('arrow-right');
    await headless.rest();
    assert.deepEqual(await opacity(), { name: 'opacity', value: 0.5, from: 'set' });
    const all = await client.ask('node', { id: node.id, all: true });
    const display = all?.properties.find(({ name }) => name === 'display');
    assert.deepEqual([display?.value, display?.from], ['flex', 'default']);
    node.remove();
    assert.equal(await client.ask('node', { id: node.id, all: false }), undefined);
  });

  it('sends only rows that are open, or found, and what happened since', async () => {
    const row = box('row');
    row.append(box('tile', { focusable: true }));
    stage.append(row);
    await headless.rest();
    const look = { open: [] as number[], search: '', since: 0 };
    const first = await client.ask('look', look);
    assert.deepEqual(
      first.rows.map(({ name, children, isOpen }) => [name, children, isOpen]),
      [
        ['root', 1, true],
        ['row', 1, false],
      ],
    );
    const next = await client.ask('look', { ...look, open: [row.id] });
    assert.deepEqual(next.rows.at(-1)?.name, 'tile');
    const found = await client.ask('look', { ...look, search: 'TILE' });
    assert.deepEqual(
      found.rows.map(({ path }) => path),
      ['view "tile" (root > row)'],
    );
    const since = first.log.at(-1)?.number ?? 0;
    assert.ok(since > 0);
    assert.deepEqual((await client.ask('look', { ...look, since })).log, []);
  });

  it('refuses an edit with the message of the API', async () => {
    stage.append(box('a'));
    const id = stage.root.firstChild?.id ?? 0;
    await client.ask('set', { id, property: 'width', value: '50%' });
    await assert.rejects(client.ask('set', { id, property: 'x', value: 5 }), {
      message: /^view "a" \(root\): there is no property "x"\./,
    });
    const details = await client.ask('node', { id, all: false });
    assert.equal(details?.properties.find(({ name }) => name === 'width')?.value, '50%');
    assert.equal(details?.box.width, 960);
  });
});
