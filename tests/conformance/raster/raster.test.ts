import type { RasterExports } from '../../../host/src/gpu/raster.ts';
import { loadSystem } from '../load.ts';
import { conformance } from './suite.ts';

conformance('components/raster', async () => (await loadSystem('inlay-raster-component')).raster as RasterExports);
