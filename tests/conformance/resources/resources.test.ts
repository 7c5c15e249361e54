import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';
import type { ResourcesInterface } from './system.ts';

conformance('components/resources', async () => {
  const { resources } = await loadSystem('inlay-resources-component');
  return resources as ResourcesInterface;
});
