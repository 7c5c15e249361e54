/**
 * Elements of the page that have a use for keys themselves.
 *
 * @module
 */
import type { KeyName } from '../app/types.ts';

/**
 * Those that take every key: what can be typed in, and controls and WAI-ARIA widgets that move by
 * arrows.
 */
const takeAll = [
  'input',
  'textarea',
  'select',
  'audio[controls]',
  'video[controls]',
  ...[
    'textbox',
    'searchbox',
    'combobox',
    'listbox',
    'option',
    'slider',
    'spinbutton',
    'menu',
    'menubar',
    'menuitem',
    'menuitemcheckbox',
    'menuitemradio',
    'radio',
    'radiogroup',
    'tab',
    'tablist',
    'tree',
    'treeitem',
    'grid',
    'gridcell',
    'scrollbar',
    'application',
  ].map((role) => `[role="${role}"]`),
].join();

/** Those that Enter activates and that have no use for other keys. */
const takeEnter = [
  'button',
  'summary',
  'a[href]',
  'area[href]',
  ...['button', 'checkbox', 'file', 'image', 'reset', 'submit'].map(
    (type) => `input[type="${type}"]`,
  ),
  ...['button', 'checkbox', 'link', 'switch'].map((role) => `[role="${role}"]`),
].join();

/** What of an element is looked at. */
export interface ElementLike {
  readonly isContentEditable?: boolean;
  matches?(selectors: string): boolean;
}

/**
 * Whether a key is the page's own because the element with the DOM's focus has a use for it. Where
 * none has focus, events come from `body`, which has no use for any.
 *
 * @param target Where the event comes from, inside shadow trees: the first of its composed path.
 */
export function ownsKey(target: ElementLike | null | undefined, key: KeyName): boolean {
  if (target?.isContentEditable) return true;
  if (!target?.matches) return false;
  if (target.matches(takeEnter)) return key === 'enter';
  return target.matches(takeAll);
}
