// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { fault } from '../../rows.ts';

/** A change of a node's states. */
export interface StateChange {
  node: number;
  /** `states` of `inlay:schema`, before. */
  before: number;
  /** `states` of `inlay:schema`, now. */
  now: number;
}
/** Places of the fields of {@link StateChange} in its words. */
export const stateChange = {
  words: 3,
  node: 0,
  before: 1,
  now: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkStateChange(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a state-change', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readStateChange(words: Uint32Array, at: number): StateChange {
  return {
    node: words[at + 0] ?? 0,
    before: words[at + 1] ?? 0,
    now: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterStateChange(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeStateChange(out: number[], row: StateChange): void {
  out.push(row.node);
  out.push(row.before);
  out.push(row.now);
}
