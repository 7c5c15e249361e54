import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: resources`, async () => {
  return interfaceOf(await loadComposed(testedProfile, 'resources'), 'resources');
});
