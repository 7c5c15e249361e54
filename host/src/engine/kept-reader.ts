/**
 * Files of an engine that are kept for the worker that may take this one's place.
 *
 * @module
 */

import { importModule } from '../protocol/import-module.ts';
import type { FileKeeper, KeptFile } from '../protocol/messages.ts';
import { type ArtefactReader, type Check, compileThrough, importThrough } from './artefacts.ts';

/** Reads through another reader what the worker before has not read. */
export class KeptReader implements ArtefactReader {
  readonly #reader: ArtefactReader;
  readonly #keeper: FileKeeper;
  readonly #files = new Map<string, KeptFile['content']>();

  constructor(reader: ArtefactReader, keeper: FileKeeper) {
    this.#reader = reader;
    this.#keeper = keeper;
    for (const { use, url, content } of keeper.files)
      if (use === 'engine') this.#files.set(url, content);
  }

  async read(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const kept = this.#files.get(url);
    if (kept instanceof Uint8Array) return kept;
    return this.#keep(url, await this.#reader.read(url));
  }

  async compile(url: string, check: Check): Promise<WebAssembly.Module> {
    const kept = this.#files.get(url);
    // It was checked when it was compiled.
    if (kept instanceof WebAssembly.Module) return kept;
    return this.#keep(url, await compileThrough(this.#reader, url, check));
  }

  async import(url: string): Promise<unknown> {
    const kept = this.#files.get(url);
    const imported = () => importThrough(this.#reader, url);
    if (!(kept instanceof Uint8Array)) return imported();
    const copy = URL.createObjectURL(new Blob([kept], { type: 'text/javascript' }));
    try {
      return await importModule(copy);
    } catch {
      // The page's policy allows no such scripts, or it imports others by relative URLs.
      return await imported();
    } finally {
      URL.revokeObjectURL(copy);
    }
  }

  #keep<C extends Exclude<KeptFile['content'], undefined>>(url: string, content: C): C {
    this.#files.set(url, content);
    this.#keeper.keep({ use: 'engine', url, content });
    return content;
  }
}
