/**
 * Textures of a WebGL2 context: atlas pages, and images that are uploaded a few each frame.
 *
 * @module
 */
import type { DecodedImage, Pixels } from '../device/device.ts';

/**
 * Bytes of images uploaded in a frame before the next has to wait: at 1080p a handful of posters.
 */
export const UPLOAD_BUDGET = 8 * 1024 * 1024;

function isPixels(source: DecodedImage['source']): source is Pixels {
  return 'data' in source;
}

/** A texture that batches draw from. */
interface Ready {
  readonly texture: WebGLTexture;
  width: number;
  height: number;
  /** Bytes of a pixel. */
  readonly depth: number;
  /** Number of its last level; 0 if there is only the image itself. */
  lastLevel: number;
  /** What is drawn into, if it is a target. */
  framebuffer?: WebGLFramebuffer;
}

/** Textures by the engine's ids. */
export class Textures {
  readonly #gl: WebGL2RenderingContext;
  /** What batches draw from. */
  readonly #ready = new Map<number, Ready>();
  /** Images that are not uploaded yet, the one that came first in front. */
  readonly #waiting = new Map<number, DecodedImage>();
  /** What is drawn from where there is nothing yet. */
  readonly #blank: Ready;
  /** Images of which smaller levels are kept. */
  readonly #levelled = new Set<number>();
  /** What each texture unit has, as far as that is known. */
  readonly #bound: (WebGLTexture | undefined)[] = [];
  readonly #units: number;

  constructor(gl: WebGL2RenderingContext, units: number) {
    this.#gl = gl;
    this.#units = units;
    // Decoders premultiply; elements are premultiplied here.
    // So are colour profiles: what an element shows is sRGB, as on the page.
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.BROWSER_DEFAULT_WEBGL);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    this.#blank = this.#create(1, 1, 4);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.RGBA8,
      1,
      1,
      0,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      new Uint8Array(4),
    );
    for (let unit = 0; unit < units; unit += 1) this.#bind(unit, this.#blank);
  }

  /** How many there are, and the bytes of their pixels. */
  figures(): { count: number; bytes: number } {
    let bytes = 0;
    for (const { width, height, depth, lastLevel } of this.#ready.values()) {
      // Levels add a third.
      const share = lastLevel > 0 ? 4 / 3 : 1;
      bytes += Math.ceil(width * height * depth * share);
    }
    return { count: this.#ready.size, bytes };
  }

  /** Something else has used the context's units since. */
  forgetUnits(): void {
    this.#bound.length = 0;
  }

  /** Images that wait for their upload. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Writes a texture's width, height and last level into `extents`, at three times the unit. */
  measure(unit: number, id: number, extents: Float32Array): void {
    const { width, height, lastLevel } = this.#ready.get(id) ?? this.#blank;
    extents[3 * unit] = width;
    extents[3 * unit + 1] = height;
    extents[3 * unit + 2] = lastLevel;
  }

  /** Binds a texture to a unit. */
  bind(unit: number, id: number): void {
    this.#bind(unit, this.#ready.get(id) ?? this.#blank);
  }

  #bind(unit: number, { texture }: Ready): void {
    if (this.#bound[unit] === texture) return;
    this.#bound[unit] = texture;
    this.#gl.activeTexture(this.#gl.TEXTURE0 + unit);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, texture);
  }

  /** Makes a page without coverage. */
  createPage(id: number, width: number, height: number): void {
    const gl = this.#gl;
    this.#free(id);
    this.#ready.set(id, this.#create(width, height, 1));
    // Storage without pixels is zeros.
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, width, height);
  }

  /** Makes a target, transparent. What is drawn into is the canvas afterwards. */
  createTarget(id: number, width: number, height: number): void {
    const gl = this.#gl;
    this.#free(id);
    const ready = this.#create(width, height, 4);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    ready.framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, ready.framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, ready.texture, 0);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    this.#ready.set(id, ready);
  }

  /**
   * What a target is drawn into, of which no unit has the texture any more; `null`, the canvas,
   * where there is none. Writes its width and height.
   */
  target(id: number, size: Float32Array): WebGLFramebuffer | null {
    const ready = this.#ready.get(id);
    if (!ready) return null;
    this.#unbind(ready);
    size[0] = ready.width;
    size[1] = ready.height;
    return ready.framebuffer ?? null;
  }

  /** Writes a part of a page. `pixels` are the bytes, rows without padding. */
  writePage(
    id: number,
    x: number,
    y: number,
    width: number,
    height: number,
    pixels: Uint8Array,
  ): void {
    const gl = this.#gl;
    const ready = this.#ready.get(id);
    if (!ready) return;
    this.#edit(ready);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RED, gl.UNSIGNED_BYTE, pixels);
  }

  /** Takes an image, to be uploaded by {@link upload}. */
  setImage(id: number, image: DecodedImage): void {
    this.#waiting.get(id)?.close();
    this.#waiting.set(id, image);
  }

  /** Uploads images that wait: at least one, and more as long as `budget` bytes are not spent. */
  upload(budget: number): void {
    let spent = 0;
    for (const [id, image] of this.#waiting) {
      if (spent > 0 && spent + image.bytes > budget) return;
      spent += image.bytes;
      this.#waiting.delete(id);
      this.#uploadImage(id, image);
    }
  }

  #uploadImage(id: number, image: DecodedImage): void {
    const gl = this.#gl;
    this.#free(id);
    const { source } = image;
    const { width, height } = source;
    this.#ready.set(id, this.#create(width, height, 4));
    if (isPixels(source)) {
      const { data } = source;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, data);
    } else {
      const isBitmap = typeof ImageBitmap === 'function' && source instanceof ImageBitmap;
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, !isBitmap);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, source);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    }
    image.close();
    if (this.#levelled.has(id)) this.#makeLevels(id);
  }

  /**
   * Keeps smaller levels of an image from now on, also of others that come for the same texture.
   */
  keepLevels(id: number): void {
    if (this.#levelled.has(id)) return;
    this.#levelled.add(id);
    this.#makeLevels(id);
  }

  #makeLevels(id: number): void {
    const ready = this.#ready.get(id);
    if (!ready) return;
    const gl = this.#gl;
    this.#edit(ready);
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST);
    ready.lastLevel = Math.floor(Math.log2(Math.max(ready.width, ready.height)));
  }

  /** Frees a texture, and the image that waits for it. */
  destroy(id: number): void {
    this.#waiting.get(id)?.close();
    this.#waiting.delete(id);
    this.#levelled.delete(id);
    this.#free(id);
  }

  /** Frees what is not named: images that came and that nobody draws. */
  keep(isNamed: (id: number) => boolean): void {
    for (const id of this.#ready.keys()) if (!isNamed(id)) this.destroy(id);
    for (const id of this.#waiting.keys()) if (!isNamed(id)) this.destroy(id);
  }

  #free(id: number): void {
    const ready = this.#ready.get(id);
    if (!ready) return;
    this.#ready.delete(id);
    this.#gl.deleteTexture(ready.texture);
    if (ready.framebuffer) this.#gl.deleteFramebuffer(ready.framebuffer);
    this.#unbind(ready);
  }

  /** Takes a texture out of all units, also out of those whose texture is not known. */
  #unbind({ texture }: Ready): void {
    for (let unit = 0; unit < this.#units; unit += 1) {
      const bound = this.#bound[unit];
      if (bound === texture || bound === undefined) this.#bind(unit, this.#blank);
    }
  }

  /** Frees all textures, and images that wait. */
  clear(): void {
    for (const id of [...this.#ready.keys(), ...this.#waiting.keys()]) this.destroy(id);
    this.#levelled.clear();
  }

  /** A texture, bound to the unit for editing. */
  #create(width: number, height: number, depth: number): Ready {
    const gl = this.#gl;
    const ready: Ready = { texture: gl.createTexture(), width, height, depth, lastLevel: 0 };
    this.#edit(ready);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return ready;
  }

  #edit({ texture }: Ready): void {
    this.#gl.activeTexture(this.#gl.TEXTURE0);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, texture);
    this.#bound[0] = texture;
  }
}
