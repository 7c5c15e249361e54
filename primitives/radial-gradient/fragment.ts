import {
  radialGradientFields as fields,
  geometryKind,
} from '../../schema/typescript/generated/rows/draw-list.ts';
import { gradientGlsl, shaded } from '../gradient.ts';
import type { Primitive } from '../primitive.ts';

/** A part of a radial gradient. `mod.rs` beside this file says how. */
export const radialGradient: Primitive = {
  kind: geometryKind.radialGradient,
  fill: 'fillRadialGradient',
  shared: gradientGlsl,
  glsl: `
vec4 fillRadialGradient(vec2 place) {
  vec2 center = vec2(number(${fields.center}), number(${fields.center + 1}));
  vec2 radii = vec2(number(${fields.radii}), number(${fields.radii + 1}));
  float offset = length((place / box.zw - center) / radii);
  return ${shaded(fields)};
}
`,
};
