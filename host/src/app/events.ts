/**
 * Events, as apps get them.
 *
 * @module
 */

import { InlayError, shown } from '../protocol/error.ts';
import type { FocusStayReason, LoadError, NavigationDirection } from '../protocol/schema.ts';
import type { Node } from './node.ts';
import { hint } from './spelling.ts';
import { eventSynonym } from './synonyms.ts';
import type { KeyName } from './types.ts';

/** Details of each event of a node. */
export interface NodeEventDetails {
  /** The node got focus. `previous` may have been removed. */
  focus: { readonly previous: Node | undefined };
  /**
   * The node lost focus: once after each `focus`. If the node was removed, before its `removed`.
   */
  blur: { readonly next: Node | undefined };
  /** Enter was pressed on the focused node. */
  select: object;
  /** Back was pressed and not claimed. The node is the one with focus, or the root. */
  back: object;
  /**
   * A key that a node claimed, or that the engine does not use. Each press is one `down`, any
   * number of repeats and one `up`. It belongs to the node that had claimed the key when it went
   * down. The node of the event is the one with focus, or the root; the claimant if focus has left
   * it since.
   */
  key: {
    readonly key: KeyName;
    readonly phase: 'down' | 'up';
    /** Repeats so far: 0 when the key goes down; 0 for an `up`. */
    readonly repeat: number;
    /** The node that claimed the key. */
    readonly claimedBy: Node | undefined;
    /**
     * For an `up`: the press ended without a release here. Another window took the key, time
     * stopped, the claimant was removed, or the release was lost.
     */
    readonly cancelled: boolean;
  };
  /**
   * A move without a candidate, or a refused {@link Node.focus}: focus stays on the node, or
   * nowhere (then the node is the root).
   */
  focusStay: {
    /** Of a move. */
    readonly direction: NavigationDirection | undefined;
    /** The node that {@link Node.focus} was called on. */
    readonly requested: Node | undefined;
    readonly reason: FocusStayReason;
  };
  /**
   * The image is ready; its size in its own pixels. Emitted for each change of `src`, even if the
   * image was ready before.
   */
  loaded: { readonly width: number; readonly height: number };
  /** The image failed. Emitted for each change of `src`, too. */
  failed: { readonly reason: LoadError };
  /** The node came within its margin of the viewport. */
  inBounds: object;
  /** The node left it. */
  outOfBounds: object;
  /** A part of the node came into view. */
  inViewport: object;
  /** The node went out of view. */
  outOfViewport: object;
  /** The node was removed, itself or with an ancestor. Does not bubble. */
  removed: object;
  /** The container came to rest at these offsets, in dp. */
  scrollEnd: { readonly x: number; readonly y: number };
}

/** Name of an event of a node. */
export type NodeEventName = keyof NodeEventDetails;

/** An event of a node. It bubbles from its node to the root, and then to the stage. */
export type NodeEvent<N extends NodeEventName = NodeEventName> = EventBase<N> & NodeEventDetails[N];

/** What all events of nodes have. */
export interface EventBase<N extends NodeEventName = NodeEventName> {
  readonly type: N;
  /** The node that it is about. */
  readonly target: Node;
  /** The node whose listener is being called; the root, while it is the stage's. */
  readonly currentTarget: Node;
  /** Nothing further up gets to know. */
  stopPropagation(): void;
}

/** Events of a node by name, with what listeners get: the node that it is about, and the event. */
export type NodeEvents = { [N in NodeEventName]: [node: Node, event: NodeEvent<N>] };

/** Events of a stage by name: those of its nodes, and its own. */
export interface StageEvents extends NodeEvents {
  /**
   * Nothing moves visibly any more, after this frame; see {@link Stage.idle}. Once for each rest.
   */
  idle: [frame: number];
  /** A font can be used; its number is what `addFont` returned. */
  fontLoaded: [font: number];
  /** A font cannot be used. */
  fontFailed: [font: number, reason: LoadError];
  /** The surface or the safe area changed. */
  resize: [];
  /**
   * The engine broke down and was rebuilt with everything on the stage, except an input on which it
   * broke down each time. The message names the system, the fault, and what was left out. See
   * docs/when-things-break.md.
   */
  recovered: [error: InlayError];
  /**
   * Something is allowed and surely not meant, or a text lacks its font: the message says what to
   * do. Each kind is emitted once; without a listener it goes to the console.
   */
  warning: [message: string];
  /** Something works less well than it should, such as drawing without a GPU. */
  degraded: [error: InlayError];
  /**
   * Something went wrong that no call could throw. Without a listener it is reported as an uncaught
   * error.
   */
  error: [error: InlayError];
}

const nodeEvents: Readonly<Record<NodeEventName, true>> = {
  focus: true,
  blur: true,
  select: true,
  back: true,
  key: true,
  focusStay: true,
  loaded: true,
  failed: true,
  inBounds: true,
  outOfBounds: true,
  inViewport: true,
  outOfViewport: true,
  removed: true,
  scrollEnd: true,
};
const stageEvents: Readonly<Record<keyof StageEvents, true>> = {
  ...nodeEvents,
  idle: true,
  fontLoaded: true,
  fontFailed: true,
  resize: true,
  recovered: true,
  warning: true,
  degraded: true,
  error: true,
};

/** Names of the events of nodes. */
export const nodeEventNames = Object.keys(nodeEvents) as readonly NodeEventName[];

/**
 * Checks the arguments of a listener.
 *
 * @param who Whose event it is, for messages.
 * @throws {@link InlayError} `unknown-event`, or `wrong-type` if the listener is none.
 */
export function checkListener(
  who: string,
  kind: 'node' | 'stage',
  name: string,
  listener: unknown,
): void {
  const known = kind === 'node' ? nodeEvents : stageEvents;
  if (typeof name !== 'string' || !Object.hasOwn(known, name)) {
    const isOfStage = typeof name === 'string' && Object.hasOwn(stageEvents, name);
    const near = typeof name === 'string' ? name : '';
    const others = () => eventSynonym(near) ?? hint(near, Object.keys(known));
    const only = isOfStage && near !== 'error' ? 'It is an event of the stage.' : others();
    throw new InlayError(
      'unknown-event',
      `${who}: on: there is no event ${shown(name)} of a ${kind}. ${only}`,
    );
  }
  if (typeof listener !== 'function') {
    throw new InlayError(
      'wrong-type',
      `${who}: on "${name}": expected a function, got ${shown(listener)}.`,
    );
  }
}

/** One event, bubbling from its node to the stage. */
export class BubblingEvent<N extends NodeEventName> implements EventBase<N> {
  readonly type: N;
  readonly target: Node;
  currentTarget: Node;
  /** Whether a listener stopped it. */
  stopped = false;

  constructor(type: N, target: Node, details: NodeEventDetails[N]) {
    this.type = type;
    this.target = target;
    this.currentTarget = target;
    Object.assign(this, details);
  }

  stopPropagation(): void {
    this.stopped = true;
  }
}
