/**
 * The stage of all scenes that are measured.
 *
 * @module
 */
import type { EngineStage } from '../host/src/engine/settings.ts';
import type { StageConfig } from '../host/src/protocol/messages.ts';
import { DRAWN_KINDS } from '../schema/typescript/generated/ids.ts';

/** 1080p, drawn at 720p. */
export const stage: EngineStage = {
  width: 1920,
  height: 1080,
  pixelWidth: 1280,
  pixelHeight: 720,
  textureUnits: 8,
  textureBudget: 64 << 20,
  draws: DRAWN_KINDS,
  targetPixels: 2 * 1280 * 720,
  overscanTop: 0,
  overscanRight: 0,
  overscanBottom: 0,
  overscanLeft: 0,
  explains: false,
};

/** The same as the host has it. */
export const hostStage: StageConfig = {
  width: stage.width,
  height: stage.height,
  pixelWidth: stage.pixelWidth,
  pixelHeight: stage.pixelHeight,
  textureBudget: stage.textureBudget,
  overscan: { top: 0, right: 0, bottom: 0, left: 0 },
};
