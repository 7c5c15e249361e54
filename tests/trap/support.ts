/** A stage over a headless engine. */
import { connectStage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';

export type { App, Stage } from '../../host/src/index.ts';

export function connectedStage(headless: Headless) {
  return connectStage(headless.app);
}
