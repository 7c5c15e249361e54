/**
 * The files of a composed engine: read within a time, and checked against its manifest.
 *
 * @module
 */
import { within } from '../protocol/deadline.ts';
import { asError, InlayError } from '../protocol/error.ts';
import { fetchUrl } from '../protocol/fetch.ts';
import { importModule } from '../protocol/import-module.ts';
import type { EngineSource } from '../protocol/messages.ts';
import type { Manifest } from './manifest.ts';

/** Checks the bytes of a file. Rejects if they are others than they should be. */
export type Check = (bytes: BufferSource) => Promise<void>;

/** Reads files of a profile's folder; one for browsers and one for Node. */
export interface ArtefactReader {
  /** The bytes of a file, by absolute URL. Throws if it cannot be had. */
  read(url: string): Promise<Uint8Array<ArrayBuffer>>;
  /** A file of Wasm, checked and compiled; where the platform can, while it comes. */
  compile?(url: string, check: Check): Promise<WebAssembly.Module>;
  /** A script; by default the platform imports it. */
  import?(url: string): Promise<unknown>;
}

/** How long a file may take where nothing is said, in milliseconds. */
const PATIENCE = 20_000;

/** The time that a file of an engine may take. */
export function patience(source: EngineSource): number {
  return source.timeout ?? PATIENCE;
}

/** The files of one form of a profile. */
export class Artefacts {
  readonly #reader: ArtefactReader;
  readonly #source: EngineSource;
  /** SHA-256 by absolute URL, in hexadecimal digits. */
  readonly #digests = new Map<string, string>();

  /** @param folder URL of the profile's folder, with a slash at the end. */
  constructor(reader: ArtefactReader, source: EngineSource, manifest: Manifest, folder: string) {
    this.#reader = reader;
    this.#source = source;
    for (const [file, facts] of Object.entries(manifest.forms[source.form] ?? {})) {
      const { sha256 } = facts as { sha256?: unknown };
      if (typeof sha256 === 'string') this.#digests.set(`${folder}${file}`, sha256);
    }
  }

  /**
   * Compiles a file of Wasm.
   *
   * @throws {@link InlayError} `missing` if it cannot be had, `mismatch` if it is another than the
   *   manifest names, or cannot run here.
   */
  async compile(url: string): Promise<WebAssembly.Module> {
    const check: Check = (bytes) => this.#check(url, bytes);
    try {
      const compiled = compileThrough(this.#reader, url, check);
      return await within(patience(this.#source), url, compiled);
    } catch (cause) {
      if (cause instanceof InlayError) throw cause;
      const isThere = cause instanceof WebAssembly.CompileError;
      const wrong = isThere
        ? 'is truncated, or needs WebAssembly features this device lacks'
        : 'cannot be loaded';
      throw new InlayError(
        isThere ? 'mismatch' : 'missing',
        `${url}: ${wrong}: ${asError(cause).message}.`,
        cause,
      );
    }
  }

  /**
   * Imports a script.
   *
   * @throws {@link InlayError} `missing` if it cannot be had, `mismatch` if it is another than the
   *   manifest names.
   */
  async import<M>(url: string): Promise<M> {
    const imported = importThrough(this.#reader, url) as Promise<M>;
    imported.catch(() => {});
    try {
      // The platform does not show what it imports: the file is read once more, from its cache as a
      // rule.
      if (this.#digests.has(url)) await within(patience(this.#source), url, this.#checkFile(url));
      return await within(patience(this.#source), url, imported);
    } catch (cause) {
      if (cause instanceof InlayError) throw cause;
      throw new InlayError(
        'missing',
        `${url}: cannot be loaded: ${asError(cause).message}.`,
        cause,
      );
    }
  }

  /**
   * Checks all files of the form whose names begin so: those that a script imports or loads by
   * itself.
   */
  async checkAll(folder: string): Promise<void> {
    const urls = [...this.#digests.keys()].filter(
      (url) => url.startsWith(folder) && url.endsWith('.js'),
    );
    await Promise.all(urls.map((url) => within(patience(this.#source), url, this.#checkFile(url))));
  }

  async #checkFile(url: string): Promise<void> {
    await this.#check(url, await this.#reader.read(url));
  }

  async #check(url: string, bytes: BufferSource): Promise<void> {
    const expected = this.#digests.get(url);
    const found = expected === undefined ? undefined : await sha256(bytes);
    if (found === undefined || found === expected) return;
    throw new InlayError(
      'mismatch',
      `${url}: does not match the engine's manifest: it was changed or truncated. Load it again; if that does not help, the copy on the server is broken.`,
    );
  }
}

/** Compiles bytes; of what is wrong, the check is heard first: it says more. */
export async function checkedCompile(
  bytes: BufferSource,
  check: Check,
): Promise<WebAssembly.Module> {
  const compiled = WebAssembly.compile(bytes as ArrayBuffer);
  compiled.catch(() => {});
  await check(bytes);
  return compiled;
}

/**
 * SHA-256 in hexadecimal digits; `undefined` where the platform computes none: WebCrypto is there
 * on https, localhost and packaged pages.
 */
async function sha256(bytes: BufferSource): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** {@link ArtefactReader.compile} of a reader that may not have it. */
export async function compileThrough(
  reader: ArtefactReader,
  url: string,
  check: Check,
): Promise<WebAssembly.Module> {
  return reader.compile?.(url, check) ?? checkedCompile(await reader.read(url), check);
}

/** {@link ArtefactReader.import} of a reader that may not have it. */
export function importThrough(reader: ArtefactReader, url: string): Promise<unknown> {
  return reader.import?.(url) ?? importModule(url);
}

/** Reads by `fetch`. */
export const fetchReader = {
  async read(url: string) {
    return new Uint8Array(await (await fetchFile(url)).arrayBuffer());
  },
  async compile(url: string, check: Check) {
    const response = await fetchFile(url);
    const isWasm = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    // Streaming refuses other types, and some TVs do not have it.
    if (!isWasm || typeof WebAssembly.compileStreaming !== 'function') {
      return checkedCompile(await response.arrayBuffer(), check);
    }
    const copy = response.clone();
    const compiled = WebAssembly.compileStreaming(response);
    compiled.catch(() => {});
    await check(await copy.arrayBuffer());
    return compiled;
  },
} satisfies ArtefactReader;

async function fetchFile(url: string): Promise<Response> {
  const response = await fetchUrl(url);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response;
}
