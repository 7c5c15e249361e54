/**
 * The agent of an inspector: runs in the thread of the stage, and answers what the inspector on the
 * page asks. The script of its own that it is built into shares no code with the app's: it knows a
 * stage by what it is given.
 *
 * @module
 */
import type { StageCore, StageWatcher } from '../app/core.ts';
import type { NodeState } from '../app/internal.ts';
import type { NodeProperties } from '../app/properties.ts';
import { readRecord } from '../app/record.ts';
import { asError } from '../protocol/error.ts';
import type {
  AgentToInspector,
  Box,
  Inspection,
  InspectorToAgent,
  LogEntry,
  Look,
  NodeRef,
  Point,
  Question,
} from '../protocol/inspection.ts';
import { keyNames } from '../protocol/key-names.ts';
import type { FrameReport } from '../protocol/messages.ts';
import { detailsOf, imagesOf, pickAt, wantedAt } from './details.ts';
import { eventText } from './event-text.ts';
import { FrameSeries } from './frame-series.ts';
import { moveOf } from './moves.ts';
import { foundRows, openRows, pathOf, refOf } from './tree.ts';

/** Most entries of the log. */
const MOST_LOGGED = 500;

/** Answers the inspector at the other end of `port`, until that is closed. */
export function inspect(core: StageCore, port: MessagePort): void {
  const agent = new Agent(core);
  port.addEventListener('message', ({ data }: MessageEvent<InspectorToAgent | 'close'>) => {
    if (data === 'close') {
      agent.close();
      return port.close();
    }
    const post = (message: AgentToInspector) => port.postMessage(message);
    const { token } = data;
    agent.answer(data).then(
      (answer) => post({ kind: 'answer', token, answer }),
      (error) => post({ kind: 'refused', token, message: asError(error).message }),
    );
  });
  port.start();
}

type Answers = { [Q in Question]: (ask: Inspection[Q]['ask']) => Promise<Inspection[Q]['answer']> };

/** An entry of the log without its number and time. */
type LogPart<E = LogEntry> = E extends LogEntry ? Omit<E, 'number' | 'time'> : never;

class Agent implements StageWatcher {
  readonly #core: StageCore;
  readonly #frames = new FrameSeries();
  #log: LogEntry[] = [];
  #entries = 0;
  readonly #answers: Answers = {
    look: async (ask) => this.#look(ask),
    node: ({ id, all }) => this.#node(id, all),
    box: async ({ id }) => this.#boxOf(this.#find(id)),
    pick: (point) => this.#pick(point),
    set: async ({ id, property, value }) => this.#set(id, property, value),
    images: () => this.#images(),
    stage: async () => ({ width: this.#core.config.width, height: this.#core.config.height }),
  };

  constructor(core: StageCore) {
    this.#core = core;
    core.watch(this);
  }

  /** Answers a question; rejected with what the API throws. */
  answer<Q extends Question>({ question, ask }: { question: Q; ask: Inspection[Q]['ask'] }) {
    return this.#answers[question](ask);
  }

  close(): void {
    this.#core.watch(undefined);
  }

  event(name: string, node: NodeState | undefined, details: unknown): void {
    const ref = node && refOf(node);
    this.#add({ kind: 'event', name, node: ref, details: eventText(details) }, now());
  }

  frame(report: FrameReport): void {
    this.#frames.add(report);
    for (const { key, time } of report.keys) {
      const name = keyNames[key] ?? `key ${key}`;
      this.#add({ kind: 'key', key: name, latency: report.ended - time }, time);
    }
    const move = report.figures && moveOf(report.figures, (id) => this.#refOf(id));
    if (move) this.#add(move, report.ended);
  }

  #add(entry: LogPart, time: number): void {
    this.#entries += 1;
    this.#log.push({ number: this.#entries, time, ...entry } as LogEntry);
    if (this.#log.length > MOST_LOGGED) this.#log.shift();
  }

  #look({ open, search, since }: Inspection['look']['ask']): Look {
    const root = this.#root();
    const { rows, left } = search === '' ? openRows(root, new Set(open)) : foundRows(root, search);
    return {
      rows,
      left,
      focus: pathOf(this.#core.focused).map(refOf),
      log: this.#log.filter(({ number }) => number > since),
      frames: this.#frames.figures,
    };
  }

  async #node(id: number, all: boolean) {
    const node = this.#find(id);
    if (!node) return undefined;
    const asked = this.#asked(node);
    const snapshot = await this.#core.snapshot();
    const box = await asked;
    const record = readRecord(snapshot, (each) => each === id).get(id);
    return record && box && detailsOf(node, record, box, all);
  }

  async #pick(point: Point): Promise<readonly number[]> {
    const nodes = this.#allNodes();
    const asked = nodes.map((node) => this.#asked(node));
    const snapshot = await this.#core.snapshot();
    const boxes = new Map<number, Box>();
    for (const [at, box] of (await Promise.all(asked)).entries())
      if (box) boxes.set((nodes[at] as NodeState).id, box);
    const record = readRecord(snapshot, wantedAt(point, nodes, boxes));
    return pickAt(point, nodes, record, boxes).map(({ id }) => id);
  }

  #set(id: number, property: string, value: unknown): undefined {
    const node = this.#find(id);
    if (!node) throw new Error('The node was removed.');
    this.#core.set(node, { [property]: value } as NodeProperties);
  }

  async #images() {
    const nodes = this.#allNodes().filter(({ kind }) => kind === 'image');
    const ids = new Set(nodes.map(({ id }) => id));
    return imagesOf(
      nodes,
      readRecord(await this.#core.snapshot(), (id) => ids.has(id)),
    );
  }

  /** All nodes in the tree, each after its parent and the siblings before it. */
  #allNodes(): NodeState[] {
    const nodes: NodeState[] = [];
    const add = (node: NodeState) => {
      nodes.push(node);
      for (let child = node.first; child; child = child.next) add(child);
    };
    add(this.#root());
    return nodes;
  }

  async #boxOf(node: NodeState | undefined): Promise<Box | undefined> {
    if (!node) return undefined;
    const asked = this.#asked(node);
    // Where time stands still, this has the question taken.
    await this.#core.snapshot();
    return asked;
  }

  #asked(node: NodeState): Promise<Box | undefined> {
    return this.#core.bounds(node).catch(() => undefined);
  }

  /** By its id: the app's own symbol for the states of nodes is not known here. */
  #root(): NodeState {
    return this.#core.find(this.#core.root.id) as NodeState;
  }

  /** A node that is there. */
  #find(id: number): NodeState | undefined {
    const node = this.#core.find(id);
    return node && !node.removed ? node : undefined;
  }

  #refOf(id: number): NodeRef | undefined {
    const node = this.#core.find(id);
    return node && refOf(node);
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
