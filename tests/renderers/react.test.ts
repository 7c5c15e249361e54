/**
 * React on the real engine.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Node, spring } from 'inlay';
import {
  createPortal,
  createRoot,
  flushSync,
  type Root,
  useFocusWithin,
  useStage,
} from 'inlay-react';
import { jsx, jsxs } from 'inlay-react/jsx-runtime';
import {
  act,
  Component,
  createRef,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import { nodesInUse, openTestStage, outline, type TestStage } from './stage.ts';

/** An element, as a compiler of JSX writes it. */
function h(type: Parameters<typeof jsx>[0], props: object = {}, ...children: ReactNode[]) {
  const { key, ...rest } = props as { key?: string };
  if (children.length > 1) return jsxs(type, { ...rest, children }, key);
  return jsx(type, children.length === 1 ? { ...rest, children: children[0] } : rest, key);
}

const size = { width: 100, height: 40, focusable: true };
const box = (focusKey: string, more: object = {}) =>
  h('view', { key: focusKey, focusKey, width: 100, height: 40, background: '#336699', ...more });

/** Waits some turns of the event loop, and not for a time. */
async function turnsUntil(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !isSo(); turn += 1) await new Promise(setImmediate);
  assert.ok(isSo(), 'within 50 turns');
}

describe('React', () => {
  let test: TestStage;
  let root: Root;

  before(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  });
  after(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  });
  beforeEach(async () => {
    test = await openTestStage();
    test.stage.on('warning', () => {});
    root = createRoot(test.stage);
  });
  afterEach(() => test.headless.close());

  /** As in an app: React renders when it sees fit. */
  async function withoutAct(run: () => Promise<void>): Promise<void> {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
    try {
      await run();
    } finally {
      Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    }
  }

  const render = (children: ReactNode) => act(async () => root.render(children));
  const tree = () => outline(test.stage.root);

  it('makes nodes with properties, and changes what has changed', async () => {
    await render(h('view', { width: 100, height: 50, background: '#ff0000', focusKey: 'a' }));
    const node = test.stage.root.firstChild as Node;
    const plain = await test.picture();
    const sent: object[] = [];
    const set = node.set.bind(node);
    node.set = (values) => {
      sent.push(values);
      return set(values);
    };
    await render(h('view', { width: 100, height: 80, background: '#ff0000', focusKey: 'a' }));
    await render(h('view', { width: 100, height: 80, focusKey: 'a' }));
    await render(h('view', { width: 100, height: 80, focusKey: 'a' }));
    assert.deepEqual(sent, [{ height: 80 }, { background: null }]);
    await render(h('view', { width: 100, height: 50, background: '#ff0000', focusKey: 'a' }));
    assert.deepEqual(await test.picture(), plain);
    assert.equal(test.stage.root.firstChild, node);
  });

  it('keeps what the app put there itself, and removes its own when it is unmounted', async () => {
    const own = test.stage.view({ key: 'own' });
    test.stage.append(own);
    await render([box('a'), box('b')]);
    assert.equal(tree(), 'view (view own, view a, view b)');
    const [, a] = test.stage.root.children;
    await act(async () => root.unmount());
    assert.equal(tree(), 'view (view own)');
    assert.ok(a?.isRemoved);
  });

  it('knows in a component whether focus is on a node or below it', async () => {
    const seen: boolean[] = [];
    function Card() {
      const [isFocused, focus] = useFocusWithin();
      seen.push(isFocused);
      return h('view', { ...focus, focusKey: 'card' }, box('a', size), box('b', size));
    }
    await render(h('view', {}, h(Card), box('c', size)));
    const [card, c] = (test.stage.root.firstChild as Node).children as [Node, Node];
    const moves: [Node | undefined, boolean][] = [
      [card.firstChild, true],
      [card.lastChild, true],
      [c, false],
      [card.lastChild, true],
    ];
    for (const [node, expected] of moves) {
      await act(async () => {
        node?.focus();
        await test.headless.rest();
      });
      assert.equal(test.stage.focused, node);
      assert.equal(seen.at(-1), expected, `${node}`);
    }
    await act(async () => {
      card.lastChild?.setStates('disabled');
      card.firstChild?.setStates('disabled');
      await test.headless.rest();
    });
    assert.equal(seen.at(-1), false, 'focus has left by itself');
  });

  it('moves keyed nodes instead of making them again', async () => {
    const list = (keys: string) => h('view', {}, ...[...keys].map((key) => box(key)));
    await render(list('abcd'));
    const parent = test.stage.root.firstChild as Node;
    const byKey = new Map(parent.children.map((node) => [node.key, node]));
    await render(list('dbxa'));
    assert.equal(tree(), 'view (view (view d, view b, view x, view a))');
    for (const key of 'dba') {
      assert.equal(
        parent.children.find((node) => node.key === key),
        byKey.get(key),
      );
    }
    assert.ok(byKey.get('c')?.isRemoved);
  });

  it('joins strings, numbers and components into the content of a text', async () => {
    const Count = ({ count }: { count: number }) => `${count} of `;
    const contents = async (count: number, more: ReactNode) => {
      await render(h('text', { fontSize: 20 }, 'film ', h(Count, { count }), more));
      return test.picture();
    };
    const fresh = async (content: string) => {
      await render(h('text', { key: 'fresh', fontSize: 20, content }));
      return test.picture();
    };
    assert.deepEqual(await contents(1, 12), await fresh('film 1 of 12'));
    assert.deepEqual(await contents(2, ['a', 'b']), await fresh('film 2 of ab'));
    await contents(2, null);
    assert.deepEqual(await contents(3, null), await fresh('film 3 of '));
    await render(h('text', { fontSize: 20 }, 'only'));
    await render(h('text', { fontSize: 20 }));
    assert.deepEqual(await test.picture(), await fresh(''));
  });

  it('refuses strings outside texts, elements in texts and unknown elements', async () => {
    const cases: [ReactNode, RegExp][] = [
      [h('view', {}, 'lost'), /the string "lost": expected it in a <text>/],
      [h('text', {}, h('view')), /<view>: cannot be in a <text>/],
      [h('div'), /there is no element <div>. Expected <view>, <image> or <text>/],
      [h('view', { widht: 3 }), /there is no property "widht". Did you mean "width"/],
    ];
    for (const [children, message] of cases) {
      await assert.rejects(async () => render(children), message);
      assert.equal(tree(), 'view', 'nothing is left of it');
    }
  });

  it('reports what nobody caught, and removes all that the root had', async () => {
    await withoutAct(async () => {
      const errors: unknown[] = [];
      root = createRoot(test.stage, { onUncaughtError: (error) => errors.push(error) });
      flushSync(() => root.render(box('a')));
      assert.equal(tree(), 'view (view a)');
      flushSync(() => root.render(h('image', { src: 3 })));
      assert.match(String(errors), /property "src"/);
      assert.equal(tree(), 'view');
    });
  });

  it('calls the listener of the last render, as node.on would, and renders at once', async () => {
    let seen: unknown[] = [];
    function Button() {
      const [count, setCount] = useState(0);
      const onSelect = (...args: unknown[]) => {
        seen = [count, ...args];
        setCount(count + 1);
      };
      const focus = (node: Node | null) => node?.focus();
      return h('view', { ...size, focusKey: `count ${count}`, onSelect, ref: focus });
    }
    await render(h(Button));
    await test.headless.rest();
    const node = test.stage.root.firstChild as Node;
    for (const count of [0, 1]) {
      await act(async () => {
        test.headless.press('enter');
        await test.headless.rest();
      });
      assert.equal(seen[0], count);
      assert.equal(seen[1], node);
      assert.equal((seen[2] as { type: string }).type, 'select');
      assert.equal(test.stage.root.firstChild?.key, `count ${count + 1}`);
    }
  });

  it('renders in the turn of an event that a person makes, and later for others', async () => {
    await withoutAct(async () => {
      for (const [event, isAtOnce] of [
        ['onFocus', true],
        ['onInViewport', false],
      ] as const) {
        const states: boolean[] = [];
        function Watch() {
          const [hasCome, setHasCome] = useState(false);
          states.push(hasCome);
          const focus = (node: Node | null) => node?.focus();
          return h('view', { ...size, ref: focus, [event]: () => setHasCome(true) });
        }
        flushSync(() => root.render(h(Watch, { key: event })));
        let inTurn: boolean | undefined;
        const name = event === 'onFocus' ? 'focus' : 'inViewport';
        test.stage.once(name, () =>
          queueMicrotask(() =>
            queueMicrotask(() => {
              inTurn = states.at(-1);
            }),
          ),
        );
        await test.headless.advance(test.headless.time + 16);
        await new Promise((done) => setTimeout(done));
        assert.equal(inTurn, isAtOnce, event);
        while (!states.at(-1)) await new Promise((done) => setTimeout(done));
      }
    });
  });

  it('has refs to nodes in layout effects, and takes them away', async () => {
    const ref = createRef<Node>();
    const seen: (Node | null)[] = [];
    function Probe() {
      const stage = useStage();
      useLayoutEffect(() => {
        assert.equal(stage, test.stage);
        seen.push(ref.current);
        return () => void seen.push(ref.current);
      }, [stage]);
      return h('image', { ref });
    }
    await render(h(Probe));
    await render(null);
    assert.equal(seen[0]?.kind, 'image');
    assert.equal(ref.current, null);
  });

  it('hides what waits, leaves nothing of what was given up, and shows it again', async () => {
    let finish: (text: string) => void = () => {};
    let data = Promise.resolve('first');
    const Late = () => h('text', { focusKey: 'late' }, use(data));
    const page = () =>
      h(Suspense, { fallback: box('wait') }, box('kept', { layout: { display: 'grid' } }), h(Late));
    await render(page());
    assert.equal(tree(), 'view (view kept, text late)');
    const shown = await test.picture();
    data = new Promise((done) => {
      finish = done;
    });
    await act(async () => flushSync(() => root.render(page())));
    assert.equal(tree(), 'view (view kept, text late, view wait)');
    const waiting = await test.picture();
    assert.equal(waiting.filter((line) => line.includes('#336699')).length, 1);
    await act(async () => finish('first'));
    assert.equal(tree(), 'view (view kept, text late)');
    assert.deepEqual(await test.picture(), shown);
  });

  it('shows what a fallback stood for as soon as it is there', () =>
    withoutAct(async () => {
      let finish: (text: string) => void = () => {};
      const data = new Promise<string>((done) => {
        finish = done;
      });
      const Late = () => h('text', { focusKey: 'late' }, use(data));
      root.render(h(Suspense, { fallback: box('wait') }, h(Late)));
      await turnsUntil(() => tree() === 'view (view wait)');
      finish('first');
      await turnsUntil(() => tree() === 'view (text late)');
    }));

  it('gives errors of rendering and of properties to error boundaries', async () => {
    class Boundary extends Component<{ children: ReactNode }> {
      override state = { message: '' };
      static getDerivedStateFromError = (error: Error) => ({ message: error.message });
      override render = () =>
        this.state.message === '' ? this.props.children : h('text', {}, this.state.message);
    }
    const caught: unknown[] = [];
    root = createRoot(test.stage, { onCaughtError: (error) => caught.push(error) });
    const wrong = { width: 'wide' };
    await render(h(Boundary, {}, h('view', {}, box('a'), h('view', wrong), box('b'))));
    assert.match(String(caught[0]), /property "width": expected .*, got "wide"/);
    assert.equal(tree(), 'view (text)');
    await render(h(Boundary, { key: 'again' }, box('a')));
    await render(h(Boundary, { key: 'again' }, box('a', wrong)));
    assert.equal(caught.length, 2);
    assert.equal(tree(), 'view (text)');
  });

  it('renders portals into another node, and removes them with their owner', async () => {
    const layer = test.stage.view({ key: 'layer' });
    test.stage.append(layer);
    const page = (isOpen: boolean) =>
      h('view', { focusKey: 'page' }, isOpen && createPortal([box('menu'), box('two')], layer));
    await render(page(true));
    assert.equal(tree(), 'view (view layer (view menu, view two), view page)');
    await render(page(false));
    assert.equal(tree(), 'view (view layer, view page)');
    await render(page(true));
    await render(null);
    assert.equal(tree(), 'view (view layer)');
  });

  it('runs effects and their ends', async () => {
    const log: string[] = [];
    function Effect({ name }: { name: string }) {
      useEffect(() => {
        log.push(`begin ${name}`);
        return () => void log.push(`end ${name}`);
      }, [name]);
      return null;
    }
    await render(h(Effect, { name: 'a' }));
    await render(h(Effect, { name: 'b' }));
    await act(async () => root.unmount());
    assert.deepEqual(log, ['begin a', 'end a', 'begin b', 'end b']);
  });

  it('frees every node that it made', async () => {
    const Waiting = () => {
      use(new Promise(() => {}));
      return box('never');
    };
    const before = nodesInUse(test.stage);
    for (let round = 0; round < 20; round += 1) {
      await render([
        box('a', { children: box('b') }),
        h(Suspense, { key: 'wait', fallback: box('wait') }, box('given up'), h(Waiting)),
      ]);
      await render([box(`c${round}`)]);
      await render(null);
      await test.headless.rest();
    }
    assert.equal(nodesInUse(test.stage), before);
  });

  it('keeps nodes, focus and state when a component is replaced', () => {
    const script = fileURLToPath(new URL('./hot-reload.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  it('draws after any edits of a list what the app API draws', async () => {
    const item = fc.record(
      {
        width: fc.constantFrom(40, 80),
        background: fc.constantFrom('#ff0000', '#00ff00'),
        padding: fc.constantFrom(0, 4),
        paddingLeft: fc.constantFrom(10, 20),
        opacity: fc.constantFrom(0.5, 1),
        states: fc.constantFrom({ selected: { width: 200 } }, { focused: { scale: 2 } }, null),
        transition: fc.constant({ width: spring() }),
        wrapped: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const list = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), item), {
      selector: ([key]) => key,
    });
    type List = readonly (readonly [string, Record<string, unknown>])[];
    const elements = (items: List) =>
      items.map(([focusKey, { wrapped, ...look }]) => {
        const own = h('view', { key: focusKey, focusKey, height: 30, ...look });
        return wrapped ? h('view', { key: focusKey, focusKey }, own) : own;
      });
    const plain = (items: List) =>
      items.map(([key, { wrapped, ...look }]) => {
        const own = test.stage.view({ key, height: 30, ...look });
        return wrapped ? test.stage.view({ key }).append(own) : own;
      });
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 5 }), async (lists) => {
        for (const items of lists) await render(elements(items as List));
        const [rendered, renderedTree] = [await test.picture(), tree()];
        await render(null);
        test.stage.append(...plain(lists.at(-1) as List));
        assert.equal(renderedTree, tree());
        assert.deepEqual(rendered, await test.picture());
        test.stage.root.clear();
        await test.headless.rest();
      }),
      { numRuns: 60 },
    );
  });
});
