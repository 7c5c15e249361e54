/**
 * What compilers import for JSX: React's own, with the types of our elements.
 *
 * @module
 */
export { Fragment, jsx, jsxs } from 'react/jsx-runtime';
export type { JSX } from './jsx.ts';
