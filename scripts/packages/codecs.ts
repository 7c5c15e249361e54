/**
 * What systems read and write their lists with, in `inlay-systems`: the codecs in TypeScript as
 * modules with types, those in Rust as crates.
 *
 * @module
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copy, put, root } from './folder.ts';
import { buildModules } from './modules.ts';
import type { Published } from './package-json.ts';
import { Types } from './types.ts';

/** Where the modules are in the package. */
const MODULES = 'schema/typescript';

/** Crates, by their folders in the checkout and in the package. */
const CRATES = ['schema/rust', 'schema/interfaces'];

/**
 * Writes the modules: the one of the schema, and one for the rows of each package that has some.
 *
 * @param out Folder of the package.
 * @returns What its `exports` has to name.
 */
export async function packModules(out: string): Promise<Record<string, Published>> {
  const entries = {
    schema: 'schema/typescript/index.ts',
    ...Object.fromEntries(
      globSync('schema/typescript/generated/rows/*.ts', { cwd: root })
        .sort()
        .map((file) => [`rows/${basename(file, '.ts')}`, file]),
    ),
  };
  const modules = join(out, MODULES);
  await buildModules({ folder: root, entries, out: modules, platform: 'browser' });
  const types = new Types(root, entries, `${out}-types`);
  return Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [
      `./${name}`,
      {
        types: `./${MODULES}/types/${types.copy(file, join(modules, 'types'))}`,
        default: `./${MODULES}/${name}.js`,
      },
    ]),
  );
}

/**
 * Writes the crates, each with a Cargo.toml that needs no workspace.
 *
 * @param out Folder of the package.
 */
export function packCrates(out: string): void {
  const workspace = readFileSync(join(root, 'Cargo.toml'), 'utf8');
  for (const crate of CRATES) {
    const sources = globSync(`${crate}/src/**/*.rs`, { cwd: root });
    copy(out, ...sources.filter((file) => !file.includes('/src/tests/')));
    const manifest = readFileSync(join(root, crate, 'Cargo.toml'), 'utf8');
    put(out, `${crate}/Cargo.toml`, standalone(manifest, workspace));
  }
}

/**
 * A manifest without what it takes from a workspace: with the values of its package, and without
 * lints and what only tests need.
 *
 * @throws Where the workspace has no value that it takes.
 */
export function standalone(manifest: string, workspace: string): string {
  const [, shared = ''] = /^\[workspace\.package\]\n((?:.+\n)*)/m.exec(workspace) ?? [];
  const valued = manifest.replace(/^([\w-]+)\.workspace = true$/gm, (line, key: string) => {
    const value = new RegExp(`^${key} = .+$`, 'm').exec(shared)?.[0];
    if (key !== 'workspace' && value === undefined)
      throw new Error(`Cargo.toml: expected [workspace.package] to have ${key}, for ${line}`);
    return value ?? line;
  });
  const tables = valued.split(/^(?=\[)/m);
  return `${tables
    .filter((table) => !/^\[(lints|dev-dependencies)\]/.test(table))
    .join('')
    .trim()}\n`;
}
