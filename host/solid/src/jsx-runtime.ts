/**
 * Types for `jsxImportSource`. There is nothing to run here: Solid's compiler makes calls to
 * `inlay-solid` of JSX.
 *
 * @module
 */
export type { JSX } from './jsx.ts';
