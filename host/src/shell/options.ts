/**
 * What an app is started with on a page.
 *
 * @module
 */
import { hint } from '../app/spelling.ts';
import { InlayError, quoted, shown } from '../protocol/error.ts';
import type { ClockName, EngineChoice, Insets, StageConfig } from '../protocol/messages.ts';
import {
  appScriptOf,
  engineScriptOf,
  type StartWorker,
  type WorkerScript,
} from './worker-script.ts';

/**
 * Where the app and the engine run:
 *
 * - `'workers'`: the app in one worker, the engine in another. Neither a blocked app nor a blocked
 *   page costs a frame.
 * - `'main-engine'`: the engine on the main thread, for browsers without OffscreenCanvas; the app
 *   in a worker.
 * - `'single'`: both on the main thread, for browsers where workers cost too much.
 */
export type Threads = 'workers' | 'main-engine' | 'single';

/** Options of a stage on a page. */
export interface StageOptions {
  /**
   * The canvas to draw on. Its size on the page decides how many pixels the surface has, unless
   * {@link resolution} does.
   */
  canvas: HTMLCanvasElement;
  /** Width of the design in dp. By default 1920. */
  width?: number;
  /** Height of the design in dp. By default 1080. */
  height?: number;
  /** By default `'workers'` where the browser supports it, else `'main-engine'`. */
  threads?: Threads;
  /** Pixels of the surface; by default those that the canvas has on the screen. */
  resolution?: { width: number; height: number };
  /**
   * Insets of the area that every TV shows, in dp. By default 5 %, the usual margin of
   * broadcasters.
   */
  overscan?: Insets;
  /**
   * Most bytes of textures. By default 32 for each pixel of the surface, and at least 64 MiB: 64
   * MiB at 1080p, 253 MiB at 2160p.
   */
  textureBudget?: number;
  /** Which engine; by default the one that its script has in itself. */
  engine?: {
    /** URL of the folder with the profiles, relative to the page. By default `engine/`. */
    base?: string;
    /** By default `'rust'`. */
    profile?: string;
    /** By default `'module'`. */
    form?: 'module' | 'component' | 'linked';
  };
  /**
   * `'stepped'` makes frames only when a test says so, by `inlayStepper` in the thread of the
   * engine. By default `'display'`.
   */
  clock?: ClockName;
  /**
   * Called when something on the page blocked the main thread for longer than 50 ms, such as a
   * player: keys arrive that much later.
   */
  onBlocked?: (milliseconds: number) => void;
  /**
   * Keys that show and hide the overlay, pressed one after the other, where the engine's profile
   * has one: names of `KeyboardEvent.key`, or of keys as `stage.on('key')` has them, such as
   * `['color-red', 'color-green', 'color-red']` on a remote. By default `['F9']`.
   */
  overlayKeys?: readonly string[];
  /**
   * The inspector: `true` opens it at the start, and F8 closes and opens it; with `'key'` it opens
   * with F8 only. It is loaded when it is opened. By default `false`. See docs/debugging.md.
   */
  inspect?: boolean | 'key';
  /** Time limits, in milliseconds. */
  limits?: {
    /**
     * For each file of engine and app, and each worker, to load at the start. By default 20,000.
     */
    start?: number;
    /**
     * For the engine's worker to answer before it is replaced; five times that for the app's before
     * it is reported. By default 1,000; `Infinity` turns this off, for a debugger.
     */
    answer?: number;
  };
  /**
   * The scripts of the workers: functions that start them, or their URLs, relative to the page.
   *
   * - `app`: a script that calls {@link runInWorker}, such as
   *   `() => new Worker(new URL('./app.worker.ts', import.meta.url), { type: 'module' })`: bundlers
   *   look for this expression. By default a worker that imports the module `app` by its URL.
   * - `engine`: by default the one of the package. An engine on the page itself is of the script
   *   with this URL, if there is one, else of the package.
   */
  workers?: { app?: string | URL | StartWorker; engine?: string | URL | StartWorker };
}

const optionNames: readonly string[] = Object.keys({
  app: true,
  canvas: true,
  width: true,
  height: true,
  threads: true,
  resolution: true,
  overscan: true,
  textureBudget: true,
  engine: true,
  clock: true,
  onBlocked: true,
  overlayKeys: true,
  inspect: true,
  limits: true,
  workers: true,
} satisfies Record<keyof StageOptions | 'app', true>);

/** {@link StageOptions} with everything decided. */
export interface Plan {
  canvas: HTMLCanvasElement;
  threads: Threads;
  stage: StageConfig;
  engine: EngineChoice;
  /** Whether the surface follows the canvas's size on the page. */
  follows: boolean;
  clock: ClockName;
  onBlocked: ((milliseconds: number) => void) | undefined;
  overlayKeys: readonly string[];
  inspect: boolean | 'key';
  limits: { start: number; answer: number };
  appScript: WorkerScript;
  engineScript: WorkerScript;
  base: string;
}

/**
 * Decides what the options leave open.
 *
 * @throws {@link InlayError} `wrong-type`, `out-of-range` or `unknown-property` that names the
 * option; `mismatch` if the browser cannot do what is asked for, or there is none.
 */
export function planOf(options: StageOptions): Plan {
  if (typeof options !== 'object' || options === null) throw wrong('options', 'an object', options);
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name));
  if (unknown !== undefined) {
    throw new InlayError(
      'unknown-property',
      `there is no option "${unknown}". ${hint(unknown, optionNames)}`,
    );
  }
  if (typeof HTMLCanvasElement === 'undefined') {
    throw new InlayError(
      'mismatch',
      'A stage needs a page with a canvas; an app gets its stage in its entry function.',
    );
  }
  const { canvas } = options;
  if (!(canvas instanceof HTMLCanvasElement)) throw wrong('canvas', 'a canvas element', canvas);
  const width = size('width', options.width ?? 1920);
  const height = size('height', options.height ?? 1080);
  const pixels = options.resolution ?? pixelsOf(canvas, width, height);
  const base = document.baseURI;
  return {
    canvas,
    threads: threadsOf(options.threads),
    stage: {
      width,
      height,
      pixelWidth: whole('resolution.width', pixels.width),
      pixelHeight: whole('resolution.height', pixels.height),
      overscan: insetsOf(
        options.overscan ?? {
          top: height / 20,
          right: width / 20,
          bottom: height / 20,
          left: width / 20,
        },
      ),
      ...(options.textureBudget !== undefined && { textureBudget: budget(options.textureBudget) }),
    },
    engine: {
      ...(options.engine && folderOf(options.engine, base)),
      timeout: limit('start', options.limits?.start ?? 20_000),
    },
    follows: options.resolution === undefined,
    clock: options.clock ?? 'display',
    onBlocked: options.onBlocked,
    overlayKeys: overlayKeysOf(options.overlayKeys ?? ['F9']),
    inspect: inspectOf(options.inspect ?? false),
    limits: {
      start: limit('start', options.limits?.start ?? 20_000),
      answer: limit('answer', options.limits?.answer ?? 1000),
    },
    appScript: appScriptOf(options.workers?.app, base),
    engineScript: engineScriptOf(options.workers?.engine, base),
    base,
  };
}

/**
 * The device pixels that a canvas has on the screen; where it is not laid out, those of the design.
 */
export function pixelsOf(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): { width: number; height: number } {
  const ratio = globalThis.devicePixelRatio || 1;
  const box = canvas.getBoundingClientRect();
  const clamp = (side: number) => Math.max(1, Math.min(16384, Math.round(side)));
  if (box.width < 1 || box.height < 1) return { width: clamp(width), height: clamp(height) };
  return { width: clamp(box.width * ratio), height: clamp(box.height * ratio) };
}

function threadsOf(asked: Threads | undefined): Threads {
  const known: readonly Threads[] = ['workers', 'main-engine', 'single'];
  const canOffscreen =
    typeof OffscreenCanvas === 'function' &&
    'transferControlToOffscreen' in HTMLCanvasElement.prototype;
  if (asked === undefined) return canOffscreen ? 'workers' : 'main-engine';
  if (!known.includes(asked)) throw wrong('threads', quoted(known), asked);
  if (asked === 'workers' && !canOffscreen) {
    throw new InlayError(
      'mismatch',
      "threads: 'workers' needs OffscreenCanvas, which this browser has not; use 'main-engine'.",
    );
  }
  return asked;
}

/** An engine in a folder, as the options say. */
function folderOf(engine: NonNullable<StageOptions['engine']>, page: string): EngineChoice {
  const { base, profile, form } = engine;
  return {
    ...(base === undefined ? {} : { base: new URL(base, page).href }),
    ...(profile === undefined ? {} : { profile }),
    ...(form === undefined ? {} : { form }),
  };
}

function size(name: string, value: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw wrong(name, 'a number of dp', value);
  if (value < 1 || value > 16384)
    throw new InlayError('out-of-range', `${name}: expected 1 to 16384 dp, got ${value}.`);
  return value;
}

function whole(name: string, value: number): number {
  if (!Number.isInteger(value)) throw wrong(name, 'a whole number of pixels', value);
  if (value < 1 || value > 16384)
    throw new InlayError('out-of-range', `${name}: expected 1 to 16384 pixels, got ${value}.`);
  return value;
}

/**
 * Insets of the safe area as they are, in dp.
 *
 * @throws {@link InlayError} `wrong-type` or `out-of-range` that names the side: the engine takes
 * no stage with others.
 */
export function insetsOf(insets: Insets): Insets {
  if (typeof insets !== 'object' || insets === null)
    throw wrong('overscan', 'an object of insets in dp', insets);
  const { top, right, bottom, left } = insets;
  for (const [side, value] of Object.entries({ top, right, bottom, left })) {
    const name = `overscan.${side}`;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw wrong(name, 'a number of dp', value);
    if (value < 0 || value > 16384) {
      throw new InlayError('out-of-range', `${name}: expected 0 to 16384 dp, got ${value}.`);
    }
  }
  return { top, right, bottom, left };
}

function limit(name: string, value: number): number {
  if (typeof value !== 'number' || Number.isNaN(value))
    throw wrong(`limits.${name}`, 'a number of milliseconds', value);
  if (value > 0) return value;
  throw new InlayError('out-of-range', `limits.${name}: expected more than 0 ms, got ${value}.`);
}

function inspectOf(value: unknown): boolean | 'key' {
  if (typeof value === 'boolean' || value === 'key') return value;
  throw wrong('inspect', "true, false or 'key'", value);
}

function overlayKeysOf(keys: readonly string[]): readonly string[] {
  if (Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key === 'string'))
    return keys;
  throw wrong('overlayKeys', 'an array of names of keys, at least one', keys);
}

function budget(value: number): number {
  if (!Number.isInteger(value)) throw wrong('textureBudget', 'a whole number of bytes', value);
  if (value >= 0 && value <= 0xffffffff) return value;
  throw new InlayError(
    'out-of-range',
    `textureBudget: expected 0 to 4294967295 bytes, got ${value}.`,
  );
}

function wrong(name: string, expected: string, value: unknown): InlayError {
  return new InlayError('wrong-type', `${name}: expected ${expected}, got ${shown(value)}.`);
}
