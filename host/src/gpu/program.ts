/**
 * A shader program of a WebGL2 context.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import { type Features, fragmentShader, vertexShader } from './shaders.ts';

/** A program: begun when made, used after {@link link}. */
export class Program {
  readonly program: WebGLProgram;
  surface: WebGLUniformLocation | null = null;
  anchor: WebGLUniformLocation | null = null;
  spaces: WebGLUniformLocation | null = null;
  clips: WebGLUniformLocation | null = null;
  extents: WebGLUniformLocation | null = null;
  /** Whose uniforms it has. */
  loaded: object | undefined;
  #isLinked = false;
  readonly #gl: WebGL2RenderingContext;
  /** With it, whether a program is compiled is known without waiting; null where there is none. */
  readonly #parallel: KHR_parallel_shader_compile | null;
  /** Without it: passed when the GPU has done all that it was given before. */
  #fence: WebGLSync | null = null;
  readonly #shaders: WebGLShader[];
  readonly #textures: number;

  constructor(gl: WebGL2RenderingContext, features: Features) {
    this.#gl = gl;
    this.#textures = features.textures;
    this.program = gl.createProgram();
    this.#shaders = [
      this.#compile(gl.VERTEX_SHADER, vertexShader(features)),
      this.#compile(gl.FRAGMENT_SHADER, fragmentShader(features)),
    ];
    gl.linkProgram(this.program);
    this.#parallel = gl.getExtension('KHR_parallel_shader_compile');
    if (this.#parallel) return;
    this.#fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  }

  /**
   * Whether {@link link} would not wait. Changes between tasks only, and once.
   *
   * Without the extension the question whether it is linked is itself waited for, until the GPU has
   * drawn all that was asked of it before: in software as long as that has to compile.
   */
  get isReady(): boolean {
    if (this.#isLinked) return true;
    const gl = this.#gl;
    if (this.#parallel)
      return gl.getProgramParameter(this.program, this.#parallel.COMPLETION_STATUS_KHR) === true;
    // There is none while the context is lost.
    return !this.#fence || gl.getSyncParameter(this.#fence, gl.SYNC_STATUS) !== gl.UNSIGNALED;
  }

  /**
   * Waits until it is linked.
   *
   * @returns It.
   * @throws {@link InlayError} `mismatch` with the driver's words when it refuses the shaders.
   */
  link(): this {
    if (this.#isLinked) return this;
    const gl = this.#gl;
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS) && !gl.isContextLost()) {
      const logs = [
        ...this.#shaders.map((shader) => gl.getShaderInfoLog(shader)),
        gl.getProgramInfoLog(this.program),
      ];
      throw new InlayError(
        'mismatch',
        `The GPU's driver refuses a shader: ${logs.filter(Boolean).join('; ')}`,
      );
    }
    for (const shader of this.#shaders.splice(0)) gl.deleteShader(shader);
    gl.deleteSync(this.#fence);
    this.#fence = null;
    this.#isLinked = true;
    this.surface = gl.getUniformLocation(this.program, 'surface');
    this.anchor = gl.getUniformLocation(this.program, 'anchor');
    this.spaces = gl.getUniformLocation(this.program, 'spaces');
    this.clips = gl.getUniformLocation(this.program, 'clips');
    this.extents = gl.getUniformLocation(this.program, 'extents');
    const textures = gl.getUniformLocation(this.program, 'textures');
    gl.useProgram(this.program);
    if (textures)
      gl.uniform1iv(
        textures,
        Int32Array.from({ length: this.#textures }, (_, unit) => unit),
      );
    return this;
  }

  /** Frees it. */
  close(): void {
    this.#gl.deleteSync(this.#fence);
    this.#gl.deleteProgram(this.program);
  }

  #compile(type: number, source: string): WebGLShader {
    const gl = this.#gl;
    const shader = gl.createShader(type);
    // Null only while the context is lost: what is rebuilt then has one.
    if (!shader) return {} as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(this.program, shader);
    return shader;
  }
}
