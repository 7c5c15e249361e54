/**
 * What tools see of a stage that apps do not need.
 *
 * @module
 */
import { state } from './internal.ts';
import type { Node } from './node.ts';
import type { NodeProperties } from './properties.ts';
import type { Stage } from './stage.ts';

/** Is called with the properties that a node is given, once they are valid. */
export type ValuesObserver = (node: Node, values: NodeProperties) => void;

/**
 * Observes what nodes are given from now on. A stage keeps no values of its own: the engine has
 * them. There is one observer at a time.
 */
export function observeValues(stage: Stage, observer: ValuesObserver | undefined): void {
  stage.root[state].core.observer = observer;
}
