/**
 * The primitives for the GPU host: the table of `lib.rs` in GLSL.
 *
 * @module
 */
import { border } from './border/fragment.ts';
import { cornerColors } from './corner-colors/fragment.ts';
import { gradientGlsl } from './gradient.ts';
import { linearGradient } from './linear-gradient/fragment.ts';
import { mesh } from './mesh/fragment.ts';
import type { Primitive } from './primitive.ts';
import { radialGradient } from './radial-gradient/fragment.ts';
import { boxShadow, insetShadow } from './shadow/fragment.ts';

/** All primitives beside boxes, images and glyphs. */
export const primitives: readonly Primitive[] = [
  border,
  linearGradient,
  radialGradient,
  cornerColors,
  boxShadow,
  insetShadow,
  mesh,
];

/** What of a pixel the box covers. */
const boxGlsl = `
float inBox(vec2 place) {
  return cover(place, box.xy, along(place, box.xy), corners * box.z, corners * box.w);
}
`;

/**
 * The GLSL of all primitives: `vec4 fill(float kind, vec2 place)`, which answers nothing for other
 * kinds.
 */
export const primitivesGlsl = `${boxGlsl}${gradientGlsl}${primitives.map(({ glsl }) => glsl).join('')}
vec4 fill(float kind, vec2 place) {
${primitives.map(({ kind, fill }) => `  if (kind == ${kind}.0) return ${fill}(place);`).join('\n')}
  return vec4(0.0);
}
`;
