/**
 * The layout component, through jco.
 *
 * @module
 */
import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/layout', async (text) => {
  const system = await loadComposed('rust', 'layout', { 'inlay:text/measure': text });
  return interfaceOf(system, 'layout');
});
