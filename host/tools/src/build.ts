/**
 * `inlay build`: a folder with all that a device needs, ready to ship.
 *
 * @module
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Command } from 'commander';
import { InlayError } from 'inlay/host';
import { type Bundler, bundle, INSPECTOR } from './bundle.ts';
import { engineGlue, engineWasm, manifestIn, moduleFiles } from './engine-files.ts';
import * as shared from './options.ts';
import { BUNDLES, checkEngine, ENGINES, engineOf, filesOfPage } from './page-files.ts';
import { pageOf } from './page-html.ts';
import { findScene, firstScene, type Scene, staticFolders } from './scene.ts';

/** What the command line says. */
export interface BuildOptions {
  /** The folder to write. */
  out: string;
  profile: string;
  /** Folder with the profiles. */
  engines: string;
  /** Folder of the page, if not the app's. */
  folder?: string;
  /** Whether scripts come with source maps. */
  sourcemap?: boolean;
  /** Whether the inspector is in it. */
  inspect?: boolean;
}

/** A file of a build. */
export interface BuiltFile {
  /** Relative to the folder. */
  path: string;
  /** Who loads it. */
  who: 'page' | 'app' | 'engine' | 'nobody at the start';
  bytes: number;
  /** After brotli, as servers send it. */
  packed: number;
}

/** Adds the subcommand. */
export function register(program: Command): void {
  program
    .command('build')
    .summary('write an app and its engine as a folder to ship')
    .description(
      'Bundles an app for devices and writes a folder that any server of files can serve, at any path, or that is packed into an app for a TV. It says which thread loads which file, and what that weighs.',
    )
    .argument('[app]', 'a folder with src/app.ts, or a module', firstScene)
    .option('--out <folder>', 'the folder to write', 'dist')
    .addOption(shared.profile)
    .addOption(shared.folder)
    .addOption(shared.engines)
    .option('--inspect', 'write the inspector, too, which F8 opens')
    .option('--sourcemap', 'write source maps beside the scripts')
    .action(async (app: string, options: BuildOptions) => {
      const files = await build(app, options);
      console.log(tableOf(files));
      console.log(`\n${join(options.out, sep)} is ready: serve its files, or pack them.`);
    });
}

/**
 * Builds an app.
 *
 * @returns The files of the build that threads load, besides those of the app's own.
 * @throws {@link InlayError} `missing` if app or engine are not there, `app` if the app cannot be
 * bundled, `mismatch` if the folder has files that no build has written.
 */
export async function build(app: string, options: BuildOptions): Promise<BuiltFile[]> {
  const scene = findScene(app, options.folder);
  const engine = { ...options, form: 'module' };
  checkEngine(engine);
  const out = resolve(options.out);
  prepare(out, scene);
  const bundler = await bundleOnce(scene, engine);
  removeBuilt(out);
  const copied = staticFolders(scene).flatMap(({ from, to }) =>
    existsSync(from) ? copyStatic(from, join(out, to), out) : [],
  );
  const scripts = ['page.js', 'page.css', 'icon.svg', 'app.js', 'engine.js'];
  const inspector = options.inspect ? INSPECTOR.map((name) => `${name}.js`) : [];
  for (const name of [...scripts, ...inspector]) {
    write(out, `${BUNDLES}${name}`, bundler.file(name)?.contents ?? '');
    const map = options.sourcemap ? bundler.file(`${name}.map`) : undefined;
    if (map) write(out, `${BUNDLES}${name}.map`, map.contents);
  }
  const engineFiles = copyEngine(engine, out);
  const own = [join(scene.folder, 'index.html'), join(scene.folder, 'public/index.html')];
  const page = own.find((file) => existsSync(file));
  write(
    out,
    'index.html',
    page ? readFileSync(page) : pageOf(basename(scene.folder), filesOfPage(bundler, engine)),
  );
  await bundler.close();
  const built = [
    fileOf(out, 'index.html', 'page'),
    ...scripts.slice(0, 3).map((name) => fileOf(out, `${BUNDLES}${name}`, 'page')),
    fileOf(out, `${BUNDLES}app.js`, 'app'),
    fileOf(out, `${BUNDLES}engine.js`, 'engine'),
    ...inspector.map((name) => fileOf(out, `${BUNDLES}${name}`, 'nobody at the start')),
    ...engineFiles,
  ];
  const maps = options.sourcemap
    ? [...scripts, ...inspector].map((name) => `${BUNDLES}${name}.map`)
    : [];
  stamp(out, [...copied, ...maps, ...built.map(({ path }) => path)]);
  return built;
}

/** Lists the files that a build wrote into the folder, so that the next one can remove them. */
const STAMP = '.inlay-build';

function stamp(out: string, files: readonly string[]): void {
  const paths = files.map((path) => path.replaceAll(sep, '/')).sort();
  const head = '# Written by inlay build, which removes these files before it writes again.';
  write(out, STAMP, `${[head, ...new Set(paths)].join('\n')}\n`);
}

/**
 * Checks that a folder can be written: it is not the app's, and what is in it a build has written.
 *
 * @throws {@link InlayError} `mismatch`.
 */
function prepare(out: string, { folder }: Scene): void {
  const inside = relative(out, folder);
  if (inside === '' || !inside.startsWith('..')) {
    throw new InlayError(
      'mismatch',
      `--out: ${out} has the app itself in it: name a folder of its own, such as dist.`,
    );
  }
  if (existsSync(out) && !existsSync(join(out, STAMP)) && readdirSync(out).length > 0) {
    throw new InlayError(
      'mismatch',
      `--out: ${out} has files that inlay build has not written: name another folder, or empty it.`,
    );
  }
  mkdirSync(out, { recursive: true });
}

/** Removes what the build before has written, and nothing else. */
function removeBuilt(out: string): void {
  if (!existsSync(join(out, STAMP))) return;
  const folders = new Set<string>();
  for (const path of readFileSync(join(out, STAMP), 'utf8').split('\n').slice(1)) {
    const file = resolve(out, path);
    if (path === '' || !file.startsWith(out + sep)) continue;
    rmSync(file, { force: true });
    for (let at = dirname(file); at !== out; at = dirname(at)) folders.add(at);
  }
  // The longest first: a folder is empty once those in it are gone.
  for (const folder of [...folders].sort((a, b) => b.length - a.length))
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

async function bundleOnce(
  scene: Scene,
  options: BuildOptions & { form: string },
): Promise<Bundler> {
  return bundle({
    app: scene.module,
    ...engineOf(options),
    minify: true,
    watch: false,
    sourcemap: options.sourcemap ?? false,
    inspector: options.inspect ?? false,
  });
}

/**
 * Copies files as they are, but for hidden ones and sources.
 *
 * @returns Their paths in the folder.
 */
function copyStatic(from: string, to: string, out: string): string[] {
  const copied: string[] = [];
  cpSync(from, to, {
    recursive: true,
    filter: (path, copy) => {
      const isCopied = path !== out && !/^\.|\.(ts|tsx|mts)$/.test(basename(path));
      if (isCopied && statSync(path).isFile()) copied.push(relative(out, copy));
      return isCopied;
    },
  });
  return copied;
}

/** Copies what an engine may load; its own glue is in its script. */
function copyEngine({ engines, profile }: BuildOptions, out: string): BuiltFile[] {
  const folder = join(engines, profile);
  const manifest = manifestIn(folder);
  const [wasm, glue] = [engineWasm(manifest), engineGlue(manifest)];
  const loaded = moduleFiles(manifest).filter(
    ([name]) => /\.(wasm|js)$/.test(name) && name !== glue,
  );
  const files: typeof loaded = [['THIRD-PARTY.txt', {}], ...loaded];
  return files
    .filter(([name]) => existsSync(join(folder, name)))
    .map(([name, { brotli }]) => {
      const path = `${ENGINES}${profile}/${name}`;
      write(out, path, readFileSync(join(folder, name)));
      // Wasm takes seconds to pack; its manifest says what it is then.
      return fileOf(out, path, name === wasm ? 'engine' : 'nobody at the start', brotli);
    });
}

function write(out: string, path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), contents);
}

/** @param known Its bytes after brotli, where somebody has counted them already. */
function fileOf(out: string, path: string, who: BuiltFile['who'], known?: number): BuiltFile {
  const file = join(out, path);
  const packed = known ?? brotliCompressSync(readFileSync(file)).length;
  return { path, who, bytes: statSync(file).size, packed };
}

/** The files and what they weigh, a line each. */
function tableOf(files: readonly BuiltFile[]): string {
  const number = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);
  const width = Math.max(...files.map(({ path }) => path.length));
  const lines = files.map(
    ({ path, who, bytes, packed }) =>
      `${path.padEnd(width)} ${number(bytes)} ${number(packed)}  ${who}`,
  );
  return [`${'file'.padEnd(width)}       kB   brotli  loaded by`, ...lines].join('\n');
}
