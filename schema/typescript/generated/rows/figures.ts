// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { fault, readBytes, readWords, writeBytes, writeWords } from '../../rows.ts';

/** The last frames, the newest last. */
export interface Frames {
  /** How many there have been. */
  count: number;
  /** From the frame before to each, in microseconds; 0 where there was a rest in between. */
  intervals: readonly number[];
  /** What each took, engine and drawing, in microseconds. */
  work: readonly number[];
}
/** Places of the fields of {@link Frames} in its words. */
export const frames = {
  count: 0,
  intervals: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkFrames(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a frames', end - at);
  let next = at + 1;
  if (next >= end) fault(next, 'the count of intervals of a frames', 'the end');
  const intervalsCount = words[next] ?? 0;
  if (next + 1 + intervalsCount > end) fault(next, 'words for all intervals of a frames', intervalsCount);
  next += 1 + intervalsCount;
  if (next >= end) fault(next, 'the count of work of a frames', 'the end');
  const workCount = words[next] ?? 0;
  if (next + 1 + workCount > end) fault(next, 'words for all work of a frames', workCount);
  next += 1 + workCount;
  return next;
}
/** The row at `at`, checked before. */
export function readFrames(words: Uint32Array, at: number): Frames {
  let next = at + 1;
  const intervalsCount = words[next] ?? 0;
  const intervals = readWords(words, next + 1, intervalsCount);
  next += 1 + intervalsCount;
  const workCount = words[next] ?? 0;
  const work = readWords(words, next + 1, workCount);
  next += 1 + workCount;
  return {
    count: words[at + 0] ?? 0,
    intervals,
    work,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterFrames(words: Uint32Array, at: number): number {
  let next = at + 1;
  next += 1 + (words[next] ?? 0);
  next += 1 + (words[next] ?? 0);
  return next;
}
/** Adds a row to words. */
export function writeFrames(out: number[], row: Frames): void {
  out.push(row.count);
  writeWords(out, row.intervals);
  writeWords(out, row.work);
}

/** The last keys, the newest last. */
export interface Keys {
  /** How many there have been. */
  count: number;
  /** From the event of each to the end of the frame that shows what it did, in microseconds. */
  latencies: readonly number[];
}
/** Places of the fields of {@link Keys} in its words. */
export const keys = {
  count: 0,
  latencies: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkKeys(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a keys', end - at);
  let next = at + 1;
  if (next >= end) fault(next, 'the count of latencies of a keys', 'the end');
  const latenciesCount = words[next] ?? 0;
  if (next + 1 + latenciesCount > end) fault(next, 'words for all latencies of a keys', latenciesCount);
  next += 1 + latenciesCount;
  return next;
}
/** The row at `at`, checked before. */
export function readKeys(words: Uint32Array, at: number): Keys {
  let next = at + 1;
  const latenciesCount = words[next] ?? 0;
  const latencies = readWords(words, next + 1, latenciesCount);
  next += 1 + latenciesCount;
  return {
    count: words[at + 0] ?? 0,
    latencies,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterKeys(words: Uint32Array, at: number): number {
  let next = at + 1;
  next += 1 + (words[next] ?? 0);
  return next;
}
/** Adds a row to words. */
export function writeKeys(out: number[], row: Keys): void {
  out.push(row.count);
  writeWords(out, row.latencies);
}

/** A linear memory. */
export interface Memory {
  bytes: number;
  /** The system that has it, in UTF-8; empty where systems share one. */
  system: Uint8Array;
}
/** Places of the fields of {@link Memory} in its words. */
export const memory = {
  bytes: 0,
  system: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkMemory(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a memory', end - at);
  let next = at + 1;
  if (next >= end) fault(next, 'the count of system of a memory', 'the end');
  const systemCount = words[next] ?? 0;
  if (next + 1 + Math.ceil(systemCount / 4) > end) fault(next, 'words for all system of a memory', systemCount);
  next += 1 + Math.ceil(systemCount / 4);
  return next;
}
/** The row at `at`, checked before. */
export function readMemory(words: Uint32Array, at: number): Memory {
  let next = at + 1;
  const systemCount = words[next] ?? 0;
  const system = readBytes(words, next + 1, systemCount);
  next += 1 + Math.ceil(systemCount / 4);
  return {
    bytes: words[at + 0] ?? 0,
    system,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterMemory(words: Uint32Array, at: number): number {
  let next = at + 1;
  next += 1 + Math.ceil((words[next] ?? 0) / 4);
  return next;
}
/** Adds a row to words. */
export function writeMemory(out: number[], row: Memory): void {
  out.push(row.bytes);
  writeBytes(out, row.system);
}

/** What the painter holds. */
export interface Textures {
  /** Images and atlas pages. */
  count: number;
  bytes: number;
  /** Most bytes of images. */
  budget: number;
  /** Images that wait for their upload. */
  waiting: number;
}
/** Places of the fields of {@link Textures} in its words. */
export const textures = {
  words: 4,
  count: 0,
  bytes: 1,
  budget: 2,
  waiting: 3,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkTextures(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a textures', end - at);
  return at + 4;
}
/** The row at `at`, checked before. */
export function readTextures(words: Uint32Array, at: number): Textures {
  return {
    count: words[at + 0] ?? 0,
    bytes: words[at + 1] ?? 0,
    budget: words[at + 2] ?? 0,
    waiting: words[at + 3] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterTextures(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeTextures(out: number[], row: Textures): void {
  out.push(row.count);
  out.push(row.bytes);
  out.push(row.budget);
  out.push(row.waiting);
}

/** What is drawn. */
export interface Drawn {
  instances: number;
  /** Draw calls. */
  batches: number;
  /** Words of the last draw list that changed something. */
  length: number;
}
/** Places of the fields of {@link Drawn} in its words. */
export const drawn = {
  words: 3,
  instances: 0,
  batches: 1,
  length: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkDrawn(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a drawn', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readDrawn(words: Uint32Array, at: number): Drawn {
  return {
    instances: words[at + 0] ?? 0,
    batches: words[at + 1] ?? 0,
    length: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterDrawn(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeDrawn(out: number[], row: Drawn): void {
  out.push(row.instances);
  out.push(row.batches);
  out.push(row.length);
}

/** The tree. */
export interface Nodes {
  /** Nodes that exist. */
  count: number;
}
/** Places of the fields of {@link Nodes} in its words. */
export const nodes = {
  words: 1,
  count: 0,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkNodes(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a nodes', end - at);
  return at + 1;
}
/** The row at `at`, checked before. */
export function readNodes(words: Uint32Array, at: number): Nodes {
  return {
    count: words[at + 0] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterNodes(_words: Uint32Array, at: number): number {
  return at + 1;
}
/** Adds a row to words. */
export function writeNodes(out: number[], row: Nodes): void {
  out.push(row.count);
}

/** The focused node, and each node above it up to the stage, in this order. */
export interface Focused {
  node: number;
  /** Its `key`, in UTF-8. */
  key: Uint8Array;
}
/** Places of the fields of {@link Focused} in its words. */
export const focused = {
  node: 0,
  key: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkFocused(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a focused', end - at);
  let next = at + 1;
  if (next >= end) fault(next, 'the count of key of a focused', 'the end');
  const keyCount = words[next] ?? 0;
  if (next + 1 + Math.ceil(keyCount / 4) > end) fault(next, 'words for all key of a focused', keyCount);
  next += 1 + Math.ceil(keyCount / 4);
  return next;
}
/** The row at `at`, checked before. */
export function readFocused(words: Uint32Array, at: number): Focused {
  let next = at + 1;
  const keyCount = words[next] ?? 0;
  const key = readBytes(words, next + 1, keyCount);
  next += 1 + Math.ceil(keyCount / 4);
  return {
    node: words[at + 0] ?? 0,
    key,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterFocused(words: Uint32Array, at: number): number {
  let next = at + 1;
  next += 1 + Math.ceil((words[next] ?? 0) / 4);
  return next;
}
/** Adds a row to words. */
export function writeFocused(out: number[], row: Focused): void {
  out.push(row.node);
  writeBytes(out, row.key);
}

/** A move of focus. Its levels follow, then its candidates. */
export interface Move {
  /** `navigation-direction` of the schema. */
  direction: number;
  /** Where it starts; 0 is nowhere. */
  start: number;
  /** The node that gets focus; 0 is none. */
  chosen: number;
}
/** Places of the fields of {@link Move} in its words. */
export const move = {
  words: 3,
  direction: 0,
  start: 1,
  chosen: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkMove(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a move', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readMove(words: Uint32Array, at: number): Move {
  return {
    direction: words[at + 0] ?? 0,
    start: words[at + 1] ?? 0,
    chosen: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterMove(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeMove(out: number[], row: Move): void {
  out.push(row.direction);
  out.push(row.start);
  out.push(row.chosen);
}

/** What `scope` of {@link Level} says. */
export const levelScope = { all: 0, beam: 1, aside: 2 } as const;

/** What `reach` of {@link Level} says. */
export const levelReach = { seen: 0, beyond: 1, all: 2 } as const;

/** What `rule` of {@link Level} says. */
export const levelRule = { onwards: 0, neighbour: 1, end: 2, inward: 3, beside: 4, host: 5, member: 6, group: 7 } as const;

/** A group that a move looks at, by the rules of `inlay:focus`, section 3. */
export interface Level {
  /** The group; 0 is the stage. */
  group: number;
  /** The member of it that focus is in. */
  inside: number;
  /** The scope of the move, section 2.5. */
  scope: number;
  /** With which reach a member answered, section 1.5. */
  reach: number;
  /**
   * What ended the move here; `onwards`: nothing did, and the next group out is looked at.
   * - `neighbour`: 3.1, a declared neighbour.
   * - `end`: 3.3, the group traps the direction, or is the stage.
   * - `inward`: 3.4. `beside`, `host`: 3.5. `member`: 3.6. `group`: 3.7.
   */
  rule: number;
}
/** Places of the fields of {@link Level} in its words. */
export const level = {
  words: 5,
  group: 0,
  inside: 1,
  scope: 2,
  reach: 3,
  rule: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkLevel(words: Uint32Array, at: number, end: number): number {
  if (at + 5 > end) fault(end, '5 words of a level', end - at);
  return at + 5;
}
/** The row at `at`, checked before. */
export function readLevel(words: Uint32Array, at: number): Level {
  return {
    group: words[at + 0] ?? 0,
    inside: words[at + 1] ?? 0,
    scope: words[at + 2] ?? 0,
    reach: words[at + 3] ?? 0,
    rule: words[at + 4] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterLevel(_words: Uint32Array, at: number): number {
  return at + 5;
}
/** Adds a row to words. */
export function writeLevel(out: number[], row: Level): void {
  out.push(row.group);
  out.push(row.inside);
  out.push(row.scope);
  out.push(row.reach);
  out.push(row.rule);
}

/** What `place` of {@link Candidate} says. */
export const candidatePlace = { aside: 0, beam: 1 } as const;

/** A member that answers a move, at the level whose rule is `member` or `beside`. */
export interface Candidate {
  node: number;
  /** Whether it is in the beam of the start. */
  place: number;
  /** From the end of the start to where it starts, at least 0, in 1/128 dp. */
  ahead: number;
  /**
   * From the line of the move to its nearest point, in 1/128 dp. Its badness is
   * `13 ahead² + across²`.
   */
  across: number;
}
/** Places of the fields of {@link Candidate} in its words. */
export const candidate = {
  words: 4,
  node: 0,
  place: 1,
  ahead: 2,
  across: 3,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkCandidate(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a candidate', end - at);
  return at + 4;
}
/** The row at `at`, checked before. */
export function readCandidate(words: Uint32Array, at: number): Candidate {
  return {
    node: words[at + 0] ?? 0,
    place: words[at + 1] ?? 0,
    ahead: words[at + 2] ?? 0,
    across: words[at + 3] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterCandidate(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeCandidate(out: number[], row: Candidate): void {
  out.push(row.node);
  out.push(row.place);
  out.push(row.ahead);
  out.push(row.across);
}

/** A figure, by who has it: the host, the engine, focus. */
export type Figure =
  | ({ tag: 'frames' } & Frames)
  | ({ tag: 'keys' } & Keys)
  | ({ tag: 'memory' } & Memory)
  | ({ tag: 'textures' } & Textures)
  | ({ tag: 'drawn' } & Drawn)
  | ({ tag: 'nodes' } & Nodes)
  | ({ tag: 'focused' } & Focused)
  | ({ tag: 'move' } & Move)
  | ({ tag: 'level' } & Level)
  | ({ tag: 'candidate' } & Candidate);
/** First words of {@link Figure}. */
export const figure = { frames: 1, keys: 2, memory: 3, textures: 4, drawn: 5, nodes: 6, focused: 7, move: 8, level: 9, candidate: 10 } as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkFigure(words: Uint32Array, at: number, end: number): number {
  switch (words[at]) {
    case figure.frames:
      return checkFrames(words, at + 1, end);
    case figure.keys:
      return checkKeys(words, at + 1, end);
    case figure.memory:
      return checkMemory(words, at + 1, end);
    case figure.textures:
      return checkTextures(words, at + 1, end);
    case figure.drawn:
      return checkDrawn(words, at + 1, end);
    case figure.nodes:
      return checkNodes(words, at + 1, end);
    case figure.focused:
      return checkFocused(words, at + 1, end);
    case figure.move:
      return checkMove(words, at + 1, end);
    case figure.level:
      return checkLevel(words, at + 1, end);
    case figure.candidate:
      return checkCandidate(words, at + 1, end);
    default:
      return fault(at, 'a figure', words[at]);
  }
}
/** The row at `at`, checked before. */
export function readFigure(words: Uint32Array, at: number): Figure {
  switch (words[at]) {
    case figure.frames:
      return { tag: 'frames', ...readFrames(words, at + 1) };
    case figure.keys:
      return { tag: 'keys', ...readKeys(words, at + 1) };
    case figure.memory:
      return { tag: 'memory', ...readMemory(words, at + 1) };
    case figure.textures:
      return { tag: 'textures', ...readTextures(words, at + 1) };
    case figure.drawn:
      return { tag: 'drawn', ...readDrawn(words, at + 1) };
    case figure.nodes:
      return { tag: 'nodes', ...readNodes(words, at + 1) };
    case figure.focused:
      return { tag: 'focused', ...readFocused(words, at + 1) };
    case figure.move:
      return { tag: 'move', ...readMove(words, at + 1) };
    case figure.level:
      return { tag: 'level', ...readLevel(words, at + 1) };
    case figure.candidate:
      return { tag: 'candidate', ...readCandidate(words, at + 1) };
    default:
      return fault(at, 'a figure', words[at]);
  }
}
/** Where the row at `at` ends, checked before. */
export function afterFigure(words: Uint32Array, at: number): number {
  switch (words[at]) {
    case figure.frames:
      return afterFrames(words, at + 1);
    case figure.keys:
      return afterKeys(words, at + 1);
    case figure.memory:
      return afterMemory(words, at + 1);
    case figure.textures:
      return afterTextures(words, at + 1);
    case figure.drawn:
      return afterDrawn(words, at + 1);
    case figure.nodes:
      return afterNodes(words, at + 1);
    case figure.focused:
      return afterFocused(words, at + 1);
    case figure.move:
      return afterMove(words, at + 1);
    case figure.level:
      return afterLevel(words, at + 1);
    case figure.candidate:
      return afterCandidate(words, at + 1);
    default:
      return words.length;
  }
}
/** Adds a row to words. */
export function writeFigure(out: number[], row: Figure): void {
  switch (row.tag) {
    case 'frames':
      out.push(figure.frames);
      writeFrames(out, row);
      break;
    case 'keys':
      out.push(figure.keys);
      writeKeys(out, row);
      break;
    case 'memory':
      out.push(figure.memory);
      writeMemory(out, row);
      break;
    case 'textures':
      out.push(figure.textures);
      writeTextures(out, row);
      break;
    case 'drawn':
      out.push(figure.drawn);
      writeDrawn(out, row);
      break;
    case 'nodes':
      out.push(figure.nodes);
      writeNodes(out, row);
      break;
    case 'focused':
      out.push(figure.focused);
      writeFocused(out, row);
      break;
    case 'move':
      out.push(figure.move);
      writeMove(out, row);
      break;
    case 'level':
      out.push(figure.level);
      writeLevel(out, row);
      break;
    case 'candidate':
      out.push(figure.candidate);
      writeCandidate(out, row);
      break;
  }
}
