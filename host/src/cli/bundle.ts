/**
 * What a browser loads: the page's script, the workers' scripts and an app, bundled.
 *
 * @module
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// esbuild turns TypeScript into what browsers load, in milliseconds.
import { type BuildContext, type BuildOptions, context } from 'esbuild';

const source = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What to bundle. */
export interface BundleOptions {
  /** Modules by the names of their bundles, without `.js`. */
  entries: Readonly<Record<string, string>>;
  /** Folder for the bundles. */
  out: string;
  minify?: boolean;
}

/** The scripts that every page of Inlay needs: {@link BundleOptions.entries}. */
export const hostEntries: Readonly<Record<string, string>> = {
  page: source('shell/served-page.ts'),
  'app-worker': source('shell/app-worker.ts'),
  'engine-worker': source('engine/engine-worker.ts'),
};

/**
 * A bundler that can build again when a source changes. Its first build is the caller's.
 *
 * @example
 * const bundler = await bundle({ entries: { ...hostEntries, app: 'examples/home/src/app.ts' }, out: 'target/serve' });
 * await bundler.rebuild();
 */
export function bundle({ entries, out, minify = false }: BundleOptions): Promise<BuildContext<BuildOptions>> {
  return context({
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
    alias: { inlay: source('app/index.ts') },
    logLevel: 'silent',
    absWorkingDir: join(source('..'), '..'),
  });
}
