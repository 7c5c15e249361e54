/**
 * The host's loop over the engine on a page: 200 boxes that animations move, drawn by WebGL2, until
 * the page is closed. The app sleeps.
 */
import { BrowserDevice } from '../../host/src/device/browser.ts';
import { fetchReader } from '../../host/src/engine/artefacts.ts';
import { DisplayClock } from '../../host/src/engine/clock.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { EngineRunner } from '../../host/src/engine/runner.ts';
import { createGpu } from '../../host/src/gpu/create.ts';
import type { AppToEngine, EngineToApp, StageConfig } from '../../host/src/protocol/messages.ts';
import { localPorts } from '../../host/src/protocol/port.ts';
import { animations, boxes } from '../frame/scenes.ts';
import { hostStage } from '../stage.ts';

const COUNT = 200;
const stage: StageConfig = { ...hostStage, pixelWidth: 320, pixelHeight: 180 };
const canvas = document.createElement('canvas');
canvas.width = stage.pixelWidth;
canvas.height = stage.pixelHeight;
document.body.append(canvas);
const [app, engineEnd] = localPorts<AppToEngine, EngineToApp>();
app.receive(() => {});
const runner = await EngineRunner.start({
  factory: await loadEngine(
    { base: new URL('engine/', location.href).href, profile: 'rust', form: 'module' },
    fetchReader,
  ),
  stage,
  painter: await createGpu(canvas),
  device: new BrowserDevice(location.href),
  clock: new DisplayClock(),
  app: engineEnd,
});
for (const [sequence, batch] of [boxes(COUNT), animations(COUNT)].entries()) {
  app.post({ kind: 'batch', buffer: batch.buffer, length: batch.length, sequence: sequence + 1 });
}

/** Answers when so many more frames were made, with how many it were. */
async function frames(count: number): Promise<number> {
  const before = runner.frames;
  // Looks seldom: what looking allocates is counted as well.
  while (runner.frames - before < count) await new Promise((resolve) => setTimeout(resolve, 500));
  return runner.frames - before;
}
Object.assign(globalThis, { frames });
document.documentElement.dataset.ready = '';
