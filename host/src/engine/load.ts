/**
 * Loads an engine that `inlay compose` made, in one of its forms.
 *
 * @module
 */
import { within } from '../protocol/deadline.ts';
import { asError, InlayError } from '../protocol/error.ts';
import type { EngineSource } from '../protocol/messages.ts';
import { type EngineExports, engineOfResults, engineOfThrows } from './adapt.ts';
import { type ArtefactReader, Artefacts, patience } from './artefacts.ts';
import { explainFused, explainLinked, functionTable, type MemoryFacts } from './blame.ts';
import type { Engine, EngineFactory } from './engine.ts';
import { checkManifest, type Manifest, memoriesOf, readManifest } from './manifest.ts';

/** What jco's output exports, and what `linked.js` does. */
interface Instantiate {
  instantiate(
    core: (file: string) => WebAssembly.Module,
    imports: object,
    made?: (system: string, instance: WebAssembly.Instance) => void,
  ): { engine: EngineExports };
}

/**
 * Loads and compiles an engine.
 *
 * @throws {@link InlayError} `missing` if a file of it cannot be had, `mismatch` if it does not fit
 * this host.
 */
export async function loadEngine(
  source: EngineSource,
  reader: ArtefactReader,
): Promise<EngineFactory> {
  const { manifest, folder, url } = await loadManifest(source, reader);
  checkManifest(manifest, source.form, url);
  const name = `profile ${source.profile}, form ${source.form}`;
  const files = new Artefacts(reader, source, manifest, folder);
  const systems = manifest.systems.map(({ system }) => system);
  switch (source.form) {
    case 'module': {
      const path = `${folder}${manifest.root}`;
      return { ...(await loadModule(name, path, source, files, memoriesOf(manifest))), systems };
    }
    case 'component': {
      const path = `${folder}component-js/`;
      return { ...(await loadThroughJco(name, path, `${manifest.root}.js`, files)), systems };
    }
    case 'linked': {
      const made = await loadThroughJco(name, `${folder}linked-js/`, 'linked.js', files, true);
      return { ...made, explain: explainLinked, systems };
    }
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
  files: Artefacts,
  memories: MemoryFacts['memories'],
): Promise<EngineFactory> {
  const { module, bind } = await loadFused<{ engine: EngineExports }>(path, source, files);
  const table = functionTable(module);
  // Of the instance made last: there is one at a time. Of modules that were made before there was
  // this export: none.
  let refused: unknown;
  return {
    name,
    async instantiate(): Promise<Engine> {
      const { exports } = await WebAssembly.instantiate(module, {});
      refused = exports['out-of-memory'];
      const memory = exports.memory instanceof WebAssembly.Memory ? exports.memory : undefined;
      return engineOfResults(bind(exports).engine, memory);
    },
    explain(trap) {
      const page = typeof refused === 'function' ? (refused() as number) : -1;
      return explainFused(trap, table, { refused: page, memories });
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
  files: Artefacts,
): Promise<Fused<Functions>> {
  const [glue, module] = await Promise.all([
    files.import<Partial<Glue<Functions>>>(`${path}.glue.js`),
    files.compile(`${path}.module.wasm`),
  ]);
  const { bind, check } = glue;
  const again = `compose it again: inlay compose --profile ${profile}`;
  if (typeof bind !== 'function' || typeof check !== 'function') {
    throw new InlayError(
      'mismatch',
      `${path}.glue.js: expected glue of this release's inlay compose: ${again}.`,
    );
  }
  try {
    check(module);
  } catch (cause) {
    throw new InlayError(
      'mismatch',
      `${path}.module.wasm: ${asError(cause).message}: ${again}.`,
      cause,
    );
  }
  return { module, bind };
}

/**
 * A component through jco: its core modules are asked for by name while it is made.
 *
 * @param isLinked Whether each system is a component of its own: their memories are kept apart.
 */
async function loadThroughJco(
  name: string,
  folder: string,
  file: string,
  files: Artefacts,
  isLinked: boolean = false,
): Promise<EngineFactory> {
  await files.checkAll(folder);
  const { instantiate } = await files.import<Partial<Instantiate>>(`${folder}${file}`);
  if (typeof instantiate !== 'function') {
    throw new InlayError(
      'mismatch',
      `${folder}${file}: expected what jco or inlay compose made of an engine: compose it again.`,
    );
  }
  const modules = new Map<string, WebAssembly.Module>();
  const make = async (): Promise<Engine> => {
    // jco asks synchronously, and only it knows the names: what is not there yet is fetched, and it
    // is asked again.
    while (true) {
      try {
        const core = (wanted: string) => {
          const module = modules.get(wanted);
          if (!module) throw new NotCompiled(wanted);
          return module;
        };
        if (!isLinked) return engineOfThrows(instantiate(core, {}).engine);
        const memories = new Map<string, WebAssembly.Memory[]>();
        const made = (system: string, { exports }: WebAssembly.Instance) => {
          if (!(exports.memory instanceof WebAssembly.Memory)) return;
          memories.set(system, [...(memories.get(system) ?? []), exports.memory]);
        };
        return engineOfThrows(instantiate(core, {}, made).engine, memories);
      } catch (error) {
        if (!(error instanceof NotCompiled)) {
          const why = asError(error).message;
          throw new InlayError(
            'mismatch',
            `${folder}${file}: cannot be instantiated from the files beside it: ${why}: compose it again.`,
            error,
          );
        }
        modules.set(error.file, await files.compile(`${folder}${error.file}`));
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

async function readJson(
  reader: ArtefactReader,
  url: string,
  source: EngineSource,
): Promise<unknown> {
  let bytes: Uint8Array;
  try {
    bytes = await within(patience(source), url, reader.read(url));
  } catch (cause) {
    if (cause instanceof InlayError) throw cause;
    throw new InlayError(
      'missing',
      `${url}: expected the engine of profile ${source.profile}: ${asError(cause).message}. Run inlay compose --profile ${source.profile}.`,
      cause,
    );
  }
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (text.trimStart().startsWith('<')) {
      // Networks with a sign-in page send it for every address.
      throw new InlayError(
        'missing',
        `${url}: got a web page instead of the engine. The network may require you to sign in; if not, the address is wrong.`,
        cause,
      );
    }
    throw new InlayError('mismatch', `${url}: expected JSON: ${asError(cause).message}.`, cause);
  }
}
