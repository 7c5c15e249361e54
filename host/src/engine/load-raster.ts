/**
 * Loads the component `raster`, which draws where there is no GPU.
 *
 * @module
 */
import type { RasterExports } from '../gpu/raster.ts';
import { asError, InlayError } from '../protocol/error.ts';
import type { EngineSource } from '../protocol/messages.ts';
import type { Result } from './adapt.ts';
import type { ArtefactReader } from './load.ts';

/** What the glue of the form module exports. */
interface RasterGlue {
  bind(exports: WebAssembly.Exports): { raster: Record<keyof RasterExports, (...args: never[]) => unknown> };
}

/**
 * Loads `raster` of a profile: one module, whatever form the engine has.
 *
 * @throws {@link InlayError} `missing` if it was not composed. Its functions throw `mismatch` for what they refuse.
 */
export async function loadRaster({ base, profile }: EngineSource, reader: ArtefactReader): Promise<RasterExports> {
  const path = `${base}${profile}/raster`;
  try {
    const glue = (await import(`${path}.glue.js`)) as RasterGlue;
    const module = await WebAssembly.compile(await reader.read(`${path}.module.wasm`));
    const { exports } = await WebAssembly.instantiate(module, {});
    const { raster } = glue.bind(exports);
    const setImage = raster.setImage as RasterExports['setImage'];
    const apply = raster.apply as RasterExports['apply'];
    return {
      setImage: (texture, width, height, pixels) =>
        void value('set-image', setImage(texture, width, height, pixels) as unknown),
      apply: (words) => void value('apply', apply(words) as unknown),
      draw: () => value('draw', raster.draw()) as Uint8Array,
      reset: () => void raster.reset(),
    };
  } catch (cause) {
    throw new InlayError(
      'missing',
      `${path}: cannot be loaded: ${asError(cause).message}. Run inlay compose --profile ${profile}.`,
      cause,
    );
  }
}

function value(call: string, answer: unknown): unknown {
  const result = answer as Result;
  if (result.tag === 'ok') return result.val;
  const { tag, val } = (result.val ?? {}) as { tag?: string; val?: unknown };
  throw new InlayError('mismatch', `raster refused ${call}: ${String(tag)} (${String(val)}).`);
}
