/**
 * What the GPU host knows of a primitive.
 *
 * @module
 */

/**
 * A primitive in GLSL. Its text has one function that a shader calls, and what that needs. It is
 * written so that GLSL ES 1.00 takes it, too: no integers with a sign or without, no bits, loops
 * with constant ends. It may use:
 *
 * - `box`: half the box in pixels, and pixels per dp along its axes; `corners`: its radii in dp;
 * - `cover(q, half, axes, rx, ry)`, `along(q, half)`: as in `wit/draw-list/draw-list.md`. A driver
 *   compiles `cover` wherever it is called;
 * - `inBox(place)`: what of a pixel the box covers, which is known already;
 * - `number(i)`, `tint(i)`: field `i` as a number, and as a premultiplied colour;
 * - `pair(i)`: field `i` as two shares, each 0 to 1, from the lower half of the word on;
 * - `onPage(texel)`: the coverage of the instance's page there; 1 where it has none;
 * - `goesBefore()`, `goesAfter()`: bits of its kind.
 */
export interface Primitive {
  /** Its number in a draw list: `geometryKind`. */
  kind: number;
  /**
   * `triangle`: its pixels are those whose centre is in the triangle between the box's top left,
   * top right and bottom left, and it may have a page. By default it is asked for all that its box
   * reaches.
   */
  form?: 'triangle';
  /**
   * The name of the function. It takes a place in pixels from the box's centre, and answers what
   * the instance's colour is multiplied with.
   */
  fill: string;
  /** What several primitives need: a shader has it once. */
  shared?: string;
  glsl: string;
}
