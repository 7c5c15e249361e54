/**
 * The build of an engine that a script has in itself: no request for its manifest and its glue.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import { type ArtefactReader, type Check, compileThrough, importThrough } from './artefacts.ts';
import type { Manifest } from './manifest.ts';

/** What a script has of one build of an engine. */
export interface BuiltIn {
  /** Absolute URL of the profile's folder, with a slash at the end. */
  readonly folder: string;
  /** What the host reads of its manifest. */
  readonly manifest: Manifest;
  /** Its scripts, imported already, by their names in the folder. */
  readonly scripts: Readonly<Record<string, unknown>>;
  /**
   * Absolute URLs of files that are elsewhere, by their names in the folder: where a bundler has
   * put them, under names of its own.
   */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * What stands behind the address of a file, so that a browser may keep it for as long as it likes:
 * a file with other contents has another address. Servers of files ignore it.
 *
 * @param hash Of the contents.
 */
export function versionOf(hash: string): string {
  return `?v=${hash.slice(0, 16)}`;
}

/** Has the files that are built in, and reads all others through another reader. */
export class BuiltReader implements ArtefactReader {
  readonly #reader: ArtefactReader;
  readonly #builtIn: BuiltIn;

  constructor(reader: ArtefactReader, builtIn: BuiltIn) {
    this.#reader = reader;
    this.#builtIn = builtIn;
  }

  async read(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const { folder, manifest } = this.#builtIn;
    if (url !== `${folder}manifest.json`) return this.#reader.read(url);
    return new TextEncoder().encode(JSON.stringify(manifest));
  }

  /** A module of Wasm under the address that has its version, see {@link versionOf}. */
  async compile(url: string, check: Check): Promise<WebAssembly.Module> {
    const address = this.#addressOf(url);
    try {
      return await compileThrough(this.#reader, address, check);
    } catch (cause) {
      // Of a file that a bundler has moved, messages have to say where it was looked for.
      if (address.startsWith(url) || cause instanceof WebAssembly.CompileError) throw cause;
      throw new Error(`${asError(cause).message} at ${address}`, { cause });
    }
  }

  import(url: string): Promise<unknown> {
    const { folder, scripts } = this.#builtIn;
    const name = url.slice(folder.length);
    if (url.startsWith(folder) && Object.hasOwn(scripts, name))
      return Promise.resolve(scripts[name]);
    return importThrough(this.#reader, url);
  }

  #addressOf(url: string): string {
    const { folder, manifest, files = {} } = this.#builtIn;
    if (!url.startsWith(folder)) return url;
    const name = url.slice(folder.length);
    if (Object.hasOwn(files, name)) return files[name] as string;
    const facts = manifest.forms.module?.[name] as { sha256?: unknown };
    return typeof facts?.sha256 === 'string' ? `${url}${versionOf(facts.sha256)}` : url;
  }
}
