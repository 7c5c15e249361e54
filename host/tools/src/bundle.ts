/**
 * What a browser loads: a script for each thread, bundled.
 *
 * @module
 */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
// esbuild turns TypeScript into what browsers load, in milliseconds.
import { context, formatMessages, type OutputFile, type Plugin } from 'esbuild';
import type { Manifest } from 'inlay/host';
import { checkout } from './checkout.ts';
import { configOf } from './config.ts';
import { engineGlue, MANIFEST, manifestIn, moduleFiles } from './engine-files.ts';
import type { ScriptMap } from './faults.ts';
import { pageIcon, pageStyle } from './page-html.ts';

/** This package's folder: what it imports is resolved from here. */
const own = fileURLToPath(new URL('.', import.meta.url));

/** What to bundle. */
export interface BundleOptions {
  /** The app's module. */
  app: string;
  /** The build of an engine that the engine's script has in itself. */
  engine?: BundledEngine;
  minify?: boolean;
  /** Whether the inspector is built, too. */
  inspector?: boolean;
  /** Whether sources that change are bundled again. By default they are. */
  watch?: boolean;
  /** Whether there are source maps. By default there are. */
  sourcemap?: boolean;
  /** Whether the page has its app taken over by the next build. By default not. */
  live?: boolean;
  /**
   * Called after each build but the first.
   *
   * @param wrong What is wrong with the sources, for people; then the last good build goes on.
   */
  built?: (wrong: string | undefined) => void;
}

/** A build of an engine, in form `module`. */
export interface BundledEngine {
  /** Its folder. */
  folder: string;
  /** URL of the folder as the engine's script sees it, with a slash at the end. */
  url: string;
  /**
   * Whether the script names each file that it loads by an expression of its own, for another
   * bundler to find and to move: `new URL('./…', import.meta.url)`.
   */
  namesFiles?: boolean;
}

/** A bundle or its source map. */
export interface Bundle {
  readonly contents: Uint8Array;
  /** The same for the same contents, and fit for a URL. */
  readonly hash: string;
}

/** Bundles that are built again when a source changes. */
export interface Bundler {
  /**
   * A bundle of the last good build by its name. Each is one file, which imports no other:
   *
   * - `page.js`, `page.css`, `icon.svg`: the page that `inlay serve` shows.
   * - `app.js`: the app and its thread, for a worker or to be imported by the page.
   * - `engine.js`: the engine's host and its thread, likewise.
   * - `app-worker.js`: the thread of an app that it imports by its URL.
   * - `inspector.js`, `inspector-agent.js`: the inspector, which the page loads on demand, and its
   *   agent in the app's thread.
   */
  file(name: string): Bundle | undefined;
  /** The sources of a bundle, if there are source maps. */
  map(name: string): ScriptMap | undefined;
  /** Stops watching the sources. */
  close(): Promise<void>;
}

/** All bundles of a build, by name. */
type Build = ReadonlyMap<string, Bundle>;

/**
 * Bundles, and from then on watches the sources. A later build that fails is reported, and leaves
 * the bundles of the last good one.
 *
 * They are kept in memory and replaced all at once: a page that loads meanwhile gets each file
 * whole. No file is shared by two threads: one that imports parts of itself by other files waits
 * for the network once more for each level of them.
 *
 * @throws What esbuild throws, if the first build fails.
 */
export async function bundle(options: BundleOptions): Promise<Bundler> {
  const { minify = false, watch = true, sourcemap = true, live = false, built } = options;
  const root = checkout ?? process.cwd();
  // Nothing is written there; what source maps name is relative to it.
  const out = join(root, 'target/serve');
  let last: Build = new Map();
  const keepLastGood: Plugin = {
    name: 'keep-last-good',
    setup(build) {
      build.onEnd(async ({ errors, outputFiles = [] }) => {
        const isFirst = last.size === 0;
        const messages = await formatMessages(errors, { kind: 'error' });
        if (errors.length === 0) last = buildOf(outputFiles, out);
        if (!isFirst) built?.(errors.length === 0 ? undefined : messages.join('').trimEnd());
      });
    },
  };
  const threads = threadsOf(options);
  const builder = await context({
    entryPoints: [
      { in: live ? 'inlay/live-page' : 'inlay/page', out: 'page' },
      { in: `${TEXT}page.css`, out: 'page' },
      { in: `${TEXT}icon.svg`, out: 'icon' },
      ...(options.inspector ? INSPECTOR : []).map((name) => ({ in: `inlay/${name}`, out: name })),
      ...Object.keys(threads).map((name) => ({ in: `${THREAD}${name}`, out: name })),
    ],
    outdir: out,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    sourcemap,
    minify,
    logLevel: 'silent',
    absWorkingDir: root,
    write: false,
    loader: { '.svg': 'copy' },
    jsx: 'automatic',
    plugins: [
      ...(configOf(options.app).plugins ?? []),
      onePackage,
      ownInspector,
      pageTexts,
      threadScripts(threads),
      noStyles,
      keepLastGood,
    ],
  });
  try {
    await builder.rebuild();
    if (watch) await builder.watch();
  } catch (error) {
    await builder.dispose();
    throw error;
  }
  const file = (name: string) => last.get(name);
  return {
    file,
    map(name) {
      const text = file(`${name}.map`)?.contents;
      if (!text) return undefined;
      const map = JSON.parse(Buffer.from(text).toString());
      return { map, pathOf: (source) => resolve(dirname(join(out, name)), source) };
    },
    close: () => builder.dispose(),
  };
}

/** The scripts of the inspector: what of the package has their names. */
export const INSPECTOR = ['inspector', 'inspector-agent'] as const;

/** Leaves the inspector out of the page's script, which loads it on demand. */
const ownInspector: Plugin = {
  name: 'own-inspector',
  setup(build) {
    build.onResolve({ filter: /\/inspector\.(ts|js)$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './inspector.js', external: true } : undefined,
    );
  },
};

/** How the names of the page's other files begin. */
const TEXT = 'inlay-text:';

const pageTexts: Plugin = {
  name: 'page-texts',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${TEXT}`) }, ({ path }) => ({
      path: path.slice(TEXT.length),
      namespace: 'text',
    }));
    build.onLoad({ filter: /./, namespace: 'text' }, ({ path }) =>
      path === 'page.css'
        ? { contents: pageStyle, loader: 'css' }
        : { contents: pageIcon, loader: 'copy' },
    );
  },
};

/** An app that imports a style would get nothing of it: there is no document in its thread. */
const noStyles: Plugin = {
  name: 'no-styles',
  setup(build) {
    build.onLoad({ filter: /\.(css|scss|sass|less)$/, namespace: 'file' }, () => ({
      errors: [
        {
          text: 'An app has no style sheets: it runs without a document. Set the properties of its nodes, or link the file in index.html for the page around them.',
        },
      ],
    }));
  },
};

/** A script that makes a thread, and files on which it depends besides those that it imports. */
interface ThreadScript {
  contents: string;
  watchFiles?: string[];
}

/** Scripts by the names of their bundles; each is made when it is bundled. */
type Threads = Readonly<Record<string, () => ThreadScript>>;

/** How the names of scripts begin that are no files. */
const THREAD = 'inlay-thread:';

/** The package by its name, wherever the app's folder is, and once in each bundle. */
const onePackage: Plugin = {
  name: 'one-package',
  setup(build) {
    build.onResolve({ filter: /^inlay(\/|$)/ }, ({ path, pluginData }) =>
      pluginData === onePackage
        ? undefined
        : build.resolve(path, {
            kind: 'import-statement',
            resolveDir: own,
            pluginData: onePackage,
          }),
    );
  },
};

function threadScripts(threads: Threads): Plugin {
  return {
    name: 'threads',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${THREAD}`) }, ({ path }) => ({
        path: path.slice(THREAD.length),
        namespace: 'thread',
      }));
      build.onLoad({ filter: /./, namespace: 'thread' }, ({ path }) => ({
        ...threads[path]?.(),
        loader: 'js',
        resolveDir: own,
      }));
    },
  };
}

/** The scripts of the threads: an import of what they run, and the call that makes a thread. */
function threadsOf({ app, engine, live = false }: BundleOptions): Threads {
  return {
    app: () => ({ contents: appScript(app, live) }),
    'app-worker': () => ({ contents: `${APP_THREAD} appThread();` }),
    engine: () => engineScript(engine),
  };
}

const APP_THREAD = `import { appThread } from 'inlay/app-thread';`;

/** What the script of an app has more while that is written: calls of the app are on its stacks. */
const LIVE = `import { follow } from 'inlay/place'; Error.stackTraceLimit = 50;`;

/**
 * The script of the app's thread, as a module.
 *
 * @param app The app's module.
 * @param live Whether the next build takes over where a person is.
 */
export function appScript(app: string, live: boolean): string {
  return `
    ${APP_THREAD}
    import * as app from ${quoted(app)};
    ${live ? LIVE : ''}
    export const runHere = appThread(app${live ? ', follow' : ''});`;
}

/**
 * The script of the engine's thread, as a module that imports from this package.
 *
 * @param engine What it has in itself, if anything.
 */
export function engineScript(engine?: BundledEngine): ThreadScript {
  const thread = `import { engineThread } from 'inlay/engine-thread';`;
  if (!engine) return { contents: `${thread} export const startEngine = engineThread();` };
  const { folder, url, namesFiles = false } = engine;
  const manifest = manifestIn(folder);
  const names = moduleFiles(manifest).map(([name]) => name);
  // Beside the engine's there are those of what is loaded seldom: `raster`, the overlay.
  const scripts = namesFiles
    ? names.filter((name) => name.endsWith('.glue.js'))
    : [engineGlue(manifest)];
  const files = namesFiles ? names.filter((name) => name.endsWith('.wasm')) : [];
  const urlOf = (name: string) => `new URL(${quoted(`${url}${name}`)}, import.meta.url).href`;
  return {
    contents: `
      ${thread}
      ${scripts.map((name, at) => `import * as glue${at} from ${quoted(join(folder, name))};`).join('\n')}
      export const startEngine = engineThread({
        folder: ${namesFiles ? besides(url) : urlOf('')},
        manifest: ${JSON.stringify(partOf(manifest, scripts))},
        scripts: { ${scripts.map((name, at) => `${quoted(name)}: glue${at}`).join(', ')} },
        files: { ${files.map((name) => `${quoted(name)}: ${urlOf(name)}`).join(', ')} },
      });`,
    watchFiles: [join(folder, MANIFEST)],
  };
}

/** A URL beside the script, by an expression in which no bundler sees a file. */
const besides = (url: string) => `import.meta.url.replace(/[^/]*$/, ${quoted(url.slice(2))})`;

/**
 * The part of a manifest that the host reads of form `module`.
 *
 * @param scripts Those that are in the engine's script.
 */
function partOf(whole: Manifest, scripts: readonly string[]) {
  const { manifest, profile, root, schema, systems } = whole;
  const facts = moduleFiles(whole).map(([name, { sha256, memories }]) => [
    name,
    // What is in the script is not loaded, and not checked.
    { ...(scripts.includes(name) ? {} : { sha256 }), ...(memories ? { memories } : {}) },
  ]);
  const part: Manifest = {
    manifest,
    profile,
    root,
    schema: schema && { versionWord: schema.versionWord, hash: schema.hash },
    systems: systems.map(({ system, interfaces }) => ({ system, interfaces })),
    forms: { module: Object.fromEntries(facts) },
  };
  return part;
}

const quoted = (text: string): string => JSON.stringify(text);

function buildOf(files: readonly OutputFile[], out: string): Build {
  return new Map(
    files.map(({ path, contents, hash }) => [
      relative(out, path).replaceAll(sep, '/'),
      // It is in base 64.
      { contents, hash: hash.replace(/\W/g, '-') },
    ]),
  );
}
