/**
 * What the engine's host needs of whatever draws: a GPU, `raster`, or nothing at all.
 *
 * @module
 */
import type { DecodedImage } from '../device/device.ts';

/** Draws lists. One that loses what it holds says so, and gets everything again. */
export interface Painter {
  /** Textures that one draw call can use. */
  readonly textureUnits: number;
  /** The largest side of a texture, in pixels. */
  readonly largestSide: number;
  /**
   * What waits: images for their upload, a picture for what draws it. Until nothing does,
   * {@link draw} is to be called in the frames that follow.
   */
  readonly waiting: number;
  /**
   * Takes a draw list, a full one or the delta after the last. The words are the engine's memory:
   * what is kept is copied.
   */
  apply(words: Uint32Array): void;
  /**
   * Draws.
   *
   * @param waits Whether it waits for what it needs of the GPU's driver. Otherwise it leaves the
   *   surface as it is where that is not there yet, and counts it as {@link waiting}.
   */
  draw(waits?: boolean): void;
  /**
   * A decoded image for a texture that the lists name, or the next one will. The painter has it
   * from now on: it closes it once it needs it no more, and at once where the next list does not
   * name the texture.
   */
  setImage(texture: number, image: DecodedImage): void;
  /** Takes a new size of the surface in device pixels. */
  resize(width: number, height: number): void;
  /** Drops every texture: the next list is a full one, and images come again. */
  reset(): void;
  /** Sets who is notified that everything was lost, and that it can be drawn again. */
  onLost(lost: () => void, restored: () => void): void;
  /** What it draws and holds, for who looks inside. */
  figures?(): PainterFigures;
  /**
   * Makes its overlay, which every {@link draw} draws on top. There is one.
   *
   * @param software Makes a renderer for it, where this one draws in software.
   */
  addOverlay?(software: () => Promise<RasterExports>): Promise<OverlayPainter>;
  /** Gives everything back. */
  close(): void;
}

/** The interface `inlay:raster/raster` as jco makes it. */
export interface RasterExports {
  setImage(texture: number, width: number, height: number, pixels: Uint8Array): void;
  apply(words: Uint32Array): void;
  draw(): Uint8Array;
  reset(): void;
}

/** Draw lists of their own over those of a painter: no list clears what is below. */
export interface OverlayPainter {
  /** Whether it has nothing, as at first and after a loss: the next list is to be a full one. */
  readonly isEmpty: boolean;
  /** Takes a full list, or the delta after the last. */
  apply(words: Uint32Array): void;
  /** Ends it. */
  remove(): void;
}

/** What a painter draws and holds. */
export interface PainterFigures {
  instances: number;
  /** Draw calls. */
  batches: number;
  /** Images and atlas pages, where it counts them. */
  textures?: { count: number; bytes: number };
}
