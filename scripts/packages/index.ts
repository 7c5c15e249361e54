/**
 * Builds the npm packages as they are published, one folder each.
 *
 * `npm run packages` calls it once the engine is composed.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { enginesFolder } from '../../host/tools/src/checkout.ts';
import { addComposeTool, composePackage, packComposeBinary } from './compose-binary.ts';
import { packConformance } from './conformance.ts';
import { ownEngineScript, packEngine } from './engine.ts';
import { putJson, root } from './folder.ts';
import { packInspectorAgent } from './inspector.ts';
import { buildModules } from './modules.ts';
import { type PackageJson, readPackageJson, writePackageJson } from './package-json.ts';
import { packSystems } from './systems.ts';
import { Types } from './types.ts';

/** Where the packages are built. */
export const packagesFolder = join(root, 'target/packages');

/** What differs between packages, by the names of their folders. */
interface Kind {
  platform: 'browser' | 'node';
  /** Entries beside those of `exports`, by the names of their modules. */
  entries?: Readonly<Record<string, string>>;
  /** Plugins of its bundler. */
  plugins?: readonly Plugin[];
  /** Modules in the place of a source file that {@link add} writes, by the names of the sources. */
  made?: Readonly<Record<string, string>>;
  /** What is copied as it is. */
  copied?: readonly string[];
  /** Writes what else it has into its folder. */
  add?(out: string): void | Promise<void>;
}

const kinds: Readonly<Record<string, Kind>> = {
  '': {
    platform: 'browser',
    entries: { 'app-worker': 'src/shell/app-worker.ts' },
    plugins: [ownEngineScript],
    made: {
      './src/engine/engine-script.ts': 'engine',
      './src/inspector/inspector-agent.ts': 'inspector-agent',
    },
    add: async (out) => {
      await packEngine(enginesFolder, join(out, 'dist'));
      await packInspectorAgent(join(out, 'dist'));
    },
  },
  react: { platform: 'browser' },
  solid: { platform: 'browser' },
  tools: { platform: 'node', entries: { main: 'src/main.ts' }, add: addComposeTool },
  testing: { platform: 'node' },
  vite: { platform: 'node' },
  create: { platform: 'node', copied: ['bin', 'src'], add: addTemplate },
};

/** What every package has. */
const SHARED = ['LICENSE', 'CHANGELOG.md'];

/**
 * Builds all packages.
 *
 * @returns Their folders.
 */
export async function buildPackages(out = packagesFolder): Promise<string[]> {
  rmSync(out, { recursive: true, force: true });
  const folders = Object.keys(kinds);
  const entries = folders.flatMap((folder) => {
    const { name, exports = {} } = readPackageJson(sourceOf(folder));
    return Object.entries(exports).map(([path, file]) => [
      join(name, path),
      join('host', folder, file),
    ]);
  });
  const types = new Types(root, Object.fromEntries(entries), `${out}-types`);
  const built: string[] = [];
  for (const folder of folders) built.push(await buildPackage(folder, types, out));
  return built;
}

/** Makes a tarball of a built package. */
export function packTarball(folder: string, out: string): string {
  mkdirSync(out, { recursive: true });
  const printed = execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
    cwd: folder,
    encoding: 'utf8',
  });
  return join(out, printed.trim().split('\n').at(-1) as string);
}

const sourceOf = (folder: string) => join(root, 'host', folder);

async function buildPackage(folder: string, types: Types, packages: string): Promise<string> {
  const kind = kinds[folder] as Kind;
  const source = sourceOf(folder);
  const json = readPackageJson(source);
  const out = join(packages, json.name);
  mkdirSync(out, { recursive: true });
  const modules = join(out, 'dist');
  await buildModules({
    folder: source,
    entries: { ...entriesOf(json, kind), ...kind.entries },
    out: modules,
    platform: kind.platform,
    plugins: kind.plugins ?? [],
  });
  const typesOf = (file: string) => types.copy(join('host', folder, file), join(modules, 'types'));
  writePackageJson(json, out, (file) => ({
    types: `./dist/types/${typesOf(file)}`,
    default: `./dist/${kind.made?.[file] ?? moduleOf(file)}.js`,
  }));
  copyFiles(source, out, kind.copied ?? []);
  await kind.add?.(out);
  return out;
}

/** The app that `npm create inlay` writes: the example, with the versions of these packages. */
function addTemplate(out: string): void {
  const template = join(out, 'template');
  cpSync(join(root, 'examples/hello'), template, {
    recursive: true,
    filter: (path) => !/^(node_modules|dist)$/.test(basename(path)),
  });
  const json = readPackageJson(template);
  const own = Object.keys(kinds).map((folder) => readPackageJson(sourceOf(folder)));
  for (const names of [json.dependencies, json.devDependencies] as Record<string, string>[])
    for (const { name, version } of own) if (Object.hasOwn(names, name)) names[name] = version;
  putJson(template, 'package.json', json);
}

/** The modules of what a package exports. */
function entriesOf({ exports = {} }: PackageJson, { made = {} }: Kind): Record<string, string> {
  const files = Object.values(exports).filter((file) => !Object.hasOwn(made, file));
  return Object.fromEntries(files.map((file) => [moduleOf(file), file]));
}

const moduleOf = (file: string) => basename(file).replace(/\.tsx?$/, '');

function copyFiles(source: string, out: string, names: readonly string[]): void {
  for (const name of SHARED) cpSync(join(root, name), join(out, name));
  const found = readdirSync(source).filter((name) => name === 'README.md' || name === 'published');
  for (const name of [...found, ...names]) {
    // `published/` has what takes the place of a file that serves the checkout.
    const target = name === 'published' ? out : join(out, name);
    if (existsSync(join(source, name))) cpSync(join(source, name), target, { recursive: true });
  }
}

/**
 * Builds those for platform teams as well, which take the compiled systems and tools.
 *
 * @returns The folders of all.
 */
export async function buildAllPackages(out = packagesFolder): Promise<string[]> {
  const folders = await buildPackages(out);
  const [systems, conformance] = [join(out, 'inlay-systems'), join(out, 'inlay-conformance')];
  const binary = join(out, composePackage);
  await packSystems(systems);
  packConformance(conformance);
  packComposeBinary(binary);
  return [...folders, systems, conformance, binary];
}

if (import.meta.main) {
  for (const folder of await buildAllPackages()) {
    console.log(packTarball(folder, join(packagesFolder, 'tarballs')));
  }
}
