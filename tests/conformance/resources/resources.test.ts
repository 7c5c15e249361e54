import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/resources', async () => {
  return interfaceOf(await loadComposed('rust', 'resources'), 'resources');
});
