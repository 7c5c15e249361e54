/**
 * Which app a command line means.
 *
 * @module
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InlayError } from 'inlay/host';
import { checkout } from './checkout.ts';
import { configOf } from './config.ts';

export { enginesFolder } from './checkout.ts';

/** The folder of the project, for its own tests. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** An app on disk. */
export interface Scene {
  /** Its module. */
  module: string;
  /** The folder of its page: what relative URLs are relative to. */
  folder: string;
}

/** Apps with names: those of a checkout. */
const named: Readonly<Record<string, string>> =
  checkout === undefined ? {} : { demo: join(checkout, 'examples/home') };

/**
 * Finds an app.
 *
 * @param name `demo` in a checkout, a folder with `src/app.ts`, or a module; relative to where the
 *   command was called.
 * @param folder The folder of its page, where that is neither the app's nor that of its config.
 * @throws {@link InlayError} `missing`.
 */
export function findScene(name: string, folder?: string): Scene {
  const { module, folder: own } = findModule(name);
  if (folder === undefined) return { module, folder: configOf(module).folder ?? own };
  const asked = resolve(folder);
  if (existsSync(asked) && statSync(asked).isDirectory()) return { module, folder: asked };
  throw new InlayError('missing', `--folder: expected a folder, ${folder} is none.`);
}

/** Where the module of an app may be in its folder. */
export const appModules: readonly string[] = ['src/app.ts', 'src/app.tsx'];

function findModule(name: string): Scene {
  const path = Object.hasOwn(named, name) ? (named[name] as string) : resolve(name);
  if (existsSync(path) && statSync(path).isFile()) {
    const folder = dirname(path);
    // The module of a folder app stands in its `src`; the page is the folder above.
    return { module: path, folder: folder.endsWith('/src') ? dirname(folder) : folder };
  }
  const [module = '', ...others] = appModules.map((name) => join(path, name));
  const found = [module, ...others].find((file) => existsSync(file));
  if (found !== undefined) return { module: found, folder: path };
  throw new InlayError(
    'missing',
    `${name}: expected ${checkout === undefined ? '' : '"demo", '}a folder with src/app.ts, or a module; ${relative(process.cwd(), module) || module} is not there.`,
  );
}

/** A folder of files that a page loads as they are. */
export interface StaticFolder {
  from: string;
  /** Where they are, relative to the page. */
  to: string;
}

/**
 * Those of an app, which need not be there: what is in `public` lies beside the page, `assets` as a
 * folder.
 */
export function staticFolders({ folder }: Scene): StaticFolder[] {
  return [
    { from: publicFolder(folder), to: '' },
    { from: join(folder, 'assets'), to: 'assets' },
  ];
}

/** The folder of an app whose files lie beside its page. */
export function publicFolder(folder: string): string {
  return join(folder, 'public');
}

/** What a command line means that names no app. */
export const firstScene = checkout === undefined ? '.' : 'demo';

/** A folder as a URL that things can be relative to. */
export function folderUrl(folder: string): string {
  return pathToFileURL(`${folder}/`).href;
}
