/**
 * What the engine knows of its nodes, read from its snapshot: properties, states and images.
 *
 * The layout is that of `components/engine/core/src/snapshot.rs`.
 *
 * @module
 */
import { nodeImageState } from '../../../schema/typescript/generated/rows/images.ts';
import { InlayError } from '../protocol/error.ts';
import {
  casesOf,
  commands,
  defaultOf,
  EntryCursor,
  type EntryInfo,
  id,
  info,
  type LoadError,
  loadErrorCodec,
  properties,
  readEntry,
  type State,
  stateCodec,
} from '../protocol/schema.ts';

/** `INLS`. */
const MAGIC = 0x534c4e49;
const VERSION = 4;
/** Words before the first section: magic, version, hash of the schema. */
const HEADER = 3;

const stateNames = casesOf(stateCodec);
const loadErrors = casesOf(loadErrorCodec);

/** Properties and their values, as values of the schema. */
export type Values = ReadonlyMap<EntryInfo, unknown>;

/** An image: on its way (`'loading'`), not needed yet (`'out of view'`), here, or not to be had. */
export type ImageStatus =
  | { readonly state: 'loading' | 'out of view' }
  /** Its size in pixels. */
  | { readonly state: 'loaded'; readonly width: number; readonly height: number }
  | { readonly state: 'failed'; readonly reason: LoadError };

/** What is known of a node. */
export interface NodeRecord {
  /** What the app set. */
  readonly base: Values;
  /** What it set for states, in the order of the cascade. */
  readonly styles: ReadonlyMap<State, Values>;
  /** The states that the node is in, in the order of the cascade. */
  readonly states: readonly State[];
  /** Of a node with a `src`. */
  readonly image: ImageStatus | undefined;
}

/** A value with where it comes from. */
export interface Computed {
  readonly value: unknown;
  /** The state whose style has it, `'set'` by the app for the node itself, or `'default'`. */
  readonly from: State | 'set' | 'default';
}

/** The value of a property that holds: of the last state in the cascade that has one. */
export function computed({ base, styles, states }: NodeRecord, entry: EntryInfo): Computed {
  for (let at = states.length - 1; at >= 0; at -= 1) {
    const from = states[at] as State;
    const style = styles.get(from);
    if (style?.has(entry)) return { value: style.get(entry), from };
  }
  if (base.has(entry)) return { value: base.get(entry), from: 'set' };
  return { value: entry.default ? defaultOf(entry) : undefined, from: 'default' };
}

/** A node while it is read. */
interface Reading {
  parent: number;
  base: Map<EntryInfo, unknown>;
  styles: Map<State, Map<EntryInfo, unknown>>;
  states: Set<State>;
}

/**
 * The nodes of a snapshot by their ids.
 *
 * @param isWanted Which nodes to read, by their ids: values of many nodes take their time.
 * @throws {@link InlayError} `mismatch` if the engine's snapshots have another layout.
 */
export function readRecord(
  snapshot: Uint32Array,
  isWanted: (id: number) => boolean = () => true,
): ReadonlyMap<number, NodeRecord> {
  const sections = sectionsOf(snapshot);
  const nodes = nodesOf(sections.get(2) ?? NOTHING, isWanted);
  const { focused, natural, shown, known } = engineOf(sections.get(3) ?? NOTHING);
  const pressed = sections.get(8)?.[0] ?? 0;
  nodes.get(pressed)?.states.add('pressed');
  nodes.get(focused)?.states.add('focused');
  for (let at = nodes.get(focused); at; at = nodes.get(at.parent)) at.states.add('focus-within');
  const sizes = new Map(rowsOf(natural, 3).map(([node = 0, ...size]) => [node, size]));
  const inView = new Set(rowsOf(shown, 2).map(([node]) => node));
  const answers = new Map(rowsOf(known, 4).map(([node = 0, ...answer]) => [node, answer]));
  const records = new Map<number, NodeRecord>();
  for (const [node, { base, styles, states }] of nodes) {
    if (!isWanted(node)) continue;
    const [state, first = 0, second = 0] = answers.get(node) ?? [];
    if (state === nodeImageState.ready) states.add('loaded');
    if (state === nodeImageState.failed) states.add('failed');
    const record = { base, styles, states: stateNames.filter((name) => states.has(name)) };
    const hasSource = Boolean(computed({ ...record, image: undefined }, properties.src).value);
    const [width = first, height = second] = sizes.get(node) ?? [];
    const image: ImageStatus =
      state === nodeImageState.failed
        ? { state: 'failed', reason: loadErrors[first] as LoadError }
        : state === nodeImageState.ready
          ? { state: 'loaded', width, height }
          : { state: inView.has(node) ? 'loading' : 'out of view' };
    records.set(node, { ...record, image: hasSource ? image : undefined });
  }
  return records;
}

const NOTHING = new Uint32Array(0);

function sectionsOf(snapshot: Uint32Array): ReadonlyMap<number, Uint32Array> {
  const [magic, version] = snapshot;
  if (magic !== MAGIC || version !== VERSION) {
    throw new InlayError(
      'mismatch',
      `The engine's snapshot has version ${version}, expected ${VERSION}: use engine and host of one version.`,
    );
  }
  const sections = new Map<number, Uint32Array>();
  for (let at = HEADER; at + 1 < snapshot.length; ) {
    const [kind = 0, length = 0] = snapshot.subarray(at, at + 2);
    sections.set(kind, snapshot.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return sections;
}

/** The nodes of the batch that builds the record; values of those that are wanted. */
function nodesOf(batch: Uint32Array, isWanted: (id: number) => boolean): Map<number, Reading> {
  const nodes = new Map<number, Reading>();
  const cursor = new EntryCursor();
  let selected: Reading | undefined;
  let style: Map<EntryInfo, unknown> | undefined;
  const nodeAt = (node: number): Reading => {
    const found = nodes.get(node) ?? {
      parent: 0,
      base: new Map(),
      styles: new Map(),
      states: new Set(),
    };
    nodes.set(node, found);
    return found;
  };
  for (cursor.open(batch); cursor.next(); ) {
    const entry = info[cursor.id];
    switch (cursor.id) {
      case id.insertChild:
        nodeAt(cursor.word(1)).parent = cursor.word(0);
        break;
      case id.setStates: {
        const { node, states } = readEntry(commands.setStates, cursor);
        for (const name of states) nodeAt(node).states.add(name);
        break;
      }
      case id.selectNode:
        selected = nodeAt(cursor.word(0));
        style = isWanted(cursor.word(0)) ? selected.base : undefined;
        break;
      case id.selectState:
        if (!style) break;
        style = new Map();
        selected?.styles.set(readEntry(commands.selectState, cursor), style);
        break;
      default:
        // Beside the nodes there are fonts and animations.
        if (entry?.table === 'property') style?.set(entry, readEntry(entry, cursor));
    }
  }
  return nodes;
}

/** The lists of the engine's own section that are about nodes. */
function engineOf(words: Uint32Array) {
  // The focused node, the room for nodes, whether there was a frame, and when.
  let at = 5;
  const list = () => {
    const count = words[at] ?? 0;
    const found = words.subarray(at + 1, at + 1 + count);
    at += 1 + count;
    return found;
  };
  const [natural, shown, , known] = [list(), list(), list(), list()];
  return { focused: words[0] ?? 0, natural, shown, known };
}

function rowsOf(words: Uint32Array | undefined, width: number): number[][] {
  const rows: number[][] = [];
  for (let at = 0; words && at + width <= words.length; at += width)
    rows.push([...words.subarray(at, at + width)]);
  return rows;
}
