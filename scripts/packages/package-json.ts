/**
 * The `package.json` of a package as it is published, made of the one in its folder.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A `package.json`, as far as it is read here. */
export interface PackageJson {
  name: string;
  version: string;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  [key: string]: unknown;
}

/** Reads that of a folder. */
export function readPackageJson(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}

/** What a source file of `exports` is in the published package. */
export interface Published {
  /** The module. */
  default: string;
  /** Its types. */
  types?: string;
}

/** Fields that mean something in this repository only. */
const ownFields = ['private', 'devDependencies', 'scripts'];

/**
 * Writes it.
 *
 * @param out Folder of the published package.
 * @param publish Where the module is that `exports` has under a name.
 * @param fields What is said of the published package beside that.
 */
export function writePackageJson(
  source: PackageJson,
  out: string,
  publish: (file: string) => Published,
  fields: Record<string, unknown> = {},
): void {
  const kept = Object.entries(source).filter(([name]) => !ownFields.includes(name));
  const entries = Object.entries(source.exports ?? {}).map(([name, file]) => {
    const { types, default: module } = publish(file);
    return [name, { ...(types === undefined ? {} : { types }), default: module }] as const;
  });
  const made = {
    ...Object.fromEntries(kept),
    ...(entries.length > 0
      ? { exports: { ...Object.fromEntries(entries), './package.json': './package.json' } }
      : {}),
    ...fields,
  };
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(made, undefined, 2)}\n`);
}
