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
  FileKeeper,
  Resume,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import { type ArtefactReader, fetchReader } from './artefacts.ts';
import { DisplayClock, SteppedClock } from './clock.ts';
import type { Keeper } from './keeper.ts';
import { KeptReader } from './kept-reader.ts';
import { loadEngine } from './load.ts';
import { loadRaster } from './load-raster.ts';
import { OVERLAY_SYSTEM } from './manifest.ts';
import type { Look } from './overlay.ts';
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
  /** A canvas without a context, in the place of `canvas`. */
  freshCanvas(): Promise<HTMLCanvasElement | OffscreenCanvas>;
  keeper?: Keeper;
  resume?: Resume;
  /** Keeps what is read; there is none where the engine is not watched. */
  files?: FileKeeper;
}

/**
 * Loads an engine and starts its frames. If it does not start, app and shell are notified why.
 *
 * @returns The runner, or `undefined` if it did not start.
 */
export async function startBrowserEngine(
  parts: BrowserEngineParts,
): Promise<EngineRunner | undefined> {
  const { canvas, stage, app, shell } = parts;
  try {
    const factory = await loadEngine(parts.engine, readerOf(parts));
    canvas.width = stage.pixelWidth;
    canvas.height = stage.pixelHeight;
    const { painter, why } = await painterFor(parts);
    const software = () => softwarePainter(parts);
    const { keeper, resume } = parts;
    const hasOverlay = factory.systems?.includes(OVERLAY_SYSTEM) ?? false;
    const overlay = hasOverlay ? (look: Look) => overlayOf(parts, look) : undefined;
    const outside = {
      software,
      overlay,
      ...(keeper ? { keeper } : {}),
      ...(resume ? { resume } : {}),
    };
    const device = new BrowserDevice(parts.base, painter.largestSide, parts.files);
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
        ...outside,
      });
      if (why) runner.degrade(why);
      Object.assign(globalThis, { inlayEngine: runner, inlayStepper: new Stepper(runner, clock) });
      return runner;
    }
    const clock = new DisplayClock();
    const runner = await EngineRunner.start({
      factory,
      stage,
      painter,
      device,
      clock,
      app,
      shell,
      ...outside,
    });
    if (why) runner.degrade(why);
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

/** A file of its own in a bundle: most profiles have no overlay. */
async function overlayOf(parts: BrowserEngineParts, look: Look) {
  const { loadOverlay } = await import('./load-overlay.ts');
  return loadOverlay(parts.engine, readerOf(parts), look);
}

function readerOf({ files }: BrowserEngineParts): ArtefactReader {
  return files ? new KeptReader(fetchReader, files) : fetchReader;
}

/** WebGL2; where the device has none, or refuses to draw with it, software, and why. */
async function painterFor(parts: BrowserEngineParts): Promise<{ painter: Painter; why?: string }> {
  try {
    const painter = await createGpu(parts.canvas);
    if (!painter.lost) return { painter };
    painter.close();
    return {
      painter: await softwarePainter(parts),
      why: 'the GPU was lost before the first frame',
    };
  } catch (error) {
    if (!(error instanceof InlayError)) throw error;
    const why = error.message.replace(/\.$/, '');
    return { painter: await softwarePainter(parts), why };
  }
}

/**
 * A painter in software. A canvas that was asked for WebGL2 has no other context: it takes a new
 * one then.
 */
async function softwarePainter(parts: BrowserEngineParts): Promise<Painter> {
  const { canvas, engine, freshCanvas } = parts;
  const raster = await loadRaster(engine, readerOf(parts));
  const show = showOn(canvas) ?? showOn(await freshCanvas());
  if (!show) {
    throw new InlayError(
      'mismatch',
      'This device cannot draw on a canvas, neither with WebGL2 nor in software.',
    );
  }
  return new Raster(raster, show);
}
