/**
 * The licences of what a built engine has in it that others wrote: `THIRD-PARTY.txt` beside its
 * files.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Manifest, SystemFacts } from 'inlay/host';
import { npmPackage } from './installed.ts';

/** Something that others wrote. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as its package says. */
  readonly licence: string;
  /** Where it comes from, if its package says so. */
  readonly home: string | undefined;
  /** Licence files of its package: name and text. */
  readonly texts: readonly (readonly [file: string, text: string])[];
}

/** What of a manifest of `inlay compose` decides what is in an engine. */
export interface ComposedManifest {
  readonly systems: readonly Pick<SystemFacts, 'system' | 'implementation' | 'language'>[];
  readonly forms: Readonly<Record<keyof Manifest['forms'], unknown>>;
}

/** What `cargo metadata` says, as far as it is read here. */
interface Metadata {
  readonly packages: readonly CargoPackage[];
  readonly resolve: { readonly nodes: readonly CargoNode[] };
}

interface CargoPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
  readonly repository: string | null;
  /** `null` for a package of the workspace. */
  readonly source: string | null;
  readonly manifest_path: string;
  readonly targets: readonly { readonly kind: readonly string[] }[];
}

interface CargoNode {
  readonly id: string;
  readonly deps: readonly {
    readonly pkg: string;
    readonly dep_kinds: readonly { readonly kind: string | null }[];
  }[];
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice|unlicense)/i;
/** npm packages whose code ends up in an engine, by what makes them do so. */
const RUNTIMES = [
  {
    package: 'componentize-qjs',
    when: ({ systems }: ComposedManifest) => systems.some(runsOn('quickjs')),
  },
  {
    package: '@bytecodealliance/componentize-js',
    when: ({ systems }: ComposedManifest) => systems.some(runsOn('componentize-js')),
  },
  {
    // Its glue loads these forms.
    package: '@bytecodealliance/jco',
    when: ({ forms }: ComposedManifest) => 'component' in forms || 'linked' in forms,
  },
] as const;

function runsOn(runtime: string) {
  return ({ language }: { language: string }) => language.toLowerCase().includes(runtime);
}

/** Where things are. */
export interface Folders {
  /** What implementations are paths in: the folder of the list of systems. */
  readonly systems: string;
  /** The checkout, or the package of built systems: what has Inlay's licence. */
  readonly root: string;
}

/** `third-party.json` of the package of built systems. */
export interface PackagedParts {
  readonly parts: readonly ThirdParty[];
  /** Positions among `parts`, by the path of a system's component in the package. */
  readonly systems: Readonly<Record<string, readonly number[]>>;
}

/** The file with what is in the components of the package of built systems. */
export const PACKAGED_PARTS = 'third-party.json';

/** The text of `THIRD-PARTY.txt` for a composed engine. */
export function thirdPartyText(manifest: ComposedManifest, folders: Folders): string {
  const parts = thirdParties(manifest, folders);
  const packaged = packagedParts(folders);
  const built = manifest.systems.filter(
    ({ implementation }) => implementation.endsWith('.wasm') && !packaged(implementation),
  );
  return `${[
    'This engine is Inlay (Apache-2.0) and, in it, what is listed here. Each part is under its own licence, whose text follows.',
    parts.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join('\n'),
    ...(built.length > 0
      ? [
          `Built elsewhere, licences unknown here: ${built.map(({ system, implementation }) => `${system} (${implementation})`).join(', ')}`,
        ]
      : []),
    ...parts.map(section),
  ].join('\n\n')}\n`;
}

/** Everything in the engine that others wrote, by name. */
export function thirdParties(manifest: ComposedManifest, folders: Folders): readonly ThirdParty[] {
  const { systems, root } = folders;
  const crates = new Map<string, ThirdParty>();
  const packaged = packagedParts(folders);
  const workspaces = new Map<string, Metadata>();
  for (const { implementation } of manifest.systems) {
    for (const part of packaged(implementation) ?? []) crates.set(idOf(part), part);
    const cargo = join(systems, implementation, 'Cargo.toml');
    if (!existsSync(cargo)) continue;
    const metadata = workspaces.get(workspaceOf(cargo)) ?? cargoMetadata(cargo);
    workspaces.set(workspaceOf(cargo), metadata);
    for (const found of linkedCrates(metadata, cargo)) {
      crates.set(idOf(partOf(found)), partOf(found));
    }
  }
  const runtimes = RUNTIMES.filter(({ when }) => when(manifest)).map(({ package: name }) =>
    runtimePart(name, root),
  );
  crates.delete(idOf(STANDARD_LIBRARY));
  const standard = crates.size === 0 ? [] : [STANDARD_LIBRARY];
  const order = (one: ThirdParty, other: ThirdParty) => (idOf(one) < idOf(other) ? -1 : 1);
  return [...[...crates.values(), ...runtimes].sort(order), ...standard].map((part) =>
    withText(part, root),
  );
}

/** What every system in Rust has in it, beside its crates. */
const STANDARD_LIBRARY: ThirdParty = {
  name: 'the Rust standard library',
  version: '',
  licence: 'MIT OR Apache-2.0',
  home: 'https://github.com/rust-lang/rust',
  texts: [],
};

function idOf({ name, version }: ThirdParty): string {
  return `${name} ${version}`;
}

/** What others wrote of an implementation that is in the package of built systems. */
function packagedParts({
  systems,
  root,
}: Folders): (implementation: string) => readonly ThirdParty[] | undefined {
  const file = join(root, PACKAGED_PARTS);
  if (!existsSync(file)) return () => undefined;
  const packaged = JSON.parse(readFileSync(file, 'utf8')) as PackagedParts;
  return (implementation) => {
    const path = relative(root, resolve(systems, implementation)).split(sep).join('/');
    return packaged.systems[path]?.map((at) => packaged.parts[at] as ThirdParty);
  };
}

/** Crates that are linked into the module of a package: not what only builds or tests it. */
function linkedCrates(metadata: Metadata, cargo: string): readonly CargoPackage[] {
  const packages = new Map(metadata.packages.map((each) => [each.id, each] as const));
  const nodes = new Map(metadata.resolve.nodes.map((each) => [each.id, each] as const));
  const start = metadata.packages.find(({ manifest_path }) => manifest_path === cargo);
  if (!start) throw new Error(`${cargo}: expected cargo to know its package`);
  const open = [start.id];
  const seen = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      const runs = packages.get(pkg)?.targets.every(({ kind }) => !kind.includes('proc-macro'));
      if (!runs || seen.has(pkg) || dep_kinds.every(({ kind }) => kind !== null)) continue;
      seen.add(pkg);
      open.push(pkg);
    }
  }
  return [...seen].flatMap((id) => packages.get(id) ?? []).filter(({ source }) => source !== null);
}

function cargoMetadata(cargo: string): Metadata {
  const args = ['metadata', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown'];
  const { status, stdout, stderr, error } = spawnSync(
    'cargo',
    [...args, '--manifest-path', cargo],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (error ?? status !== 0) {
    throw new Error(
      `${cargo}: expected cargo to list the crates: ${error?.message ?? stderr.trim()}`,
    );
  }
  return JSON.parse(stdout) as Metadata;
}

/** The folder of the workspace that a package belongs to, as far as its lock file shows. */
function workspaceOf(cargo: string): string {
  let folder = dirname(cargo);
  while (!existsSync(join(folder, 'Cargo.lock')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}

function partOf({ name, version, license, repository, manifest_path }: CargoPackage): ThirdParty {
  return {
    name,
    version,
    licence: license ?? 'see its text',
    home: repository ?? undefined,
    texts: textsIn(dirname(manifest_path)),
  };
}

function runtimePart(name: string, root: string): ThirdParty {
  const installed = npmPackage(name, root);
  if (!installed) throw new Error(`expected the npm package ${name}, whose code is in the engine`);
  const file = join(installed.folder, 'package.json');
  const { version, license, repository } = JSON.parse(readFileSync(file, 'utf8')) as {
    version: string;
    license?: string;
    repository?: string | { url?: string };
  };
  const home = typeof repository === 'string' ? repository : repository?.url;
  return { name, version, licence: license ?? 'see its text', home, texts: textsIn(dirname(file)) };
}

function textsIn(folder: string): ThirdParty['texts'] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8').trim()] as const);
}

/**
 * Where a package has no licence file, the text of Apache-2.0 if that is one to choose: it names
 * nobody.
 */
function withText(part: ThirdParty, root: string): ThirdParty {
  if (part.texts.length > 0 || !part.licence.includes('Apache-2.0')) return part;
  return { ...part, texts: [['Apache-2.0', readFileSync(join(root, 'LICENSE'), 'utf8').trim()]] };
}

function section({ name, version, licence, home, texts }: ThirdParty): string {
  const head = `${name} ${version}`.trim();
  const rule = '='.repeat(78);
  return [
    `${rule}\n${head}\nLicence: ${licence}${home ? `\nFrom: ${home}` : ''}`,
    ...texts.map(([file, text]) => `--- ${file}\n\n${text}`),
    ...(texts.length === 0 ? ['Its package has no licence file.'] : []),
  ].join('\n\n');
}
