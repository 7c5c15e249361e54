import {
  cornerColorsFields as fields,
  geometryKind,
} from '../../schema/typescript/generated/rows/draw-list.ts';
import type { Primitive } from '../primitive.ts';

/** A colour for each corner. `mod.rs` beside this file says how. */
export const cornerColors: Primitive = {
  kind: geometryKind.cornerColors,
  fill: 'fillCornerColors',
  glsl: `
vec4 fillCornerColors(vec2 place) {
  vec2 share = clamp(place / (2.0 * box.xy) + 0.5, 0.0, 1.0);
  vec4 top = mix(tint(${fields.colors}), tint(${fields.colors + 1}), share.x);
  vec4 bottom = mix(tint(${fields.colors + 3}), tint(${fields.colors + 2}), share.x);
  return inBox(place) * mix(top, bottom, share.y);
}
`,
};
