/**
 * A shader program of a WebGL2 context.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import { type Features, fragmentShader, vertexShader } from './shaders.ts';

/** A program: compiled when made, used after {@link link}. */
export class Program {
  readonly program: WebGLProgram;
  surface: WebGLUniformLocation | null = null;
  anchor: WebGLUniformLocation | null = null;
  spaces: WebGLUniformLocation | null = null;
  clips: WebGLUniformLocation | null = null;
  extents: WebGLUniformLocation | null = null;
  /** Whose uniforms it has. */
  loaded: object | undefined;
  /** Whether it can be used. */
  isLinked = false;
  readonly #gl: WebGL2RenderingContext;
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
  }

  /**
   * Waits until it is linked.
   *
   * @throws {@link InlayError} `mismatch` with the driver's words when it refuses the shaders.
   */
  link(): void {
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
    this.isLinked = true;
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
