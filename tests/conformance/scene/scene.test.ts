import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: scene`, async () =>
  interfaceOf(await loadComposed(testedProfile, 'scene'), 'scene'),
);
