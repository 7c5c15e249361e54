/**
 * Draw lists on WebGL2.
 *
 * Kept on the GPU: the pool as two buffers (geometry and paint apart, so that what only moves sends
 * half), atlas pages, images. Kept here: spaces, clips and passes ({@link Retained}), which become
 * uniforms of each batch. A list writes its ranges straight into the buffers; drawing a batch is
 * one instanced call. A frame allocates nothing.
 *
 * @module
 */
import { type DecodedImage, MAX_SIDE } from '../device/device.ts';
import { InlayError } from '../protocol/error.ts';
import { Batch, type Place } from './batch.ts';
import {
  BATCH_LIMIT,
  countBatches,
  DrawList,
  geometry,
  imageFields,
  paint,
  pass,
  TEXTURE_UNITS,
} from './draw-list.ts';
import type { Gpu } from './gpu.ts';
import { Output } from './output.ts';
import type { OverlayPainter, PainterFigures } from './painter.ts';
import type { Program } from './program.ts';
import { Programs } from './programs.ts';
import { Retained, type Sink } from './retained.ts';
import { attribute } from './shaders.ts';
import { Textures, UPLOAD_BUDGET } from './textures.ts';

const GEOMETRY_BYTES = geometry.words * 4;
const PAINT_BYTES = paint.words * 4;
/**
 * The largest side of a texture that every WebGL2 has, for a context that is lost already and
 * answers nothing.
 */
const LEAST_SIDE = 2048;
/** Pictures that are skipped for want of a program before it is waited for. */
const PATIENCE = 120;
/** Instances that the buffers hold at first. */
const FIRST_CAPACITY = 256;

/** What a context holds; recreated when one was lost. */
interface Resources {
  programs: Programs;
  textures: Textures;
  /** The batches that were drawn last, in order, and behind them such of which there were more. */
  batches: Batch[];
  geometry: WebGLBuffer;
  paint: WebGLBuffer;
  /** Instances that the buffers hold. */
  capacity: number;
}

/** Which painter has used a context last: one or its overlay. */
const lastUsers = new WeakMap<WebGL2RenderingContext, WebGl2>();

/** Draws lists on a canvas. */
export class WebGl2 implements Gpu {
  readonly textureUnits = TEXTURE_UNITS;
  readonly largestSide: number;
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly #gl: WebGL2RenderingContext;
  readonly #output: Output;
  readonly #list = new DrawList();
  #retained = new Retained();
  /** None while the context is lost. */
  #resources: Resources | undefined;
  /** Whether an image came since the last list, which the next has to name. */
  #handed = false;
  /** Where the pass at hand draws. */
  readonly #place: Place = { size: new Float32Array(2), anchor: new Float32Array(3), clip: 0 };
  /** Whether nothing but geometry is another than when the batches were worked out. */
  #isSettled = false;
  /** How many {@link draw} in a row drew nothing, for want of a program. */
  #skipped = 0;
  /** Whether anything was drawn with the context: an empty stage is no picture. */
  #hasDrawn = false;
  /** What the context draws with; not known after somebody else used it. */
  #used: Program | undefined;
  #pointed: Batch | undefined;
  #onLost: (() => void) | undefined;
  #onRestored: (() => void) | undefined;
  readonly #sink: Sink;
  /** What draws on top. */
  #overlay: WebGl2 | undefined;
  /** Whether it is another one's overlay. */
  readonly #isOverlay: boolean;

  /**
   * Whether a canvas like this can be drawn on. It must not have been given another kind of
   * context.
   *
   * @param isOverlay Whether it draws over another one on the same canvas.
   * @throws {@link InlayError} `mismatch` when the device has no WebGL2.
   */
  constructor(canvas: HTMLCanvasElement | OffscreenCanvas, isOverlay: boolean = false) {
    const gl = canvas.getContext('webgl2', contextOptions) as WebGL2RenderingContext | null;
    if (!gl)
      throw new InlayError(
        'mismatch',
        'The canvas gives no WebGL2 context: expected a device with WebGL2.',
      );
    this.#canvas = canvas;
    this.#gl = gl;
    this.#output = new Output(gl);
    this.#isOverlay = isOverlay;
    this.largestSide = Math.min(
      MAX_SIDE,
      Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)) || LEAST_SIDE,
    );
    this.#sink = this.#makeSink();
    canvas.addEventListener('webglcontextlost', this.#lose);
    canvas.addEventListener('webglcontextrestored', this.#restore);
    if (!gl.isContextLost()) this.#resources = this.#makeResources();
  }

  get lost(): boolean {
    return this.#resources === undefined;
  }

  get waiting(): number {
    return (this.#resources?.textures.waiting ?? 0) + Math.min(this.#skipped, 1);
  }

  get isEmpty(): boolean {
    return this.lost || this.#retained.surfaceWidth === 0;
  }

  figures(): PainterFigures {
    const { instances, passes, passWords } = this.#retained;
    const batches = countBatches(passes, 0, passWords);
    const textures = this.#resources?.textures.figures() ?? { count: 0, bytes: 0 };
    return { instances, batches, textures };
  }

  async addOverlay(): Promise<OverlayPainter> {
    this.#overlay ??= new WebGl2(this.#canvas, true);
    const overlay = this.#overlay;
    return {
      get isEmpty() {
        return overlay.isEmpty;
      },
      apply: (words) => overlay.apply(words),
      remove: () => {
        overlay.close();
        if (this.#overlay === overlay) this.#overlay = undefined;
      },
    };
  }

  onLost(lost: () => void, restored: () => void): void {
    this.#onLost = lost;
    this.#onRestored = restored;
  }

  /**
   * Takes a list: writes what it has into the GPU's memory. While the context is lost, nothing
   * happens.
   *
   * @throws {@link InlayError} `mismatch` when the words are no list, or do not follow the last;
   * nothing was taken.
   */
  apply(words: Uint32Array): void {
    if (!this.#resources) return;
    this.#use(this.#resources);
    const moved = this.#retained.applyMoves(words, this.#sink);
    if (moved !== 'instances') this.#isSettled = false;
    if (moved === 'none') {
      this.#list.read(words);
      this.#retained.apply(this.#list, this.#sink);
    }
    if ((moved !== 'none' || !this.#list.full) && !this.#handed) return;
    this.#handed = false;
    this.#resources.textures.keep((texture) => this.#retained.names(texture));
  }

  setImage(texture: number, image: DecodedImage): void {
    // What comes while the context is lost is of an engine that asks for everything again when it
    // is back.
    if (!this.#resources) return image.close();
    this.#resources.textures.setImage(texture, image);
    this.#handed = true;
  }

  resize(width: number, height: number): void {
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
  }

  /**
   * Uploads images within the frame's budget, and draws everything. Where a program is missing that
   * the GPU still makes, the surface stays as it is, and {@link waiting} counts that; the first
   * picture is waited for.
   */
  draw(waits: boolean = false): void {
    const { surfaceWidth, surfaceHeight } = this.#retained;
    const resources = this.#resources;
    if (!resources || surfaceWidth === 0) return;
    this.#use(resources);
    if (!this.#isOverlay && resources.textures.waiting > 0) {
      this.#isSettled = false;
      resources.textures.upload(UPLOAD_BUDGET);
    }
    const mayWait = waits || !this.#hasDrawn || this.#skipped >= PATIENCE;
    if (!this.#isSettled && !this.#takeAll(resources, mayWait)) {
      this.#skipped += 1;
      return;
    }
    this.#skipped = 0;
    if (!this.#isOverlay) this.resize(surfaceWidth, surfaceHeight);
    if (this.#passes(resources) > 0) this.#hasDrawn = true;
    this.#overlay?.draw(true);
  }

  /** Takes the context back from its overlay, or from what it is the overlay of. */
  #use({ textures }: Resources): void {
    if (lastUsers.get(this.#gl) === this) return;
    lastUsers.set(this.#gl, this);
    this.#used = this.#pointed = undefined;
    this.#output.forget();
    textures.forgetUnits();
  }

  readPixels(): Uint8Array {
    const { surfaceWidth: width, surfaceHeight: height } = this.#retained;
    const gl = this.#gl;
    const upward = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, upward);
    const pixels = new Uint8Array(upward.length);
    const stride = width * 4;
    for (let row = 0; row < height; row += 1) {
      const from = (height - 1 - row) * stride;
      pixels.set(upward.subarray(from, from + stride), row * stride);
    }
    return pixels;
  }

  reset(): void {
    this.#resources?.textures.clear();
    this.#retained = new Retained();
    this.#isSettled = false;
    this.#skipped = 0;
  }

  close(): void {
    this.#overlay?.close();
    this.#overlay = undefined;
    this.reset();
    this.#canvas.removeEventListener('webglcontextlost', this.#lose);
    this.#canvas.removeEventListener('webglcontextrestored', this.#restore);
    const gl = this.#gl;
    if (this.#resources) {
      this.#resources.programs.close();
      gl.deleteBuffer(this.#resources.geometry);
      gl.deleteBuffer(this.#resources.paint);
      for (const { vertexArray } of this.#resources.batches) gl.deleteVertexArray(vertexArray);
    }
    this.#resources = undefined;
  }

  readonly #lose = (event: Event): void => {
    // Asks for it back.
    event.preventDefault();
    this.#resources?.textures.clear();
    this.#resources = undefined;
    this.#retained = new Retained();
    this.#skipped = 0;
    this.#onLost?.();
  };

  readonly #restore = (): void => {
    this.#resources = this.#makeResources();
    this.#onRestored?.();
  };

  #makeResources(): Resources {
    const gl = this.#gl;
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.CULL_FACE);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    lastUsers.set(gl, this);
    this.#used = this.#pointed = undefined;
    this.#output.forget();
    this.#isSettled = this.#hasDrawn = false;
    return {
      programs: new Programs(gl),
      textures: new Textures(gl, BATCH_LIMIT),
      batches: [],
      geometry: makeBuffer(gl, FIRST_CAPACITY * GEOMETRY_BYTES),
      paint: makeBuffer(gl, FIRST_CAPACITY * PAINT_BYTES),
      capacity: FIRST_CAPACITY,
    };
  }

  #makeSink(): Sink {
    const gl = this.#gl;
    const write = (
      buffer: WebGLBuffer | undefined,
      offset: number,
      words: Uint32Array,
      at: number,
      count: number,
    ) => {
      if (!buffer || count === 0) return;
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferSubData(gl.ARRAY_BUFFER, offset, words, at, count);
    };
    return {
      resizePool: (count) => this.#grow(count),
      writeGeometry: (first, count, words, at) =>
        write(this.#resources?.geometry, first * GEOMETRY_BYTES, words, at, count * geometry.words),
      writePaint: (first, count, words, at) =>
        write(this.#resources?.paint, first * PAINT_BYTES, words, at, count * paint.words),
      createPage: (id, width, height) => this.#resources?.textures.createPage(id, width, height),
      writePage: (id, x, y, width, height, words, at) => {
        const pixels = new Uint8Array(words.buffer, words.byteOffset + at * 4, width * height);
        this.#resources?.textures.writePage(id, x, y, width, height, pixels);
      },
      // The image itself comes from the device.
      showImage: () => {},
      keepLevels: (id) => this.#resources?.textures.keepLevels(id),
      createTarget: (id, width, height) => {
        this.#output.forget();
        this.#resources?.textures.createTarget(id, width, height);
      },
      destroyTexture: (id) => this.#resources?.textures.destroy(id),
    };
  }

  /** Makes the buffers larger if they are too small; what they hold stays. */
  #grow(count: number): void {
    const resources = this.#resources;
    if (!resources || count <= resources.capacity) return;
    const capacity = 2 ** Math.ceil(Math.log2(count));
    const enlarge = (buffer: WebGLBuffer, bytes: number) =>
      enlarged(this.#gl, buffer, resources.capacity * bytes, capacity * bytes);
    resources.geometry = enlarge(resources.geometry, GEOMETRY_BYTES);
    resources.paint = enlarge(resources.paint, PAINT_BYTES);
    resources.capacity = capacity;
    for (const batch of resources.batches) batch.pointedAt = -1;
  }

  /**
   * Works out all batches, before any is drawn: a question to the GPU waits for what was drawn
   * before it.
   *
   * @returns Whether all can be drawn.
   */
  #takeAll(resources: Resources, waits: boolean): boolean {
    const isWhole = this.#takeEach(resources, false);
    // By now all programs are begun, so that a driver can make them side by side.
    if (!isWhole && !(waits && this.#takeEach(resources, true))) return false;
    this.#isSettled = !resources.programs.isWaiting;
    return true;
  }

  #takeEach(resources: Resources, waits: boolean): boolean {
    const { textures, programs } = resources;
    const { passes, passWords } = this.#retained;
    const word = (at: number) => passes[at] ?? 0;
    let isWhole = true;
    programs.isWaiting = false;
    // Programs that are linked are used for that.
    this.#used = undefined;
    let index = 0;
    for (let at = 0; at < passWords; ) {
      this.#locate(resources, at);
      let batches = word(at + pass.batches);
      for (at += pass.batches + 1; batches > 0; batches -= 1) {
        const batch = this.#batch(resources, index);
        if (!batch.take(this.#retained, at, this.#place, textures, programs, waits))
          isWhole = false;
        at = batch.end;
        index += 1;
      }
    }
    return isWhole;
  }

  /**
   * Draws the batches as they were worked out last.
   *
   * @returns How many there are.
   */
  #passes(resources: Resources): number {
    const { passes, passWords } = this.#retained;
    const word = (at: number) => passes[at] ?? 0;
    let index = 0;
    for (let at = 0; at < passWords; ) {
      const framebuffer = this.#locate(resources, at);
      const { size } = this.#place;
      this.#output.use(framebuffer, size[0] ?? 0, size[1] ?? 0);
      // An overlay leaves what is on the surface.
      const isOverlaid = this.#isOverlay && word(at + pass.target) === 0;
      if (!isOverlaid) this.#output.clear(word(at + pass.clear));
      let batches = word(at + pass.batches);
      for (at += pass.batches + 1; batches > 0; batches -= 1) {
        const batch = this.#batch(resources, index);
        this.#draw(resources, batch);
        at = batch.end;
        index += 1;
      }
    }
    return index;
  }

  /** The batch with a number, made if there was none yet. */
  #batch({ batches }: Resources, index: number): Batch {
    const known = batches[index];
    if (known) return known;
    const gl = this.#gl;
    const made = new Batch(gl.createVertexArray());
    batches.push(made);
    this.#point(made);
    for (const place of Object.values(attribute)) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribDivisor(place, 1);
    }
    return made;
  }

  #draw(resources: Resources, batch: Batch): void {
    const gl = this.#gl;
    this.#used = batch.use(gl, resources.textures, this.#used);
    this.#point(batch);
    if (batch.pointedAt !== batch.first) this.#aim(resources, batch);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, batch.count);
  }

  #point(batch: Batch): void {
    if (this.#pointed === batch) return;
    this.#pointed = batch;
    this.#gl.bindVertexArray(batch.vertexArray);
  }

  /**
   * Where the pass at the word `at` draws, into {@link #place}: a target whose corner is at `x` and
   * `y` of the surface, or the surface.
   *
   * @returns The target; `null` is the surface.
   */
  #locate(resources: Resources, at: number): WebGLFramebuffer | null {
    const { passes, surfaceWidth, surfaceHeight } = this.#retained;
    const place = this.#place;
    const { anchor, size } = place;
    size[0] = surfaceWidth;
    size[1] = surfaceHeight;
    const target = passes[at + pass.target] ?? 0;
    const framebuffer = resources.textures.target(target, size);
    // Rows of the canvas go up. Those of textures begin at the top, as their coordinates do.
    anchor[0] = passes[at + pass.x] ?? 0;
    anchor[1] = target === 0 ? surfaceHeight : (passes[at + pass.y] ?? 0);
    anchor[2] = target === 0 ? -1 : 1;
    place.clip = passes[at + pass.clip] ?? 0;
    return framebuffer;
  }

  /** Points the attributes of a batch at its first instance. */
  #aim(resources: Resources, batch: Batch): void {
    const { first } = batch;
    batch.pointedAt = first;
    const gl = this.#gl;
    const place = first * GEOMETRY_BYTES;
    gl.bindBuffer(gl.ARRAY_BUFFER, resources.geometry);
    gl.vertexAttribPointer(
      attribute.matrix,
      4,
      gl.FLOAT,
      false,
      GEOMETRY_BYTES,
      place + geometry.affine * 4,
    );
    // What moves it, and the opacity behind that.
    gl.vertexAttribPointer(
      attribute.shift,
      3,
      gl.FLOAT,
      false,
      GEOMETRY_BYTES,
      place + geometry.affine * 4 + 16,
    );
    gl.vertexAttribIPointer(
      attribute.slots,
      4,
      gl.UNSIGNED_BYTE,
      GEOMETRY_BYTES,
      place + geometry.space * 4,
    );
    const look = first * PAINT_BYTES;
    gl.bindBuffer(gl.ARRAY_BUFFER, resources.paint);
    gl.vertexAttribPointer(attribute.size, 2, gl.FLOAT, false, PAINT_BYTES, look + paint.width * 4);
    gl.vertexAttribPointer(
      attribute.radii,
      4,
      gl.FLOAT,
      false,
      PAINT_BYTES,
      look + paint.radii * 4,
    );
    gl.vertexAttribPointer(
      attribute.color,
      4,
      gl.UNSIGNED_BYTE,
      true,
      PAINT_BYTES,
      look + paint.color * 4,
    );
    const fields = look + paint.fields * 4;
    const { edges, part } = imageFields;
    gl.vertexAttribPointer(attribute.edges, 4, gl.FLOAT, false, PAINT_BYTES, fields + edges * 4);
    gl.vertexAttribPointer(attribute.part, 4, gl.FLOAT, false, PAINT_BYTES, fields + part * 4);
    gl.vertexAttribIPointer(attribute.first, 4, gl.UNSIGNED_INT, PAINT_BYTES, fields);
    gl.vertexAttribIPointer(attribute.second, 4, gl.UNSIGNED_INT, PAINT_BYTES, fields + 16);
  }
}

const contextOptions: WebGLContextAttributes = {
  alpha: true,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: true,
  powerPreference: 'high-performance',
};

function makeBuffer(gl: WebGL2RenderingContext, bytes: number): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.DYNAMIC_DRAW);
  return buffer;
}

/** A larger buffer with what `old` held; `old` is freed. */
function enlarged(
  gl: WebGL2RenderingContext,
  old: WebGLBuffer,
  oldBytes: number,
  bytes: number,
): WebGLBuffer {
  const buffer = makeBuffer(gl, bytes);
  gl.bindBuffer(gl.COPY_READ_BUFFER, old);
  gl.copyBufferSubData(gl.COPY_READ_BUFFER, gl.ARRAY_BUFFER, 0, 0, oldBytes);
  gl.deleteBuffer(old);
  return buffer;
}
