/**
 * What npm installed that the command needs.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package of the command: its folder. */
export const toolsFolder = fileURLToPath(new URL('../', import.meta.url));

/** An npm package that is there. */
export interface Installed {
  readonly folder: string;
  readonly version: string;
}

/**
 * Finds an npm package as Node does: from a folder, then from the command's own package.
 *
 * @param from Absolute.
 * @returns `undefined` where it is not installed.
 */
export function npmPackage(name: string, from: string): Installed | undefined {
  // Not resolved: a package may keep its package.json to itself.
  const places = [from, toolsFolder].flatMap(
    (start) => createRequire(join(start, 'package.json')).resolve.paths(name) ?? [],
  );
  const folder = places
    .map((place) => join(place, name))
    .find((found) => existsSync(join(found, 'package.json')));
  return folder === undefined ? undefined : { folder, version: versionIn(folder) };
}

/**
 * A package of Inlay that works with this command: of the same version, since what one writes the
 * other reads.
 *
 * @param why What it is needed for, as in "the systems that your engine is composed of".
 * @throws Where it is missing, or of another version.
 */
export function ownPackage(name: string, from: string, why: string): string {
  const version = versionIn(toolsFolder);
  const found = npmPackage(name, from);
  const install = `\`npm install --save-dev ${name}@${version}\``;
  if (!found) throw new Error(`${name} is not installed, which has ${why}: ${install}`);
  if (found.version !== version) {
    throw new Error(
      `${name} is ${found.version} (${found.folder}), and inlay-tools is ${version}: expected the same version of both: ${install}`,
    );
  }
  return found.folder;
}

/** The version of the package in a folder. */
export function versionIn(folder: string): string {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
