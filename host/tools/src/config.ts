/**
 * What an app asks of the tools, in a file beside it.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { asError, InlayError, shown } from 'inlay/host';

/** What the default export of `inlay.config.mjs` may have. */
export interface Config {
  /** Plugins of esbuild for the app's modules, such as a compiler of JSX. */
  plugins?: readonly Plugin[];
  /** The folder of its page, relative to the file, where that is not the app's own. */
  folder?: string;
}

const FILE = 'inlay.config.mjs';

/**
 * Reads the `inlay.config.mjs` of an app, from the folder of its module or the one above.
 *
 * @param module The app's module.
 * @returns Nothing in it without a file; `folder` is absolute.
 * @throws {@link InlayError} `wrong-type` if the file has something else, `app` if it cannot be
 * loaded.
 */
export function configOf(module: string): Config {
  const own = dirname(module);
  const file = [own, dirname(own)].map((folder) => join(folder, FILE)).find(existsSync);
  if (file === undefined) return {};
  const { plugins = [], folder } = load(file);
  if (!Array.isArray(plugins) || plugins.some((one) => typeof one?.setup !== 'function'))
    throw fault(file, 'plugins', "a list of esbuild's plugins", plugins);
  if (folder === undefined) return { plugins };
  if (typeof folder !== 'string') throw fault(file, 'folder', 'a path', folder);
  return { plugins, folder: join(dirname(file), folder) };
}

function load(file: string): Config {
  try {
    const { default: config }: { default?: Config } = createRequire(file)(file);
    return config ?? {};
  } catch (cause) {
    throw new InlayError('app', `${file} cannot be loaded: ${asError(cause).message}`, cause);
  }
}

function fault(file: string, name: string, expected: string, value: unknown): InlayError {
  return new InlayError(
    'wrong-type',
    `${file}: ${name}: expected ${expected}, got ${shown(value)}.`,
  );
}
