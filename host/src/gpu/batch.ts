/**
 * A batch with all that a draw call needs: worked out when a list changes it, and drawn again as it
 * is.
 *
 * @module
 */
import { BATCH_LIMIT, batch, batchFeatures } from './draw-list.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import type { Retained } from './retained.ts';
import { CLIP_VECTORS, SPACE_VECTORS } from './shaders.ts';
import type { Textures } from './textures.ts';
import { clipUniform, spaceUniform } from './uniforms.ts';

/** Where a pass draws. */
export interface Place {
  /** Width and height of what is drawn into: the uniform `surface`. */
  readonly size: Float32Array;
  /** Where it is on the surface: the uniform `anchor`. */
  readonly anchor: Float32Array;
  /** Slot of the clip from which on outwards nothing is cut; 0 is none. */
  clip: number;
}

/** A batch, for the next draw. */
export class Batch {
  first = 0;
  count = 0;
  /** The word after it in the passes. */
  end = 0;
  /** Where its attributes are; `pointedAt` is the first instance that they point at. */
  readonly vertexArray: WebGLVertexArrayObject;
  pointedAt = -1;
  #program: Program | undefined;
  readonly #size = new Float32Array(2);
  readonly #anchor = new Float32Array(3);
  readonly #textures = new Uint32Array(BATCH_LIMIT);
  #textureCount = 0;
  /** Width and height of each texture, and its last level. */
  readonly #extents = new Float32Array(BATCH_LIMIT * 3);
  readonly #spaces = new Float32Array(BATCH_LIMIT * SPACE_VECTORS * 4);
  #spaceCount = 0;
  readonly #clips = new Float32Array(BATCH_LIMIT * CLIP_VECTORS * 4);
  #clipCount = 0;

  constructor(vertexArray: WebGLVertexArrayObject) {
    this.vertexArray = vertexArray;
  }

  /**
   * Works out the batch at the word `start` of the passes.
   *
   * @param waits Whether to wait for its program.
   * @returns Whether there is a program, so that it can be drawn.
   */
  take(
    retained: Retained,
    start: number,
    { size, anchor, clip }: Place,
    textures: Textures,
    programs: Programs,
    waits: boolean,
  ): boolean {
    const { passes } = retained;
    const word = (at: number) => passes[at] ?? 0;
    this.first = word(start + batch.first);
    this.count = word(start + batch.count);
    this.#size.set(size);
    this.#anchor.set(anchor);
    let at: number = start + batch.textures;
    this.#textureCount = word(at++);
    let levels = false;
    for (let unit = 0; unit < this.#textureCount; unit += 1) {
      this.#textures[unit] = word(at++);
      textures.measure(unit, this.#textures[unit] ?? 0, this.#extents);
      levels ||= (this.#extents[3 * unit + 2] ?? 0) > 0;
    }
    const features = word(start + batch.features);
    const kinds = word(start + batch.kinds);
    this.#program = programs.of(kinds, features, this.#textureCount, levels, waits);
    // It has the uniforms of another.
    if (this.#program?.loaded === this) this.#program.loaded = undefined;
    this.#spaceCount = word(at++);
    for (let index = 0; index < this.#spaceCount; index += 1)
      spaceUniform(retained, word(at++), this.#spaces, index);
    const listed = word(at++);
    this.#clipCount = (features & batchFeatures.clips) === 0 ? 0 : listed;
    for (let index = 0; index < this.#clipCount; index += 1)
      clipUniform(retained, word(at + index), clip, passes, at, listed, this.#clips, index);
    this.end = at + listed;
    return this.#program !== undefined;
  }

  /** Readies the context to draw it: textures, program and uniforms, as far as they are others. */
  use(gl: WebGL2RenderingContext, textures: Textures, used: Program | undefined): Program {
    const program = this.#program as Program;
    for (let unit = 0; unit < this.#textureCount; unit += 1)
      textures.bind(unit, this.#textures[unit] ?? 0);
    if (used !== program) gl.useProgram(program.program);
    if (program.loaded === this) return program;
    program.loaded = this;
    gl.uniform2fv(program.surface, this.#size);
    gl.uniform3fv(program.anchor, this.#anchor);
    gl.uniform4fv(program.spaces, this.#spaces, 0, this.#spaceCount * SPACE_VECTORS * 4);
    if (program.extents) gl.uniform3fv(program.extents, this.#extents, 0, this.#textureCount * 3);
    if (this.#clipCount > 0)
      gl.uniform4fv(program.clips, this.#clips, 0, this.#clipCount * CLIP_VECTORS * 4);
    return program;
  }
}
