/**
 * The schema as the host sees it: the one place that knows where the generated codec lives.
 *
 * @module
 */
export * from '../../../schema/typescript/index.ts';
