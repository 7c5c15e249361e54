/**
 * What the engine asks of its host: the table `requests` of the schema.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import {
  byId,
  EntryCursor,
  type EntryInfo,
  isOptional,
  type Requests,
  readEntry,
  requests,
  SchemaError,
} from '../protocol/schema.ts';

/** Does what the engine asks: a method for each request of the schema. */
export type RequestHandler = { readonly [K in keyof Requests]: (value: Requests[K]) => void };

const rows = /* @__PURE__ */ byId(requests);

/**
 * Reads the requests of a frame. One that this host does not know is skipped if it is optional.
 *
 * @throws {@link InlayError} `mismatch` if a request is unknown, or no value of its type. What came
 * before was handled.
 */
export function readRequests(words: Uint32Array, handler: RequestHandler): void {
  if (words.length === 0) return;
  try {
    // A copy: platforms decode no text in shared memory, and a handler may call the engine.
    const cursor = new EntryCursor().reset(words.slice());
    while (cursor.next()) {
      const row = rows[cursor.id];
      if (row) handle(row, cursor, handler);
      else if (!isOptional(cursor.id)) throw unknown(cursor.id);
    }
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    throw new InlayError(
      'mismatch',
      `The engine's requests cannot be read: ${error.message}.`,
      error,
    );
  }
}

function handle(row: EntryInfo, cursor: EntryCursor, handler: RequestHandler): void {
  const value = readEntry(row, cursor);
  const methods = handler as unknown as Record<string, (value: unknown) => void>;
  methods[row.key]?.(value);
}

function unknown(id: number): InlayError {
  const number = `0x${id.toString(16)}`;
  return new InlayError(
    'mismatch',
    `The engine made request ${number}, which this host does not know: engine and host are of ` +
      'different versions. Use an engine that was composed by the version of this host.',
  );
}
