/**
 * Lets two trees measure by turns: one goes on only while the other waits.
 *
 * @module
 */

/** A measurement that pauses wherever another may go on; answers its result at its end. */
export type Paced<T> = Iterator<unknown, T> | AsyncIterator<unknown, T>;

/**
 * Lets each go on to its next pause, in their order, until all have ended.
 *
 * @returns The results, in the same order.
 * @throws What one of them throws; the others are left where they wait.
 */
export async function alternate<T>(sides: readonly Paced<T>[]): Promise<T[]> {
  const results = new Map<number, T>();
  while (results.size < sides.length) {
    for (const [index, side] of sides.entries()) {
      if (results.has(index)) continue;
      const step = await side.next();
      if (step.done) results.set(index, step.value);
    }
  }
  return sides.map((_, index) => results.get(index) as T);
}
