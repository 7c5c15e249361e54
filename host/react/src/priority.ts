/**
 * How urgent an update is: what a person does comes before all else, and at once.
 *
 * @module
 */
import type { NodeEventName } from 'inlay';
import {
  DefaultEventPriority,
  DiscreteEventPriority,
  NoEventPriority,
} from 'react-reconciler/constants.js';

/** Events that a person makes with each press: React renders what follows before anything else. */
const discrete: ReadonlySet<NodeEventName> = new Set([
  'focus',
  'blur',
  'select',
  'back',
  'key',
  'focusStay',
]);

let current: number = NoEventPriority;

/** Of the updates that are being made. */
export function currentPriority(): number {
  return current;
}

/** Sets it, for React. */
export function setCurrentPriority(priority: number): void {
  current = priority;
}

/** Of updates that are made now. */
export function resolvePriority(): number {
  return current === NoEventPriority ? DefaultEventPriority : current;
}

/** Calls a listener, so that its updates have the priority of its event. */
export function runAsEvent(event: NodeEventName, listener: () => void): void {
  const before = current;
  current = discrete.has(event) ? DiscreteEventPriority : DefaultEventPriority;
  try {
    listener();
  } finally {
    current = before;
  }
}
