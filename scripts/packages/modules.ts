/**
 * The modules of a published package: ES modules with source maps, made of TypeScript.
 *
 * @module
 */
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * Builds a script of one file, which imports nothing: for a worker, or to be copied as it is.
 *
 * @param options What differs from that.
 */
export async function buildScript(options: BuildOptions): Promise<void> {
  await build({
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    sourcemap: true,
    logLevel: 'silent',
    ...options,
  });
}

/** What to build. */
export interface Modules {
  /** The package's folder. */
  folder: string;
  /** Source files of what the package exports, by the names of their modules. */
  entries: Readonly<Record<string, string>>;
  /** Where the modules go. */
  out: string;
  /** What runs them. */
  platform: 'browser' | 'node';
  plugins?: readonly Plugin[];
}

/**
 * Builds modules that share what they have in common. What they import by a package's name stays an
 * import.
 */
export async function buildModules(modules: Modules): Promise<void> {
  const { folder, entries, out, platform, plugins = [] } = modules;
  if (Object.keys(entries).length === 0) return;
  await build({
    entryPoints: Object.entries(entries).map(([name, file]) => ({
      in: join(folder, file),
      out: name,
    })),
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform,
    // Floors: docs/supported-browsers.md, and the Node of the package's `engines`.
    target: platform === 'browser' ? 'es2022' : 'node20.19',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    chunkNames: 'chunk-[hash]',
    logLevel: 'silent',
    plugins: [...plugins],
  });
}
