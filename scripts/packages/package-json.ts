/**
 * The `package.json` of a package as it is published, made of the one in its folder.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putJson } from './folder.ts';

/** A `package.json`, as far as it is read here. */
export interface PackageJson {
  name: string;
  version: string;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  [key: string]: unknown;
}

/** Reads that of a folder. */
export function readPackageJson(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}

/** What a source file of `exports` is in the published package. */
export interface Published {
  /** Its types; compilers take the first condition that they know. */
  types: string;
  /** The module. */
  default: string;
}

/** Fields that mean something in this repository only. */
const ownFields = ['private', 'devDependencies', 'scripts'];

/**
 * Writes it.
 *
 * @param out Folder of the published package.
 * @param publish Where the module is that `exports` has under a name.
 */
export function writePackageJson(
  source: PackageJson,
  out: string,
  publish: (file: string) => Published,
): void {
  const kept = Object.entries(source).filter(([name]) => !ownFields.includes(name));
  const entries = Object.entries(source.exports ?? {}).map(([name, file]) => [name, publish(file)]);
  const made = {
    ...Object.fromEntries(kept),
    ...(entries.length > 0
      ? { exports: { ...Object.fromEntries(entries), './package.json': './package.json' } }
      : {}),
  };
  putJson(out, 'package.json', made);
}
