/**
 * What compilers import for JSX while developing: React's own, with the types of our elements.
 *
 * @module
 */
export { Fragment, jsxDEV } from 'react/jsx-dev-runtime';
export type { JSX } from './jsx.ts';
