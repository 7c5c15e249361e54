/**
 * The primitives for the GPU host: the table of `lib.rs` in GLSL.
 *
 * @module
 */
import { border } from './border/fragment.ts';
import { cornerColors } from './corner-colors/fragment.ts';
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

/** Their kinds: bit n is kind n. */
export const primitiveKinds = primitives.reduce((kinds, { kind }) => kinds | (1 << kind), 0);

/**
 * The GLSL of primitives: `vec4 fill(float kind, vec2 place)`, which answers nothing for other
 * kinds.
 *
 * @param kinds Which they are: bit n is kind n.
 */
export function primitivesGlsl(kinds: number): string {
  const chosen = primitives.filter(({ kind }) => (kinds >>> kind) & 1);
  const shared = new Set(chosen.map((primitive) => primitive.shared ?? ''));
  return `${[...shared].join('')}${chosen.map(({ glsl }) => glsl).join('')}
vec4 fill(float kind, vec2 place) {
${chosen.map(({ kind, fill }) => `  if (kind == ${kind}.0) return ${fill}(place);`).join('\n')}
  return vec4(0.0);
}
`;
}
