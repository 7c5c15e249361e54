/**
 * The version of everything that is released together: npm packages and Rust crates have one.
 *
 * @module
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place where the version is written. */
export interface Place {
  /** Its file, and what there, as in `host/vite/package.json: peerDependencies.inlay`. */
  readonly name: string;
  readonly version: string;
}

/** Fields of a `package.json` that name other packages. */
const FIELDS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

type PackageJson = { name: string; version: string } & Partial<
  Record<(typeof FIELDS)[number], Record<string, string>>
>;

/** The version of the crates, in the manifest of the workspace. */
const CRATES = /(?<=^\[workspace\.package\]\n(?:.*\n)*?version = ")[^"]+(?=")/m;

/** All places of a checkout. */
export function readVersions(root: string): Place[] {
  const crates = CRATES.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))?.[0];
  if (crates === undefined) throw new Error('Cargo.toml: expected a version of the workspace');
  const packages = packageFiles(root).map((file) => ({ file, json: readJson(root, file) }));
  const names = new Set(packages.map(({ json }) => json.name));
  return [
    { name: 'Cargo.toml', version: crates },
    ...packages.flatMap(({ file, json }) => [
      { name: file, version: json.version },
      ...FIELDS.flatMap((field) =>
        Object.entries(json[field] ?? {})
          .filter(([name]) => isOurs(name, names))
          .map(([name, version]) => ({ name: `${file}: ${field}.${name}`, version })),
      ),
    ]),
  ];
}

/**
 * The version that all places have.
 *
 * @throws If they differ, with each place that differs from the app's package.
 */
export function commonVersion(places: readonly Place[]): string {
  const wanted = places.find(({ name }) => name === 'host/package.json')?.version;
  const others = places.filter(({ version }) => version !== wanted);
  if (wanted === undefined || others.length > 0) {
    const lines = others.map(({ name, version }) => `  ${name} has ${version}`);
    throw new Error(`Expected ${wanted}, as host/package.json has it:\n${lines.join('\n')}`);
  }
  return wanted;
}

/** Writes another version to all places, and changes nothing else in their files. */
export function writeVersions(root: string, version: string): void {
  edit(join(root, 'Cargo.toml'), (text) => text.replace(CRATES, version));
  const files = packageFiles(root);
  const names = new Set(files.map((file) => readJson(root, file).name));
  for (const file of files)
    edit(join(root, file), (text) =>
      text.replace(/^(\s*"([\w@/-]+)": ")(\d[^"]*)(?=")/gm, (whole, start, name) =>
        name === 'version' || isOurs(name, names) ? `${start}${version}` : whole,
      ),
    );
}

const packageFiles = (root: string) =>
  globSync('host/{package.json,*/package.json}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

/** Of this project: also the compose tool for a platform, which has no folder. */
const isOurs = (name: string, names: ReadonlySet<string>) =>
  names.has(name) || name.startsWith('inlay-compose-');

const readJson = (root: string, file: string) =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as PackageJson;

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
