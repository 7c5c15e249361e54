/**
 * The page of `inlay build`.
 *
 * @module
 */
import { startServed } from './served.ts';

await startServed();
