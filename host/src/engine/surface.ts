/**
 * What an engine's frames are drawn on: a painter, and another in its place where that is lost.
 *
 * @module
 */
import type { DecodedImage, Pixels } from '../device/device.ts';
import type { Gpu } from '../gpu/gpu.ts';
import type { Painter } from '../gpu/painter.ts';
import { asError, InlayError } from '../protocol/error.ts';
import type { Engine, FrameOutput } from './engine.ts';

/** What a surface is made with. */
export interface SurfaceParts {
  painter: Painter;
  /** Draws only when somebody asks, see {@link Surface.uploadAll} and {@link Surface.capture}. */
  still: boolean;
  /** Makes a painter that needs no GPU. */
  software?: (() => Promise<Painter>) | undefined;
  /** The painter cannot draw until it is restored. */
  lost(): void;
  /** It can draw again and has nothing: everything is to be drawn and loaded again. */
  restored(): void;
  /** Software draws from now on, and why. */
  degraded(why: string): void;
  /** Nothing can draw any more. */
  failed(error: InlayError): void;
}

/** Draws what frames put out, or all of it where the painter has lost it. */
export class Surface {
  readonly #parts: SurfaceParts;
  #painter: Painter;
  #closed = false;
  /** Whether anything was drawn. */
  #drawn = false;
  #stale = false;
  #mayBeCleared = false;
  /**
   * Whether the painter got an image since it drew: it may be more pixels of one that is shown, of
   * which no list tells.
   */
  #hasNewImage = false;

  constructor(parts: SurfaceParts) {
    this.#parts = parts;
    this.#painter = parts.painter;
  }

  /** What draws now. */
  get painter(): Painter {
    return this.#painter;
  }

  /** Textures that one batch of a draw list may use. */
  get textureUnits(): number {
    return this.#painter.textureUnits;
  }

  /** Images that wait to be uploaded, and a picture that waits to be drawn. */
  get waiting(): number {
    return this.#painter.waiting;
  }

  /** Whether the painter lacks what is to be seen: the next frame draws all of it. */
  get isStale(): boolean {
    return this.#stale;
  }

  /** Listens to the painter, from the start of the engine on. */
  watch(): void {
    const { lost, restored } = this.#parts;
    const painter = this.#painter as Partial<Gpu> & Painter;
    const onLost = () => {
      lost();
      // One that never drew is not waited for: the app would stay black.
      if (!this.#drawn) this.#replace('the GPU was lost before the first frame');
    };
    painter.onLost(onLost, restored);
    if (painter.lost) onLost();
  }

  /** Draws, in software from then on where the GPU's driver refuses what that takes. */
  #paint(waits: boolean = false): void {
    const painter = this.#painter as Partial<Gpu> & Painter;
    try {
      painter.draw(waits);
    } catch (error) {
      const isRefusal = error instanceof InlayError && painter.lost !== undefined;
      if (!isRefusal || !this.#parts.software) throw error;
      this.#parts.lost();
      this.#replace(error.message.replace(/\.$/, ''));
    }
  }

  /** Has software draw in place of the GPU, which cannot. */
  #replace(cause: string): void {
    const { software, restored, degraded, failed } = this.#parts;
    if (!software) return;
    this.#painter.close();
    void software().then(
      (painter) => {
        if (this.#closed) return painter.close();
        this.#painter = painter;
        this.watch();
        degraded(cause);
        restored();
      },
      (error) => {
        const why = asError(error).message;
        const message = `Nothing can be drawn: ${cause}, and the software renderer failed, too: ${why}`;
        failed(new InlayError('mismatch', message, error));
      },
    );
  }

  /** Has the next frame draw everything. */
  invalidate(): void {
    this.#stale = true;
  }

  /**
   * A browser may have cleared a surface that nobody saw: the next frame draws, also if it changes
   * nothing.
   */
  mayBeCleared(): void {
    this.#mayBeCleared = true;
  }

  /** Draws a frame. */
  show(engine: Engine, { drawList }: FrameOutput): void {
    const painter = this.#painter;
    const changed = this.#stale || this.#mayBeCleared || drawList.length > 0;
    if (this.#stale) painter.apply(engine.full());
    else if (drawList.length > 0) painter.apply(drawList);
    this.#stale = false;
    this.#mayBeCleared = false;
    if (!this.#parts.still && (changed || this.#hasNewImage || painter.waiting > 0)) this.#paint();
    this.#hasNewImage = false;
    this.#drawn ||= changed;
  }

  /** Draws what the painter has, and uploads what its budget allows. */
  draw(): void {
    this.#paint();
  }

  /** Uploads every image that waits for it, within no budget. */
  uploadAll(): void {
    const painter = this.#painter;
    // One that cannot draw now uploads nothing, however often it is asked.
    for (let left = Number.POSITIVE_INFINITY; painter.waiting > 0 && painter.waiting < left; ) {
      left = painter.waiting;
      this.#paint(true);
    }
  }

  /** Whether a texture can have the size of an image. */
  fits({ source }: DecodedImage): boolean {
    return Math.max(source.width, source.height) <= this.#painter.largestSide;
  }

  /** Hands an image to the painter, for a texture that the next list names, or frees. */
  setImage(texture: number, image: DecodedImage): void {
    this.#painter.setImage(texture, image);
    this.#hasNewImage = true;
  }

  /**
   * Draws again and reads back a surface of this size; throws {@link InlayError} `unsupported` if
   * it cannot be read.
   */
  capture(width: number, height: number): Pixels {
    const painter = this.#painter as Partial<Gpu> & Painter;
    if (!painter.readPixels)
      throw new InlayError('unsupported', 'This renderer cannot read pixels back.');
    this.#paint(true);
    return { width, height, data: painter.readPixels() };
  }

  /** Sets its size in device pixels. */
  resize(width: number, height: number): void {
    this.#painter.resize(width, height);
  }

  /** Frees what the painter has. */
  reset(): void {
    this.#painter.reset();
  }

  /** Gives the GPU back. */
  close(): void {
    this.#closed = true;
    this.#painter.close();
  }
}
