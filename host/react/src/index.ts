/**
 * React on Inlay: components describe the nodes of a stage.
 *
 * ```tsx
 * import type { Stage } from 'inlay';
 * import { createRoot } from 'inlay-react';
 *
 * function App() {
 *   const [count, setCount] = useState(0);
 *   return (
 *     <view focusable width={240} height={80} onSelect={() => setCount(count + 1)}>
 *       <text fontSize={32}>{count} times</text>
 *     </view>
 *   );
 * }
 *
 * export default function app(stage: Stage): void {
 *   createRoot(stage).render(<App />);
 * }
 * ```
 *
 * With `"jsx": "react-jsx"` and `"jsxImportSource": "inlay-react"` in `tsconfig.json`. See
 * docs/react.md.
 *
 * @module
 */
// What compilers of JSX call where a `key` follows a spread: `<view {...look} key={id} />`.
export { createElement } from 'react';
export { useFocusWithin } from './focus-within.ts';
export type { ImageProps, ReactProperties, TextProps, ViewProps } from './jsx.ts';
export {
  createPortal,
  createRoot,
  flushSync,
  type Root,
  type RootOptions,
  useStage,
} from './root.ts';
