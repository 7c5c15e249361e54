/**
 * What a page reports to the server that it is from.
 *
 * @module
 */

/** An error that nobody caught. */
export interface Fault {
  readonly message: string;
  /** Where it was thrown, as the browser writes it; empty where that is not known. */
  readonly stack: string;
}
