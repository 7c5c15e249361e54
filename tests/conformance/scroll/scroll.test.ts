import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';
import type { ScrollInterface } from './system.ts';

conformance('components/scroll', async () => (await loadSystem('inlay-scroll-component')).scroll as ScrollInterface);
