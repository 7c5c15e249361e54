/**
 * What a context draws into: set again only where it is another, since each call into WebGL costs
 * as much as a hundred steps of a program.
 *
 * @module
 */

/** Where draws go, and what clears them. */
export class Output {
  readonly #gl: WebGL2RenderingContext;
  /** `undefined`: not known. */
  #framebuffer: WebGLFramebuffer | null | undefined;
  #width = -1;
  #height = -1;
  /** `0xRRGGBBAA`; -1: not known. */
  #color = -1;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Somebody else used the context. */
  forget(): void {
    this.#framebuffer = undefined;
    this.#width = this.#height = this.#color = -1;
  }

  /** Draws into a target, or (`null`) the canvas; its size in pixels. */
  use(framebuffer: WebGLFramebuffer | null, width: number, height: number): void {
    const gl = this.#gl;
    if (this.#framebuffer !== framebuffer) {
      this.#framebuffer = framebuffer;
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    }
    if (this.#width === width && this.#height === height) return;
    this.#width = width;
    this.#height = height;
    gl.viewport(0, 0, width, height);
  }

  /** Fills it with a colour, `0xRRGGBBAA`, not premultiplied. */
  clear(color: number): void {
    const gl = this.#gl;
    if (this.#color !== color) {
      this.#color = color;
      const alpha = (color & 0xff) / 255;
      const part = (shift: number) => (((color >>> shift) & 0xff) / 255) * alpha;
      gl.clearColor(part(24), part(16), part(8), alpha);
    }
    gl.clear(gl.COLOR_BUFFER_BIT);
  }
}
