import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

// Only this profile has one.
conformance('debug: overlay', async () =>
  interfaceOf(await loadComposed('debug', 'overlay'), 'overlay'),
);
