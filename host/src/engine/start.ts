/**
 * An engine in a browser: in its worker or on the main thread.
 *
 * @module
 */
import { BrowserDevice } from '../device/browser.ts';
import { InOrder } from '../device/in-order.ts';
import { createGpu } from '../gpu/create.ts';
import type { Painter } from '../gpu/painter.ts';
import { Raster, showOn } from '../gpu/raster.ts';
import { asError, InlayError } from '../protocol/error.ts';
import type {
  AppToEngine,
  ClockName,
  EngineSource,
  EngineToApp,
  EngineToShell,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import { DisplayClock, SteppedClock } from './clock.ts';
import { fetchReader, loadEngine } from './load.ts';
import { loadRaster } from './load-raster.ts';
import { EngineRunner } from './runner.ts';
import { Stepper } from './stepper.ts';

/** What an engine in a browser is made with. */
export interface BrowserEngineParts {
  canvas: HTMLCanvasElement | OffscreenCanvas;
  stage: StageConfig;
  engine: EngineSource;
  /** What relative URLs are relative to. */
  base: string;
  clock: ClockName;
  app: Port<EngineToApp, AppToEngine>;
  shell: Port<EngineToShell, ShellToEngine>;
}

/**
 * Loads an engine and starts its frames. If it does not start, app and shell are told why.
 *
 * @returns The runner, or `undefined` if it did not start.
 */
export async function startBrowserEngine(parts: BrowserEngineParts): Promise<EngineRunner | undefined> {
  const { canvas, stage, app, shell } = parts;
  try {
    const factory = await loadEngine(parts.engine, fetchReader);
    canvas.width = stage.pixelWidth;
    canvas.height = stage.pixelHeight;
    const painter = await painterFor(canvas, parts.engine);
    const device = new BrowserDevice(parts.base, painter.largestSide);
    // Where tools and tests find the engine: in its worker, or in the page.
    if (parts.clock === 'stepped') {
      const clock = new SteppedClock();
      const runner = await EngineRunner.start({
        factory,
        stage,
        painter,
        device: new InOrder(device),
        clock,
        app,
        shell,
        still: true,
      });
      Object.assign(globalThis, { inlayEngine: runner, inlayStepper: new Stepper(runner, clock) });
      return runner;
    }
    const runner = await EngineRunner.start({ factory, stage, painter, device, clock: new DisplayClock(), app, shell });
    Object.assign(globalThis, { inlayEngine: runner });
    return runner;
  } catch (cause) {
    const error =
      cause instanceof InlayError
        ? cause
        : new InlayError('mismatch', `The engine did not start: ${asError(cause).message}`, cause);
    app.post({ kind: 'failed', error: error.toData() });
    shell.post({ kind: 'failed', error: error.toData() });
    return undefined;
  }
}

/** WebGL2; where the browser has none, software. */
async function painterFor(canvas: HTMLCanvasElement | OffscreenCanvas, engine: EngineSource): Promise<Painter> {
  try {
    return await createGpu(canvas);
  } catch (error) {
    if (!(error instanceof InlayError)) throw error;
    return new Raster(await loadRaster(engine, fetchReader), showOn(canvas));
  }
}
