import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/render', async () => interfaceOf(await loadComposed('rust', 'render'), 'render'));
