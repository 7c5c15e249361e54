/**
 * An app on a screen that nobody sees.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { App, Insets, Node, Rect, Stage, TextProperties } from 'inlay';
import {
  asError,
  connectStage,
  enginesUrl,
  FIRST_PROFILE,
  Headless,
  InlayError,
  type Key,
  observeValues,
  provideSharp,
  straightAlpha,
} from 'inlay/host';
// sharp decodes images in Node.
import sharp from 'sharp';
import { readKeys } from './keys.ts';
import { compare, type MatchOptions, type Picture } from './pictures.ts';
import { findAll, findOne, type Query, type Texts } from './queries.ts';

provideSharp(sharp);

/** How an app is opened. */
export interface OpenOptions {
  /**
   * What relative URLs of the app are relative to, and from where it may read files: a folder or
   * its URL. By default the current folder.
   */
  base?: string | URL;
  /** Size of the design in dp. By default 1920 x 1080. */
  design?: { width: number; height: number };
  /** Pixels of the surface. By default 1280 x 720. */
  resolution?: { width: number; height: number };
  /** Insets of the safe area in dp. By default 5 % of the design. */
  overscan?: Insets;
  /** Which engine. By default the one of the package `inlay`, whose profile is `rust`. */
  engine?: { profile?: string; folder?: string | URL };
  /** Whether a warning of the stage fails the test as an error does. By default it does not. */
  strict?: boolean;
  /**
   * Whether to wait until nothing moves or loads, as by default. Without that, for an app whose
   * first screen never rests, let time pass with {@link Screen.advance}.
   */
  rest?: boolean;
}

const optionNames: readonly string[] = Object.keys({
  base: true,
  design: true,
  resolution: true,
  overscan: true,
  engine: true,
  strict: true,
  rest: true,
} satisfies Record<keyof OpenOptions, true>);

/**
 * Opens an app, and waits until nothing moves or loads.
 *
 * @param app Its entry function, or its module.
 * @throws What the app throws, and {@link InlayError} `missing` or `mismatch` if the engine cannot
 * be loaded.
 */
export async function openApp(
  app: App | { default: App },
  options: OpenOptions = {},
): Promise<Screen> {
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name));
  if (unknown !== undefined) {
    const known = optionNames.join(', ');
    throw new InlayError(
      'unknown-property',
      `openApp: there is no option "${unknown}". There are: ${known}.`,
    );
  }
  const headless = await Headless.open(headlessOptions(options));
  try {
    const stage = await connectStage(headless.app);
    const screen = new Screen(headless, stage, options.strict ?? false);
    const entry = typeof app === 'function' ? app : app.default;
    const started = (async () => entry(stage))();
    // What it waits for may be time: then it is not through when the screen is at rest.
    started.catch((cause) => screen.fail(cause));
    await (options.rest === false ? screen.settle() : screen.rest());
    return screen;
  } catch (cause) {
    headless.close();
    throw cause;
  }
}

function headlessOptions(options: OpenOptions): Parameters<typeof Headless.open>[0] {
  const { width, height } = options.design ?? { width: 1920, height: 1080 };
  const pixels = options.resolution ?? { width: 1280, height: 720 };
  const [x, y] = [width / 20, height / 20];
  const base = folderUrl(options.base ?? process.cwd());
  if (base.startsWith('file:') && !existsSync(fileURLToPath(base))) {
    throw new InlayError('missing', `openApp: base: there is no folder ${fileURLToPath(base)}.`);
  }
  const { folder, profile = FIRST_PROFILE } = options.engine ?? {};
  return {
    engine: {
      base: folder === undefined ? enginesUrl : folderUrl(folder),
      profile,
      form: 'module',
    },
    stage: {
      width,
      height,
      pixelWidth: pixels.width,
      pixelHeight: pixels.height,
      overscan: options.overscan ?? { top: y, right: x, bottom: y, left: x },
    },
    base,
    folders: [base],
    beside: `${base}public/`,
  };
}

function folderUrl(folder: string | URL): string {
  const url = typeof folder === 'string' ? pathToFileURL(folder).href : folder.href;
  return url.endsWith('/') ? url : `${url}/`;
}

/**
 * An app that runs. Time stands still between calls; each of them ends when nothing moves or loads
 * any more, but for those that say otherwise. What the stage reports as an error fails the call
 * under way, or the next.
 */
export class Screen {
  /** What the app puts its nodes on. */
  readonly stage: Stage;
  /** What the stage has warned of so far. */
  readonly warnings: string[] = [];
  readonly #headless: Headless;
  readonly #texts: Texts = new WeakMap();
  #failure: unknown;

  /** @internal */
  constructor(headless: Headless, stage: Stage, strict: boolean) {
    this.#headless = headless;
    this.stage = stage;
    observeValues(stage, (node, { content }: TextProperties) => {
      if (content === null) this.#texts.delete(node);
      else if (content !== undefined) this.#texts.set(node, content);
    });
    stage.on('error', (error: InlayError) => this.fail(error));
    stage.on('warning', (text: string) => {
      this.warnings.push(text);
      if (strict) this.fail(new InlayError('app', text));
    });
  }

  /** The focused node. */
  get focused(): Node | undefined {
    return this.stage.focused;
  }

  /** Milliseconds since the start, on the stage's clock. */
  get time(): number {
    return this.#headless.time;
  }

  /**
   * Presses keys, one after the other, each when the screen is at rest: `'right'`, `'3 down'`,
   * `'enter'`.
   */
  async press(...keys: string[]): Promise<void> {
    this.#checkOpen('press');
    for (const key of readKeys(keys)) {
      this.#headless.press(key);
      await this.rest();
    }
  }

  /**
   * Presses keys one after the other without waiting, as fast fingers do, and waits then.
   */
  async type(...keys: string[]): Promise<void> {
    this.#checkOpen('type');
    for (const key of readKeys(keys)) this.#headless.press(key);
    await this.rest();
  }

  /** Presses a key and lets nothing happen yet: for what never comes to rest. */
  tap(key: string): void {
    for (const name of readKeys([key])) this.#headless.press(name);
  }

  /**
   * Holds a key for a time, with the repeats that a remote sends.
   *
   * @param duration In milliseconds.
   * @param every Milliseconds from one repeat to the next. By default 100; the first comes after
   * 500.
   */
  async hold(key: string, duration: number, every = 100): Promise<void> {
    const [name] = readKeys([key]) as [Key];
    checkTime('hold: duration', duration);
    checkTime('hold: every', every);
    this.#checkOpen('hold');
    const begin = this.time;
    this.#headless.key(name, 'down');
    for (let at = 500; at < duration; at += every) {
      await this.#step(this.#headless.advance(begin + at));
      this.#headless.key(name, 'repeat');
    }
    await this.#step(this.#headless.advance(begin + duration));
    this.#headless.key(name, 'up');
    await this.rest();
  }

  /**
   * Lets time pass.
   *
   * @param time In milliseconds.
   */
  async advance(time: number): Promise<void> {
    checkTime('advance', time);
    this.#checkOpen('advance');
    await this.#step(this.#headless.advance(this.time + time));
  }

  /**
   * Lets time pass until nothing moves or loads.
   *
   * @throws {@link InlayError} `app` if that is not so after 30 s of the stage's clock, naming what
   * moves.
   */
  async rest(): Promise<void> {
    await this.#step(this.#headless.rest());
  }

  /** Lets happen what takes no time, such as an answer of the engine. */
  async settle(): Promise<void> {
    await this.#step(this.#headless.settle());
  }

  /**
   * The node with a key, or that a query fits.
   *
   * @throws {@link InlayError} `missing` if there is none, or more than one.
   */
  get(query: Query | string): Node {
    return findOne(this.stage.root, query, this.#texts);
  }

  /** The first such node in the tree, if there is one. */
  find(query: Query | string): Node | undefined {
    return findAll(this.stage.root, query, this.#texts)[0];
  }

  /** All such nodes, in the order of the tree. */
  findAll(query: Query | string): Node[] {
    return findAll(this.stage.root, query, this.#texts);
  }

  /** Where a node is drawn, in dp. */
  async bounds(node: Node | string): Promise<Rect> {
    const bounds = (typeof node === 'string' ? this.get(node) : node).bounds();
    await this.settle();
    return bounds;
  }

  /** What a person sees now. */
  picture(): Picture {
    const { width, height, data } = this.#headless.pixels();
    return { width, height, data: straightAlpha(data) };
  }

  /**
   * Compares what a person sees with an accepted picture.
   *
   * @param file A PNG, relative to the current folder, or its URL. One that is not there is
   *   written.
   * @throws {@link InlayError} `mismatch` if they differ; beside the file there are then
   * `.current.png` and `.difference.png`.
   */
  matches(file: string | URL, options?: MatchOptions): Promise<void> {
    return compare(this.picture(), file, options);
  }

  /** Ends app and engine. */
  close(): void {
    this.stage.close();
    this.#headless.close();
  }

  /**
   * Has the call that is under way, or the next one, fail.
   *
   * @internal
   */
  fail(cause: unknown): void {
    this.#failure ??= cause instanceof InlayError ? cause : appError(cause);
  }

  #checkOpen(call: string): void {
    if (!this.stage.isClosed) return;
    throw new InlayError('closed', `${call}: the app is closed.`);
  }

  async #step(step: Promise<void>): Promise<void> {
    await step;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }
}

/** @throws {@link InlayError} `out-of-range`. */
function checkTime(what: string, time: number): void {
  if (time >= 0 && Number.isFinite(time)) return;
  throw new InlayError('out-of-range', `${what}: expected 0 ms or more, got ${time}.`);
}

function appError(cause: unknown): InlayError {
  return new InlayError('app', `The app threw: ${asError(cause).message}`, cause);
}
