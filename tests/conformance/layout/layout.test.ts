/**
 * The layout component, through jco.
 *
 * @module
 */
import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: layout`, async (text) => {
  const system = await loadComposed(testedProfile, 'layout', { 'inlay:text/measure': text });
  return interfaceOf(system, 'layout');
});
