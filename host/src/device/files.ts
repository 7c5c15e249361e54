/**
 * Files from the web, and those that were loaded before.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import { fetchUrl } from '../protocol/fetch.ts';
import {
  LoadError,
  type LoadErrorReason,
  MAX_FILE_BYTES,
  type Progress,
  shortened,
} from './device.ts';

/** Most bytes of kept files, of images and of fonts each: as files they are small. */
export const KEPT_BYTES = 32 * 1024 * 1024;

/**
 * Keeps files as loaded, by URL: an engine that is rebuilt gets them without a request, also
 * while there is no network. Beyond its limit the least recently used go first; held files stay,
 * even beyond it.
 */
export class FileStore {
  readonly #limit: number;
  readonly #changed: (url: string, file: Blob | undefined) => void;
  /** The one used longest ago first. */
  readonly #files = new Map<string, Blob>();
  /** How often a file is held. */
  readonly #held = new Map<string, number>();
  #bytes = 0;

  /**
   * @param limit Most bytes, unless more is held. A file larger than that is not kept.
   * @param changed Called for each file that is kept from now on, and for each that no longer is.
   */
  constructor(
    limit: number = KEPT_BYTES,
    changed: (url: string, file: Blob | undefined) => void = () => {},
  ) {
    this.#limit = limit;
    this.#changed = changed;
  }

  /** Bytes of all files. */
  get bytes(): number {
    return this.#bytes;
  }

  has(url: string): boolean {
    return this.#files.has(url);
  }

  /** The file of a URL, which counts as used now. */
  get(url: string): Blob | undefined {
    const file = this.#files.get(url);
    if (!file) return undefined;
    this.#files.delete(url);
    this.#files.set(url, file);
    return file;
  }

  set(url: string, file: Blob): void {
    if (this.#files.get(url) === file) return this.#shrink(url);
    this.delete(url);
    if (file.size > this.#limit) return;
    this.#files.set(url, file);
    this.#bytes += file.size;
    this.#changed(url, file);
    this.#shrink(url);
  }

  /** Holds a file (`true`), or lets go of it once (`false`), whether it is there or not. */
  hold(url: string, isHeld: boolean): void {
    const count = (this.#held.get(url) ?? 0) + (isHeld ? 1 : -1);
    if (count > 0) this.#held.set(url, count);
    else this.#held.delete(url);
  }

  /** Lets files go until the limit is kept. `newest` stays: who asked for it will hold it. */
  #shrink(newest: string): void {
    for (const url of this.#files.keys()) {
      if (this.#bytes <= this.#limit) return;
      if (url !== newest && !this.#held.has(url)) this.delete(url);
    }
  }

  delete(url: string): void {
    const file = this.#files.get(url);
    if (!file) return;
    this.#files.delete(url);
    this.#bytes -= file.size;
    this.#changed(url, undefined);
  }
}

/** Whether a URL has its file in itself or in this process: no server is asked. */
export function isLocal(url: string): boolean {
  return /^(data|blob|file):/.test(url);
}

/**
 * A file from `store`, or fetched and kept there.
 *
 * @param url Absolute.
 * @param progress Is called with each part that comes.
 * @throws {@link LoadError} `not-found`, `network` or `too-large`, or the signal's reason when it
 *   is aborted.
 */
export async function loadFile(
  url: string,
  store: FileStore,
  signal: AbortSignal,
  progress: Progress = () => {},
): Promise<Blob> {
  const file = store.get(url) ?? (await fetchFile(url, signal, progress));
  progress(true);
  if (!isLocal(url)) store.set(url, file);
  return file;
}

async function fetchFile(url: string, signal: AbortSignal, progress: Progress): Promise<Blob> {
  try {
    const response = await fetchUrl(url, signal);
    progress(false);
    return await bodyOf(url, response, progress);
  } catch (cause) {
    if (cause instanceof LoadError) throw cause;
    if (signal.aborted) throw signal.reason;
    throw new LoadError('network', `${shortened(url)}: ${asError(cause).message}`, cause);
  }
}

/** Whether a status says that the server cannot answer now: the same request may succeed later. */
function mayPass(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** The file that an answer brings. */
async function bodyOf(url: string, response: Response, progress: Progress): Promise<Blob> {
  if (!response.ok) {
    const reason: LoadErrorReason = mayPass(response.status) ? 'network' : 'not-found';
    // Nobody waits for a page that says so.
    response.body?.cancel().catch(() => {});
    throw new LoadError(
      reason,
      `${shortened(url)}: expected a file, got HTTP status ${response.status}.`,
    );
  }
  checkLength(url, Number(response.headers.get('content-length') ?? 0));
  // Engines without streams give the body whole.
  if (!response.body) {
    const file = await response.blob();
    checkLength(url, file.size);
    return file;
  }
  // What comes in chunks does not say how long it is.
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let { value } = await reader.read(); value; { value } = await reader.read()) {
      progress(false);
      length += value.length;
      checkLength(url, length);
      chunks.push(value);
    }
  } catch (error) {
    // Nobody waits for the rest.
    reader.cancel().catch(() => {});
    throw error;
  }
  return new Blob(chunks);
}

/**
 * Refuses a file that is too long.
 *
 * @throws {@link LoadError} `too-large`.
 */
export function checkLength(url: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new LoadError(
    'too-large',
    `${shortened(url)}: expected at most ${MAX_FILE_BYTES} bytes, got ${bytes} or more.`,
  );
}

/**
 * `url` made absolute.
 *
 * @throws {@link LoadError} `not-found` if it is no URL.
 */
export function resolveUrl(url: string, base: string): string {
  try {
    return new URL(url, base).href;
  } catch (cause) {
    throw new LoadError(
      'not-found',
      `${JSON.stringify(shortened(url))}: expected a URL, absolute or relative to ${base}.`,
      cause,
    );
  }
}
