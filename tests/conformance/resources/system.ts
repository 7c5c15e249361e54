/**
 * `inlay:resources/resources` in jco's shape, and streams for it.
 *
 * @module
 */
import type { Changes } from '../../../schema/typescript/generated/interfaces.ts';
import {
  BatchWriter,
  commands,
  id,
  type LoadError,
  loadErrorCodec,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';

export type {
  Changes,
  Request,
  ResourceState,
  ResourcesInterface,
} from '../../../schema/typescript/generated/interfaces.ts';

export { refusal } from '../refusal.ts';

/** The number of a reason. */
export const reasonOf = (reason: LoadError): number =>
  loadErrorCodec.kind === 'enum' ? loadErrorCodec.cases.indexOf(reason) : -1;

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
