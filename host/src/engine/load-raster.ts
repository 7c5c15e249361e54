/**
 * Loads the component `raster`, which draws where there is no GPU.
 *
 * @module
 */
import type { RasterExports } from '../gpu/raster.ts';
import { InlayError } from '../protocol/error.ts';
import type { EngineSource } from '../protocol/messages.ts';
import type { Result } from './adapt.ts';
import { type ArtefactReader, Artefacts } from './artefacts.ts';
import { loadFused, loadManifest } from './load.ts';
import { checkRaster } from './manifest.ts';

/** What the glue makes of its exports. */
interface RasterFunctions {
  raster: Record<keyof RasterExports, (...args: never[]) => unknown>;
}

/**
 * Loads `raster` of a profile: one module, whatever form the engine has.
 *
 * @throws {@link InlayError} `missing` if it was not composed, `mismatch` if it does not fit this
 * host. Its functions throw `mismatch` for what they refuse.
 */
export async function loadRaster(
  source: EngineSource,
  reader: ArtefactReader,
): Promise<RasterExports> {
  const { manifest, folder, url } = await loadManifest(source, reader);
  checkRaster(manifest, url);
  const { module, bind } = await loadFused<RasterFunctions>(
    `${folder}raster`,
    source,
    new Artefacts(reader, source, manifest, folder),
  );
  const { raster } = bind((await WebAssembly.instantiate(module, {})).exports);
  const setImage = raster.setImage as RasterExports['setImage'];
  const apply = raster.apply as RasterExports['apply'];
  return {
    setImage: (texture, width, height, pixels) =>
      void value('set-image', setImage(texture, width, height, pixels) as unknown),
    apply: (words) => void value('apply', apply(words) as unknown),
    draw: () => value('draw', raster.draw()) as Uint8Array,
    reset: () => void raster.reset(),
  };
}

function value(call: string, answer: unknown): unknown {
  const result = answer as Result;
  if (result.tag === 'ok') return result.val;
  const { tag, val } = (result.val ?? {}) as { tag?: string; val?: unknown };
  throw new InlayError('mismatch', `raster refused ${call}: ${String(tag)} (${String(val)}).`);
}
