/**
 * What devices have in common: files that are read once and kept. How a file is decoded is each
 * one's own.
 *
 * @module
 */
import type { FileKeeper, KeptFile } from '../protocol/messages.ts';
import type { DecodedImage, Device, Progress } from './device.ts';
import { FileStore, isLocal, KEPT_BYTES, loadFile, resolveUrl } from './files.ts';
import { Preloads } from './preloads.ts';

/** A device that loads images and fonts as files. */
export abstract class FileDevice implements Device {
  readonly #base: string;
  readonly #images: FileStore;
  readonly #fonts: FileStore;
  readonly #preloads = new Preloads();

  /**
   * @param base What relative URLs are relative to.
   * @param keeper Keeps the files outside as well, and has those to begin with.
   */
  constructor(base: string, keeper?: FileKeeper) {
    this.#base = base;
    this.#images = storeOf('image', keeper);
    this.#fonts = storeOf('font', keeper);
  }

  isHere(url: string): boolean {
    const absolute = resolveUrl(url, this.#base);
    return isLocal(absolute) || this.#images.has(absolute) || this.#fonts.has(absolute);
  }

  hold(url: string, isShown: boolean): void {
    this.#images.hold(resolveUrl(url, this.#base), isShown);
  }

  /**
   * Asks for a file that the engine will want, once {@link startPreloads} lets it. A URL that is
   * none is left to the engine, which says so.
   */
  preload(use: 'image' | 'font', url: string): void {
    const store = use === 'image' ? this.#images : this.#fonts;
    let absolute: string;
    try {
      absolute = resolveUrl(url, this.#base);
    } catch {
      return;
    }
    if (isLocal(absolute) || store.has(absolute)) return;
    this.#preloads.add(absolute, (signal, progress) =>
      this.read(absolute, store, signal, progress),
    );
  }

  /** Lets so many preloads run at a time from now on. */
  startPreloads(places: number): void {
    this.#preloads.start(places);
  }

  async loadImage(
    url: string,
    width: number,
    height: number,
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<DecodedImage> {
    const absolute = resolveUrl(url, this.#base);
    const file = await this.#file(absolute, this.#images, signal, progress);
    try {
      return await this.decode(url, file, width, height, signal);
    } catch (error) {
      // Another try is to fetch it again.
      if (!signal.aborted) this.#images.delete(absolute);
      throw error;
    }
  }

  async loadFont(url: string, signal: AbortSignal, progress?: Progress): Promise<Uint8Array> {
    const file = await this.#file(resolveUrl(url, this.#base), this.#fonts, signal, progress);
    return new Uint8Array(await file.arrayBuffer());
  }

  /** {@link read} of a file that may be on its way. */
  async #file(
    url: string,
    store: FileStore,
    signal: AbortSignal,
    progress: Progress = () => {},
  ): Promise<Blob> {
    if (this.#preloads.pending > 0) await this.#preloads.wanted(url, signal, progress);
    return this.read(url, store, signal, progress);
  }

  /** The file of an absolute URL, from `store` or from where it is; see {@link loadFile}. */
  protected read(
    url: string,
    store: FileStore,
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<Blob> {
    return loadFile(url, store, signal, progress);
  }

  /** Decodes a file; takes and throws what {@link Device.loadImage} does. */
  protected abstract decode(
    url: string,
    file: Blob,
    width: number,
    height: number,
    signal: AbortSignal,
  ): Promise<DecodedImage>;
}

function storeOf(use: KeptFile['use'], keeper: FileKeeper | undefined): FileStore {
  const store = new FileStore(KEPT_BYTES, (url, content) => keeper?.keep({ use, url, content }));
  for (const file of keeper?.files ?? []) {
    if (file.use === use && file.content instanceof Blob) store.set(file.url, file.content);
  }
  return store;
}
