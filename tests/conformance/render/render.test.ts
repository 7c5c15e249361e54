import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';
import type { RenderInterface } from './system.ts';

conformance('components/render', async () => (await loadSystem('inlay-render-component')).render as RenderInterface);
