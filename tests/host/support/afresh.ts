/**
 * Pictures that do not depend on what was shown before.
 *
 * @module
 */
import type { Stage } from '../../../host/src/index.ts';

/**
 * Loads all pictures again, each for the boxes that are in bounds now: which ones there were on the
 * way here does not count.
 *
 * @param rest Resolves when nothing moves or loads.
 */
export async function loadAfresh(stage: Stage, rest: () => Promise<void>): Promise<void> {
  stage.suspend();
  stage.resume();
  await rest();
}
