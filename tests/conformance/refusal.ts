/**
 * What systems refuse, as jco throws it.
 *
 * @module
 */

/**
 * What the refusal that `call` throws carries. Fails where it throws none; a trap, which has no
 * payload, goes on.
 */
export function refusal(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    if (error !== null && typeof error === 'object' && 'payload' in error) return error.payload;
    throw error;
  }
  throw new Error('expected a refusal, got none');
}
