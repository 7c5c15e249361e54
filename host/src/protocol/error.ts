/**
 * The one error class of the host.
 *
 * @module
 */

/**
 * What went wrong, to branch on:
 *
 * - `unknown-property`, `unknown-event`, `wrong-type`, `out-of-range`, `unsupported`: a property,
 *   event or option that does not exist, or not with this value.
 * - `removed`, `cycle`, `not-a-child`, `foreign-node`: a node that cannot be used in this way.
 * - `closed`: the stage was closed.
 * - `limit`: more of something than is possible.
 * - `refused`: the engine refused a batch; nothing of it was applied.
 * - `mismatch`: the engine does not fit this host (version) or this device (features).
 * - `missing`: a file of the engine or app cannot be loaded.
 * - `trapped`: a system of the engine trapped.
 * - `system`: a system of the engine returned a result or an error that its interface does not
 *   allow.
 * - `app`: the app's own code threw.
 */
export type InlayErrorCode =
  | 'unknown-property'
  | 'unknown-event'
  | 'wrong-type'
  | 'out-of-range'
  | 'unsupported'
  | 'removed'
  | 'cycle'
  | 'not-a-child'
  | 'foreign-node'
  | 'closed'
  | 'limit'
  | 'refused'
  | 'mismatch'
  | 'missing'
  | 'trapped'
  | 'system'
  | 'app';

/** What a wrong use or a failure throws: `code` for programs, `message` for people. */
export class InlayError extends Error {
  /** Always `InlayError`. */
  override readonly name = 'InlayError';
  /** What to branch on. */
  readonly code: InlayErrorCode;

  /** @param cause What led to it, kept for debugging. */
  constructor(code: InlayErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }

  /**
   * The error as plain data, for a message to another thread.
   *
   * @internal
   */
  toData(): ErrorData {
    const { code, message, cause } = this;
    // Of what the app threw, the place is where it threw.
    const { stack } = code === 'app' && cause instanceof Error ? cause : this;
    return { code, message, ...(stack === undefined ? {} : { stack }) };
  }

  /**
   * The error that {@link toData} described.
   *
   * @internal
   */
  static fromData({ code, message, stack }: ErrorData): InlayError {
    const error = new InlayError(code, message);
    if (stack !== undefined) error.stack = stack;
    return error;
  }
}

/** An {@link InlayError} that crosses threads. */
export interface ErrorData {
  code: InlayErrorCode;
  message: string;
  /** Where it was thrown, as the thread's own engine of JavaScript writes it. */
  stack?: string;
}

/** Names as an error message lists them: `'a', 'b', 'c'`. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

/**
 * A value as an error message shows it: short, and with its type where that is not plain to see.
 */
export function shown(value: unknown): string {
  try {
    return shownWhole(value);
  } catch {
    // Getters and proxies of the app may throw: what cannot be read is not described.
    return `${typeof value === 'function' ? 'a function' : 'an object'} that cannot be read`;
  }
}

function shownWhole(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return `a function${value.name ? ` ${value.name}` : ''}`;
    case 'symbol':
      return 'a symbol';
    default:
      return value === null ? 'null' : shownObject(value as object);
  }
}

function shownObject(value: object): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  try {
    const text = JSON.stringify(value);
    if (text !== undefined && text.length <= 60) return text;
  } catch {
    // A value that JSON cannot hold is named by its class.
  }
  const name = (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)
    ?.constructor?.name;
  return name && name !== 'Object'
    ? `an instance of ${name}`
    : `an object with ${Object.keys(value).length} fields`;
}

/** `error` as an `Error`, whatever was thrown. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(shown(error));
}
