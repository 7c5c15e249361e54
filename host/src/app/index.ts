/**
 * Inlay for apps: the one file that an app imports.
 *
 * An app is a module whose default export gets a stage:
 *
 * ```ts
 * import { spring, type Stage } from 'inlay';
 *
 * export default function app(stage: Stage): void {
 *   const rail = stage.view({ layout: { gap: 24 }, scroll: { axis: 'x', keyLine: 0.3 }, focusGroup: { remember: true } });
 *   for (const film of films) {
 *     rail.append(stage.image({ src: film.poster, width: 240, height: 360, radius: 12, focusable: true, key: film.id,
 *       states: { focused: { scale: 1.08 } }, transition: { scale: spring() } }));
 *   }
 *   stage.append(rail);
 *   stage.on('select', (node) => play(node.data));
 * }
 * ```
 *
 * {@link runApp} on the page runs it: in a worker with the engine in another, in a worker with the engine on the main thread, or all on the
 * main thread. The same module runs in Node (`inlay render`). So an app touches neither `document` nor `window`. See docs/writing-apps.md.
 *
 * @module
 */
import type { Stage } from './stage.ts';

export { InlayError, type InlayErrorCode } from '../protocol/error.ts';
export type { Insets } from '../protocol/messages.ts';
export type { Animation, PlayState } from './animation.ts';
export type { Color } from './color.ts';
export type { Listener } from './emitter.ts';
export type { NodeEvent, NodeEventDetails, NodeEventName, NodeEvents, StageEvents } from './events.ts';
export type { AnimatedProperties, KeyframeInput, KeyframesInput, TimingInput } from './keyframes.ts';
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
} from './motion.ts';
export { type AppState, Node } from './node.ts';
export type {
  Axes,
  DimensionInput,
  FocusGroupProperties,
  GridLineInput,
  LayoutProperties,
  LengthInput,
  LineHeightInput,
  NodeProperties,
  PropertyInput,
  ScrollProperties,
  Sides,
  StateStyles,
  StyleProperties,
  TracksInput,
  Transitions,
} from './properties.ts';
export { type FontFace, Stage } from './stage.ts';
export type { KeyName, NodeKind, Rect } from './types.ts';

/** The default export of an app's module. */
export type App = (stage: Stage) => void | Promise<void>;
