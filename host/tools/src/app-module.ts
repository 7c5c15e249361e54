/**
 * An app's module, in Node.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
// esbuild turns TypeScript and JSX into what Node runs, whatever version of Node it is.
import { build, type Plugin } from 'esbuild';
import { type App, appOf, asError, InlayError } from 'inlay/host';
import { configOf } from './config.ts';
import type { Scene } from './scene.ts';

/** The package stays one: the stage that an app gets is of the classes that the app imports. */
const ownPackage: Plugin = {
  name: 'own-package',
  setup(builder) {
    builder.onResolve({ filter: /^inlay(\/|$)/ }, ({ path }) => ({
      path: import.meta.resolve(path),
      external: true,
    }));
  },
};

/**
 * Loads an app's entry function.
 *
 * @param name As the command line said it, for messages.
 * @throws {@link InlayError} `app` if the module cannot be loaded, throws or has no such function.
 */
export async function loadApp(scene: Scene, name: string): Promise<App> {
  let module: { default?: unknown };
  try {
    module = await importBundled(scene.module, configOf(resolve(scene.module)).plugins);
  } catch (cause) {
    throw new InlayError(
      'app',
      `${name}: the app cannot be loaded: ${asError(cause).message}`,
      cause,
    );
  }
  return appOf(module, name);
}

/** Imports a module as one file, with a source map in it. */
export async function importBundled(
  module: string,
  plugins: readonly Plugin[] = [],
): Promise<object> {
  const scratch = mkdtempSync(join(tmpdir(), 'inlay-app-'));
  try {
    const file = join(scratch, 'app.mjs');
    const { outputFiles } = await build({
      entryPoints: [resolve(module)],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      jsx: 'automatic',
      sourcemap: 'inline',
      write: false,
      logLevel: 'silent',
      plugins: [...plugins, ownPackage],
    });
    writeFileSync(file, outputFiles[0]?.contents ?? '');
    process.setSourceMapsEnabled(true);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
