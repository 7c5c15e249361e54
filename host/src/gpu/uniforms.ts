/**
 * Spaces and clips as uniforms, in pixels of the surface.
 *
 * @module
 */
import { MAX_CHAIN, NO_SLOT } from './draw-list.ts';
import { CLIP_FLOATS, type Retained, SPACE_FLOATS } from './retained.ts';
import { CLIP_VECTORS, SPACE_VECTORS } from './shaders.ts';

/** Writes the affine from a space to pixels as `a b c d | tx ty 0 0` at `index` of `out`. */
export function spaceUniform(
  retained: Retained,
  slot: number,
  out: Float32Array,
  index: number,
): void {
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
/** From the box of the clip that is worked out to pixels. */
const box = new Float64Array(6);
/** The upright box of pixels that plain clips leave: left, top, right, bottom. */
const plain = new Float64Array(4);
/** More pixels than a surface has. */
const FAR = 1e6;

/**
 * Writes a clip at `index` of `out`: the affine from pixels to the clip's own, from its centre
 * (`a b c d | tx ty`), half its size, radii, pixels per dp along its axes, the place of the next
 * clip that cuts as it is, and the upright box that all others further out leave, itself included
 * if it is plain. `listed` are `count` slots from the word `from` on: the clips of its batch. The
 * clip in the slot `stop`, and those that it lies in, cut nothing.
 */
export function clipUniform(
  retained: Retained,
  slot: number,
  stop: number,
  listed: Uint32Array,
  from: number,
  count: number,
  out: Float32Array,
  index: number,
): void {
  const to = index * CLIP_VECTORS * 4;
  out.fill(0, to, to + CLIP_VECTORS * 4);
  plain[0] = plain[1] = -FAR;
  plain[2] = plain[3] = FAR;
  let exact = 0;
  measure(retained, slot);
  if (slot === stop || isPlain(retained, slot)) {
    if (slot !== stop) narrow(retained, slot);
    out[to + 6] = out[to + 7] = FAR;
  } else {
    exact += 1;
    writeShape(retained, slot, out, to);
  }
  let next: number = NO_SLOT;
  let at = slot === stop ? stop : (retained.clipParents[slot - 1] ?? 0);
  for (let left = retained.clipCount; at !== 0 && at !== stop && left > 0; left -= 1) {
    measure(retained, at);
    const place =
      exact < MAX_CHAIN && !isPlain(retained, at) ? placeOf(listed, from, count, at) : NO_SLOT;
    if (place === NO_SLOT) {
      narrow(retained, at);
    } else {
      exact += 1;
      if (next === NO_SLOT) next = place;
    }
    at = retained.clipParents[at - 1] ?? 0;
  }
  out[to + 14] = next;
  for (let side = 0; side < 4; side += 1) out[to + 16 + side] = plain[side] ?? 0;
}

/** Works {@link box} out. */
function measure(retained: Retained, slot: number): void {
  const { clips } = retained;
  const from = (slot - 1) * CLIP_FLOATS;
  spaceUniform(retained, retained.clipSpaces[slot - 1] ?? 0, space, 0);
  for (let axis = 0; axis < 6; axis += 2) {
    const x = n(clips, from + axis);
    const y = n(clips, from + axis + 1);
    box[axis] = n(space, 0) * x + n(space, 2) * y + (axis === 4 ? n(space, 4) : 0);
    box[axis + 1] = n(space, 1) * x + n(space, 3) * y + (axis === 4 ? n(space, 5) : 0);
  }
}

/** Whether the measured clip is upright, with square corners. */
function isPlain({ clips }: Retained, slot: number): boolean {
  const radii = (slot - 1) * CLIP_FLOATS + 8;
  for (let corner = 0; corner < 4; corner += 1) if (n(clips, radii + corner) > 0) return false;
  return box[1] === 0 && box[2] === 0;
}

/**
 * Narrows {@link plain} to the upright box around the measured clip. What is no number leaves
 * nothing.
 */
function narrow({ clips }: Retained, slot: number): void {
  const from = (slot - 1) * CLIP_FLOATS + 6;
  for (let axis = 0; axis < 2; axis += 1) {
    const across = n(box, axis) * n(clips, from);
    const down = n(box, 2 + axis) * n(clips, from + 1);
    const start = n(box, 4 + axis) + Math.min(across, 0) + Math.min(down, 0);
    const end = n(box, 4 + axis) + Math.max(across, 0) + Math.max(down, 0);
    const isRight = end > start;
    plain[axis] = isRight ? Math.max(n(plain, axis), start) : FAR;
    plain[2 + axis] = isRight ? Math.min(n(plain, 2 + axis), end) : -FAR;
  }
}

/** Writes the measured clip as it is. One that is flat hides everything. */
function writeShape({ clips }: Retained, slot: number, out: Float32Array, to: number): void {
  const from = (slot - 1) * CLIP_FLOATS;
  const a = n(box, 0);
  const b = n(box, 1);
  const c = n(box, 2);
  const d = n(box, 3);
  const x = n(box, 4);
  const y = n(box, 5);
  const scaleX = Math.hypot(a, b);
  const scaleY = Math.hypot(c, d);
  const halfX = n(clips, from + 6) * scaleX * 0.5;
  const halfY = n(clips, from + 7) * scaleY * 0.5;
  const inverse = 1 / (a * d - b * c);
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

/** Where in a batch's list a slot is; {@link NO_SLOT} if it is not. */
function placeOf(words: Uint32Array, from: number, count: number, slot: number): number {
  for (let index = 0; index < count; index += 1) if (words[from + index] === slot) return index;
  return NO_SLOT;
}

function n(numbers: Float32Array | Float64Array, at: number): number {
  return numbers[at] ?? 0;
}
