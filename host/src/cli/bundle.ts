/**
 * What a browser loads: the page's script, the workers' scripts and an app, bundled.
 *
 * @module
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
// esbuild turns TypeScript into what browsers load, in milliseconds.
import { type BuildContext, type BuildOptions, context, formatMessages, type Plugin } from 'esbuild';

const source = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What to bundle. */
export interface BundleOptions {
  /** Modules by the names of their bundles, without `.js`. */
  entries: Readonly<Record<string, string>>;
  /** Folder for the bundles. */
  out: string;
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

/**
 * A bundler that can build again when a source changes. Its first build is the caller's, who gets its errors. A later build that fails
 * is reported, and leaves the bundles of the last good one.
 *
 * @example
 * const bundler = await bundle({ entries: { ...hostEntries, app: 'examples/home/src/app.ts' }, out: 'target/serve' });
 * await bundler.rebuild();
 */
export function bundle({
  entries,
  out,
  minify = false,
  report = () => {},
}: BundleOptions): Promise<BuildContext<BuildOptions>> {
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
    // esbuild itself removes all bundles when a build fails.
    write: false,
    plugins: [keepLastGood(report)],
  });
}

/** Writes the bundles of a build that went well, and removes those that it no longer makes. */
function keepLastGood(report: (message: string) => void): Plugin {
  let written = new Set<string>();
  return {
    name: 'keep-last-good',
    setup(build) {
      build.onEnd(async ({ errors, outputFiles = [] }) => {
        if (errors.length > 0) {
          if (written.size > 0) report((await formatMessages(errors, { kind: 'error' })).join('').trimEnd());
          return;
        }
        const present = new Set(outputFiles.map(({ path }) => path));
        for (const { path, contents } of outputFiles) {
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, contents);
        }
        for (const path of written) if (!present.has(path)) await rm(path, { force: true });
        written = present;
      });
    },
  };
}
