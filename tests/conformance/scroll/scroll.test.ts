import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/scroll', async () => interfaceOf(await loadComposed('rust', 'scroll'), 'scroll'));
