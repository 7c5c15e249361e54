/**
 * Presses and focus, through the app API on the real engine: a press is from down to up, and each
 * `focus` has its `blur`.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Stage } from '../../host/src/app/stage.ts';
import type { EngineFactory } from '../../host/src/engine/engine.ts';
import { type Headless, nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import type { Node, NodeProperties } from '../../host/src/index.ts';
import type { EngineSource } from '../../host/src/protocol/messages.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { enginesFolder, folderUrl } from '../../host/tools/src/scene.ts';
import { openHeadless } from './support/headless.ts';

const source: EngineSource = { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' };
const tile = { width: 200, height: 200, flexShrink: 0, focusable: true } as const;

/** A stage with a row of tiles, and everything that it emits about focus and keys. */
class Rig {
  readonly headless: Headless;
  readonly stage: Stage;
  readonly row: Node;
  readonly heard: string[] = [];

  private constructor(headless: Headless, stage: Stage) {
    this.headless = headless;
    this.stage = stage;
    this.row = stage.view({ key: 'row', width: 1000, height: 200, gap: 20, focusGroup: true });
    this.#listen(stage, '');
  }

  static async open(factory: EngineFactory): Promise<Rig> {
    const { headless, stage } = await openHeadless({ factory });
    stage.on('error', ({ message }) => assert.fail(message));
    return new Rig(headless, stage);
  }

  /** Tiles in the row, which is on the stage. */
  tiles(...keys: readonly string[]): Node[] {
    const tiles = keys.map((key) => this.stage.view({ ...tile, key }));
    this.row.append(...tiles);
    this.stage.append(this.row);
    return tiles;
  }

  listen(node: Node): void {
    this.#listen(node, `${node.key}: `);
  }

  /** What was heard since the last call, once nothing moves. */
  async rest(): Promise<string[]> {
    await this.headless.rest();
    return this.heard.splice(0);
  }

  press(...keys: readonly Key[]): void {
    for (const key of keys) this.headless.press(key);
  }

  #listen(to: Stage | Node, who: string): void {
    // Both have the same events of nodes.
    const on = to as Stage;
    const hear = (what: string) => this.heard.push(`${who}${what}`);
    const name = (node: Node | undefined) => (node?.id === 1 ? 'root' : (node?.key ?? 'none'));
    on.on('focus', (node, { previous }) => hear(`focus ${name(node)} from ${name(previous)}`));
    on.on('blur', (node, { next }) => hear(`blur ${name(node)} to ${name(next)}`));
    on.on('select', (node) => hear(`select ${name(node)}`));
    on.on('back', (node) => hear(`back ${name(node)}`));
    on.on('removed', (node) => hear(`removed ${name(node)}`));
    on.on('key', (node, { key, phase, repeat, cancelled, claimedBy }) =>
      hear(
        `${key} ${cancelled ? 'cancelled' : phase} ${repeat} at ${name(node)} for ${name(claimedBy)}`,
      ),
    );
    on.on('focusStay', (node, { direction, requested, reason }) =>
      hear(`stay ${name(node)}: ${direction ?? name(requested)} is ${reason}`),
    );
  }
}

describe('presses and focus', () => {
  let factory: EngineFactory;
  let rig: Rig;

  before(async () => {
    factory = await loadEngine(source, nodeReader);
  });
  beforeEach(async () => {
    rig = await Rig.open(factory);
  });
  afterEach(() => rig.headless.close());

  describe('focus that ends', () => {
    it('blurs a node before it is removed, up to the stage', async () => {
      const [a, b] = rig.tiles('a', 'b') as [Node, Node];
      await rig.rest();
      for (const node of [a, rig.row]) rig.listen(node);
      a.remove();
      assert.deepEqual(await rig.rest(), [
        'a: blur a to b',
        'row: blur a to b',
        'blur a to b',
        'row: focus b from a',
        'focus b from a',
        'a: removed a',
        'removed a',
      ]);
      b.remove();
      assert.deepEqual(await rig.rest(), ['row: blur b to none', 'blur b to none', 'removed b']);
      assert.equal(rig.stage.focused, undefined);
    });

    it('blurs a node that is removed with everything above it', async () => {
      const [a] = rig.tiles('a', 'b') as [Node];
      rig.stage.append(rig.stage.view({ ...tile, key: 'other' }));
      await rig.rest();
      for (const node of [a, rig.row]) rig.listen(node);
      a.remove();
      rig.row.remove();
      assert.deepEqual(
        (await rig.rest()).filter((line) => line.includes('blur')),
        ['a: blur a to other', 'row: blur a to other', 'blur a to other'],
      );
    });

    it('goes straight to the node that is asked for with the removal', async () => {
      const [a, , , d] = rig.tiles('a', 'b', 'c', 'd') as [Node, Node, Node, Node];
      await rig.rest();
      a.remove();
      d.focus();
      assert.deepEqual(await rig.rest(), ['blur a to d', 'focus d from a', 'removed a']);
    });

    it('enters the requested group at the member nearest to the removed node', async () => {
      rig.row.set({ focusGroup: { remember: true, entry: 'first' } });
      const tiles = rig.tiles('a', 'b', 'c', 'd');
      const c = tiles[2] as Node;
      c.focus();
      await rig.rest();
      c.remove();
      rig.row.focus();
      // It comes to lie where the removed one was.
      assert.deepEqual(await rig.rest(), ['blur c to d', 'focus d from c', 'removed c']);
    });

    it('is only where it was asked for in the turn that builds the tree', async () => {
      const [, , c] = rig.tiles('a', 'b', 'c') as [Node, Node, Node];
      c.focus();
      assert.deepEqual(await rig.rest(), ['focus c from none']);
    });
  });

  describe('a press', () => {
    it('is a new one where the up of the one before was lost', async () => {
      rig.tiles('a', 'b');
      await rig.rest();
      rig.headless.key('enter', 'down');
      await rig.headless.advance(rig.headless.time + 3000);
      rig.press('enter');
      assert.deepEqual(await rig.rest(), ['select a', 'select a']);
    });

    it('is a new one for its claimant, whose first one ends as cancelled', async () => {
      rig.row.claimKeys('enter');
      rig.tiles('a');
      await rig.rest();
      rig.headless.key('enter', 'down');
      await rig.headless.advance(rig.headless.time + 3000);
      rig.press('enter');
      assert.deepEqual(await rig.rest(), [
        'enter down 0 at a for row',
        'enter cancelled 0 at a for row',
        'enter down 0 at a for row',
        'enter up 0 at a for row',
      ]);
    });

    it('of Back or Enter acts once, however long it is held', async () => {
      rig.tiles('a');
      await rig.rest();
      for (const key of ['back', 'enter'] as const) {
        rig.headless.key(key, 'down');
        for (let at = 0; at < 4; at += 1) {
          await rig.headless.advance(rig.headless.time + 50);
          rig.headless.key(key, at % 2 === 0 ? 'repeat' : 'down');
        }
        rig.headless.key(key, 'up');
      }
      assert.deepEqual(await rig.rest(), ['back a', 'select a']);
    });

    it('does nothing while time stands still, and ends held keys', async () => {
      rig.row.claimKeys('play');
      const [a] = rig.tiles('a', 'b', 'c') as [Node];
      a.set({ height: 100, states: { pressed: { height: 50 } }, transition: {} });
      await rig.rest();
      rig.headless.key('enter', 'down');
      rig.headless.key('play', 'down');
      assert.deepEqual(await rig.rest(), ['select a', 'play down 0 at a for row']);
      rig.stage.pause();
      rig.press('arrow-right', 'arrow-right', 'enter', 'back');
      rig.headless.key('play', 'repeat');
      rig.stage.resume();
      rig.headless.key('play', 'repeat');
      rig.headless.key('play', 'up');
      rig.headless.key('enter', 'up');
      assert.deepEqual(await rig.rest(), ['play cancelled 0 at a for row']);
      const bounds = a.bounds();
      await rig.headless.rest();
      assert.equal((await bounds).height, 100, 'nothing is pressed any more');
    });

    it('is over when the page is hidden', async () => {
      rig.row.claimKeys('play');
      rig.tiles('a');
      await rig.rest();
      rig.headless.key('play', 'down');
      await rig.headless.settle();
      rig.headless.shell.post({ kind: 'visible', visible: false });
      rig.headless.key('play', 'up');
      rig.press('enter');
      rig.headless.shell.post({ kind: 'visible', visible: true });
      assert.deepEqual(await rig.rest(), [
        'play down 0 at a for row',
        'play cancelled 0 at a for row',
      ]);
    });

    it('is its claimant’s from down to up, wherever focus goes', async () => {
      const [a, b] = rig.tiles('a', 'b') as [Node, Node];
      const group = rig.stage.view({ key: 'group', focusGroup: true });
      rig.stage.append(group);
      group.append(b);
      rig.row.claimKeys('enter');
      await rig.rest();
      rig.row.once('key', () => b.focus());
      for (const node of [rig.row, group]) rig.listen(node);
      rig.headless.key('enter', 'down');
      await rig.headless.rest();
      rig.headless.key('enter', 'repeat');
      rig.headless.key('enter', 'up');
      const rows = (await rig.rest()).filter((line) => line.startsWith('row: enter'));
      assert.deepEqual(rows, [
        'row: enter down 0 at a for row',
        'row: enter down 1 at row for row',
        'row: enter up 0 at row for row',
      ]);
      // The other way: one that began without a claim is not the claimant's that gets focus.
      a.focus();
      rig.row.claimKeys();
      group.claimKeys('enter');
      await rig.rest();
      rig.headless.key('enter', 'down');
      b.focus();
      await rig.headless.rest();
      rig.headless.key('enter', 'repeat');
      rig.headless.key('enter', 'up');
      assert.deepEqual(
        (await rig.rest()).filter((line) => /enter|select/.test(line)),
        ['row: select a', 'select a'],
      );
    });

    it('ends for its claimant before that is removed', async () => {
      rig.row.claimKeys('play');
      rig.tiles('a');
      await rig.rest();
      rig.listen(rig.row);
      rig.headless.key('play', 'down');
      await rig.headless.settle();
      rig.row.remove();
      rig.headless.key('play', 'repeat');
      rig.headless.key('play', 'up');
      assert.deepEqual(
        (await rig.rest()).filter((line) => /row: (play|removed)/.test(line)),
        [
          'row: play down 0 at a for row',
          'row: play cancelled 0 at row for row',
          'row: removed row',
        ],
      );
    });

    it('acts before later commands of the app', async () => {
      const tiles = rig.tiles('a', 'b', 'c', 'd', 'e') as [Node, Node, Node, Node, Node];
      await rig.rest();
      rig.press('arrow-right');
      tiles[3].focus();
      assert.deepEqual(await rig.rest(), [
        'blur a to b',
        'focus b from a',
        'blur b to d',
        'focus d from b',
      ]);
      rig.press('enter');
      tiles[0].focus();
      assert.deepEqual(await rig.rest(), ['select d', 'blur d to a', 'focus a from d']);
      rig.press('enter');
      tiles[0].remove();
      assert.deepEqual(await rig.rest(), [
        'select a',
        'blur a to b',
        'focus b from a',
        'removed a',
      ]);
      rig.press('back');
      rig.row.claimKeys('back');
      assert.deepEqual(await rig.rest(), ['back b']);
      tiles[4].focus();
      rig.press('arrow-left');
      assert.deepEqual(await rig.rest(), [
        'blur b to e',
        'focus e from b',
        'blur e to d',
        'focus d from e',
      ]);
    });

    it('outlives a rebuild of the engine: no second select, the same states, the same count', async () => {
      rig.row.claimKeys('play');
      const [a] = rig.tiles('a') as [Node];
      a.set({ states: { pressed: { height: 50 } } });
      await rig.rest();
      rig.headless.key('enter', 'down');
      rig.headless.key('play', 'down');
      rig.headless.key('play', 'repeat');
      const heightOf = async () => {
        const bounds = a.bounds();
        await rig.headless.rest();
        return (await bounds).height;
      };
      assert.equal(await heightOf(), 50);
      await rig.rest();
      for (const rebuilt of ['by a trap', 'after being suspended']) {
        if (rebuilt === 'by a trap') {
          rig.headless.runner.engine.frame = () => {
            throw new WebAssembly.RuntimeError('meant to trap');
          };
          rig.stage.root.set({ opacity: 1 });
        } else {
          const { engine } = rig.headless.runner;
          engine.restore(engine.snapshot().slice());
        }
        await rig.headless.rest();
        assert.equal(await heightOf(), 50, `${rebuilt}: it looks pressed`);
      }
      rig.headless.key('enter', 'repeat');
      rig.headless.key('enter', 'up');
      rig.headless.key('play', 'repeat');
      rig.headless.key('play', 'up');
      assert.deepEqual(await rig.rest(), ['play down 2 at a for row', 'play up 0 at a for row']);
      assert.equal(await heightOf(), 200);
    });
  });

  describe('focus that stays', () => {
    it('reports the direction of a move, and what kept it', async () => {
      rig.tiles('a', 'b');
      await rig.rest();
      rig.press('arrow-left');
      assert.deepEqual(await rig.rest(), ['stay a: left is no-candidate']);
      rig.row.set({ focusGroup: { trap: 'up' } });
      rig.press('arrow-up');
      assert.deepEqual(await rig.rest(), ['stay a: up is trapped']);
    });

    const reasons: [reason: string, change: (node: Node, rig: Rig) => void][] = [
      ['hidden', (node) => node.set({ visibility: 'hidden' })],
      ['hidden', (_node, { row }) => void row.set({ display: 'none' })],
      ['disabled', (_node, { row }) => row.setStates('disabled')],
      ['detached', (node, { stage }) => stage.view().append(node)],
      [
        'not-focusable',
        (node) => node.set({ focusable: false, states: { selected: { focusable: true } } }),
      ],
      ['empty', (node) => node.set({ focusable: false, focusGroup: true })],
    ];
    for (const [reason, change] of reasons) {
      it(`says that a requested node is ${reason}`, async () => {
        const [a] = rig.tiles('a', 'b') as [Node];
        const other = rig.stage.view({ ...tile, key: 'other' });
        rig.stage.append(other);
        other.focus();
        await rig.rest();
        change(a, rig);
        a.focus();
        assert.deepEqual(await rig.rest(), [`stay other: a is ${reason}`]);
      });
    }

    it('says that a requested node was removed', async () => {
      const [, b] = rig.tiles('a', 'b') as [Node, Node];
      await rig.rest();
      b.focus();
      b.remove();
      assert.deepEqual(await rig.rest(), ['stay a: b is removed', 'removed b']);
    });
  });

  describe('whatever happens', () => {
    type Act = readonly [what: string, key: Key, node: number, other: number];
    const act: fc.Arbitrary<Act> = fc.tuple(
      fc.oneof(
        { weight: 14, arbitrary: fc.constantFrom('down', 'down', 'up', 'repeat', 'cancel') },
        {
          weight: 10,
          arbitrary: fc.constantFrom('focus', 'focus', 'claim', 'claim', 'add', 'move'),
        },
        { weight: 2, arbitrary: fc.constantFrom('remove', 'set', 'disable') },
        { weight: 6, arbitrary: fc.constantFrom('settle', 'wait') },
        { weight: 1, arbitrary: fc.constantFrom('pause', 'trap', 'restore') },
      ),
      fc.constantFrom<Key>('enter', 'back', 'arrow-right', 'arrow-down', 'play', 'play'),
      fc.nat(20),
      fc.nat(20),
    );
    const styles: readonly NodeProperties[] = [
      { visibility: 'hidden' },
      { visibility: 'visible' },
      { focusGroup: true },
      { focusable: false },
      { focusable: true },
      { display: 'none' },
      { display: 'flex' },
    ];

    /** Does one thing. What the API refuses by its rules is left out. */
    async function take(own: Rig, nodes: Node[], [what, key, at, other]: Act): Promise<void> {
      const there = nodes.filter((node) => !node.isRemoved);
      const node = there[at % there.length] as Node;
      const second = there[other % there.length] as Node;
      const { headless, stage } = own;
      switch (what) {
        case 'down':
        case 'up':
        case 'repeat':
        case 'cancel':
          return headless.key(key, what);
        case 'focus':
          try {
            return node.focus();
          } catch {
            return;
          }
        case 'claim':
          node.claimKeys(...(other % 3 > 0 ? [key] : []));
          return;
        case 'remove':
          return node === nodes[0] ? undefined : node.remove();
        case 'add': {
          const made = stage.view({
            ...tile,
            focusGroup: other % 3 === 0,
            key: `n${nodes.length}`,
          });
          nodes.push(made);
          node.append(made);
          return;
        }
        case 'move':
          try {
            return void node.append(second);
          } catch {
            return;
          }
        case 'set':
          return node === nodes[0]
            ? undefined
            : void node.set(styles[other % styles.length] as NodeProperties);
        case 'disable':
          return void node.setStates(...(other % 2 === 0 ? (['disabled'] as const) : []));
        case 'settle':
          return headless.settle();
        case 'wait':
          return headless.advance(headless.time + 100);
        case 'pause':
          stage.pause();
          headless.key(key, 'down');
          await headless.settle();
          return stage.resume();
        case 'trap': {
          await headless.settle();
          const { engine } = headless.runner;
          const { frame } = engine;
          engine.frame = () => {
            engine.frame = frame;
            throw new WebAssembly.RuntimeError('meant to trap');
          };
          return;
        }
        case 'restore': {
          await headless.settle();
          const { engine } = headless.runner;
          return engine.restore(engine.snapshot().slice());
        }
      }
    }

    /** What was heard of one node or key. */
    interface Heard {
      name: string;
      node: Node;
      press?: { key: string; phase: string; repeat: number; claimedBy: Node | undefined };
    }

    async function hear(acts: readonly Act[]): Promise<Heard[]> {
      const own = await Rig.open(factory);
      const heard: Heard[] = [];
      const note = (name: string) => (node: Node) => void heard.push({ name, node });
      own.stage.on('focus', note('focus')).on('blur', note('blur')).on('removed', note('removed'));
      own.stage.on('key', (node, press) => void heard.push({ name: 'key', node, press }));
      const nodes = [own.stage.root, own.row, ...own.tiles('a', 'b', 'c')];
      for (const each of acts) await take(own, nodes, each);
      for (const key of ['enter', 'back', 'arrow-right', 'arrow-down', 'play'] as const) {
        own.headless.key(key, 'cancel');
      }
      await own.headless.rest();
      const { focused } = own.stage;
      own.headless.close();
      // At the end what has focus loses it, for the law.
      return focused ? [...heard, { name: 'blur', node: focused }] : heard;
    }

    it('each focus has one blur before the next, and each press one up', async () => {
      const property = fc.asyncProperty(
        fc.array(act, { minLength: 10, maxLength: 60 }),
        async (acts) => {
          let focused: Node | undefined;
          const gone = new Set<Node>();
          const down = new Map<string, { repeat: number; claimedBy: Node | undefined }>();
          for (const { name, node, press } of await hear(acts)) {
            assert.ok(!gone.has(node), `${name} of a node that is gone`);
            if (name === 'focus') {
              assert.equal(focused, undefined);
              focused = node;
            } else if (name === 'blur') {
              assert.equal(node, focused);
              focused = undefined;
            } else if (name === 'removed') gone.add(node);
            if (!press) continue;
            const { key, phase, repeat, claimedBy } = press;
            const held = down.get(key);
            if (phase === 'down') assert.equal(repeat, held ? held.repeat + 1 : 0, key);
            else assert.ok(held, `${key} comes up without having gone down`);
            if (held) assert.equal(claimedBy, held.claimedBy);
            if (phase === 'down') down.set(key, { repeat, claimedBy });
            else down.delete(key);
          }
          assert.equal(focused, undefined);
          assert.equal(down.size, 0);
        },
      );
      await fc.assert(property, { seed: 9, numRuns: 250, endOnFailure: false });
    });
  });
});
