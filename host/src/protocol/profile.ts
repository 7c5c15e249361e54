/**
 * The profile where none is named.
 *
 * @module
 */

/** Served, rendered, composed and run by default: small, and fast to start. */
export const FIRST_PROFILE = 'rust';
