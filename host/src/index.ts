/**
 * Inlay for apps: the one file that an app imports.
 *
 * An app is a module whose default export gets a stage:
 *
 * ```ts
 * import { spring, type Stage } from 'inlay';
 *
 * export default function app(stage: Stage): void {
 *   const rail = stage.view({
 *     layout: { gap: 24, padding: 24 },
 *     scroll: { axis: 'x', keyLine: 0.3 },
 *     focusGroup: { remember: true },
 *   });
 *   for (const film of films) {
 *     rail.append(
 *       stage.image({
 *         src: film.poster,
 *         width: 240,
 *         height: 360,
 *         radius: 12,
 *         flexShrink: 0,
 *         focusable: true,
 *         key: film.id,
 *         data: film,
 *         states: { focused: { scale: 1.08 } },
 *         transition: { scale: spring() },
 *       }),
 *     );
 *   }
 *   stage.append(rail);
 *   stage.on('select', (node) => play(node.data));
 * }
 * ```
 *
 * {@link runApp} on the page runs it: in a worker with the engine in another, in a worker with the
 * engine on the main thread, or all on the main thread. The same module runs in Node
 * (`inlay render`). So an app touches neither `document` nor `window`. See docs/writing-apps.md.
 *
 * @module
 */

import type { App } from './app/entry.ts';
import type { Stage } from './app/stage.ts';
import { appThread } from './shell/app-thread.ts';
import type { StageOptions } from './shell/options.ts';
import type { RunningApp, RunOptions } from './shell/page.ts';

export type { Animation, PlayState } from './app/animation.ts';
export type { Color } from './app/color.ts';
export type { Listener } from './app/emitter.ts';
export type { App } from './app/entry.ts';
export type {
  NodeEvent,
  NodeEventDetails,
  NodeEventName,
  NodeEvents,
  StageEvents,
} from './app/events.ts';
export type {
  AnimatedProperties,
  KeyframeInput,
  KeyframesInput,
  TimingInput,
} from './app/keyframes.ts';
export {
  cubicBezier,
  type Easing,
  linear,
  type Motion,
  type Spring,
  type SpringOptions,
  type StepPosition,
  spring,
  steps,
  type Tween,
  tween,
} from './app/motion.ts';
export { type AppState, type AppTypes, Node, type NodeData } from './app/node.ts';
export {
  type BoxShadow,
  type ColorStop,
  type CornerColors,
  type Gradient,
  type LinearGradient,
  linearGradient,
  type RadialGradient,
  radialGradient,
} from './app/paint.ts';
export type {
  Axes,
  DimensionInput,
  Ends,
  FocusGroupProperties,
  FontWeightInput,
  GridLineInput,
  ImageProperties,
  LayoutProperties,
  LengthInput,
  LineHeightInput,
  NodeProperties,
  PropertyInput,
  ScrollProperties,
  Sides,
  SizeInput,
  StateStyles,
  StyleProperties,
  TextProperties,
  TracksInput,
  Transitions,
  ViewProperties,
} from './app/properties.ts';
export { type DumpOptions, type FontFace, type Preloads, Stage } from './app/stage.ts';
export type { KeyName, NodeKind, Rect } from './app/types.ts';
export { InlayError, type InlayErrorCode } from './protocol/error.ts';
export type { Insets } from './protocol/messages.ts';
export type { FocusStayReason, LoadError, NavigationDirection } from './protocol/schema.ts';
export type { StageOptions, Threads } from './shell/options.ts';
export type { RunningApp, RunOptions } from './shell/page.ts';

/**
 * Creates a stage on a page, with the app on the main thread. {@link StageOptions.threads} says
 * where the engine runs. {@link runApp} runs the app in a worker of its own.
 *
 * @throws {@link InlayError} `wrong-type` or `out-of-range` that names the option; `missing` or
 * `mismatch` if the engine cannot be loaded.
 *
 * @example
 * const stage = await createStage({ canvas, width: 1920, height: 1080 });
 */
export async function createStage(options: StageOptions): Promise<Stage> {
  // Loaded on demand: an app in a worker or in Node has no use for it.
  const { openStage } = await import('./shell/page-here.ts');
  return openStage(options);
}

/**
 * Runs an app in the worker that this is called in, as soon as its page says so. It is all that a
 * worker's script has to do:
 *
 * ```ts
 * import { runInWorker } from 'inlay';
 * import app from './app.ts';
 *
 * runInWorker(app);
 * ```
 *
 * Outside of a worker it does nothing.
 */
export function runInWorker(app: App): void {
  appThread({ default: app });
}

/**
 * Runs an app's module on a page, by default in a worker, with the engine in another.
 *
 * @throws As {@link createStage} does, and `app` if the module or its entry function fails.
 *
 * @example
 * await runApp({
 *   canvas,
 *   app: () => import('./app.ts'),
 *   workers: {
 *     app: () => new Worker(new URL('./app.worker.ts', import.meta.url), { type: 'module' }),
 *   },
 * });
 */
export async function runApp(options: RunOptions): Promise<RunningApp> {
  const { run } = await import('./shell/page-here.ts');
  return run(options);
}
