/**
 * Replaces a component while it is on a stage, as bundlers do with React's own runtime for it. A
 * process of its own: the runtime has to be there before the renderer.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { act, createElement, useState } from 'react';
import { openTestStage, outline } from './stage.ts';

interface RefreshRuntime {
  injectIntoGlobalHook(global: object): void;
  register(type: unknown, id: string): void;
  setSignature(type: unknown, key: string): void;
  performReactRefresh(): unknown;
}
const runtime = createRequire(import.meta.url)('react-refresh/runtime') as RefreshRuntime;
runtime.injectIntoGlobalHook(globalThis);
const { createRoot } = await import('inlay-react');

/** What a bundler runs for each version of a module with a component. */
function version(name: string) {
  function Counter() {
    const [count, setCount] = useState(0);
    return createElement('view', {
      focusKey: `${name} ${count}`,
      width: 40,
      height: 40,
      focusable: true,
      ref: (node: { focus(): void } | null) => node?.focus(),
      onSelect: () => setCount(count + 1),
    } as object);
  }
  runtime.register(Counter, 'Counter');
  runtime.setSignature(Counter, 'one state');
  return Counter;
}

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const { stage, headless } = await openTestStage();
const root = createRoot(stage);
await act(async () => root.render(createElement(version('first'))));
const node = stage.root.firstChild;
await act(async () => {
  await headless.rest();
  headless.press('enter');
  await headless.rest();
});
assert.equal(outline(stage.root), 'view (view first 1)');
version('second');
await act(async () => {
  runtime.performReactRefresh();
});
assert.equal(outline(stage.root), 'view (view second 1)', 'state stays');
assert.equal(stage.root.firstChild, node, 'and so does the node');
await headless.rest();
assert.equal(stage.focused, node, 'with focus');
headless.close();
