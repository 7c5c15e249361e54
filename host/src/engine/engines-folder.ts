/**
 * Where engines are, in Node.
 *
 * @module
 */
import { pathToFileURL } from 'node:url';

/** Whether this file is a source in the project's checkout, and no published module. */
const isSource = import.meta.url.endsWith('/src/engine/engines-folder.ts');

/**
 * URL of the folder with the engines, with a slash at the end: the one that `INLAY_ENGINES` names;
 * else what `inlay compose` has put into a checkout, or what comes with the package.
 */
export const enginesUrl = process.env.INLAY_ENGINES
  ? pathToFileURL(`${process.env.INLAY_ENGINES}/`).href
  : new URL(isSource ? '../../../target/inlay/' : './engine/', import.meta.url).href;
