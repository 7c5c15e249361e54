import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/scene', async () => interfaceOf(await loadComposed('rust', 'scene'), 'scene'));
