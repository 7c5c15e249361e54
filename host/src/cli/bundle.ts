/**
 * What a browser loads: the page's script, the workers' scripts and an app, bundled.
 *
 * @module
 */
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
// esbuild turns TypeScript into what browsers load, in milliseconds.
import { context, formatMessages, type OutputFile, type Plugin } from 'esbuild';

const source = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What to bundle. */
export interface BundleOptions {
  /** Modules by the names of their bundles, without `.js`. */
  entries: Readonly<Record<string, string>>;
  minify?: boolean;
  /** Takes what is wrong with sources that changed, for people. Default: nowhere. */
  report?: (message: string) => void;
}

/** The scripts that every page of Inlay needs: {@link BundleOptions.entries}. */
export const hostEntries: Readonly<Record<string, string>> = {
  page: source('shell/served-page.ts'),
  'app-worker': source('shell/app-worker.ts'),
  'engine-worker': source('engine/engine-worker.ts'),
};

/** A bundle or its source map. */
export interface Bundle {
  readonly contents: Uint8Array;
  /** The same for the same contents. */
  readonly hash: string;
}

/** Bundles that are built again when a source changes. */
export interface Bundler {
  /**
   * A bundle of the last good build by its name, as in `app.js`; of shared parts those of the build
   * before, too.
   */
  file(name: string): Bundle | undefined;
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
 * whole.
 *
 * @throws What esbuild throws, if the first build fails.
 */
export async function bundle({
  entries,
  minify = false,
  report = () => {},
}: BundleOptions): Promise<Bundler> {
  // Nothing is written there; what source maps name is relative to it.
  const out = join(source('..'), '../target/serve');
  let [last, before]: Build[] = [new Map(), new Map()];
  const keepLastGood: Plugin = {
    name: 'keep-last-good',
    setup(build) {
      build.onEnd(async ({ errors, outputFiles = [] }) => {
        if (errors.length === 0) [last, before] = [buildOf(outputFiles, out), last as Build];
        else if (last?.size)
          report((await formatMessages(errors, { kind: 'error' })).join('').trimEnd());
      });
    },
  };
  const builder = await context({
    entryPoints: Object.entries(entries).map(([name, path]) => ({ in: path, out: name })),
    outdir: out,
    bundle: true,
    // What page, workers and app share is loaded once by each, and is the same file.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    sourcemap: true,
    minify,
    chunkNames: 'chunk-[hash]',
    // The package by its name, wherever the app's folder is.
    alias: { inlay: source('index.ts') },
    logLevel: 'silent',
    absWorkingDir: join(source('..'), '..'),
    write: false,
    plugins: [keepLastGood],
  });
  try {
    await builder.rebuild();
    await builder.watch();
  } catch (error) {
    await builder.dispose();
    throw error;
  }
  return {
    file: (name) => last?.get(name) ?? before?.get(name),
    close: () => builder.dispose(),
  };
}

function buildOf(files: readonly OutputFile[], out: string): Build {
  return new Map(
    files.map(({ path, contents, hash }) => [
      relative(out, path).replaceAll(sep, '/'),
      { contents, hash },
    ]),
  );
}
