/**
 * The profile that is used where nobody names one.
 *
 * @module
 */

/** Served, rendered, composed and run by default: small, and fast to start. */
export const FIRST_PROFILE = 'rust';
