/**
 * The schema in TypeScript: commands of an app and events of the engine, as types and as words.
 *
 * Writing: `BatchWriter` and `writeEntry(writer, properties.width, value)`. Reading: `EntryCursor`
 * and `readEntry(events.focus, cursor)`. The tables `commands`, `properties` and `events` are
 * generated from `wit/schema/`, as are `id` and the types of all values. What needs no table
 * imports `stream.ts` and `generated/ids.ts` alone.
 *
 * @module
 */
export * from './codec.ts';
export { decode } from './decode.ts';
export { encode, isFloat } from './encode.ts';
export {
  byId,
  defaultOf,
  type EntryInfo,
  isOptional,
  readEntry,
  type SystemName,
  systemNames,
  writeEntry,
} from './entry.ts';
export { SchemaError, type SchemaErrorCode } from './error.ts';
export { DRAWN_KINDS, HASH, id, MAGIC, VERSION } from './generated/ids.ts';
export * from './generated/schema.ts';
export { BatchWriter, EntryCursor, HEADER_WORDS, MAX_PAYLOAD } from './stream.ts';
