/**
 * An app's module, in Node.
 *
 * @module
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type App, appOf } from '../app/entry.ts';
import type { Scene } from './scene.ts';

// An app may lie anywhere: the package has its name there, as it has where a browser's bundle is made.
const index = new URL('../app/index.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'inlay' ? { url: index, shortCircuit: true } : next(specifier, context),
});

/**
 * Loads an app's entry function.
 *
 * @param name As the command line said it, for messages.
 * @throws {@link InlayError} `app` if the module has no such function, and what the module itself throws.
 */
export async function loadApp(scene: Scene, name: string): Promise<App> {
  return appOf(await import(pathToFileURL(scene.module).href), name);
}
