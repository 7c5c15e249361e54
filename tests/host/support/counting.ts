/**
 * A stage in Node whose GPU only counts: the real engine, the real painter, and a context of WebGL2
 * that draws nothing.
 *
 * @module
 */
import { connectStage, type Stage } from '../../../host/src/app/stage.ts';
import {
  type DecodedImage,
  type Device,
  decodedSize,
  LoadError,
  type Size,
} from '../../../host/src/device/device.ts';
import { SteppedClock } from '../../../host/src/engine/clock.ts';
import type { EngineFactory } from '../../../host/src/engine/engine.ts';
import { nodeReader } from '../../../host/src/engine/headless.ts';
import { loadEngine } from '../../../host/src/engine/load.ts';
import { EngineRunner } from '../../../host/src/engine/runner.ts';
import { Stepper } from '../../../host/src/engine/stepper.ts';
import { WebGl2 } from '../../../host/src/gpu/webgl2.ts';
import type {
  AppToEngine,
  EngineToApp,
  EngineToShell,
  ShellToEngine,
  StageConfig,
} from '../../../host/src/protocol/messages.ts';
import { localPorts } from '../../../host/src/protocol/port.ts';
import { enginesFolder, folderUrl } from '../../../host/tools/src/scene.ts';
import { stageConfig } from './bench.ts';
import { levelBytes } from './level-bytes.ts';

const INVALID_VALUE = 0x0501;
const MAX_TEXTURE_SIZE = 0x0d33;
const MAX_TEXTURE_IMAGE_UNITS = 0x8872;
const R8 = 0x8229;

/** A context that keeps the books of its textures. What else is called does nothing. */
export class CountingGl {
  /** Bytes of each texture that there is. */
  readonly textures = new Map<object, number>();
  /** Errors of GL so far. */
  readonly errors: number[] = [];
  readonly largestSide: number;
  readonly context: WebGL2RenderingContext;
  readonly #events = new EventTarget();
  #unit = 0;
  readonly #bound = new Map<number, object>();
  readonly #sizes = new WeakMap<object, Size>();

  constructor(largestSide = 4096) {
    this.largestSide = largestSide;
    const known: Record<string, unknown> = {
      RGBA: 0x1908,
      RGBA8: 0x8058,
      R8,
      TEXTURE0: 0,
      MAX_TEXTURE_SIZE,
      MAX_TEXTURE_IMAGE_UNITS,
      isContextLost: () => false,
      getParameter: (name: number) => (name === MAX_TEXTURE_SIZE ? largestSide : 8),
      getProgramParameter: () => true,
      activeTexture: (unit: number) => {
        this.#unit = unit;
      },
      bindTexture: (_target: number, texture: object) => void this.#bound.set(this.#unit, texture),
      createTexture: () => {
        const texture = {};
        this.textures.set(texture, 0);
        return texture;
      },
      deleteTexture: (texture: object) => void this.textures.delete(texture),
      texStorage2D: (_t: number, _l: number, format: number, width: number, height: number) =>
        this.#store(width, height, format === R8 ? 1 : 4),
      texImage2D: (...args: unknown[]) => {
        const { width, height } =
          args.length > 6 ? { width: args[3], height: args[4] } : (args[5] as Size);
        this.#store(Number(width), Number(height), 4);
      },
      generateMipmap: () => {
        const texture = this.#bound.get(this.#unit) ?? {};
        this.textures.set(
          texture,
          (this.textures.get(texture) ?? 0) + levelBytes(this.#sizes.get(texture)),
        );
      },
    };
    // Whatever else a painter asks of it: constants are 0, calls give an object.
    const nothing = () => ({});
    this.context = new Proxy(known, {
      get: (target, name: string) => target[name] ?? (/^[A-Z0-9_]+$/.test(name) ? 0 : nothing),
    }) as unknown as WebGL2RenderingContext;
  }

  /** Bytes of all textures but the single pixel that is drawn where there is none. */
  get bytes(): number {
    let sum = -4;
    for (const bytes of this.textures.values()) sum += bytes;
    return sum;
  }

  #store(width: number, height: number, bytes: number): void {
    if (Math.max(width, height) > this.largestSide) return void this.errors.push(INVALID_VALUE);
    const texture = this.#bound.get(this.#unit) ?? {};
    this.#sizes.set(texture, { width, height });
    this.textures.set(texture, width * height * bytes);
  }

  /** What a painter takes for a canvas. */
  canvas(): HTMLCanvasElement {
    const events = Object.assign(this.#events, {
      width: 0,
      height: 0,
      getContext: () => this.context,
    });
    return events as unknown as HTMLCanvasElement;
  }

  /** Loses the context with all textures. */
  lose(): void {
    this.textures.clear();
    this.#events.dispatchEvent(new Event('webglcontextlost'));
  }

  /** Gives a context back. */
  restore(): void {
    this.#events.dispatchEvent(new Event('webglcontextrestored'));
  }
}

/** What a server has at a URL: an image of a size, or what is wrong with it. */
export type Served = Size | 'not-found' | 'network';

/** A device whose server is a table. It counts what it decoded and what of it was closed. */
export class TableDevice implements Device {
  readonly table: (url: string) => Served;
  readonly largestSide: number;
  /** URLs in the order in which they were asked for, with the shown size: `a.png 200x100`. */
  readonly asked: string[] = [];
  /** Images that were decoded and not closed. */
  readonly open = new Set<DecodedImage>();
  /** Lets loads wait until somebody calls these. */
  held: (() => void)[] | undefined;

  constructor(table: (url: string) => Served, largestSide = 4096) {
    this.table = table;
    this.largestSide = largestSide;
  }

  async loadImage(
    url: string,
    width: number,
    height: number,
    signal: AbortSignal,
  ): Promise<DecodedImage> {
    this.asked.push(`${url} ${width}x${height}`);
    if (this.held) await new Promise<void>((resolve) => this.held?.push(resolve));
    signal.throwIfAborted();
    const own = this.table(url);
    if (typeof own === 'string') throw new LoadError(own, url);
    const size = decodedSize(own, width, height, this.largestSide);
    const bytes = size.width * size.height * 4;
    const close = () => void this.open.delete(picture);
    const picture: DecodedImage = {
      ...own,
      source: { ...size, data: new Uint8Array(0) },
      bytes,
      close,
    };
    this.open.add(picture);
    return picture;
  }

  loadFont(): Promise<Uint8Array> {
    return Promise.reject(new LoadError('not-found', 'no fonts here'));
  }
}

/** A stage on a GPU that counts. */
export interface Counted {
  stage: Stage;
  stepper: Stepper;
  gl: CountingGl;
  /** Makes the frame that is asked for, if any, without waiting for loads. */
  frame(): void;
  close(): void;
}

let loaded: Promise<EngineFactory> | undefined;

/** The engine of the profile `rust`, loaded once. */
function engine(): Promise<EngineFactory> {
  loaded ??= loadEngine(
    { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
    nodeReader,
  );
  return loaded;
}

/** Opens a stage over a device, on a GPU whose textures have at most so many pixels a side. */
export async function openCounted(
  device: Device,
  config: Partial<StageConfig> = {},
  largestSide?: number,
): Promise<Counted> {
  const gl = new CountingGl(largestSide);
  const [app, engineApp] = localPorts<AppToEngine, EngineToApp>();
  const [, engineShell] = localPorts<ShellToEngine, EngineToShell>();
  const clock = new SteppedClock(0);
  const stage = connectStage(app);
  const runner = await EngineRunner.start({
    factory: await engine(),
    stage: { ...stageConfig, ...config },
    painter: new WebGl2(gl.canvas()),
    device,
    clock,
    app: engineApp,
    shell: engineShell,
    still: true,
    later: (work) => queueMicrotask(work),
  });
  const stepper = new Stepper(runner, clock);
  return {
    stage: await stage,
    stepper,
    gl,
    frame: () => void clock.step(clock.now()),
    close: () => runner.close(),
  };
}
