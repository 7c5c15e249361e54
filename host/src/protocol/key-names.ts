/**
 * The names of keys.
 *
 * @module
 */
import { casesOf, keyCodec } from './schema.ts';

/** Names of the schema's keys by their numbers. */
export const keyNames: readonly string[] = casesOf(keyCodec);
