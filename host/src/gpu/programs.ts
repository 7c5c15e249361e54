/**
 * The programs of a WebGL2 context: which one draws a batch.
 *
 * A program is made for exactly what its batches have: some GPUs work through all branches of a
 * program for every pixel, and others reserve registers for the longest.
 *
 * @module
 */
import { primitiveKinds } from '../../../primitives/index.ts';
import { BATCH_LIMIT, batchFeatures, TEXTURE_UNITS } from './draw-list.ts';
import { Program } from './program.ts';

/** What a program draws. Bits 0 to 3 are these; bit n above is the primitive of kind n. */
const TEXTURES = 1;
/** More textures than {@link TEXTURE_UNITS}. */
const MORE_TEXTURES = 2;
const CLIPS = 4;
const LEVELS = 8;

/** What nearly every app draws. */
const USUAL = [TEXTURES, TEXTURES | CLIPS, 0];
const EVERYTHING = TEXTURES | MORE_TEXTURES | CLIPS | LEVELS | primitiveKinds;

/** The programs of a context. */
export class Programs {
  readonly #gl: WebGL2RenderingContext;
  /** By what they draw. */
  readonly #programs = new Map<number, Program>();
  /** Whether {@link of} has given another program than the one that a batch is to have. */
  isWaiting = false;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    // Begun while the engine loads, and waited for by nobody.
    for (const drawn of USUAL) this.#begin(drawn);
    // Without the extension a driver compiles one after the other: it would hold up the others.
    if (gl.getExtension('KHR_parallel_shader_compile')) this.#begin(EVERYTHING);
  }

  /**
   * The program for a batch; `undefined` while neither it can be used nor another that would draw
   * the batch, too. Either is begun by that.
   *
   * @param kinds Kinds of its instances: bit n is kind n.
   * @param features Bits of `batchFeatures`.
   * @param textures How many textures it has.
   * @param levels Whether some texture has smaller levels.
   * @param waits Whether to wait for it.
   */
  of(
    kinds: number,
    features: number,
    textures: number,
    levels: boolean,
    waits: boolean,
  ): Program | undefined {
    const textured = textures > 0;
    const drawn =
      (kinds & primitiveKinds) |
      (textured ? TEXTURES : 0) |
      (textures > TEXTURE_UNITS ? MORE_TEXTURES : 0) |
      ((features & batchFeatures.clips) !== 0 ? CLIPS : 0) |
      (textured && levels ? LEVELS : 0);
    const program = this.#programs.get(drawn) ?? this.#begin(drawn);
    if (waits || program.isReady) return program.link();
    const general = this.#programs.get(EVERYTHING);
    if (!general?.isReady) return undefined;
    this.isWaiting = true;
    return general.link();
  }

  /** Frees them. */
  close(): void {
    for (const program of this.#programs.values()) program.close();
    this.#programs.clear();
  }

  #begin(drawn: number): Program {
    const most = (drawn & MORE_TEXTURES) !== 0 ? BATCH_LIMIT : TEXTURE_UNITS;
    const textures = (drawn & TEXTURES) !== 0 ? most : 0;
    const program = new Program(this.#gl, {
      textures,
      clips: (drawn & CLIPS) !== 0,
      levels: (drawn & LEVELS) !== 0,
      primitives: drawn & primitiveKinds,
    });
    this.#programs.set(drawn, program);
    return program;
  }
}
