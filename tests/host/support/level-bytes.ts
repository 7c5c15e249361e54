/**
 * What smaller levels of a texture take.
 *
 * @module
 */

/** Bytes of all levels of an image but the first. */
export function levelBytes({ width, height } = { width: 1, height: 1 }): number {
  let sum = 0;
  for (let [wide, high] = [width, height]; Math.max(wide, high) > 1; ) {
    [wide, high] = [Math.max(1, wide >> 1), Math.max(1, high >> 1)];
    sum += wide * high * 4;
  }
  return sum;
}
