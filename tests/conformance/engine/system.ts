/**
 * A driven engine: batches, keys and times go in, what frames bring comes out as values.
 *
 * @module
 */
import { type Engine, EngineRefusal } from '../../../host/src/engine/engine.ts';
import { readRequests } from '../../../host/src/engine/requests.ts';
import { type EngineStage, settingWords } from '../../../host/src/engine/settings.ts';
import { keyPhase } from '../../../host/src/protocol/key-phase.ts';
import {
  BatchWriter,
  type Commands,
  commands,
  DRAWN_KINDS,
  EntryCursor,
  type EntryInfo,
  events,
  type Key,
  keyCodec,
  type LoadError,
  loadErrorCodec,
  type NodeKind,
  type Properties,
  properties,
  readEntry,
  type State,
  writeEntry,
} from '../../../schema/typescript/index.ts';
import { drawn } from '../../parity/drawn.ts';

/** A stage of 1000 x 500 dp with two device pixels to each. */
export const STAGE: EngineStage = {
  width: 1_000,
  height: 500,
  pixelWidth: 2_000,
  pixelHeight: 1_000,
  textureUnits: 8,
  textureBudget: 1 << 26,
  draws: DRAWN_KINDS,
  targetPixels: 2 * 2_000 * 1_000,
  overscanTop: 0,
  overscanRight: 0,
  overscanBottom: 0,
  overscanLeft: 0,
  explains: false,
};

/** The root of the stage. */
export const ROOT = 1;

/** What a frame told, as values. */
export interface Told {
  /** Events in their order: name and value. */
  readonly events: readonly (readonly [name: string, value: unknown])[];
  /** Requests in their order. */
  readonly requests: readonly (readonly unknown[])[];
  readonly active: boolean;
  readonly wake: number | undefined;
  readonly idle: boolean;
  /** Words of the draw list. */
  readonly drawn: number;
}

const names: Readonly<Record<number, EntryInfo<unknown>>> = Object.fromEntries(
  Object.values(events as Readonly<Record<string, EntryInfo<unknown>>>).map((entry) => [
    entry.id,
    entry,
  ]),
);
const rows: Readonly<Record<string, EntryInfo<unknown>>> = { ...commands, ...properties };
const keys: readonly string[] = keyCodec.kind === 'enum' ? keyCodec.cases : [];
/** Names of the reasons of failed loads, by their numbers. */
export const loadErrors: readonly string[] =
  loadErrorCodec.kind === 'enum' ? loadErrorCodec.cases : [];

/** An engine with a clock. */
export class Driven {
  readonly engine: Engine;
  time = 0;
  #sequence = 0;

  constructor(engine: Engine, stage: EngineStage = STAGE) {
    this.engine = engine;
    engine.reset();
    engine.configure(settingWords(stage));
  }

  /** Sends a batch; how many entries it had, or `undefined` if it was refused. */
  send(write: (batch: Batch) => void): number | undefined {
    const batch = new Batch();
    write(batch);
    this.#sequence += 1;
    return this.engine.apply(batch.writer.finish(this.#sequence));
  }

  /** Presses a key and lets it go. */
  press(...list: readonly Key[]): void {
    for (const key of list) {
      this.down(key);
      this.up(key);
    }
  }

  down(key: Key): void {
    this.engine.key(keys.indexOf(key), keyPhase.down, this.time);
  }

  up(key: Key): void {
    this.engine.key(keys.indexOf(key), keyPhase.up, this.time);
  }

  repeat(key: Key): void {
    this.engine.key(keys.indexOf(key), keyPhase.repeat, this.time);
  }

  cancel(key: Key): void {
    this.engine.key(keys.indexOf(key), keyPhase.cancel, this.time);
  }

  /** Makes the frame that comes `wait` milliseconds after the last one. */
  frame(wait = 16): Told {
    this.time += wait;
    const { events: words, requests, active, wake, idle, drawList } = this.engine.frame(this.time);
    const told = eventsOf(words);
    const asked: unknown[][] = [];
    readRequests(requests, {
      loadImage: ({ texture, width, height, url, visibility }) =>
        void asked.push(['image', texture, width, height, url, visibility]),
      cancelImage: (texture) => void asked.push(['cancel', texture]),
      prioritiseImage: ({ texture, visibility }) =>
        void asked.push(['prioritise', texture, visibility]),
      freeImage: () => {},
      loadFont: ({ font, url }) => void asked.push(['font', font, url]),
    });
    return { events: told, requests: asked, active, wake, idle, drawn: drawList.length };
  }

  /** Makes frames until nothing moves any more; what all of them told. */
  rest(): Told {
    const all: Told[] = [];
    do {
      all.push(this.frame());
      if (all.length > 2_000) throw new Error('expected it to come to rest within 2,000 frames');
    } while (!all.at(-1)?.idle);
    return {
      events: all.flatMap((told) => told.events),
      requests: all.flatMap((told) => told.requests),
      active: false,
      wake: all.at(-1)?.wake,
      idle: true,
      drawn: all.reduce((sum, told) => sum + told.drawn, 0),
    };
  }

  /** Values of the events of a name, of a frame. */
  static of(told: Told, name: string): unknown[] {
    return told.events.filter(([event]) => event === name).map(([, value]) => value);
  }

  /** Where a node is drawn in the frame that is made with this question. */
  bounds(node: number, wait = 16): number[] {
    this.send((batch) => batch.command('queryBounds', { node, token: 1 }));
    const [answer] = Driven.of(this.frame(wait), 'bounds') as {
      x: number;
      y: number;
      width: number;
      height: number;
    }[];
    if (!answer) throw new Error(`expected an answer where node ${node} is`);
    return [answer.x, answer.y, answer.width, answer.height];
  }

  /** What is on the screen, whatever slots it is in. */
  screen(): string[] {
    return drawn(this.engine.full().slice());
  }
}

/** Number of a reason. */
export const reasonOf = (reason: LoadError): number => loadErrors.indexOf(reason);

/** A batch in the making. */
export class Batch {
  readonly writer = new BatchWriter();

  command<K extends keyof Commands>(name: K, value: Commands[K]): this {
    writeEntry(this.writer, rows[name] as EntryInfo<unknown>, value);
    return this;
  }

  /** A node made and put at the end of its parent, with properties. */
  make(
    node: number,
    parent: number,
    values: Partial<Properties> = {},
    kind: NodeKind = 'view',
  ): this {
    this.command('createNode', { node, kind });
    this.command('insertChild', { parent, child: node, before: 0 });
    return this.properties(values);
  }

  /** Properties of a node, in a state if one is given. */
  set(node: number, values: Partial<Properties>, state?: State): this {
    this.writer.select(node);
    if (state !== undefined) this.command('selectState', state);
    return this.properties(values);
  }

  /** Properties of the selected node. */
  properties(values: Partial<Properties>): this {
    for (const [key, value] of Object.entries(values)) {
      writeEntry(this.writer, rows[key] as EntryInfo<unknown>, value);
    }
    return this;
  }

  /** An animation of `translate-x`, linear, once. */
  slide(animation: number, node: number, to: number, duration = 100, delay = 0): this {
    return this.command('animate', {
      animation,
      node,
      property: properties.translateX.id,
      timing: {
        delay,
        endDelay: 0,
        duration,
        iterations: 1,
        iterationStart: 0,
        direction: 'normal',
        fill: 'forwards',
        easing: { tag: 'linear' },
      },
      keyframes: [0, 1].map((offset) => ({
        offset,
        value: { tag: 'number' as const, val: offset * to },
        easing: { tag: 'linear' as const },
        composite: 'replace' as const,
      })),
    });
  }
}

/** Events of a stream by name. */
export function eventsOf(words: Uint32Array): (readonly [string, unknown])[] {
  const cursor = new EntryCursor().reset(words);
  const told: (readonly [string, unknown])[] = [];
  while (cursor.next()) {
    const entry = names[cursor.id];
    if (!entry) throw new Error(`expected events of the schema, got ${cursor.id.toString(16)}`);
    told.push([entry.name, readEntry(entry, cursor)]);
  }
  return told;
}

/** Why the engine refuses a call: case and value; fails where it does not. */
export function refusal(call: () => unknown): readonly [string, unknown] {
  try {
    call();
  } catch (error) {
    if (error instanceof EngineRefusal) return [error.reason, error.value];
    throw error;
  }
  throw new Error('expected a refusal, got none');
}
