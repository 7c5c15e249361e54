/**
 * What an inspector on a page asks its agent, which runs in the thread of the stage, and the
 * answers. Values are such as an app writes them, as far as JSON can have them.
 *
 * @module
 */

/** A node by its number and name. */
export interface NodeRef {
  id: number;
  /** Kind, key and path, as messages name it. */
  name: string;
}

/** A point in dp of the stage. */
export interface Point {
  x: number;
  y: number;
}

/** A box in dp of the stage. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** A row of the tree that is shown. */
export interface TreeRow {
  id: number;
  kind: string;
  /** Its key, or its place among its siblings as paths have it. */
  name: string;
  /** How many nodes are above it; of a node that was searched for, 0. */
  depth: number;
  /** The whole path, of a node that was searched for. */
  path?: string;
  children: number;
  isOpen: boolean;
  isFocused: boolean;
}

/** A property of a node. */
export interface PropertyRow {
  name: string;
  /** The value that holds. */
  value: unknown;
  /** A state whose style has it, `'set'` for the node itself, or `'default'`. */
  from: string;
  /** What is set for the node itself, where a state has another value. */
  base?: unknown;
  unit?: string;
}

/** All of a node. */
export interface NodeDetails extends NodeRef {
  kind: string;
  /** In the order of the cascade: a later one wins. */
  states: readonly string[];
  box: Box;
  /** What became of its image. */
  image?: string;
  properties: readonly PropertyRow[];
}

/** A group that a move of focus looked at. */
export interface MoveLevel {
  group: string;
  /** The rule that ended the move here, or why it went on. */
  text: string;
}

/** A node that answered a move. */
export interface MoveCandidate extends NodeRef {
  isInBeam: boolean;
  /** Ahead and across, in dp. */
  ahead: number;
  across: number;
}

/** What happened, in the order in which it did. */
export type LogEntry = {
  /** From 1. */
  number: number;
  /** In milliseconds since 1970. */
  time: number;
} & (
  | { kind: 'key'; key: string; latency: number }
  | {
      kind: 'move';
      direction: string;
      from: NodeRef | undefined;
      to: NodeRef | undefined;
      levels: readonly MoveLevel[];
      candidates: readonly MoveCandidate[];
    }
  | { kind: 'event'; name: string; node: NodeRef | undefined; details: string }
);

/** The last frames. */
export interface FrameFigures {
  /** How many there have been since the inspector is open. */
  count: number;
  /** From the frame before to each, in milliseconds; 0 after a rest. */
  intervals: readonly number[];
  /** What each took, engine and drawing, in milliseconds. */
  work: readonly number[];
  /** From the event of each key to the end of the frame that shows what it did, in milliseconds. */
  latencies: readonly number[];
  /** Bytes of the engine's memory. */
  memory: number;
  drawn?: { instances: number; batches: number };
}

/** What is asked again and again. */
export interface Look {
  rows: readonly TreeRow[];
  /** How many more nodes the search found. */
  left: number;
  /** The focused node and those above it, the root first. */
  focus: readonly NodeRef[];
  /** What happened since. */
  log: readonly LogEntry[];
  frames: FrameFigures;
}

/** An image or its failure. */
export interface ImageRow extends NodeRef {
  src: string;
  state: string;
}

/** Questions by name, and their answers. */
export interface Inspection {
  /**
   * The rows of the tree where these nodes are open, or those that a text is found in; what
   * happened after the entry with a number.
   */
  look: { ask: { open: readonly number[]; search: string; since: number }; answer: Look };
  /** All of a node; nothing if it is gone. `all`: with properties that have their defaults. */
  node: { ask: { id: number; all: boolean }; answer: NodeDetails | undefined };
  /** Where a node is drawn. */
  box: { ask: { id: number }; answer: Box | undefined };
  /** The node that is seen at a point, after those above it. */
  pick: { ask: Point; answer: readonly number[] };
  /** Sets a property. Fails with the message of the API. */
  set: { ask: { id: number; property: string; value: unknown }; answer: undefined };
  /** All nodes with an image. */
  images: { ask: object; answer: readonly ImageRow[] };
  /** Size of the stage in dp. */
  stage: { ask: object; answer: { width: number; height: number } };
}

/** The name of a question. */
export type Question = keyof Inspection;

/** From the inspector to its agent. */
export type InspectorToAgent = {
  [Q in Question]: { token: number; question: Q; ask: Inspection[Q]['ask'] };
}[Question];

/** From the agent to its inspector. */
export type AgentToInspector =
  | { kind: 'answer'; token: number; answer: unknown }
  /** The question could not be answered, and why. */
  | { kind: 'refused'; token: number; message: string }
  /** There is no agent, and why. */
  | { kind: 'failed'; message: string };
