/**
 * Modules whose addresses are known only where they are imported.
 *
 * @module
 */

/** Imports a module; no bundler looks for it. */
export function importModule(url: string): Promise<object> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url) as Promise<object>;
}
