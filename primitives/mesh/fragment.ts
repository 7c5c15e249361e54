import {
  meshFields as fields,
  geometryKind,
} from '../../schema/typescript/generated/rows/draw-list.ts';
import type { Primitive } from '../primitive.ts';

/** A triangle with a colour for each corner. `mod.rs` beside this file says how. */
export const mesh: Primitive = {
  kind: geometryKind.mesh,
  form: 'triangle',
  fill: 'fillMesh',
  glsl: `
vec4 fillMesh(vec2 place) {
  float across = clamp(place.x / (2.0 * box.x) + 0.5, 0.0, 1.0);
  float down = clamp(place.y / (2.0 * box.y) + 0.5, 0.0, 1.0 - across);
  float rest = 1.0 - across - down;
  vec4 color = rest * tint(${fields.colors}) + across * tint(${fields.colors + 1}) + down * tint(${fields.colors + 2});
  vec2 texel = rest * pair(${fields.texels}) + across * pair(${fields.texels + 1}) + down * pair(${fields.texels + 2});
  return color * onPage(texel);
}
`,
};
