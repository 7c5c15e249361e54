/**
 * Draw lists as they are compared to the bit.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import type { Headless } from '../../host/src/engine/headless.ts';
import { header } from '../../host/src/gpu/draw-list.ts';

/**
 * A copy of the full draw list without its running number, which counts frames and is nothing that
 * is drawn.
 */
export function fullList({ runner }: Headless): Uint32Array {
  const words = runner.engine.full().slice();
  words[header.number] = 0;
  return words;
}

/** SHA-256 of {@link fullList}. */
export function fullHash(headless: Headless): string {
  return createHash('sha256').update(fullList(headless)).digest('hex');
}
