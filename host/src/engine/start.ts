/**
 * An engine in a browser: in its worker or on the main thread.
 *
 * @module
 */
import { BrowserDevice } from '../device/browser.ts';
import { InOrder } from '../device/in-order.ts';
import { PLACES_BESIDE, START_PLACES } from '../device/preloads.ts';
import { createGpu } from '../gpu/create.ts';
import type { Painter } from '../gpu/painter.ts';
import { Raster, showOn } from '../gpu/raster.ts';
import { asError, InlayError } from '../protocol/error.ts';
import type {
  AppToEngine,
  ClockName,
  EngineChoice,
  EngineSource,
  EngineToApp,
  EngineToShell,
  FileKeeper,
  Resume,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import { type Port, takingEarly } from '../protocol/port.ts';
import { type ArtefactReader, fetchReader } from './artefacts.ts';
import { type BuiltIn, BuiltReader } from './built-reader.ts';
import { DisplayClock, SteppedClock } from './clock.ts';
import { engineSource } from './engine-source.ts';
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
  engine: EngineChoice;
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
  /** The build of an engine that this thread's script has in itself. */
  builtIn?: BuiltIn;
}

/** The same with the engine decided. */
type Parts = BrowserEngineParts & { engine: EngineSource };

/**
 * Loads an engine and starts its frames. If it does not start, app and shell are notified why.
 *
 * @returns The runner, or `undefined` if it did not start.
 */
export async function startBrowserEngine(
  asked: BrowserEngineParts,
): Promise<EngineRunner | undefined> {
  const parts = { ...asked, engine: engineSource(asked.engine, asked.base, asked.builtIn) };
  const { canvas, stage, shell } = parts;
  const device = new BrowserDevice(parts.base, undefined, parts.files);
  // Where frames are stepped, what a frame has must not depend on what happens to be here already.
  const early = parts.clock === 'stepped' ? undefined : device;
  const app = takingEarly(parts.app, (message) => preloads(message, early));
  canvas.width = stage.pixelWidth;
  canvas.height = stage.pixelHeight;
  // While the engine loads.
  const painting = painterFor(parts);
  painting.catch(() => {});
  try {
    // Preloads get the line when the engine's Wasm needs it no longer.
    const reader = readerOf(parts, () => device.startPreloads(START_PLACES));
    const loading = loadEngine(parts.engine, reader);
    loading.catch(() => painting.then(({ painter }) => painter.close())).catch(() => {});
    const factory = await loading;
    const { painter, why } = await painting;
    device.largestSide = painter.largestSide;
    device.startPreloads(PLACES_BESIDE);
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

/** Run on demand only: most profiles have no overlay. */
async function overlayOf(parts: Parts, look: Look) {
  const { loadOverlay } = await import('./load-overlay.ts');
  return loadOverlay(parts.engine, readerOf(parts), look);
}

/** Notes what the app will need, if a message says so. */
function preloads(message: AppToEngine, device: BrowserDevice | undefined): boolean {
  if (message.kind !== 'preload') return false;
  for (const url of message.fonts) device?.preload('font', url);
  for (const url of message.images) device?.preload('image', url);
  return true;
}

/** @param whole Called when all of a file of Wasm has come from the network. */
function readerOf({ files, builtIn, engine }: Parts, whole: () => void = () => {}): ArtefactReader {
  const fetching: ArtefactReader = {
    ...fetchReader,
    compile: (url, check) =>
      fetchReader.compile(url, (bytes) => {
        whole();
        return check(bytes);
      }),
  };
  const isBuiltIn = builtIn !== undefined && engine.form === 'module';
  const reader = isBuiltIn ? new BuiltReader(fetching, builtIn) : fetching;
  return files ? new KeptReader(reader, files) : reader;
}

/** WebGL2; where the device has none, or refuses to draw with it, software, and why. */
async function painterFor(parts: Parts): Promise<{ painter: Painter; why?: string }> {
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
async function softwarePainter(parts: Parts): Promise<Painter> {
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
