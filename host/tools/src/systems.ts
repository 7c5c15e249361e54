/**
 * What the commands for platform teams share: where the interfaces and the suites are.
 *
 * @module
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.ts';
import { ownPackage } from './installed.ts';

/**
 * The folder with `wit/`, `schema/` and `compose.toml`: the checkout, or the package of systems.
 *
 * @param from Where the package is looked up, absolute.
 */
export function contractFolder(from: string): string {
  return checkout ?? ownPackage('inlay-systems', from, 'the interfaces of the systems');
}

/**
 * A module of the conformance suites.
 *
 * @param name `run`, which runs them, or `worker`, which does so in a thread.
 */
export function suitesModule(name: 'run' | 'worker', from: string): URL {
  const folder = checkout ?? ownPackage('inlay-conformance', from, 'the conformance suites');
  return pathToFileURL(join(folder, `tests/conformance/${name}.${checkout ? 'ts' : 'js'}`));
}
