import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: render`, async () =>
  interfaceOf(await loadComposed(testedProfile, 'render'), 'render'),
);
