/**
 * `inlay render`: an app without a display, and a frame of it as PNG.
 *
 * @module
 */
import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type App,
  asError,
  connectStage,
  type EngineSource,
  Headless,
  InlayError,
  type Key,
  keyNamed,
  type Pixels,
  provideSharp,
  type Stage,
  type StageConfig,
  shown,
  straightAlpha,
} from 'inlay/host';
// sharp writes PNG; it is there for decoding, too.
import sharp from 'sharp';
import { loadApp } from './app-module.ts';
import * as shared from './options.ts';
import { formNamed } from './page-files.ts';
import { findScene, firstScene, folderUrl, publicFolder } from './scene.ts';

/** What the command line says, as text. */
export interface RenderOptions {
  scene: string;
  keys: string;
  at?: string;
  out: string;
  profile: string;
  form: string;
  engines: string;
  /** Folder of the page, if not the app's. */
  folder?: string;
  size: string;
  keyStart: string;
  keyInterval: string;
}

provideSharp(sharp);

/** Adds the subcommand. */
export function register(program: Command): void {
  program
    .command('render')
    .summary('run an app without a display and write a frame as PNG')
    .description(
      'Runs an app and its engine in Node on a clock that is stepped by 1/60 s, presses keys, and writes a frame as PNG. Images and fonts load at once.',
    )
    .option('--scene <app>', 'a folder with src/app.ts, or a module', firstScene)
    .option('--keys <names>', 'keys to press, such as "right right down enter"', '')
    .option('--key-start <time>', 'when the first key is pressed', '500ms')
    .option('--key-interval <time>', 'time from one key to the next', '250ms')
    .option('--at <time>', 'time of the frame; without it the first at rest after the last key')
    .option('--out <file>', 'the PNG to write', 'frame.png')
    .option('--size <pixels>', 'size of the surface', '1280x720')
    .addOption(shared.profile)
    .addOption(shared.form)
    .addOption(shared.folder)
    .addOption(shared.engines)
    .action(async (options: RenderOptions) => {
      const { frame, time, frames } = await render(options);
      await writePng(frame, options.out);
      console.log(
        `${options.out}: ${frame.width} x ${frame.height}, ${Math.round(time)} ms, ${frames} frames`,
      );
    });
}

/**
 * Makes the frame.
 *
 * @throws {@link InlayError} that names the option at fault, and what the app or engine throws.
 */
export async function render(
  options: RenderOptions,
): Promise<{ frame: Pixels; time: number; frames: number }> {
  const keys = readKeys(options.keys);
  const keyStart = readTime('--key-start', options.keyStart);
  const interval = readTime('--key-interval', options.keyInterval);
  const at = options.at === undefined ? undefined : readTime('--at', options.at);
  const scene = findScene(options.scene, options.folder);
  const headless = await Headless.open({
    engine: engineOf(options),
    stage: stageOf(options.size),
    base: folderUrl(scene.folder),
    folders: [folderUrl(scene.folder), folderUrl(dirname(scene.module))],
    beside: folderUrl(publicFolder(scene.folder)),
  });
  try {
    const stage = await connectStage(headless.app);
    const failure = new Promise<never>((_resolve, reject) => stage.on('error', reject));
    const entry = await loadApp(scene, options.scene);
    const app = started(entry, stage, options.scene);
    const played = (async () => {
      await startUp(headless, app);
      for (const [index, key] of keys.entries()) {
        const time = keyStart + index * interval;
        if (at !== undefined && time > at) break;
        await headless.advance(Math.max(time, headless.time));
        headless.press(key);
      }
      if (at === undefined) await headless.rest();
      else await headless.advance(at);
    })();
    await Promise.race([played, failure, app.then(() => played)]);
    if (stage.isClosed) {
      throw new InlayError(
        'closed',
        `${options.scene}: the app closed its stage: there is nothing to make a picture of.`,
      );
    }
    const frame = headless.pixels();
    return { frame, time: headless.time, frames: headless.runner.frames };
  } finally {
    headless.close();
  }
}

/**
 * Calls the app's entry function; what it throws names the app. Wrong use names the node already.
 */
async function started(entry: App, stage: Stage, name: string): Promise<void> {
  try {
    await entry(stage);
  } catch (cause) {
    if (cause instanceof InlayError) throw cause;
    throw new InlayError('app', `${name}: the app threw: ${asError(cause).message}`, cause);
  }
}

/**
 * The first frame: waits until the app's entry function is through, or until it waits for time to
 * pass.
 */
async function startUp(headless: Headless, app: Promise<void>): Promise<void> {
  let done = false;
  const finish = () => {
    done = true;
  };
  app.then(finish, finish);
  const patience = performance.now() + 2000;
  while (!done && performance.now() < patience) await headless.settle();
  await headless.settle();
}

function engineOf({ profile, form, engines }: RenderOptions): EngineSource {
  return { base: folderUrl(resolve(engines)), profile, form: formNamed(form) };
}

function stageOf(size: string): StageConfig {
  const match = /^(\d+)x(\d+)$/.exec(size);
  const [pixelWidth, pixelHeight] = [Number(match?.[1]), Number(match?.[2])];
  if (!(pixelWidth >= 1 && pixelWidth <= 16384 && pixelHeight >= 1 && pixelHeight <= 16384)) {
    throw new InlayError(
      'wrong-type',
      `--size: expected WIDTHxHEIGHT in pixels, each 1 to 16384, got "${size}".`,
    );
  }
  const overscan = { top: 54, right: 96, bottom: 54, left: 96 };
  return { width: 1920, height: 1080, pixelWidth, pixelHeight, overscan };
}

function readKeys(text: string): Key[] {
  return text
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map((name) => {
      const key = keyNamed(name.toLowerCase());
      if (!key)
        throw new InlayError(
          'wrong-type',
          `--keys: expected keys such as up, right, enter or back, got "${name}".`,
        );
      return key;
    });
}

/** A time such as `2500ms`, `2.5s` or `2500`, in milliseconds. */
function readTime(option: string, text: string): number {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(ms|s)?$/.exec(text);
  if (!match)
    throw new InlayError(
      'wrong-type',
      `${option}: expected a time such as 2500ms or 2.5s, got "${text}".`,
    );
  return Number(match[1]) * (match[2] === 's' ? 1000 : 1);
}

/**
 * Writes pixels as PNG: alpha is straight there.
 *
 * @throws {@link InlayError} `missing` if the file cannot be written.
 */
export async function writePng({ width, height, data }: Pixels, file: string): Promise<void> {
  // What the engine has drawn is no stranger's picture: it may be as large as a surface.
  const raw = { width, height, channels: 4 } as const;
  const png = await sharp(straightAlpha(data), { raw, limitInputPixels: false }).png().toBuffer();
  try {
    await writeFile(file, png);
  } catch (cause) {
    throw new InlayError(
      'missing',
      `--out: ${shown(file)} cannot be written: ${asError(cause).message}.`,
      cause,
    );
  }
}
