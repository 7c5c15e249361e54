import { loadSystem } from '../load.ts';
import { atlasConformance } from './atlas.ts';
import { conformance } from './suite.ts';
import type { TextSystem } from './system.ts';

const create = async (): Promise<TextSystem> => {
  const { text, measure } = await loadSystem('inlay-text-component');
  return { text, measure } as TextSystem;
};

conformance('components/text', create);
atlasConformance('components/text', create);
