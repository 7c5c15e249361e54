/**
 * What the commands for platform teams share: where the interfaces and the suites are.
 *
 * @module
 */
import { join } from 'node:path';
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

/** The module that runs conformance suites. */
export function suitesModule(from: string): string {
  if (checkout) return join(checkout, 'tests/conformance/run.ts');
  const folder = ownPackage('inlay-conformance', from, 'the conformance suites');
  return join(folder, 'tests/conformance/run.js');
}
