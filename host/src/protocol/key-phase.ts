/**
 * What a device reports of a key.
 *
 * @module
 */

/** `phase` of `inlay:engine` `key`. */
export const keyPhase = {
  /** The key goes down: a new press. */
  down: 0,
  /** The key comes up. */
  up: 1,
  /** The key is still down. */
  repeat: 2,
  /** The press is over, and its up will not be seen. */
  cancel: 3,
} as const;

/** Name of a phase. */
export type KeyPhaseName = keyof typeof keyPhase;
