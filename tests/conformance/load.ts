/**
 * Built components as JavaScript, for tests that speak only WIT.
 *
 * A component is transpiled by jco once per content; the result is kept under `target/conformance`.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The profile whose systems the suites take: `INLAY_PROFILE`, so that another implementation is
 * tested without a change here.
 */
export const testedProfile = process.env.INLAY_PROFILE ?? 'rust';

/** What jco's synchronous instantiation takes and gives. */
type Instantiate = (
  getCoreModule: (path: string) => WebAssembly.Module,
  imports: Record<string, unknown>,
) => Record<string, unknown>;

/**
 * A new instance of a system as `inlay compose` built it for a profile, from whatever language: its
 * exports in jco's shape, by their WIT names.
 *
 * @param profile A profile that was composed in all forms.
 * @param system The system's name in `compose.toml`.
 * @param imports Interfaces that it imports, by their WIT names without a version.
 * @throws When the profile was not composed.
 */
export async function loadComposed(
  profile: string,
  system: string,
  imports: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  // What stands alone lies beside the engine.
  const places = ['linked', '.'].map((folder) =>
    join(root, 'target/inlay', profile, folder, `${system}.component.wasm`),
  );
  const file = places.find((place) => existsSync(place));
  if (!file) throw new Error(`expected ${places[0]}: run npx inlay compose --profile ${profile}`);
  return loadComponent(`${profile}-${system}`, new Uint8Array(readFileSync(file)), imports);
}

/**
 * The interface of a system that a suite speaks to.
 *
 * @param exported What the system exports, as the functions here give it.
 * @param name Without package and version, as in `scroll`.
 * @throws When there is none of that name.
 */
export function interfaceOf<Interface>(exported: Record<string, unknown>, name: string): Interface {
  if (exported[name] !== undefined) return exported[name] as Interface;
  throw new Error(
    `expected a component that exports the interface ${name}, got ${Object.keys(exported).join(', ') || 'none'}`,
  );
}

/**
 * A new instance of a component: its exports in jco's shape, by their WIT names. One that trapped
 * cannot be called again; `reset` of any of its interfaces makes a new one then, so that each test
 * tells its own trap and a counterexample can be shrunk.
 *
 * @param name What its files are called.
 * @param component The component's bytes.
 * @param imports Interfaces that it imports, by their WIT names without a version.
 */
export async function loadComponent(
  name: string,
  component: Uint8Array,
  imports: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const folder = await transpiled(name, component);
  const { instantiate } = (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as {
    instantiate: Instantiate;
  };
  const modules = new Map<string, WebAssembly.Module>();
  const module = (path: string) => {
    const compiled = modules.get(path) ?? new WebAssembly.Module(readFileSync(join(folder, path)));
    modules.set(path, compiled);
    return compiled;
  };
  return reviving(() => instantiate(module, imports));
}

type Functions = Record<string, (...args: unknown[]) => unknown>;

/** The exports of an instance that `reset` recreates after a trap. */
export function reviving(make: () => Record<string, unknown>): Record<string, unknown> {
  let current = make() as Record<string, Functions>;
  let trapped = false;
  const call = (name: string, key: string, args: unknown[]) => {
    if (trapped && key === 'reset') {
      current = make() as Record<string, Functions>;
      trapped = false;
    }
    try {
      return current[name]?.[key]?.(...args);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        trapped = true;
        error.message = `${name}.${key} trapped: ${error.message}`;
      }
      if (error instanceof Error && 'payload' in error) {
        error.message = `${name}.${key} refused: ${JSON.stringify(error.payload)}`;
      }
      throw error;
    }
  };
  const calls = (name: string, functions: Functions) =>
    Object.fromEntries(
      Object.keys(functions).map((key) => [key, (...args: unknown[]) => call(name, key, args)]),
    );
  return Object.fromEntries(
    Object.entries(current).map(([name, functions]) => [name, calls(name, functions)]),
  );
}

/**
 * Loaded where it is needed: it is large, and who tests one system may not have it.
 *
 * @throws Where it is not installed.
 */
export async function jco(): Promise<typeof import('@bytecodealliance/jco')> {
  try {
    return await import('@bytecodealliance/jco');
  } catch (cause) {
    throw new Error(
      'a component with imports runs by @bytecodealliance/jco: `npm install --save-dev @bytecodealliance/jco` once',
      { cause },
    );
  }
}

/** The folder with the JavaScript of a component, which is known by the bytes it is made of. */
async function transpiled(name: string, component: Uint8Array): Promise<string> {
  const key = createHash('sha256').update(component).digest('hex').slice(0, 16);
  const folder = join(root, 'target/conformance', `${name}-${key}`);
  if (existsSync(folder)) return folder;
  const { transpile } = await jco();
  const { files } = await transpile(component, {
    name,
    instantiation: 'sync',
    noTypescript: true,
    tlaCompat: false,
  });
  // Written beside it first, so that a folder is there whole or not at all.
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(unfinished, path)), { recursive: true });
    writeFileSync(join(unfinished, path), content);
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return folder;
}
