import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { conformance } from './suite.ts';

conformance(`${testedProfile}: raster`, async () =>
  interfaceOf(await loadComposed(testedProfile, 'raster'), 'raster'),
);
