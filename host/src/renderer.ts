/**
 * Inlay for renderers: what a package needs that describes nodes by components, as `inlay-react`
 * and `inlay-solid` do. An app needs none of it.
 *
 * @module
 */
import type { Listener } from './app/emitter.ts';
import { type NodeEventName, type NodeEvents, nodeEventNames } from './app/events.ts';
import { isWithin, state } from './app/internal.ts';
import { Node } from './app/node.ts';
import type { ImageProperties, Loose, TextProperties, ViewProperties } from './app/properties.ts';
import { Stage } from './app/stage.ts';
import type { NodeKind } from './app/types.ts';
import { InlayError, shown } from './protocol/error.ts';

export { changesOf } from './app/changes.ts';
export type { Loose } from './app/properties.ts';

/** Listeners as properties: `onSelect` gets what a listener of `select` gets. */
export type EventProperties = {
  readonly [N in NodeEventName as `on${Capitalize<N>}`]?:
    | Listener<NodeEvents[N]>
    | null
    | undefined;
};

/** Properties of each element that a node is made of; `key` is the renderer's own. */
export interface ElementProperties {
  view: Loose<Omit<ViewProperties, 'key'>> & EventProperties;
  image: Loose<Omit<ImageProperties, 'key'>> & EventProperties;
  text: Loose<Omit<TextProperties, 'key'>> & EventProperties;
}

const events: ReadonlyMap<string, NodeEventName> = new Map(
  nodeEventNames.map((name) => [`on${name.charAt(0).toUpperCase()}${name.slice(1)}`, name]),
);

/** The event that a property has a listener of, such as `select` for `onSelect`. */
export function eventOf(property: string): NodeEventName | undefined {
  return events.get(property);
}

/**
 * Creates a node, outside the tree.
 *
 * @throws {@link InlayError} as `stage.view` does, and `wrong-type` for an element that there is
 * not.
 */
export function createNode(stage: Stage, element: string, properties: object): Node {
  if (!isElement(element)) throw unknownElement(element);
  return stage[element](properties);
}

/**
 * Checks the properties of a node before it is created: for renderers that describe nodes first.
 *
 * @throws {@link InlayError} as {@link createNode} does.
 */
export function checkNode(stage: Stage, element: string, properties: object): void {
  if (!isElement(element)) throw unknownElement(element);
  stage.root[state].core.check(element, properties);
}

function unknownElement(element: string): InlayError {
  return new InlayError(
    'wrong-type',
    `there is no element <${element}>. Expected <view>, <image> or <text>.`,
  );
}

/** Whether there are nodes of this kind. */
function isElement(element: string): element is NodeKind {
  return element === 'view' || element === 'image' || element === 'text';
}

/** The error of an element in a `<text>`. */
export function elementInText(element: string): InlayError {
  return new InlayError(
    'wrong-type',
    `<${element}>: cannot be in a <text>, which has strings only. Put both in a <view>.`,
  );
}

/** The error of a string that is in no `<text>`. */
export function stringOutsideText(text: string): InlayError {
  return new InlayError('wrong-type', `the string ${shown(text)}: expected it in a <text>.`);
}

/**
 * Calls the listener that a property of a node is, if there is one.
 *
 * @throws {@link InlayError} `wrong-type` if it is no function; what it throws.
 */
export function callListener(
  node: Node,
  property: string,
  listener: unknown,
  args: readonly unknown[],
): void {
  if (listener === undefined || listener === null) return;
  if (typeof listener !== 'function') {
    throw new InlayError(
      'wrong-type',
      `${node}: property "${property}": expected a function, got ${typeof listener}.`,
    );
  }
  listener(...args);
}

/** Listeners that find out whether focus is on a node or below it. */
export type FocusWithinListeners = Required<Pick<EventProperties, 'onFocus' | 'onBlur'>>;

/**
 * Makes listeners for a node that report whether focus is on it or below it.
 *
 * @param report Called for each move of focus that the node sees, also where nothing changes.
 */
export function focusWithinListeners(report: (isWithin: boolean) => void): FocusWithinListeners {
  return {
    onFocus: () => report(true),
    onBlur: (_, { next, currentTarget }) =>
      report(next !== undefined && isWithin(next[state], currentTarget[state])),
  };
}

/**
 * The node that a renderer puts its own into: a stage's root, or a node.
 *
 * @throws {@link InlayError} `wrong-type` if `target` is neither.
 */
export function containerOf(target: Stage | Node, call: string): Node {
  if (target instanceof Stage) return target.root;
  if (target instanceof Node) return target;
  throw new InlayError('wrong-type', `${call}: expected a stage or a node, got ${shown(target)}.`);
}
