/**
 * Whether focus is somewhere, for components.
 *
 * @module
 */
import { type FocusWithinListeners, focusWithinListeners } from 'inlay/renderer';
import { type Accessor, createSignal } from 'solid-js';

/**
 * Whether focus is on a node or below it, and the listeners for that node that keep it up to date:
 * for what a node shows elsewhere while it has focus, such as a caption. Its own look needs none of
 * it: `states={{ focused: … }}`.
 *
 * @example
 * const [isFocused, focus] = createFocusWithin();
 * return (
 *   <view focusable {...focus}>
 *     <text opacity={isFocused() ? 1 : 0}>{props.film.title}</text>
 *   </view>
 * );
 */
export function createFocusWithin(): readonly [
  isFocused: Accessor<boolean>,
  listeners: FocusWithinListeners,
] {
  const [isFocused, setIsFocused] = createSignal(false);
  return [isFocused, focusWithinListeners(setIsFocused)];
}
