/**
 * Places between 0 and 1, of which some are left out.
 *
 * @module
 */

/**
 * The places; those left out lie evenly between their neighbours, the first at 0 and the last at 1.
 * One that is alone is the last.
 */
export function spreadEvenly(places: readonly (number | undefined)[]): number[] {
  const spread = [...places];
  spread[spread.length - 1] ??= 1;
  spread[0] ??= 0;
  let next = 0;
  for (let at = 1; at < spread.length; at += 1) {
    if (spread[at] !== undefined) continue;
    if (next <= at) for (next = at; spread[next] === undefined; next += 1);
    const from = spread[at - 1] as number;
    spread[at] = from + ((spread[next] as number) - from) / (next - at + 1);
  }
  return spread as number[];
}
