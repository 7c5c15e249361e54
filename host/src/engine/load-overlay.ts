/**
 * Loads the component `overlay`, and what shows it: nothing here is loaded where a profile has
 * none, or nobody asks for it.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import type { EngineSource } from '../protocol/messages.ts';
import type { Result } from './adapt.ts';
import { type ArtefactReader, Artefacts } from './artefacts.ts';
import { loadFused, loadManifest } from './load.ts';
import { loadRaster } from './load-raster.ts';
import { checkOverlay } from './manifest.ts';
import { type Look, Overlay, type OverlayExports } from './overlay.ts';

/** What the glue makes of its exports. */
interface OverlayFunctions {
  overlay: { draw(width: number, height: number, figures: Uint32Array): unknown; reset(): unknown };
}

/**
 * An overlay over an engine of this profile.
 *
 * @throws {@link InlayError} `missing` if a file of it cannot be had, `mismatch` if it does not fit
 * this host.
 */
export async function loadOverlay(
  source: EngineSource,
  reader: ArtefactReader,
  look: Look,
): Promise<Overlay> {
  const { manifest, folder, url } = await loadManifest(source, reader);
  checkOverlay(manifest, url);
  const files = new Artefacts(reader, source, manifest, folder);
  const { module, bind } = await loadFused<OverlayFunctions>(`${folder}overlay`, source, files);
  const { overlay } = bind((await WebAssembly.instantiate(module, {})).exports);
  const exports: OverlayExports = {
    draw(width, height, figures) {
      const result = overlay.draw(width, height, figures) as Result;
      if (result.tag === 'ok') return result.val as Uint32Array;
      const { tag, val } = (result.val ?? {}) as { tag?: string; val?: unknown };
      throw new InlayError(
        'mismatch',
        `The overlay refused draw: ${String(tag)} (${String(val)}).`,
      );
    },
    reset: () => void overlay.reset(),
  };
  return new Overlay(exports, look, () => loadRaster(source, reader));
}
