/**
 * Solid on Inlay: components describe the nodes of a stage, and signals change them.
 *
 * ```tsx
 * import type { Stage } from 'inlay';
 * import { render } from 'inlay-solid';
 * import { createSignal } from 'solid-js';
 *
 * function App() {
 *   const [count, setCount] = createSignal(0);
 *   return (
 *     <view focusable width={240} height={80} onSelect={() => setCount(count() + 1)}>
 *       <text fontSize={32}>{count()} times</text>
 *     </view>
 *   );
 * }
 *
 * export default function app(stage: Stage): void {
 *   render(() => <App />, stage);
 * }
 * ```
 *
 * JSX is compiled by Solid's own compiler: `inlay-solid/esbuild` is a plugin for that. See
 * docs/solid.md.
 *
 * @module
 */
export {
  children,
  Dynamic,
  ErrorBoundary,
  For,
  Index,
  Match,
  Portal,
  Show,
  Suspense,
  SuspenseList,
  Switch,
} from './flow.ts';
export { createFocusWithin } from './focus-within.ts';
export type { TextPart } from './item.ts';
export type {
  Component,
  ImageProps,
  JSX,
  ParentProps,
  SolidProperties,
  TextProps,
  ViewProps,
} from './jsx.ts';
export {
  createComponent,
  createElement,
  createTextNode,
  effect,
  insert,
  insertNode,
  memo,
  mergeProps,
  render,
  setProp,
  spread,
  use,
} from './renderer.ts';
export { useStage } from './stage.ts';
