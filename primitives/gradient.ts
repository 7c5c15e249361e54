/** What linear and radial gradients share. `gradient.rs` beside this file says how. */
export const gradientGlsl = `
vec4 shade(float offset, float start, float end, vec4 from, vec4 to) {
  bool isIn = (goesBefore() || offset >= start) && (goesAfter() || offset < end);
  return isIn ? mix(from, to, clamp((offset - start) / (end - start), 0.0, 1.0)) : vec4(0.0);
}

float inBox(vec2 place) {
  return cover(place, box.xy, along(place, box.xy), corners * box.z, corners * box.w);
}
`;
