import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/animation', async () => interfaceOf(await loadComposed('rust', 'animation'), 'animation'));
