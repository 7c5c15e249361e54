/**
 * What React asks of a renderer.
 *
 * @module
 */
import { InlayError, type Node } from 'inlay';
import { elementInText, stringOutsideText } from 'inlay/renderer';
import { createContext } from 'react';
import Reconciler from 'react-reconciler';
import { NoEventPriority } from 'react-reconciler/constants.js';
import { Element, isContent, type Props, TextPart } from './element.ts';
import { currentPriority, resolvePriority, setCurrentPriority } from './priority.ts';

/** What the elements are in that are being rendered: the kind of their parent. */
type Place = 'text' | 'other';
/** A commit that waits for its turn. */
interface Waiting {
  isCancelled: boolean;
}

const nothing = (): void => {};

/** React on Inlay. A container is a node. */
export const reconciler = Reconciler<
  string,
  Props,
  Node,
  Element,
  TextPart,
  never,
  never,
  never,
  never,
  Node,
  Place,
  never,
  Waiting,
  undefined,
  null,
  null,
  null,
  never,
  never,
  never
>({
  rendererPackageName: 'inlay-react',
  rendererVersion: '0.1.0',
  extraDevToolsConfig: null,
  // Beside another renderer, such as React DOM around the stage, that one is the primary one.
  isPrimaryRenderer: false,
  supportsMutation: true,
  supportsPersistence: false,
  supportsHydration: false,

  // While rendering: nothing here touches the stage.

  getRootHostContext: () => 'other',
  getChildHostContext: (_, type) => (type === 'text' ? 'text' : 'other'),
  shouldSetTextContent: (type, props) => type === 'text' && isContent(props.children),
  createInstance(type, props, container, place) {
    if (place === 'text') throw elementInText(type);
    return new Element(container.stage, type, props);
  },
  createTextInstance(text, _, place) {
    if (place === 'text') return new TextPart(text);
    throw stringOutsideText(text);
  },
  appendInitialChild: (parent, child) => parent.insert(child),
  finalizeInitialChildren: () => false,

  // Committing.

  getPublicInstance(instance) {
    if (instance instanceof Element && instance.node) return instance.node;
    throw new InlayError('app', 'a ref was asked for before its node was there.');
  },
  appendChild: (parent, child) => parent.insert(child),
  insertBefore: (parent, child, before) => parent.insert(child, before),
  removeChild: (parent, child) => parent.removeChild(child),
  appendChildToContainer: (container, child) => put(container, child),
  insertInContainerBefore: (container, child, before) => put(container, child, before),
  removeChildFromContainer(_, child) {
    if (child instanceof Element) child.remove();
  },
  // What the app has put there itself stays.
  clearContainer: nothing,
  commitUpdate: (instance, _type, _before, props) => instance.update(props),
  commitTextUpdate: (part, _, text) => part.write(text),
  // Its properties say what it is instead, and come next.
  resetTextContent: nothing,
  hideInstance: (instance) => instance.hide(true),
  unhideInstance: (instance) => instance.hide(false),
  hideTextInstance: (part) => part.hide(true),
  unhideTextInstance: (part) => part.hide(false),
  prepareForCommit: () => null,
  resetAfterCommit: nothing,
  preparePortalMount: nothing,
  detachDeletedInstance: nothing,

  // When.

  // React keeps a fallback for 300 ms once it is shown, and waits for nothing else. The first
  // screen of a TV should not: what a fallback stood for is shown as soon as it is there.
  scheduleTimeout(callback) {
    const waiting: Waiting = { isCancelled: false };
    queueMicrotask(() => {
      if (!waiting.isCancelled) callback();
    });
    return waiting;
  },
  cancelTimeout(waiting) {
    waiting.isCancelled = true;
  },
  noTimeout: undefined,
  supportsMicrotasks: true,
  scheduleMicrotask: queueMicrotask,
  setCurrentUpdatePriority: setCurrentPriority,
  getCurrentUpdatePriority: currentPriority,
  resolveUpdatePriority: resolvePriority,
  shouldAttemptEagerTransition: () => currentPriority() !== NoEventPriority,
  trackSchedulerEvent: nothing,
  resolveEventType: () => null,
  resolveEventTimeStamp: () => -1.1,
  requestPostPaintCallback: nothing,

  // What there is no use for: forms, resources that commits wait for, scopes, consoles of servers.

  HostTransitionContext: createContext<null>(null),
  NotPendingTransition: null,
  resetFormInstance: nothing,
  maySuspendCommit: () => false,
  maySuspendCommitOnUpdate: () => false,
  maySuspendCommitInSyncRender: () => false,
  preloadInstance: () => true,
  startSuspendingCommit: () => null,
  suspendInstance: nothing,
  suspendOnActiveViewTransition: nothing,
  waitForCommitToBeReady: () => null,
  getSuspendedCommitReason: () => null,
  getInstanceFromNode: () => null,
  getInstanceFromScope: () => null,
  prepareScopeUpdate: nothing,
  beforeActiveInstanceBlur: nothing,
  afterActiveInstanceBlur: nothing,
  bindToConsole:
    (method, args) =>
    (...more: unknown[]) =>
      Reflect.apply(Reflect.get(console, method) as () => void, console, [...args, ...more]),
});

// For React's developer tools and for hot reload, where there are any.
reconciler.injectIntoDevTools();

function put(container: Node, child: Element | TextPart, before?: Element | TextPart): void {
  if (!(child instanceof Element)) return;
  container.insertBefore(child.make(), before instanceof Element ? before.node : undefined);
}
