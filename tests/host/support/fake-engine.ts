/**
 * An engine of plain JavaScript that keeps what batches say in a model: for tests of everything
 * around the engine.
 */
import type { Engine, EngineFactory, FrameOutput } from '../../../host/src/engine/engine.ts';
import { EngineRefusal } from '../../../host/src/engine/engine.ts';
import {
  BatchWriter,
  EntryCursor,
  type Events,
  events,
  HEADER_WORDS,
  id,
  info,
  type Requests,
  readEntry,
  requests,
  type Settings,
  writeEntry,
} from '../../../host/src/protocol/schema.ts';

/** What the fake knows of a node. */
export interface FakeNode {
  id: number;
  kind: string;
  parent: number;
  children: number[];
  /** Values by name; those of a state as `focused.scaleX`. */
  values: Record<string, unknown>;
}

/** A world that survives the instance, as the module's code and the host's devices do. */
export class FakeWorld implements EngineFactory {
  readonly name = 'a fake';
  readonly instances: FakeEngine[] = [];
  /**
   * Called before each call into an engine; throws to trap, or an {@link EngineRefusal} to refuse.
   */
  before: (call: string, engine: FakeEngine) => void = () => {};

  async instantiate(): Promise<FakeEngine> {
    const engine = new FakeEngine(this);
    this.instances.push(engine);
    return engine;
  }

  get engine(): FakeEngine {
    return this.instances.at(-1) as FakeEngine;
  }
}

export class FakeEngine implements Engine {
  readonly calls: string[] = [];
  readonly nodes = new Map<number, FakeNode>([
    [1, { id: 1, kind: 'view', parent: 0, children: [], values: {} }],
  ]);
  readonly commands: { name: string; value: unknown }[] = [];
  readonly keys: { key: number; phase: number; time: number }[] = [];
  /** The settings, by name. */
  settings: Partial<Settings> = {};
  time = -1;
  /** Set by a test: how many more frames are active. */
  activeFrames = 0;
  /** When a frame is due without input. */
  wake: number | undefined;
  /** Set by a test: nodes and properties that move. */
  moving: readonly number[] = [];
  /** Whether draw lists say that nothing changed. */
  emptyLists = false;
  /** Whether questions about bounds are answered. */
  answersBounds = true;
  readonly #world: FakeWorld;
  readonly #events = new BatchWriter();
  readonly #requests = new BatchWriter();
  #waiting: number[] = [];
  #dead = false;
  #focused = 0;

  constructor(world: FakeWorld) {
    this.#world = world;
  }

  configure(words: Uint32Array): void {
    this.#enter('configure');
    for (const cursor = new EntryCursor().reset(words); cursor.next(); ) {
      const entry = info[cursor.id];
      if (entry?.table !== 'setting') throw new Error(`setting ${cursor.id}`);
      Object.assign(this.settings, { [entry.key]: readEntry(entry, cursor) });
    }
  }

  apply(batch: Uint32Array): number | undefined {
    this.#enter('apply');
    const cursor = new EntryCursor();
    let selected = 0;
    let prefix = '';
    let count = 0;
    for (cursor.open(batch); cursor.next(); count += 1) {
      const entry = info[cursor.id];
      if (!entry) throw new Error(`entry ${cursor.id}`);
      const value = readEntry(entry, cursor);
      switch (cursor.id) {
        case id.createNode: {
          const { node, kind } = value as { node: number; kind: string };
          this.nodes.set(node, { id: node, kind, parent: 0, children: [], values: {} });
          selected = node;
          prefix = '';
          break;
        }
        case id.selectNode:
          if (!this.nodes.has(value as number))
            return this.#refuse(cursor, batch, 'unknown-node', value as number);
          selected = value as number;
          prefix = '';
          break;
        case id.selectState:
          prefix = `${value}.`;
          break;
        case id.unsetProperty:
          delete (this.nodes.get(selected) as FakeNode).values[
            `${prefix}${info[value as number]?.key}`
          ];
          break;
        case id.retainProperties: {
          const { values } = this.nodes.get(selected) as FakeNode;
          const kept = (value as number[]).map((property) => `${prefix}${info[property]?.key}`);
          for (const name of Object.keys(values)) {
            const isOfState = name.slice(0, name.indexOf('.') + 1) === prefix;
            if (isOfState && !kept.includes(name)) delete values[name];
          }
          break;
        }
        case id.insertChild:
          this.#insert(value as { parent: number; child: number; before: number });
          break;
        case id.removeNode:
          this.#remove(value as number);
          break;
        case id.focusNode:
          this.emit('focus', { node: value as number, previous: this.#focused });
          this.#focused = value as number;
          break;
        case id.queryBounds: {
          const { node, token } = value as { node: number; token: number };
          if (this.answersBounds)
            this.emit('bounds', { token, node, x: 1, y: 2, width: 3, height: 4 });
          break;
        }
        case id.animate:
        case id.controlAnimation:
        case id.addFontFace:
        case id.setStates:
        case id.scrollTo:
        case id.revealNode:
          this.commands.push({ name: entry.key, value });
          break;
        default:
          (this.nodes.get(selected) as FakeNode).values[`${prefix}${entry.key}`] = value;
          if (entry.key === 'src' && value) this.#requestImage(selected, value as string);
      }
    }
    return count;
  }

  key(key: number, phase: number, time: number): void {
    this.#enter('key');
    this.keys.push({ key, phase, time });
    this.#waiting.push(key);
  }

  imageArrived(texture: number, width: number, height: number, bytes: number): void {
    this.#enter(`imageArrived ${texture} ${width}x${height} ${bytes}`);
    if (this.nodes.has(texture)) this.emit('loaded', { node: texture, width, height });
  }

  imageFailed(texture: number, reason: number): void {
    this.#enter(`imageFailed ${texture} ${reason}`);
    this.emit('failed', {
      node: texture,
      reason:
        (
          [
            'not-found',
            'network',
            'unsupported-format',
            'broken',
            'too-large',
            'timed-out',
          ] as const
        )[reason] ?? 'network',
    });
  }

  fontArrived(font: number, bytes: Uint8Array): void {
    this.#enter(`fontArrived ${font} ${bytes.length}`);
    this.emit('fontLoaded', font);
  }

  fontFailed(font: number, reason: number): void {
    this.#enter(`fontFailed ${font} ${reason}`);
  }

  frame(time: number): FrameOutput {
    this.#enter('frame');
    if (time < this.time) throw new EngineRefusal('frame', 'bad-time', this.time);
    this.time = time;
    for (const key of this.#waiting.splice(0)) {
      const name = key === 0 ? 'arrow-up' : 'enter';
      this.emit('key', {
        node: 1,
        key: name,
        phase: 'down',
        repeat: 0,
        claimedBy: 0,
        cancelled: false,
      });
    }
    const active = this.activeFrames > 0;
    const idle = !active && this.moving.length === 0;
    if (active) this.activeFrames -= 1;
    if (idle) this.emit('idle', 1);
    const take = (writer: BatchWriter): Uint32Array => {
      const words = writer.entries().slice();
      writer.clear();
      return words;
    };
    const drawList = Uint32Array.from(this.emptyLists ? [] : [1]);
    return {
      drawList,
      events: take(this.#events),
      requests: take(this.#requests),
      active,
      wake: this.wake,
      idle,
    };
  }

  movers(): Uint32Array {
    return Uint32Array.from(this.moving);
  }

  inspect(): Uint32Array {
    return new Uint32Array(0);
  }

  full(): Uint32Array {
    this.#enter('full');
    return new Uint32Array([2]);
  }

  acknowledge(events: Uint32Array): void {
    this.#enter(`acknowledge ${events.length}`);
  }

  rebuild(_system: number): void {
    this.#enter('rebuild');
  }

  snapshot(): Uint32Array {
    this.#enter('snapshot');
    const text = JSON.stringify({
      nodes: [...this.nodes.values()],
      time: this.time,
      keys: this.keys,
      focused: this.#focused,
    });
    return Uint32Array.from(text, (character) => character.codePointAt(0) as number);
  }

  restore(snapshot: Uint32Array): void {
    this.#enter('restore');
    const state = JSON.parse(String.fromCodePoint(...snapshot));
    this.nodes.clear();
    for (const node of state.nodes) this.nodes.set(node.id, node);
    this.keys.splice(0, this.keys.length, ...state.keys);
    this.time = state.time;
    this.#focused = state.focused;
  }

  reset(): void {
    this.#enter('reset');
  }

  memoryBytes(): number {
    return 0;
  }

  emit<N extends keyof Events>(name: N, value: Events[N]): void {
    writeEntry(this.#events, events[name], value);
  }

  /** A request of the engine to its host. */
  request<N extends keyof Requests>(name: N, value: Requests[N]): void {
    writeEntry(this.#requests, requests[name], value);
  }

  /** A request by its number, which the host may not know. */
  requestNumber(number: number, value: readonly number[] = []): void {
    this.#requests.raw(number, value);
  }

  /** The tree with all values, for comparison. */
  get model(): unknown {
    return JSON.parse(JSON.stringify([...this.nodes.values()].sort((a, b) => a.id - b.id)));
  }

  #requestImage(texture: number, url: string): void {
    this.request('loadImage', { texture, width: 10, height: 20, visibility: 'in-viewport', url });
  }

  #enter(call: string): void {
    if (this.#dead) throw new Error('called after a trap');
    this.calls.push(call);
    try {
      this.#world.before(call.split(' ')[0] as string, this);
    } catch (error) {
      this.#dead = !(error instanceof EngineRefusal);
      throw error;
    }
  }

  #insert({ parent, child, before }: { parent: number; child: number; before: number }): void {
    const node = this.nodes.get(child) as FakeNode;
    const old = this.nodes.get(node.parent);
    if (old) old.children = old.children.filter((each) => each !== child);
    const siblings = (this.nodes.get(parent) as FakeNode).children;
    siblings.splice(before === 0 ? siblings.length : siblings.indexOf(before), 0, child);
    node.parent = parent;
  }

  #remove(id: number): void {
    const node = this.nodes.get(id) as FakeNode;
    for (const child of [...node.children]) this.#remove(child);
    const parent = this.nodes.get(node.parent);
    if (parent) parent.children = parent.children.filter((each) => each !== id);
    this.nodes.delete(id);
    this.emit('removed', id);
  }

  #refuse(
    cursor: EntryCursor,
    batch: Uint32Array,
    reason: 'unknown-node',
    found: number,
  ): undefined {
    const at = cursor.at - 1;
    this.emit('refused', {
      sequence: batch[HEADER_WORDS - 2] ?? 0,
      reason,
      at,
      entry: cursor.id,
      expected: found,
      found: 0,
    });
    return undefined;
  }
}
