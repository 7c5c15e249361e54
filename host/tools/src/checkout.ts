/**
 * Where this package is: in the project's checkout, or installed by npm.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder above `host/tools`, if this file is there. */
const above = fileURLToPath(new URL('../../../', import.meta.url));

/** The project's folder, with a slash at the end; `undefined` where the package is installed. */
export const checkout = existsSync(join(above, 'host/tools/src/checkout.ts')) ? above : undefined;

/**
 * Where engines are: where `inlay compose` puts them in a checkout, else in the installed package
 * `inlay`. `INLAY_ENGINES` names another folder.
 */
export const enginesFolder =
  process.env.INLAY_ENGINES ??
  (checkout === undefined
    ? join(dirname(fileURLToPath(import.meta.resolve('inlay'))), 'engine')
    : join(checkout, 'target/inlay'));
