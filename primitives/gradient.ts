/** What linear and radial gradients share. `gradient.rs` beside this file says how. */
export const gradientGlsl = `
vec4 shade(float offset, float start, float end, vec4 from, vec4 to) {
  bool isIn = (goesBefore() || offset >= start) && (goesAfter() || offset < end);
  return isIn ? mix(from, to, clamp((offset - start) / (end - start), 0.0, 1.0)) : vec4(0.0);
}
`;

/** A part of a gradient at an `offset`, whose stops have their numbers and colours in `fields`. */
export const shaded = (fields: { start: number; end: number; colors: number }): string =>
  `inBox(place) * shade(offset, number(${fields.start}), number(${fields.end}),
    tint(${fields.colors}), tint(${fields.colors + 1}))`;
