/**
 * Whether focus is somewhere, for components.
 *
 * @module
 */
import { type FocusWithinListeners, focusWithinListeners } from 'inlay/renderer';
import { useState } from 'react';

/**
 * Whether focus is on a node or below it, and the listeners for that node that keep it up to date:
 * for what a node shows elsewhere while it has focus, such as a caption. Its own look needs none of
 * it: `states={{ focused: … }}`.
 *
 * @example
 * const [isFocused, focus] = useFocusWithin();
 * return (
 *   <view focusable {...focus}>
 *     <text opacity={isFocused ? 1 : 0}>{film.title}</text>
 *   </view>
 * );
 */
export function useFocusWithin(): readonly [isFocused: boolean, listeners: FocusWithinListeners] {
  const [isFocused, setIsFocused] = useState(false);
  const [listeners] = useState(() => focusWithinListeners(setIsFocused));
  return [isFocused, listeners];
}
