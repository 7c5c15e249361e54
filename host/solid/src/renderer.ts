/**
 * What compiled JSX calls: Solid's universal renderer on the nodes of a stage.
 *
 * @module
 */
import type { Node, NodeEventName, Stage } from 'inlay';
import { callListener, containerOf, createNode, eventOf } from 'inlay/renderer';
import { createRoot } from 'solid-js';
import { createRenderer } from 'solid-js/universal';
import { endWithOwner } from './ends.ts';
import {
  type Child,
  detachChild,
  firstChildOf,
  insertChild,
  nextSiblingOf,
  parentOf,
  setWanted,
  TextPart,
  writeText,
} from './item.ts';
import type { JSX } from './jsx.ts';
import { StageContext, useStage } from './stage.ts';

/** By node and property: the listener that the property is now. */
const listeners = new WeakMap<Node, Map<string, unknown>>();

const universal = createRenderer<Child>({
  createElement(tag) {
    const node = createNode(useStage(), tag, {});
    endWithOwner(node);
    return node;
  },
  createTextNode: (text) => new TextPart(String(text)),
  replaceText(part, text) {
    if (part instanceof TextPart) writeText(part, text);
  },
  isTextNode: (child) => child instanceof TextPart,
  setProperty(child, name, value) {
    if (child instanceof TextPart) return;
    const event = eventOf(name);
    if (event) listen(child, name, event, value);
    else setWanted(child, name, value);
  },
  insertNode: insertChild,
  removeNode: detachChild,
  getParentNode: parentOf,
  getFirstChild: firstChildOf,
  getNextSibling: nextSiblingOf,
});

/**
 * Renders components at the end of a stage or of a node. What the app puts there itself stays.
 *
 * @returns Ends the components and removes what they rendered.
 * @throws {@link InlayError} `wrong-type` if `target` is neither; what the components throw.
 *
 * @example
 * export default function app(stage: Stage): void {
 *   render(() => <App />, stage);
 * }
 */
export function render(code: () => JSX.Element, target: Stage | Node): () => void {
  const container = containerOf(target, 'render');
  return createRoot((dispose) => {
    const provider = StageContext.Provider as unknown as (props: object) => Child;
    try {
      const content = createComponent(provider, {
        value: container.stage,
        get children() {
          return code();
        },
      });
      insert(container, content, null);
    } catch (error) {
      dispose();
      throw error;
    }
    return dispose;
  });
}

export const {
  effect,
  memo,
  createComponent,
  createElement,
  createTextNode,
  insertNode,
  insert,
  spread,
  setProp,
  mergeProps,
  use,
} = universal;

/** Has a node call the listener that its property is at the time. */
function listen(node: Node, property: string, event: NodeEventName, listener: unknown): void {
  const own = listeners.get(node) ?? new Map<string, unknown>();
  const isFirst = !own.has(property);
  own.set(property, listener);
  listeners.set(node, own);
  if (!isFirst) return;
  node.on(event, (...args: unknown[]) => callListener(node, property, own.get(property), args));
}
