/**
 * An app's module, in Node.
 *
 * @module
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type App, appOf, asError, InlayError } from 'inlay/host';
import type { Scene } from './scene.ts';

// An app may lie anywhere: the package has its name there, as it has where a browser's bundle is
// made.
const index = import.meta.resolve('inlay');
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'inlay' ? { url: index, shortCircuit: true } : next(specifier, context),
});

/**
 * Loads an app's entry function.
 *
 * @param name As the command line said it, for messages.
 * @throws {@link InlayError} `app` if the module cannot be loaded, throws or has no such function.
 */
export async function loadApp(scene: Scene, name: string): Promise<App> {
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(scene.module).href);
  } catch (cause) {
    throw new InlayError(
      'app',
      `${name}: the app cannot be loaded: ${asError(cause).message}`,
      cause,
    );
  }
  return appOf(module, name);
}
