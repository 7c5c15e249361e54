/**
 * What the host sets for the engine: the table `settings` of the schema.
 *
 * @module
 */
import type { StageConfig } from '../protocol/messages.ts';
import {
  BatchWriter,
  DRAWN_KINDS,
  type EntryInfo,
  type Settings,
  settings,
  writeEntry,
} from '../protocol/schema.ts';

/** The settings of an engine, by name. */
export type EngineStage = Settings;

/**
 * The engine's stage for a host's, on a GPU with so many texture units.
 *
 * @param explains Whether somebody looks at why focus moves where it does.
 */
export function engineStage(
  stage: StageConfig,
  textureUnits: number,
  explains: boolean = false,
): EngineStage {
  return {
    width: stage.width,
    height: stage.height,
    // A surface has whole pixels, whatever its size was computed from.
    pixelWidth: Math.trunc(stage.pixelWidth),
    pixelHeight: Math.trunc(stage.pixelHeight),
    textureUnits: Math.max(1, Math.min(16, textureUnits)),
    textureBudget: Math.trunc(stage.textureBudget ?? defaultTextureBudget(stage)),
    draws: DRAWN_KINDS,
    targetPixels: targetPixels(stage),
    overscanTop: stage.overscan.top,
    overscanRight: stage.overscan.right,
    overscanBottom: stage.overscan.bottom,
    overscanLeft: stage.overscan.left,
    explains,
  };
}

/**
 * Most bytes of textures where the app does not say: eight surfaces of pixels, at least 64 MiB, at
 * most 1 GiB.
 *
 * On the screen are one or two surfaces of images; the rest is for what lies beside it, so that
 * coming back loads nothing.
 */
export function defaultTextureBudget({
  pixelWidth,
  pixelHeight,
}: {
  pixelWidth: number;
  pixelHeight: number;
}): number {
  return Math.min(2 ** 30, Math.max(64 * 2 ** 20, pixelWidth * pixelHeight * 4 * 8));
}

/**
 * Most pixels of targets: two surfaces, at least 2 Mi (8 MiB). One is for a page that fades; what
 * fades in it at the same time has the other.
 */
function targetPixels({ pixelWidth, pixelHeight }: StageConfig): number {
  return Math.max(2 ** 21, 2 * Math.trunc(pixelWidth) * Math.trunc(pixelHeight));
}

/**
 * Settings as the words that {@link Engine.configure} takes. What is left out stays as it is.
 *
 * @throws `SchemaError` if a value is none of its setting.
 */
export function settingWords(stage: Partial<EngineStage>): Uint32Array {
  const writer = new BatchWriter();
  for (const [name, value] of Object.entries(stage))
    writeEntry(writer, settings[name as keyof Settings] as EntryInfo, value);
  return writer.entries().slice();
}
