/**
 * What runs in the page: {@link WebGl2} on a canvas, driven by the test.
 *
 * @module
 */
import type { Pixels } from '../../../host/src/device/device.ts';
import { WebGl2 } from '../../../host/src/gpu/webgl2.ts';

/** A picture of the test, as a message can carry it. */
export interface PagePicture {
  texture: number;
  pixels: Pixels;
  /** Through an `ImageBitmap` instead of plain pixels. */
  bitmap?: boolean;
}

/** What the test calls. */
export interface Page {
  /** A new canvas. */
  start(offscreen: boolean): number;
  /** Hands over pictures and lists, draws until nothing waits, and reads back. */
  show(pictures: readonly PagePicture[], lists: readonly number[][]): Promise<Uint8Array>;
  /** Loses the context and gets it back; resolves when both were told. */
  lose(): Promise<void>;
  /** The message with which a list is refused, or nothing. */
  refusal(list: readonly number[]): string | undefined;
  /** Errors of the context so far. */
  glError(): number;
}

let canvas: HTMLCanvasElement | OffscreenCanvas;
let gpu: WebGl2;

async function sourceOf({ pixels, bitmap }: PagePicture): Promise<Pixels | ImageBitmap> {
  if (!bitmap) return pixels;
  const data = new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
  return createImageBitmap(data, { premultiplyAlpha: 'premultiply', colorSpaceConversion: 'none' });
}

const page: Page = {
  start(offscreen) {
    if (gpu) gpu.close();
    canvas = offscreen ? new OffscreenCanvas(1, 1) : document.createElement('canvas');
    gpu = new WebGl2(canvas);
    return gpu.textureUnits;
  },
  async show(pictures, lists) {
    for (const picture of pictures) {
      const { width, height } = picture.pixels;
      const source = await sourceOf(picture);
      gpu.setImage(picture.texture, { width, height, bytes: width * height * 4, source, close: () => {} });
    }
    for (const words of lists) gpu.apply(Uint32Array.from(words));
    do gpu.draw();
    while (gpu.waiting > 0);
    return gpu.readPixels();
  },
  async lose() {
    const context = canvas.getContext('webgl2') as WebGL2RenderingContext;
    const extension = context.getExtension('WEBGL_lose_context');
    const told = new Promise<void>((resolve) => {
      // The context may be restored only after the event was handled.
      gpu.onLost(() => setTimeout(() => extension?.restoreContext()), resolve);
    });
    extension?.loseContext();
    await told;
  },
  refusal(words) {
    try {
      gpu.apply(Uint32Array.from(words));
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  },
  glError: () => (canvas.getContext('webgl2') as WebGL2RenderingContext).getError(),
};

Object.assign(globalThis, { page });
