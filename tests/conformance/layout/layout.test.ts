/**
 * The layout component, through jco.
 *
 * @module
 */
import type { LayoutInterface } from '../../oracle/layout/replay.ts';
import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/layout', async (text) => {
  const system = await loadSystem('inlay-layout-component', { 'inlay:text/measure': text });
  return system.layout as LayoutInterface;
});
