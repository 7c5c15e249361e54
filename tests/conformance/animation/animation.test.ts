import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: animation`, async () =>
  interfaceOf(await loadComposed(testedProfile, 'animation'), 'animation'),
);
