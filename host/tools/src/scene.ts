/**
 * Which app a command line means.
 *
 * @module
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InlayError } from 'inlay/host';

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Where `inlay compose` puts its profiles; `INLAY_ENGINES` names another folder. */
export const enginesFolder = process.env.INLAY_ENGINES ?? join(projectRoot, 'target/inlay');

/** An app on disk. */
export interface Scene {
  /** Its module. */
  module: string;
  /** The folder of its page: what relative URLs are relative to. */
  folder: string;
}

const named: Readonly<Record<string, string>> = { demo: 'examples/home' };

/**
 * Finds an app.
 *
 * @param name `demo`, a folder with `src/app.ts`, or a module; relative to where the command was
 * called.
 * @param folder The folder of its page, where that is not the app's.
 * @throws {@link InlayError} `missing`.
 */
export function findScene(name: string, folder?: string): Scene {
  const { module, folder: own } = findModule(name);
  if (folder === undefined) return { module, folder: own };
  const asked = resolve(folder);
  if (existsSync(asked) && statSync(asked).isDirectory()) return { module, folder: asked };
  throw new InlayError('missing', `--folder: expected a folder, ${folder} is none.`);
}

function findModule(name: string): Scene {
  const path = Object.hasOwn(named, name)
    ? join(projectRoot, named[name] as string)
    : resolve(name);
  if (existsSync(path) && statSync(path).isFile()) {
    const folder = dirname(path);
    // The module of a folder app stands in its `src`; the page is the folder above.
    return { module: path, folder: folder.endsWith('/src') ? dirname(folder) : folder };
  }
  const module = join(path, 'src/app.ts');
  if (existsSync(module)) return { module, folder: path };
  throw new InlayError(
    'missing',
    `${name}: expected "demo", a folder with src/app.ts, or a module; ${relative(process.cwd(), module) || module} is not there.`,
  );
}

/** A folder as a URL that things can be relative to. */
export function folderUrl(folder: string): string {
  return pathToFileURL(`${folder}/`).href;
}
