/**
 * Folders as they are published.
 *
 * @module
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');

/** Makes a folder empty. */
export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return resolve(folder);
}

/** Copies files and folders of the checkout to the same places in a package. */
export function copy(out: string, ...paths: readonly string[]): void {
  for (const path of paths) cpSync(join(root, path), join(out, path), { recursive: true });
}

/** Writes a file of a package, with the folders above it. */
export function put(out: string, path: string, text: string): void {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}

/** Writes a value as JSON, as npm does. */
export function putJson(out: string, path: string, value: unknown): void {
  put(out, path, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Runs a script's work where it is started by itself, as `node scripts/packages/NAME.ts FOLDER`.
 *
 * @param module `import.meta.main` of the script.
 */
export function whenStarted(isMain: boolean, pack: (out: string) => void | Promise<void>): void {
  if (!isMain) return;
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error('expected a folder, as in target/packages/NAME');
  void pack(folder);
}
