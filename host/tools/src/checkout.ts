/**
 * Where this package is: in the project's checkout, or installed by npm.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enginesUrl } from 'inlay/host';

/** The folder above `host/tools`, if this file is there. */
const above = fileURLToPath(new URL('../../../', import.meta.url));

/** The project's folder, with a slash at the end; `undefined` where the package is installed. */
export const checkout = existsSync(join(above, 'host/tools/src/checkout.ts')) ? above : undefined;

/** Where engines are, see `enginesUrl`. */
export const enginesFolder = fileURLToPath(enginesUrl).replace(/[\\/]$/, '');
