/**
 * Chooses what draws on a canvas.
 *
 * @module
 */
import type { Gpu } from './gpu.ts';
import { WebGl2 } from './webgl2.ts';

/**
 * What draws on a canvas that has no context yet: WebGL2.
 *
 * @throws {@link InlayError} `mismatch` when the device has none.
 */
export async function createGpu(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<Gpu> {
  return new WebGl2(canvas);
}
