import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';
import type { AnimationInterface } from './system.ts';

conformance(
  'components/animation',
  async () => (await loadSystem('inlay-animation-component')).animation as AnimationInterface,
);
