import { interfaceOf, loadComposed, testedProfile } from '../load.ts';
import { atlasConformance } from './atlas.ts';
import { conformance } from './suite.ts';
import type { TextSystem } from './system.ts';

const create = async (): Promise<TextSystem> => {
  const system = await loadComposed(testedProfile, 'text');
  return { text: interfaceOf(system, 'text'), measure: interfaceOf(system, 'measure') };
};

conformance(`${testedProfile}: text`, create);
atlasConformance(`${testedProfile}: text`, create);
