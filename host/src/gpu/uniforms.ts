/**
 * Spaces and clips as uniforms, in pixels of the surface.
 *
 * @module
 */
import { CLIP_FLOATS, type Retained, SPACE_FLOATS } from './retained.ts';
import { CLIP_VECTORS, SPACE_VECTORS } from './shaders.ts';

/** Writes the affine from a space to pixels as `a b c d | tx ty 0 0` at `index` of `out`. */
export function spaceUniform(retained: Retained, slot: number, out: Float32Array, index: number): void {
  const { spaces } = retained;
  const from = slot * SPACE_FLOATS;
  const to = index * SPACE_VECTORS * 4;
  const scaleX = retained.surfaceWidth / retained.stageWidth;
  const scaleY = retained.surfaceHeight / retained.stageHeight;
  for (let axis = 0; axis < SPACE_FLOATS; axis += 2) {
    out[to + axis] = (spaces[from + axis] ?? 0) * scaleX;
    out[to + axis + 1] = (spaces[from + axis + 1] ?? 0) * scaleY;
  }
}

/** A space's affine to pixels, while a clip is worked out. */
const space = new Float32Array(SPACE_VECTORS * 4);

/**
 * Writes a clip at `index` of `out`: the affine from pixels to the clip's own, from its centre (`a b c d | tx ty`), half its size,
 * radii, pixels per dp along its axes, and the place of the clip that it lies in. A clip that is flat hides everything.
 */
export function clipUniform(retained: Retained, slot: number, parent: number, out: Float32Array, index: number): void {
  const { clips } = retained;
  const from = (slot - 1) * CLIP_FLOATS;
  const to = index * CLIP_VECTORS * 4;
  spaceUniform(retained, retained.clipSpaces[slot - 1] ?? 0, space, 0);
  // From the clip's box to pixels.
  const a = n(space, 0) * n(clips, from) + n(space, 2) * n(clips, from + 1);
  const b = n(space, 1) * n(clips, from) + n(space, 3) * n(clips, from + 1);
  const c = n(space, 0) * n(clips, from + 2) + n(space, 2) * n(clips, from + 3);
  const d = n(space, 1) * n(clips, from + 2) + n(space, 3) * n(clips, from + 3);
  const x = n(space, 0) * n(clips, from + 4) + n(space, 2) * n(clips, from + 5) + n(space, 4);
  const y = n(space, 1) * n(clips, from + 4) + n(space, 3) * n(clips, from + 5) + n(space, 5);
  const scaleX = Math.hypot(a, b);
  const scaleY = Math.hypot(c, d);
  const halfX = n(clips, from + 6) * scaleX * 0.5;
  const halfY = n(clips, from + 7) * scaleY * 0.5;
  const inverse = 1 / (a * d - b * c);
  out.fill(0, to, to + CLIP_VECTORS * 4);
  out[to + 14] = parent;
  if (!(halfX > 0 && halfY > 0) || !Number.isFinite(inverse)) return;
  out[to] = d * inverse * scaleX;
  out[to + 1] = -b * inverse * scaleY;
  out[to + 2] = -c * inverse * scaleX;
  out[to + 3] = a * inverse * scaleY;
  out[to + 4] = (c * y - d * x) * inverse * scaleX - halfX;
  out[to + 5] = (b * x - a * y) * inverse * scaleY - halfY;
  out[to + 6] = halfX;
  out[to + 7] = halfY;
  for (let corner = 0; corner < 4; corner += 1) out[to + 8 + corner] = n(clips, from + 8 + corner);
  out[to + 12] = scaleX;
  out[to + 13] = scaleY;
}

function n(numbers: Float32Array, at: number): number {
  return numbers[at] ?? 0;
}
