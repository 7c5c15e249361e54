import { interfaceOf, loadComposed } from '../load.ts';
import { atlasConformance } from './atlas.ts';
import { conformance } from './suite.ts';
import type { TextSystem } from './system.ts';

const create = async (): Promise<TextSystem> => {
  const system = await loadComposed('rust', 'text');
  return { text: interfaceOf(system, 'text'), measure: interfaceOf(system, 'measure') };
};

conformance('components/text', create);
atlasConformance('components/text', create);
