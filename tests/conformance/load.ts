/**
 * Built components as JavaScript, for tests that speak only WIT.
 *
 * A component is made of its core module and transpiled by jco once per content; the result is kept under `target/conformance`.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { componentNew, transpile } from '@bytecodealliance/jco';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What jco's synchronous instantiation takes and gives. */
type Instantiate = (
  getCoreModule: (path: string) => WebAssembly.Module,
  imports: Record<string, unknown>,
) => Record<string, unknown>;

/**
 * A new instance of a Rust system: its exports in jco's shape, by their WIT names.
 *
 * @param crate Name of the guest crate, as in `inlay-layout-component`, built for release by `scripts/cargo-wasm.mjs`.
 * @param imports Interfaces that it imports, by their WIT names without a version.
 * @throws When the module was not built.
 */
export async function loadSystem(
  crate: string,
  imports: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const file = join(root, 'target/wasm/wasm32-unknown-unknown/release', `${crate.replaceAll('-', '_')}.wasm`);
  if (!existsSync(file)) {
    throw new Error(`expected ${file}: run node scripts/cargo-wasm.mjs build --release -p ${crate}`);
  }
  const bytes = new Uint8Array(readFileSync(file));
  return instance(crate, bytes, () => componentNew(bytes, []), imports);
}

/**
 * A new instance of a component: its exports in jco's shape, by their WIT names.
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
  return instance(name, component, async () => component, imports);
}

async function instance(
  name: string,
  bytes: Uint8Array,
  component: () => Promise<Uint8Array>,
  imports: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const folder = await transpiled(name, bytes, component);
  const { instantiate } = (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as {
    instantiate: Instantiate;
  };
  const module = (path: string) => new WebAssembly.Module(readFileSync(join(folder, path)));
  return instantiate(module, imports);
}

/** The folder with the JavaScript of a component, which is known by the bytes it is made of. */
async function transpiled(name: string, bytes: Uint8Array, component: () => Promise<Uint8Array>): Promise<string> {
  const key = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const folder = join(root, 'target/conformance', `${name}-${key}`);
  if (existsSync(folder)) return folder;
  const { files } = await transpile(await component(), {
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
