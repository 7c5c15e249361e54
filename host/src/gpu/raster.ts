/**
 * Draw lists in software: where there is no GPU, and in Node.
 *
 * @module
 */
import { type DecodedImage, MAX_SIDE, type Pixels } from '../device/device.ts';
import { countBatches, DrawList, section, TEXTURE_UNITS } from './draw-list.ts';
import type { Gpu } from './gpu.ts';
import type { OverlayPainter, PainterFigures, RasterExports } from './painter.ts';

export type { RasterExports };

/** Takes a drawn surface: RGBA, alpha premultiplied, rows from the top. */
export type Show = (pixels: Uint8Array, width: number, height: number) => void;

/** Draws lists with a raster component. It is never lost. */
export class Raster implements Gpu {
  readonly textureUnits = TEXTURE_UNITS;
  readonly largestSide = MAX_SIDE;
  readonly lost = false;
  readonly waiting = 0;
  readonly #raster: RasterExports;
  readonly #show: Show;
  readonly #list = new DrawList();
  /**
   * Whether there is something to draw: the words of the last list say nothing once the engine's
   * memory has grown.
   */
  #applied = false;
  #pixels: Uint8Array = new Uint8Array(0);
  /** Draw calls that a GPU would have. */
  #batches = 0;
  /** What draws on top. */
  #overlay: RasterExports | undefined;

  /** @param show Is called by every {@link draw}; see {@link showOn}. */
  constructor(raster: RasterExports, show: Show = () => {}) {
    this.#raster = raster;
    this.#show = show;
  }

  onLost(): void {}

  apply(words: Uint32Array): void {
    this.#list.read(words);
    this.#raster.apply(words);
    this.#applied = true;
    if (this.#list.has(section.passes)) {
      const [start, end] = [this.#list.start(section.passes), this.#list.end(section.passes)];
      this.#batches = countBatches(words, start, end);
    }
  }

  figures(): PainterFigures {
    return { instances: this.#list.instances, batches: this.#batches };
  }

  async addOverlay(software: () => Promise<RasterExports>): Promise<OverlayPainter> {
    const raster = await software();
    let isEmpty = true;
    return {
      get isEmpty() {
        return isEmpty;
      },
      apply: (words) => {
        raster.apply(words);
        isEmpty = false;
        this.#overlay = raster;
      },
      remove: () => {
        if (this.#overlay === raster) this.#overlay = undefined;
      },
    };
  }

  setImage(texture: number, image: DecodedImage): void {
    const { width, height, data } = pixelsOf(image.source);
    this.#raster.setImage(texture, width, height, data);
    image.close();
  }

  draw(): void {
    if (!this.#applied) return;
    this.#pixels = this.#raster.draw();
    if (this.#overlay) this.#pixels = blended(this.#pixels, this.#overlay.draw());
    this.#show(this.#pixels, this.#list.surfaceWidth, this.#list.surfaceHeight);
  }

  readPixels(): Uint8Array {
    // A copy: the next drawing is in the same place, and the component's memory may grow under it.
    return this.#pixels.slice();
  }

  /** The next list has the size. */
  resize(): void {}

  reset(): void {
    this.#raster.reset();
    this.#applied = false;
  }

  close(): void {
    this.reset();
    this.#pixels = new Uint8Array(0);
  }
}

/**
 * Pixels over others of the same count, alpha premultiplied in both; those below where the counts
 * differ, as just after the surface has changed.
 */
function blended(below: Uint8Array, above: Uint8Array): Uint8Array {
  if (below.length !== above.length) return below;
  const out = Uint8Array.from(below);
  for (let at = 0; at < out.length; at += 4) {
    const alpha = above[at + 3] ?? 0;
    if (alpha === 0) continue;
    const keep = (255 - alpha) / 255;
    for (let channel = at; channel < at + 4; channel += 1)
      out[channel] = Math.round((above[channel] ?? 0) + (below[channel] ?? 0) * keep);
  }
  return out;
}

/**
 * What puts a drawn surface on a canvas; `undefined` if it has a context of another kind, or can
 * have none.
 */
export function showOn(canvas: HTMLCanvasElement | OffscreenCanvas): Show | undefined {
  const context = canvas.getContext('2d') as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (!context) return undefined;
  return (pixels, width, height) => {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.putImageData(new ImageData(straight(pixels), width, height), 0, 0);
  };
}

/** The pixels of a decoded image, alpha premultiplied. */
export function pixelsOf(source: DecodedImage['source']): Pixels {
  if ('data' in source) return source;
  const { width, height } = source;
  const canvas =
    typeof OffscreenCanvas === 'function'
      ? new OffscreenCanvas(width, height)
      : makeCanvas(width, height);
  const context = canvas.getContext('2d') as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (!context) return { width, height, data: new Uint8Array(width * height * 4) };
  context.drawImage(source, 0, 0, width, height);
  return { width, height, data: premultiplied(context.getImageData(0, 0, width, height).data) };
}

function makeCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function premultiplied(pixels: Uint8ClampedArray): Uint8Array {
  const out = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel += 1) {
      out[at + channel] = Math.round(((pixels[at + channel] ?? 0) * alpha) / 255);
    }
    out[at + 3] = alpha;
  }
  return out;
}

/** `putImageData` takes straight alpha. */
function straight(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(pixels);
  for (let at = 0; at < out.length; at += 4) {
    const alpha = out[at + 3] ?? 0;
    if (alpha === 255 || alpha === 0) continue;
    for (let channel = 0; channel < 3; channel += 1)
      out[at + channel] = ((out[at + channel] ?? 0) * 255) / alpha;
  }
  return out;
}
