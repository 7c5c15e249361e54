import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';
import type { SceneInterface } from './system.ts';

conformance('components/scene', async () => (await loadSystem('inlay-scene-component')).scene as SceneInterface);
