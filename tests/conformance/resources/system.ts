/**
 * `inlay:resources/resources` in jco's shape, and streams for it.
 *
 * @module
 */
import { BatchWriter, commands, id, properties, writeEntry } from '../../../schema/typescript/index.ts';

export { refusal } from '../refusal.ts';

/** Why a picture did not load. */
export type LoadError = 'not-found' | 'network' | 'unsupported-format' | 'broken' | 'too-large' | 'timed-out';

/** A picture to load. */
export interface Request {
  texture: number;
  url: string;
  width: number;
  height: number;
  visibility: number;
}

/** What an update decided. */
export interface Changes {
  requests: Request[];
  cancelled: Uint32Array;
  urgency: Uint32Array;
  released: Uint32Array;
  nodes: Uint32Array;
  wake?: number | undefined;
}

/** `resource-state`. */
export interface ResourceState {
  version: number;
  recency: string[];
  failed: { url: string; reason: LoadError; failures: number }[];
}

/** The interface. Refusals are thrown as `{ payload: { tag, val } }`. */
export interface ResourcesInterface {
  setBudget(bytes: number): void;
  apply(entries: Uint32Array): void;
  setVisible(nodes: Uint32Array): void;
  arrive(texture: number, width: number, height: number, bytes: number): void;
  fail(texture: number, reason: LoadError): void;
  reserve(bytes: number): number;
  release(texture: number): void;
  update(time: number): Changes;
  reset(): void;
  snapshot(): ResourceState;
  restore(state: ResourceState): void;
}

/** Where a node is. */
export const level = { outOfBounds: 0, inBounds: 1, inViewport: 2 } as const;

/** `image-state` by number. */
export const states = ['empty', 'wanted', 'loading', 'ready', 'failed', 'evicted'] as const;

/** Entries by which nodes name pictures; `undefined` unsets. */
export function sources(pairs: Readonly<Record<number, string | undefined>>): Uint32Array {
  const writer = new BatchWriter();
  for (const [node, url] of Object.entries(pairs)) {
    writer.select(Number(node));
    if (url === undefined) writeEntry(writer, commands.unsetProperty, id.src);
    else writeEntry(writer, properties.src, url);
  }
  return writer.entries().slice();
}

/** Entries that remove nodes. */
export function removals(...nodes: readonly number[]): Uint32Array {
  const writer = new BatchWriter();
  for (const node of nodes) writeEntry(writer, commands.removeNode, node);
  return writer.entries().slice();
}

/** An entry that reloads a node's image. */
export function reload(node: number): Uint32Array {
  const writer = new BatchWriter();
  writeEntry(writer, commands.reloadImage, node);
  return writer.entries().slice();
}

/** What nodes were told, by node: the state, and what is not 0 of texture, width and height. */
export function told(changes: Changes): Record<number, unknown[]> {
  const found: Record<number, unknown[]> = {};
  for (let at = 0; at < changes.nodes.length; at += 5) {
    const [node = 0, state = 0, ...rest] = changes.nodes.subarray(at, at + 5);
    found[node] = [states[state], ...rest.filter((word) => word !== 0)];
  }
  return found;
}
