/**
 * Where React renders to.
 *
 * @module
 */
import type { Node, Stage } from 'inlay';
import { containerOf } from 'inlay/renderer';
import {
  createContext,
  createElement,
  type ErrorInfo,
  type ReactNode,
  type ReactPortal,
  useContext,
} from 'react';
import { ConcurrentRoot } from 'react-reconciler/constants.js';
import { reconciler } from './reconciler.ts';

/** What {@link createRoot} takes: those of React DOM's `createRoot`. */
export interface RootOptions {
  /** An error that no error boundary caught. By default it is reported as an uncaught error. */
  onUncaughtError?: (error: unknown, info: ErrorInfo) => void;
  /** An error that an error boundary caught. By default it goes to the console. */
  onCaughtError?: (error: unknown, info: ErrorInfo) => void;
  /** An error from which React recovered. By default it is reported as an uncaught error. */
  onRecoverableError?: (error: unknown, info: ErrorInfo) => void;
  /** What the ids of `useId` begin with. */
  identifierPrefix?: string;
}

/** A place on a stage that React renders to. */
export interface Root {
  /** Renders elements, in place of those before. */
  render(children: ReactNode): void;
  /** Removes everything that it rendered. */
  unmount(): void;
}

const StageContext = createContext<Stage | undefined>(undefined);

/**
 * Makes a place for React at the end of a stage or of a node. What the app puts there itself stays.
 *
 * @throws {@link InlayError} `wrong-type` if `target` is neither.
 *
 * @example
 * export default function app(stage: Stage): void {
 *   createRoot(stage).render(<App />);
 * }
 */
export function createRoot(target: Stage | Node, options: RootOptions = {}): Root {
  const container = containerOf(target, 'createRoot');
  const root = reconciler.createContainer(
    container,
    ConcurrentRoot,
    null,
    false,
    null,
    options.identifierPrefix ?? '',
    options.onUncaughtError ?? reconciler.defaultOnUncaughtError,
    options.onCaughtError ?? reconciler.defaultOnCaughtError,
    options.onRecoverableError ?? reconciler.defaultOnRecoverableError,
    () => {},
    null,
  );
  const { stage } = container;
  return {
    render(children) {
      reconciler.updateContainer(
        createElement(StageContext, { value: stage }, children),
        root,
        null,
        null,
      );
    },
    unmount() {
      reconciler.updateContainerSync(null, root, null, null);
      reconciler.flushSyncWork();
    },
  };
}

/**
 * Renders children into another node: a menu over everything, into `stage.root`. State, context and
 * error boundaries are those of the place where it is rendered. Events of nodes bubble in the tree
 * of the stage, so to the other node.
 *
 * @throws {@link InlayError} `wrong-type` if `target` is neither a stage nor a node.
 */
export function createPortal(
  children: ReactNode,
  target: Stage | Node,
  key?: string | null,
): ReactPortal {
  return reconciler.createPortal(children, containerOf(target, 'createPortal'), null, key);
}

/** Renders at once what `update` changes, so that nodes and refs are as it says when it returns. */
export function flushSync<R>(update: () => R): R {
  return reconciler.flushSyncFromReconciler(update);
}

/**
 * The stage that the component is rendered to.
 *
 * @throws If the component is not rendered by this package.
 */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStage: expected to be called under createRoot(…).render(…).');
  return stage;
}
