import {
  linearGradientFields as fields,
  geometryKind,
} from '../../schema/typescript/generated/rows/draw-list.ts';
import { gradientGlsl, shaded } from '../gradient.ts';
import type { Primitive } from '../primitive.ts';

/** A part of a linear gradient. `mod.rs` beside this file says how. */
export const linearGradient: Primitive = {
  kind: geometryKind.linearGradient,
  fill: 'fillLinearGradient',
  shared: gradientGlsl,
  glsl: `
vec4 fillLinearGradient(vec2 place) {
  vec2 slope = vec2(number(${fields.slope}), number(${fields.slope + 1}));
  float offset = dot(place / box.zw, slope) + 0.5;
  return ${shaded(fields)};
}
`,
};
