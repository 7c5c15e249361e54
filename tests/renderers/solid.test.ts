/**
 * Solid on the real engine.
 */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Node, Stage } from 'inlay';
import { solid } from 'inlay-solid/esbuild';
import { importBundled } from '../../host/tools/src/app-module.ts';
import type * as Parts from './solid.parts.tsx';
import { nodesInUse, openTestStage, outline, type TestStage } from './stage.ts';

describe('Solid', () => {
  let parts: typeof Parts;
  let test: TestStage;
  let stage: Stage;

  before(async () => {
    const file = fileURLToPath(new URL('./solid.parts.tsx', import.meta.url));
    parts = (await importBundled(file, [solid()])) as typeof Parts;
  });
  beforeEach(async () => {
    test = await openTestStage();
    stage = test.stage;
    stage.on('warning', () => {});
  });
  afterEach(() => test.headless.close());

  const tree = () => outline(stage.root);
  /** Until what has ended is removed. */
  const turn = () => new Promise<void>((done) => setTimeout(done));

  it('makes nodes with properties, and changes what a signal says', async () => {
    const { end, setHeight, setLook } = parts.properties(stage);
    const node = stage.root.firstChild as Node;
    const first = await test.picture();
    const sent: object[] = [];
    const set = node.set.bind(node);
    node.set = (values) => {
      sent.push(values);
      return set(values);
    };
    setHeight(80);
    setLook({ background: '#00ff00' });
    setLook({});
    assert.deepEqual(sent, [{ height: 80 }, { background: '#00ff00' }, { background: null }]);
    setHeight(50);
    setLook({ background: '#ff0000' });
    assert.deepEqual(await test.picture(), first);
    stage.root.append(stage.view({ key: 'own' }));
    end();
    await turn();
    assert.equal(tree(), 'view (view own)', 'what the app put there itself stays');
    assert.ok(node.isRemoved);
  });

  it('joins strings and numbers into the content of a text', async () => {
    const { end, setCount, setMore } = parts.texts(stage);
    const contents: (readonly string[])[] = [await test.picture()];
    setCount(2);
    setMore(['a', 1, 'b']);
    contents.push(await test.picture());
    setMore(null);
    contents.push(await test.picture());
    end();
    await turn();
    for (const [at, content] of ['film 1 of !', 'film 2 of a1b', 'film 2 of '].entries()) {
      const text = stage.text(content, { fontSize: 20 });
      stage.append(text);
      assert.deepEqual(contents[at], await test.picture(), content);
      text.remove();
    }
  });

  it('knows in a component whether focus is on a node or below it', async () => {
    const { end, isFocused } = parts.focusWithin(stage);
    const [card, c] = (stage.root.firstChild as Node).children as [Node, Node];
    const moves: [Node | undefined, boolean][] = [
      [card.firstChild, true],
      [card.lastChild, true],
      [c, false],
      [card.lastChild, true],
    ];
    for (const [node, expected] of moves) {
      node?.focus();
      await test.headless.rest();
      assert.equal(stage.focused, node);
      assert.equal(isFocused(), expected, `${node}`);
    }
    card.lastChild?.setStates('disabled');
    card.firstChild?.setStates('disabled');
    await test.headless.rest();
    assert.equal(isFocused(), false, 'focus has left by itself');
    end();
  });

  it('moves nodes with their items, and removes those that have gone', async () => {
    const keys = (text: string): Parts.Item[] =>
      [...text].map((key) => items.get(key) ?? [key, {}]);
    const items = new Map([...'abcde'].map((key): [string, Parts.Item] => [key, [key, {}]]));
    const { end, setItems, setIsOpen } = parts.list(stage, keys('abcd'));
    const nodes = new Map(stage.root.children.map((node) => [node.key, node]));
    setItems(keys('dbea'));
    assert.equal(tree(), 'view (view before, view d, view b, view e, view a, view after)');
    for (const key of 'dba') {
      assert.equal(
        stage.root.children.find((node) => node.key === key),
        nodes.get(key),
      );
    }
    await turn();
    assert.ok(nodes.get('c')?.isRemoved);
    setItems([]);
    assert.equal(tree(), 'view (view before, view empty, view after)');
    setIsOpen(false);
    assert.equal(tree(), 'view (view closed)');
    setItems(keys('ab'));
    setIsOpen(true);
    assert.equal(tree(), 'view (view before, view a, view b, view after)');
    end();
    await turn();
    assert.equal(tree(), 'view');
  });

  it('calls listeners as node.on would, and has refs', async () => {
    const { button, seen } = parts.counter(stage);
    assert.equal(button, stage.root.firstChild);
    button?.focus();
    await test.headless.rest();
    for (const count of [1, 2]) {
      test.headless.press('enter');
      await test.headless.rest();
      assert.equal(seen.length, count);
      assert.equal(button?.key, `count ${count}`);
    }
    assert.equal(seen[0]?.[0], button);
    assert.equal((seen[0]?.[1] as { type: string } | undefined)?.type, 'select');
  });

  it('keeps what is put elsewhere while what was around it ends', async () => {
    const { end, ended, setIsWrapped } = parts.wrapped(stage);
    assert.equal(tree(), 'view (view frame (view kept))');
    const kept = stage.root.firstChild?.firstChild;
    for (const isWrapped of [false, true, false]) {
      setIsWrapped(isWrapped);
      await turn();
      assert.equal(tree(), isWrapped ? 'view (view frame (view kept))' : 'view (view kept)');
    }
    assert.equal(stage.root.firstChild, kept);
    assert.equal(ended(), 0);
    end();
    await turn();
    assert.ok(kept?.isRemoved);
  });

  it('shows a fallback while a resource loads', async () => {
    const { finish } = parts.loading(stage);
    assert.equal(tree(), 'view (view wait)');
    finish('done');
    await turn();
    assert.equal(tree(), 'view (view done)');
  });

  it('gives wrong properties to error boundaries', () => {
    const { setWidth } = parts.failing(stage);
    assert.equal(tree(), 'view (view a)');
    setWidth('wide');
    assert.equal(tree(), 'view (text sorry)');
  });

  it('refuses what cannot be', () => {
    for (const [code, message] of parts.wrong)
      assert.throws(() => parts.render(code, stage), message);
    assert.throws(
      () => parts.render(() => null, {} as Stage),
      /render: expected a stage or a node/,
    );
  });

  it('renders into other nodes, and what a signal names', async () => {
    const layer = stage.view({ key: 'layer' });
    stage.append(layer);
    const { end, setIsOpen, setKind } = parts.layers(stage, layer);
    assert.equal(tree(), 'view (view layer (view menu), view page (view any))');
    setIsOpen(false);
    setKind('image');
    await turn();
    assert.equal(tree(), 'view (view layer, view page (image any))');
    setIsOpen(true);
    end();
    await turn();
    assert.equal(tree(), 'view (view layer)');
  });

  it('frees every node that it made', async () => {
    const before = nodesInUse(stage);
    const items: Parts.Item[] = [...'abcd'].map((key) => [key, {}]);
    for (let round = 0; round < 20; round += 1) {
      const { end, setItems, setIsOpen } = parts.list(stage, items);
      setItems([...items].reverse().slice(1));
      setIsOpen(false);
      setIsOpen(true);
      end();
      parts.loading(stage).end();
      assert.throws(() => parts.render(parts.wrong[0]?.[0] as () => Node, stage));
      await turn();
      await test.headless.rest();
    }
    assert.equal(nodesInUse(stage), before);
  });

  it('draws after any edits of a list what the app API draws', async () => {
    const look = fc.record(
      {
        width: fc.constantFrom(40, 80),
        background: fc.constantFrom('#ff0000', '#00ff00'),
        padding: fc.constantFrom(0, 4),
        paddingLeft: fc.constantFrom(10, 20),
        states: fc.constantFrom({ selected: { width: 200 } }, { focused: { scale: 2 } }),
      },
      { requiredKeys: [] },
    );
    const item = fc.tuple(fc.constantFrom(...'abcdefgh'), look);
    const lists = fc.array(fc.uniqueArray(item, { selector: ([key]) => key }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        // The same item is the same object, so that its node stays.
        const known = new Map<string, Parts.Item>();
        const shared = (items: readonly Parts.Item[]) =>
          items.map((one) => {
            const name = JSON.stringify(one);
            known.set(name, known.get(name) ?? one);
            return known.get(name) as Parts.Item;
          });
        const { end, setItems } = parts.list(stage, []);
        for (const items of all) {
          setItems(shared(items));
          await test.headless.rest();
        }
        const [rendered, renderedTree] = [await test.picture(), tree()];
        end();
        await turn();
        assert.equal(tree(), 'view');
        const last = all.at(-1) as readonly Parts.Item[];
        const nodes = last.map(([key, own], zIndex) =>
          stage.view({ key, height: 30, zIndex, ...own }),
        );
        const empty = { key: 'empty', width: 100, height: 40, background: '#336699' };
        const inside = nodes.length > 0 ? nodes : [stage.view(empty)];
        stage.append(stage.view({ key: 'before' }), ...inside, stage.view({ key: 'after' }));
        assert.equal(renderedTree, tree());
        assert.deepEqual(rendered, await test.picture());
        stage.root.clear();
        await test.headless.rest();
      }),
      { numRuns: 60 },
    );
  });
});
