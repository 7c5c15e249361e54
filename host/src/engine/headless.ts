/**
 * An app and an engine in Node: no display, and a clock that is moved by hand.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Device, Pixels } from '../device/device.ts';
import { InOrder } from '../device/in-order.ts';
import { NodeDevice } from '../device/node.ts';
import { Raster } from '../gpu/raster.ts';
import type {
  AppToEngine,
  EngineSource,
  EngineToApp,
  EngineToShell,
  ShellToEngine,
  StageConfig,
} from '../protocol/messages.ts';
import { localPorts, type Port } from '../protocol/port.ts';
import { type ArtefactReader, fetchReader } from './artefacts.ts';
import { SteppedClock } from './clock.ts';
import type { EngineFactory } from './engine.ts';
import { loadEngine } from './load.ts';
import { loadRaster } from './load-raster.ts';
import { OVERLAY_SYSTEM } from './manifest.ts';
import type { Look } from './overlay.ts';
import { EngineRunner } from './runner.ts';
import { Stepper } from './stepper.ts';

/** Reads files and addresses of the web. */
export const nodeReader: ArtefactReader = {
  async read(url) {
    if (!url.startsWith('file:')) return fetchReader.read(url);
    const { buffer, byteOffset, byteLength } = await readFile(fileURLToPath(url));
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  },
};

/** What a headless engine is made with. */
export interface HeadlessOptions {
  engine: EngineSource;
  stage: StageConfig;
  /** What relative URLs are relative to, with a slash at the end: the folder of the app's page. */
  base: string;
  /**
   * Folders, as `file:` URLs, from which the app may read images and fonts; by default that of
   * `base`.
   */
  folders?: readonly string[];
  /** A folder, as a `file:` URL, whose files count as files of `base`: what is in it goes first. */
  beside?: string;
  /** Where images and fonts come from; by default files and the web. */
  device?: Device;
  /** An engine that is loaded already. */
  factory?: EngineFactory;
}

/** An engine in this thread, and the end of the line to it that an app connects to. */
export class Headless extends Stepper {
  /** The app's end of the line: `connectStage(headless.app)`. */
  readonly app: Port<AppToEngine, EngineToApp>;
  /** The shell's. */
  readonly shell: Port<ShellToEngine, EngineToShell>;

  private constructor(
    app: Port<AppToEngine, EngineToApp>,
    shell: Port<ShellToEngine, EngineToShell>,
    runner: EngineRunner,
    clock: SteppedClock,
  ) {
    super(runner, clock);
    this.app = app;
    this.shell = shell;
  }

  /**
   * Loads an engine, and `raster` to draw with.
   *
   * @throws {@link InlayError} `missing` or `mismatch`.
   */
  static async open(options: HeadlessOptions): Promise<Headless> {
    const { engine, stage, base } = options;
    const [factory, raster] = await Promise.all([
      options.factory ?? loadEngine(engine, nodeReader),
      loadRaster(engine, nodeReader),
    ]);
    const [app, engineApp] = localPorts<AppToEngine, EngineToApp>();
    const [shell, engineShell] = localPorts<ShellToEngine, EngineToShell>();
    const clock = new SteppedClock(0);
    const overlay = async (look: Look) => {
      const { loadOverlay } = await import('./load-overlay.ts');
      return loadOverlay(engine, nodeReader, look);
    };
    const runner = await EngineRunner.start({
      factory,
      stage,
      painter: new Raster(raster),
      device: new InOrder(options.device ?? new NodeDevice(base, options.folders, options.beside)),
      clock,
      app: engineApp,
      shell: engineShell,
      still: true,
      // Snapshots are taken between frames here, not after a rest.
      later: (work) => queueMicrotask(work),
      overlay: factory.systems?.includes(OVERLAY_SYSTEM) ? overlay : undefined,
    });
    return new Headless(app, shell, runner, clock);
  }

  /** The picture as it is now. */
  pixels(): Pixels {
    return this.runner.capture();
  }

  /** Ends the engine. */
  close(): void {
    this.runner.close();
  }
}
