import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: scroll`, async () =>
  interfaceOf(await loadComposed(testedProfile, 'scroll'), 'scroll'),
);
