import { interfaceOf, loadComposed } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/raster', async () => interfaceOf(await loadComposed('rust', 'raster'), 'raster'));
