/**
 * A painter for pictures that are looked at now and then.
 *
 * @module
 */
import type { Picture, Pixels } from '../device/device.ts';
import type { Painter } from '../gpu/painter.ts';
import { Raster, type RasterExports } from '../gpu/raster.ts';

/** Draws in software, and only when somebody asks for the pixels: the frames between cost nothing. */
export class StillPainter implements Painter {
  readonly textureUnits: number;
  readonly waiting = 0;
  readonly #raster: Raster;
  #width: number;
  #height: number;

  constructor(raster: RasterExports, width: number, height: number) {
    this.#raster = new Raster(raster);
    this.textureUnits = this.#raster.textureUnits;
    this.#width = width;
    this.#height = height;
  }

  apply(words: Uint32Array): void {
    this.#raster.apply(words);
  }

  draw(): void {}

  setImage(texture: number, picture: Picture): void {
    this.#raster.setImage(texture, picture);
  }

  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
  }

  reset(): void {
    this.#raster.reset();
  }

  onLost(): void {}

  close(): void {
    this.#raster.close();
  }

  /** The surface as the lists so far draw it. The bytes hold until the next call. */
  pixels(): Pixels {
    this.#raster.draw();
    return { width: this.#width, height: this.#height, data: this.#raster.readPixels() };
  }
}
