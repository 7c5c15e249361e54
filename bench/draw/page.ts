/**
 * The page of `draw.*`: one draw list on WebGL2, again and again.
 *
 * @module
 */
import { WebGl2 } from '../../host/src/gpu/webgl2.ts';

/** An image of the list, by its texture. */
export interface PageImage {
  texture: number;
  width: number;
  height: number;
}

/** What the benchmark calls. */
export interface Page {
  /** Takes a full list, in base64, and grey pixels for each of its images. */
  take(list: string, images: readonly PageImage[]): void;
  /** Draws so often; returns milliseconds until the GPU is done, of one. */
  run(draws: number): number;
}

const gpu = new WebGl2(document.createElement('canvas'));

const page: Page = {
  take(list, images) {
    for (const { texture, width, height } of images) {
      const data = new Uint8Array(width * height * 4).fill(0x80);
      const source = { width, height, data };
      gpu.setImage(texture, { width, height, bytes: data.length, source, close: () => {} });
    }
    const bytes = Uint8Array.from(atob(list), (character) => character.charCodeAt(0));
    gpu.apply(new Uint32Array(bytes.buffer));
    do gpu.draw(true);
    while (gpu.waiting > 0);
  },
  run(draws) {
    gpu.readPixels();
    const begin = performance.now();
    for (let drawn = 0; drawn < draws; drawn += 1) gpu.draw(true);
    // Waits for all of them.
    gpu.readPixels();
    return (performance.now() - begin) / draws;
  },
};

Object.assign(globalThis, page);
document.documentElement.dataset.ready = '';
