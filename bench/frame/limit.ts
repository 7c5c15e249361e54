/**
 * The boxes of `frame.move.*` in WebGL2, written by hand for this scene alone: where each box is
 * goes into one buffer, and one call draws all.
 *
 * @module
 */
import { SIDE } from './scenes.ts';

const vertex = `#version 300 es
in vec2 place;
in vec4 color;
out vec4 shown;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 at = (place + corner * ${SIDE.toFixed(1)}) / vec2(960, 540) - 1.0;
  gl_Position = vec4(at.x, -at.y, 0, 1);
  shown = color.abgr;
}`;
const fragment = `#version 300 es
precision mediump float;
in vec4 shown;
out vec4 pixel;
void main() {
  pixel = shown;
}`;

/**
 * @param frames `x, y` of each box in each frame, in dp.
 * @param colors `0xRRGGBBAA` of each.
 */
export function limit(
  canvas: HTMLCanvasElement,
  frames: readonly Float32Array[],
  colors: readonly number[],
): (frame: number) => void {
  const gl = canvas.getContext('webgl2');
  if (!gl) throw new Error('expected WebGL2');
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`expected a program: ${gl.getProgramInfoLog(program)}`);
  gl.useProgram(program);
  const attribute = (name: string, size: number, type: number, data: ArrayBufferView) => {
    const at = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, data as ArrayBufferView<ArrayBuffer>, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, type, type === gl.UNSIGNED_BYTE, 0, 0);
    gl.vertexAttribDivisor(at, 1);
  };
  attribute('color', 4, gl.UNSIGNED_BYTE, Uint32Array.from(colors));
  const [first] = frames as [Float32Array];
  // The last buffer that was bound is the one that each frame writes.
  attribute('place', 2, gl.FLOAT, first);
  gl.viewport(0, 0, canvas.width, canvas.height);
  return (frame) => {
    gl.bufferSubData(
      gl.ARRAY_BUFFER,
      0,
      frames[frame % frames.length] as Float32Array<ArrayBuffer>,
    );
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, colors.length);
  };
}
