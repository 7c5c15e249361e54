/**
 * Loads an engine that `inlay compose` made, in one of its forms.
 *
 * @module
 */
import { asError, InlayError } from '../protocol/error.ts';
import type { EngineSource } from '../protocol/messages.ts';
import { type EngineExports, engineOfResults, engineOfThrows } from './adapt.ts';
import type { Engine, EngineFactory } from './engine.ts';
import { checkManifest, type Manifest, readManifest } from './manifest.ts';

/** Reads files of a profile's folder; one for browsers and one for Node. */
export interface ArtefactReader {
  /** The bytes of a file, by absolute URL. Throws if it cannot be had. */
  read(url: string): Promise<Uint8Array<ArrayBuffer>>;
  /** A file of Wasm, compiled; where the platform can, while it comes. */
  compile?(url: string): Promise<WebAssembly.Module>;
}

/** What jco's output exports, and what `linked.js` does. */
interface Instantiate {
  instantiate(core: (file: string) => WebAssembly.Module, imports: object): { engine: EngineExports };
}

/**
 * Loads and compiles an engine.
 *
 * @throws {@link InlayError} `missing` if a file of it cannot be had, `mismatch` if it does not fit this host.
 */
export async function loadEngine(source: EngineSource, reader: ArtefactReader): Promise<EngineFactory> {
  const { manifest, folder, url } = await loadManifest(source, reader);
  checkManifest(manifest, source.form, url);
  const name = `profile ${source.profile}, form ${source.form}`;
  switch (source.form) {
    case 'module':
      return loadModule(name, `${folder}${manifest.root}`, source, reader);
    case 'component':
      return loadThroughJco(name, `${folder}component-js/`, `${manifest.root}.js`, reader);
    case 'linked':
      return loadThroughJco(name, `${folder}linked-js/`, 'linked.js', reader);
  }
}

/**
 * Loads the manifest of a profile.
 *
 * @returns It, the profile's folder, and where it came from.
 * @throws {@link InlayError} `missing` or `mismatch`.
 */
export async function loadManifest(
  source: EngineSource,
  reader: ArtefactReader,
): Promise<{ manifest: Manifest; folder: string; url: string }> {
  const folder = `${source.base}${source.profile}/`;
  const url = `${folder}manifest.json`;
  return { manifest: readManifest(await readJson(reader, url, source), url), folder, url };
}

/** The engine as one core module. */
async function loadModule(
  name: string,
  path: string,
  source: EngineSource,
  reader: ArtefactReader,
): Promise<EngineFactory> {
  const { module, bind } = await loadFused<{ engine: EngineExports }>(path, source, reader);
  return {
    name,
    async instantiate(): Promise<Engine> {
      const { exports } = await WebAssembly.instantiate(module, {});
      const memory = exports.memory instanceof WebAssembly.Memory ? exports.memory : undefined;
      return engineOfResults(bind(exports).engine, memory);
    },
  };
}

/** A fused module, and what makes functions of its exports. */
interface Fused<Functions> {
  module: WebAssembly.Module;
  bind(exports: WebAssembly.Exports): Functions;
}

/** What the glue of a fused module exports. */
interface Glue<Functions> {
  bind: Fused<Functions>['bind'];
  /** Throws if the module is of another build. */
  check(module: WebAssembly.Module): void;
}

/**
 * Loads `<path>.module.wasm` and the glue that belongs to it.
 *
 * @throws {@link InlayError} `missing`; `mismatch` if they are of different builds.
 */
export async function loadFused<Functions>(
  path: string,
  { profile }: EngineSource,
  reader: ArtefactReader,
): Promise<Fused<Functions>> {
  const [glue, module] = await Promise.all([
    importModule<Partial<Glue<Functions>>>(`${path}.glue.js`),
    compile(reader, `${path}.module.wasm`),
  ]);
  const { bind, check } = glue;
  const anew = `compose it anew: inlay compose --profile ${profile}`;
  if (typeof bind !== 'function' || typeof check !== 'function') {
    throw new InlayError('mismatch', `${path}.glue.js: expected glue of this release's inlay compose: ${anew}.`);
  }
  try {
    check(module);
  } catch (cause) {
    throw new InlayError('mismatch', `${path}.module.wasm: ${asError(cause).message}: ${anew}.`, cause);
  }
  return { module, bind };
}

/** A component through jco: its core modules are asked for by name while it is made. */
async function loadThroughJco(
  name: string,
  folder: string,
  file: string,
  reader: ArtefactReader,
): Promise<EngineFactory> {
  const { instantiate } = await importModule<Partial<Instantiate>>(`${folder}${file}`);
  if (typeof instantiate !== 'function') {
    throw new InlayError(
      'mismatch',
      `${folder}${file}: expected what jco or inlay compose made of an engine: compose it anew.`,
    );
  }
  const modules = new Map<string, WebAssembly.Module>();
  const make = async (): Promise<Engine> => {
    // jco asks synchronously, and only it knows the names: what is not there yet is fetched, and it is asked again.
    while (true) {
      try {
        const core = (wanted: string) => {
          const module = modules.get(wanted);
          if (!module) throw new NotCompiled(wanted);
          return module;
        };
        return engineOfThrows(instantiate(core, {}).engine);
      } catch (error) {
        if (!(error instanceof NotCompiled)) {
          const why = asError(error).message;
          throw new InlayError(
            'mismatch',
            `${folder}${file}: cannot be made of the files beside it: ${why}: compose it anew.`,
            error,
          );
        }
        modules.set(error.file, await compile(reader, `${folder}${error.file}`));
      }
    }
  };
  return { name, instantiate: make };
}

class NotCompiled extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} is not compiled yet`);
    this.file = file;
  }
}

async function readJson(reader: ArtefactReader, url: string, source: EngineSource): Promise<unknown> {
  let bytes: Uint8Array;
  try {
    bytes = await reader.read(url);
  } catch (cause) {
    throw new InlayError(
      'missing',
      `${url}: expected the engine of profile ${source.profile}: ${asError(cause).message}. Run inlay compose --profile ${source.profile}.`,
      cause,
    );
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new InlayError('mismatch', `${url}: expected JSON: ${asError(cause).message}.`, cause);
  }
}

async function importModule<M>(url: string): Promise<M> {
  try {
    return (await import(url)) as M;
  } catch (cause) {
    throw new InlayError('missing', `${url}: cannot be loaded: ${asError(cause).message}.`, cause);
  }
}

async function compile(reader: ArtefactReader, url: string): Promise<WebAssembly.Module> {
  try {
    return await (reader.compile?.(url) ?? WebAssembly.compile(await reader.read(url)));
  } catch (cause) {
    const isThere = cause instanceof WebAssembly.CompileError;
    const wrong = isThere ? 'is no whole module that this device can run' : 'cannot be loaded';
    throw new InlayError(isThere ? 'mismatch' : 'missing', `${url}: ${wrong}: ${asError(cause).message}.`, cause);
  }
}

/** Reads by `fetch`. */
export const fetchReader: ArtefactReader = {
  async read(url) {
    return new Uint8Array(await (await fetchFile(url)).arrayBuffer());
  },
  async compile(url) {
    const response = await fetchFile(url);
    const isWasm = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    // Streaming refuses other types, and some TVs do not have it.
    if (isWasm && typeof WebAssembly.compileStreaming === 'function') return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  },
};

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response;
}
