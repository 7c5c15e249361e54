/**
 * A stage on a real engine that a test steps.
 *
 * @module
 */
import { connectStage, type Stage } from '../../../host/src/app/stage.ts';
import { Headless, type HeadlessOptions } from '../../../host/src/engine/headless.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../../host/tools/src/scene.ts';
import { stageConfig } from './bench.ts';

/** Opens a stage on profile `rust`, with URLs relative to the project, unless `options` differ. */
export async function openHeadless(
  options: Partial<HeadlessOptions> = {},
): Promise<{ readonly headless: Headless; readonly stage: Stage }> {
  const headless = await Headless.open({
    engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    stage: stageConfig,
    base: folderUrl(projectRoot),
    ...options,
  });
  return { headless, stage: await connectStage(headless.app) };
}
