/**
 * What a stage and its nodes share: ids, the queue of commands, and who waits for which answer.
 *
 * @module
 */
import { CommandQueue } from '../protocol/commands.ts';
import { asError, InlayError, shown } from '../protocol/error.ts';
import { IdAllocator } from '../protocol/ids.ts';
import type {
  AppToEngine,
  EngineToApp,
  FrameReport,
  Insets,
  StageConfig,
} from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import {
  type BatchWriter,
  commands,
  type EntryInfo,
  id,
  properties,
  SchemaError,
  writeEntry,
} from '../protocol/schema.ts';
import type { RunningAnimation } from './animation.ts';
import { Answers } from './answers.ts';
import { Emitter } from './emitter.ts';
import { EventReader } from './event-reader.ts';
import type { StageEvents } from './events.ts';
import {
  fitsUnder,
  forSubtree,
  isWithin,
  link,
  MOST_LEVELS,
  type NodeState,
  nameOf,
  ROOT,
  state,
  unlink,
} from './internal.ts';
import { Node, type NodeData } from './node.ts';
import type { ValuesObserver } from './observe.ts';
import type { NodeProperties, StyleProperties } from './properties.ts';
import type { Stage } from './stage.ts';
import type { NodeKind, Rect } from './types.ts';
import { nodeHint, withHint } from './value-hints.ts';
import { codeOf, type Subject, stateNames, statesIn, writeProperties } from './write.ts';

/** How many moving properties a message names. */
const MOST_NAMED = 3;

/** Most fonts of a stage, as the schema says of `add-font-face`. */
export const MOST_FONTS = 1024;

/** The kind of warning. */
const SAME_KEY = 'same key';
/** Of longer lists only the beginning is checked for it: a list that grows is checked each time. */
const MOST_KEYS_CHECKED = 1000;

/** Not the id of any node. */
const NOBODY = 0;

/** The bit of a node without a state among those of the states in which it has a role. */
const BASE = 1;

/** The engine ended before it was ready. */
export function endedBefore(): InlayError {
  return new InlayError('closed', 'The engine ended before there was a stage.');
}

/** Who looks at what happens on a stage. */
export interface StageWatcher {
  /** An event is emitted, whether anybody listens or not; `node` is what it is about. */
  event(name: string, node: NodeState | undefined, details: unknown): void;
  /** The engine made a frame. */
  frame(report: FrameReport): void;
}

/** The app's side of one stage. */
export class StageCore {
  readonly emitter = new Emitter<StageEvents>();
  readonly queue: CommandQueue;
  readonly animations = new Map<number, RunningAnimation>();
  readonly animationIds = new IdAllocator('animations', 1);
  readonly boundsAnswers = new Answers<Rect>();
  readonly idleAnswers = new Answers<void>();
  readonly drawListAnswers = new Answers<Uint32Array<ArrayBuffer>>();
  readonly snapshotAnswers = new Answers<Uint32Array<ArrayBuffer>>();
  readonly root: Node;
  /** Set by the stage that is made of this. */
  stage: Stage | undefined;
  config: StageConfig;
  /** The node with focus, as of the engine's last event. */
  focused: NodeState | undefined;
  /** Gets all that happens, while somebody inspects the stage. */
  watcher: StageWatcher | undefined;
  closed = false;
  /** Families of the fonts that the app added. */
  readonly families = new Set<string>();
  /** What the app added by the numbers of the fonts, for messages. */
  readonly faces = new Map<number, string>();
  /** See `observeValues`. */
  observer: ValuesObserver | undefined;
  /** Batches that the engine refused, until the event that says why. */
  readonly refused = new Map<number, Uint32Array>();
  readonly #port: Port<AppToEngine, EngineToApp>;
  readonly #nodeIds = new IdAllocator('nodes', ROOT + 1);
  readonly #nodes = new Map<number, NodeState>();
  readonly #reader = new EventReader(this);
  readonly #warned = new Set<string>();
  #aside: number | undefined;
  #fonts = 0;
  #opened: ((error?: InlayError) => void) | undefined;

  /**
   * @param opened Called when the engine is ready, or with the error if it does not start. Without
   *   it the engine is ready.
   */
  constructor(
    port: Port<AppToEngine, EngineToApp>,
    config: StageConfig,
    opened?: (error?: InlayError) => void,
  ) {
    this.#port = port;
    this.#opened = opened;
    this.config = config;
    this.queue = new CommandQueue((buffer, length, sequence) =>
      port.post({ kind: 'batch', buffer, length, sequence }, [buffer]),
    );
    port.gather(() => this.queue.flush());
    this.root = this.#makeNode(ROOT, 'view');
    port.receive((message) => this.#receive(message));
  }

  /** The insets of the area that every TV shows, in dp. */
  get safeArea(): Insets {
    return this.config.overscan;
  }

  // Nodes

  /** Makes a node; nothing is left of it if a property is refused. */
  create<D extends NodeData>(kind: NodeKind, values: NodeProperties<D>): Node<D> {
    this.checkOpen();
    const id = this.#nodeIds.allocate();
    try {
      this.queue.edit((writer) => {
        writeEntry(writer, commands.createNode, { node: id, kind });
        writeProperties(writer, this.#fresh(id, kind, values), values, true);
      });
    } catch (error) {
      this.#nodeIds.release(id);
      throw error;
    }
    const node = this.#makeNode(id, kind);
    this.#remember(node[state], values);
    // It has just got the data of `values`.
    return node as Node<D>;
  }

  /** Checks the properties of a node that is to be made, as {@link create} does. */
  check(kind: NodeKind, values: NodeProperties): void {
    this.checkOpen();
    const writer = this.queue.begin();
    try {
      writeProperties(writer, this.#fresh(NOBODY, kind, values), values);
    } finally {
      this.queue.end(writer);
    }
  }

  /** A node that is being made, for messages. */
  #fresh(id: number, kind: NodeKind, values: NodeProperties): Subject {
    return { core: this, id, kind, key: keyIn(values), scrolls: 0, states: 0, isNew: true };
  }

  /** Changes properties, all or none. */
  set(node: NodeState, values: NodeProperties): void {
    this.checkUsable(node, 'set');
    const writer = this.queue.begin();
    try {
      writeProperties(writer, node, values);
      // A getter among the values may have removed it.
      this.checkUsable(node, 'set');
      this.queue.commit(writer);
    } finally {
      this.queue.end(writer);
    }
    this.#remember(node, values);
  }

  /** Puts a node into the tree. */
  insert(parent: NodeState, child: unknown, before: unknown, call: string): void {
    this.checkUsable(parent, call);
    const childState = this.stateOf(child, parent, call);
    const beforeState =
      before === null || before === undefined ? undefined : this.stateOf(before, parent, call);
    if (beforeState && beforeState.parent !== parent) {
      throw new InlayError(
        'not-a-child',
        `${nameOf(parent)}: ${call}: expected ${nameOf(beforeState)} to be a child of it.`,
      );
    }
    if (childState.id === ROOT || isWithin(parent, childState)) {
      const what =
        childState === parent
          ? 'it is that node itself'
          : childState.id === ROOT
            ? 'the root has no parent'
            : 'it is inside that node';
      throw new InlayError(
        'cycle',
        `${nameOf(parent)}: ${call}: cannot hold ${nameOf(childState)}: ${what}.`,
      );
    }
    if (parent.kind === 'text') {
      throw new InlayError(
        'wrong-type',
        `${nameOf(parent)}: ${call}: cannot hold ${nameOf(childState)}: a text has its own lines and no children. Put both in a view.`,
      );
    }
    if (!fitsUnder(parent, childState)) {
      throw new InlayError(
        'limit',
        `${nameOf(parent)}: ${call}: cannot hold ${nameOf(childState)}: expected at most ${MOST_LEVELS} levels of nodes.`,
      );
    }
    if (beforeState === childState) return;
    this.#send(id.insertChild, parent.id, childState.id, beforeState?.id ?? 0);
    unlink(childState);
    link(parent, childState, beforeState);
    if (childState.key !== undefined) this.#checkKeySoon(childState);
  }

  /** Takes a node out of the tree, with everything under it, to put it back later. */
  detach(node: NodeState): void {
    this.checkUsable(node, 'detach');
    if (node.id === ROOT)
      throw new InlayError('cycle', 'the root: detach: it stays as long as its stage.');
    if (!node.parent) return;
    this.#send(id.insertChild, this.#asideId(), node.id, 0);
    unlink(node);
  }

  /** The engine's number of what holds nodes that are taken out: it is in no tree. */
  #asideId(): number {
    if (this.#aside === undefined) {
      const node = this.#nodeIds.allocate();
      this.command(commands.createNode, { node, kind: 'view' });
      this.#aside = node;
    }
    return this.#aside;
  }

  /** Removes a node and everything under it. */
  remove(node: NodeState): void {
    this.checkUsable(node, 'remove');
    if (node.id === ROOT)
      throw new InlayError('cycle', 'the root: remove: it stays as long as its stage.');
    this.#send(id.removeNode, node.id);
    node.removedFrom = node.parent;
    unlink(node);
    forSubtree(node, (each) => {
      each.removed = true;
      this.#nodeIds.release(each.id);
      if (this.focused === each) this.focused = undefined;
    });
  }

  /** Asks for focus. */
  focus(node: unknown): void {
    const found = this.stateOf(node, undefined, 'focus');
    // The engine would refuse the whole batch.
    if (!found.focusable && !found.focusGroup) {
      throw new InlayError(
        'wrong-type',
        `${nameOf(found)}: focus: expected a node that is focusable or a focusGroup.`,
      );
    }
    this.command(commands.focusNode, found.id);
  }

  /**
   * The node with this id, also a removed one that the engine has not reported as removed yet.
   */
  find(id: number): NodeState | undefined {
    return this.#nodes.get(id);
  }

  /** The node with this id as messages name it. */
  nameOf(id: number): string {
    const node = this.#nodes.get(id);
    return node ? nameOf(node) : 'a removed node';
  }

  /** The engine reported that a node was removed: no event about it follows. */
  forget(node: NodeState): void {
    if (!node.removed) return;
    this.#nodes.delete(node.id);
    node.removedFrom = undefined;
  }

  /** The state of what an app hands over as a node of this stage that is not removed. */
  stateOf(value: unknown, subject: NodeState | undefined, call: string): NodeState {
    const hint = call === 'append' || call === 'insertBefore' ? nodeHint(value) : undefined;
    return this.#stateOf(value, `${subject ? nameOf(subject) : 'the stage'}: ${call}: `, hint);
  }

  /**
   * The id of what the app hands over as a node. Who calls names the property and the node it is
   * for.
   */
  idOf(value: unknown): number {
    return this.#stateOf(value, '').id;
  }

  /** @param where How the message of an error begins. */
  #stateOf(value: unknown, where: string, hint?: string): NodeState {
    if (!(value instanceof Node))
      throw new InlayError('wrong-type', where + withHint('a node', shown(value), hint));
    const found = value[state];
    if (found.core !== this)
      throw new InlayError('foreign-node', `${where}${nameOf(found)} is of another stage.`);
    if (found.removed) throw new InlayError('removed', `${where}${nameOf(found)} was removed.`);
    return found;
  }

  // Commands

  /** Adds a command. */
  command<T>(info: EntryInfo<T>, value: T, where = 'the stage'): void {
    this.checkOpen();
    this.edit(where, (writer) => writeEntry(writer, info, value));
  }

  /** Adds a command about nodes, by their ids: there is nothing in it to check. */
  #send(command: number, ...ids: readonly number[]): void {
    const writer = this.queue.begin();
    writer.raw(command, ids);
    this.queue.commit(writer);
    this.queue.end(writer);
  }

  /** Adds several entries at once. */
  edit(where: string, write: (writer: BatchWriter) => void): void {
    this.checkOpen();
    try {
      this.queue.edit(write);
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      // The codec's path starts with the command, which `where` names.
      const inside = error.path.includes('.')
        ? `${error.path.slice(error.path.indexOf('.') + 1)}: `
        : '';
      throw new InlayError(
        codeOf(error),
        `${where}: ${inside}expected ${error.expected}, got ${error.found}.`,
        error,
      );
    }
  }

  /**
   * A number for a new font.
   *
   * @throws {@link InlayError} `limit` if there are {@link MOST_FONTS} already.
   */
  nextFont(): number {
    if (this.#fonts >= MOST_FONTS) {
      throw new InlayError(
        'limit',
        `the stage: addFont: expected at most ${MOST_FONTS} fonts, got one more.`,
      );
    }
    this.#fonts += 1;
    return this.#fonts;
  }

  /** Asks for files before the engine does. */
  preload(images: readonly string[], fonts: readonly string[]): void {
    this.checkOpen();
    this.#port.post({ kind: 'preload', images, fonts });
  }

  // Questions

  /** Where a node is drawn. */
  bounds(node: NodeState): Promise<Rect> {
    this.checkUsable(node, 'bounds');
    return this.boundsAnswers.ask((token) => {
      this.command(commands.queryBounds, { node: node.id, token });
      return { node, sequence: this.queue.sequence };
    });
  }

  /** When everything said so far is on screen and nothing moves. */
  whenIdle(): Promise<void> {
    this.checkOpen();
    this.queue.flush();
    return this.idleAnswers.ask((token) => {
      this.#port.post({ kind: 'when-idle', token });
      return {};
    });
  }

  /** The whole draw list as it is now. */
  drawList(): Promise<Uint32Array<ArrayBuffer>> {
    this.checkOpen();
    this.queue.flush();
    return this.drawListAnswers.ask((token) => {
      this.#port.post({ kind: 'draw-list', token });
      return {};
    });
  }

  /** Everything that the engine keeps, as it is once all commands so far are applied. */
  snapshot(): Promise<Uint32Array<ArrayBuffer>> {
    this.checkOpen();
    this.queue.flush();
    return this.snapshotAnswers.ask((token) => {
      this.#port.post({ kind: 'snapshot', token });
      return {};
    });
  }

  /** Has `watcher` notified from now on, or nobody. */
  watch(watcher: StageWatcher | undefined): void {
    this.watcher = watcher;
    if (!this.closed) this.#port.post({ kind: 'watch', watched: watcher !== undefined });
  }

  /** Emits an event of the stage itself. */
  emit<N extends keyof StageEvents>(name: N, ...args: StageEvents[N]): void {
    this.watcher?.event(name, undefined, args);
    this.emitter.emit(name, args, (error) => this.report(error));
  }

  /** Changes whether time runs. */
  life(to: 'running' | 'paused' | 'suspended'): void {
    this.checkOpen();
    this.queue.flush();
    this.#port.post({ kind: 'life', state: to });
  }

  /** Ends everything. */
  close(): void {
    if (this.closed) return;
    this.queue.flush();
    this.#port.post({ kind: 'close' });
    // Nobody needs the engine any more.
    this.#opened?.();
    this.#end(new InlayError('closed', 'The stage was closed.'));
  }

  // Errors

  /** An error that no call can throw. */
  report(error: unknown): void {
    const inlay =
      error instanceof InlayError
        ? error
        : new InlayError('app', `A listener threw: ${asError(error).message}`, error);
    this.watcher?.event('error', undefined, inlay);
    if (this.emitter.has('error')) {
      this.emitter.emit('error', [inlay], (again) => reportUncaught(again));
      return;
    }
    reportUncaught(inlay.code === 'app' && inlay.cause !== undefined ? inlay.cause : inlay);
  }

  /** Says once for each `kind` that something is allowed and surely not meant. */
  warn(kind: string, message: () => string): void {
    if (this.#warned.has(kind)) return;
    this.#warned.add(kind);
    const text = message();
    this.watcher?.event('warning', undefined, text);
    if (this.emitter.has('warning'))
      this.emitter.emit('warning', [text], (error) => this.report(error));
    else console.warn(text);
  }

  /** Nodes with a key that came into the tree, or got it there, since keys were checked last. */
  readonly #newKeys = new Set<NodeState>();

  /** Checks a key once the app's turn is over: by then it may have another, or be elsewhere. */
  #checkKeySoon(node: NodeState): void {
    if (this.#warned.has(SAME_KEY)) return;
    if (this.#newKeys.size === 0) queueMicrotask(() => this.#checkKeys());
    this.#newKeys.add(node);
  }

  /** Two siblings that can have focus with one key: memory cannot distinguish them. */
  #checkKeys(): void {
    const parents = new Set<NodeState>();
    for (const { parent } of this.#newKeys) if (parent) parents.add(parent);
    this.#newKeys.clear();
    for (const parent of parents) {
      const keys = new Map<string, NodeState>();
      let left = MOST_KEYS_CHECKED;
      for (let at = parent.first; at && left > 0; at = at.next) {
        left -= 1;
        if (at.key === undefined || (!at.focusable && !at.focusGroup)) continue;
        const other = keys.get(at.key);
        keys.set(at.key, at);
        if (!other) continue;
        const name = nameOf(at);
        this.warn(
          SAME_KEY,
          () =>
            `${name}: another child of ${nameOf(parent)} has this key. Focus is restored by key: give each child its own.`,
        );
        return;
      }
    }
  }

  checkOpen(): void {
    if (this.closed) throw new InlayError('closed', 'The stage was closed.');
  }

  checkUsable(node: NodeState, call: string): void {
    this.checkOpen();
    if (node.removed)
      throw new InlayError('removed', `${nameOf(node)}: ${call}: the node was removed.`);
  }

  #receive(message: EngineToApp): void {
    switch (message.kind) {
      case 'events':
        this.#reader.read(new Uint32Array(message.buffer, 0, message.length), message.frame);
        // After what promises do that the events resolved: what the app answers goes first.
        queueMicrotask(() => {
          this.queue.flush();
          this.#port.post({ kind: 'used', buffer: message.buffer }, [message.buffer]);
        });
        return;
      case 'used':
        this.queue.recycle(message.buffer);
        return;
      case 'idle':
        this.idleAnswers.answer(message.token, undefined);
        return;
      case 'draw-list':
        this.drawListAnswers.answer(message.token, message.words);
        return;
      case 'snapshot':
        this.snapshotAnswers.answer(message.token, message.words);
        return;
      case 'name-movers':
        this.#port.post({ kind: 'movers', text: this.#moversOf(message.words) });
        return;
      case 'stage':
        this.config = message.stage;
        this.emit('resize');
        return;
      case 'refused':
        this.refused.set(message.sequence, new Uint32Array(message.buffer, 0, message.length));
        return;
      case 'recovered':
        this.emit('recovered', InlayError.fromData(message.error));
        return;
      case 'failed': {
        const error = InlayError.fromData(message.error);
        const opened = this.#opened;
        this.#end(error);
        if (opened) opened(error);
        else this.report(error);
        return;
      }
      case 'closed':
        this.#opened?.(endedBefore());
        if (!this.closed) this.#end(new InlayError('closed', 'The stage was closed.'));
        return;
      case 'degraded':
        this.emit('degraded', InlayError.fromData(message.error));
        return;
      case 'ready':
        this.#opened?.();
        this.#opened = undefined;
        return;
      case 'frame':
        this.watcher?.frame(message.report);
        return;
      case 'acknowledged':
        return;
    }
  }

  /**
   * What moves, as messages name it:
   * `translateX of view "now" (root > guide) is animated without an end`.
   */
  #moversOf(words: Uint32Array): string {
    const named: string[] = [];
    for (let at = 0; at + 1 < words.length && named.length < MOST_NAMED; at += 2) {
      const [id, property] = [words[at], words[at + 1]];
      const key =
        Object.entries(properties).find(([, row]) => row.id === property)?.[0] ??
        `property ${property}`;
      const node = this.#nodes.get(id as number);
      const animations = [...new Set(this.animations.values())];
      const how = animations.map((it) => it.describe(node, key)).find((text) => text !== undefined);
      named.push(`${key} of ${this.nameOf(id as number)} ${how ?? 'is in a transition'}`);
    }
    const more = words.length / 2 - named.length;
    return named.join('; ') + (more > 0 ? `; and ${more} more` : '');
  }

  #end(reason: InlayError): void {
    this.closed = true;
    this.#opened = undefined;
    this.queue.close();
    for (const answers of [
      this.boundsAnswers,
      this.idleAnswers,
      this.drawListAnswers,
      this.snapshotAnswers,
    ])
      answers.rejectAll(reason);
    for (const animation of new Set(this.animations.values())) animation.abandon(reason);
    this.animations.clear();
    this.#port.close();
  }

  #makeNode(id: number, kind: NodeKind): Node {
    const node = new Node(this, id, kind);
    this.#nodes.set(id, node[state]);
    return node;
  }

  #remember(node: NodeState, values: NodeProperties): void {
    this.observer?.(node.node, values);
    if ('data' in values) node.node.data = values.data;
    rememberRoles(node, values);
    const key = keyIn(values);
    if (key !== undefined) {
      node.key = key;
      if (node.parent) this.#checkKeySoon(node);
    } else if (values.key === null || values.focusKey === null) node.key = undefined;
  }
}

/**
 * What decides whether a node may be asked to have focus or to scroll; a state that makes it so
 * counts as well.
 */
function rememberRoles(node: NodeState, values: NodeProperties): void {
  rememberRolesIn(node, values, BASE);
  const { states } = values;
  if (states === undefined) return;
  node.states = statesIn(states);
  node.focusable &= BASE;
  node.focusGroup &= BASE;
  node.scrolls &= BASE;
  for (const [name, style] of Object.entries(states ?? {})) {
    if (style) rememberRolesIn(node, style, 2 << stateNames.indexOf(name));
  }
}

function rememberRolesIn(node: NodeState, style: StyleProperties, bit: number): void {
  const { focusable, focusGroup, scroll, scrollAxis } = style;
  if (focusable !== undefined)
    node.focusable = focusable ? node.focusable | bit : node.focusable & ~bit;
  if (focusGroup !== undefined)
    node.focusGroup = focusGroup ? node.focusGroup | bit : node.focusGroup & ~bit;
  const given = typeof scroll === 'object' && scroll !== null ? (scroll.axis ?? 'x') : scroll;
  const axis = given === undefined ? scrollAxis : given;
  if (axis !== undefined) {
    const scrolls = axis !== null && axis !== 'none';
    node.scrolls = scrolls ? node.scrolls | bit : node.scrolls & ~bit;
  }
}

function keyIn(values: NodeProperties | null | undefined): string | undefined {
  const key = values?.key ?? values?.focusKey;
  return typeof key === 'string' && key !== '' ? key : undefined;
}

/** Reports an error as the platform reports uncaught ones. */
function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else {
    queueMicrotask(() => {
      throw error;
    });
  }
}
