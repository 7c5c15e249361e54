/**
 * Modules with JSX of Solid, for tests in Node.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { solid } from 'inlay-solid/esbuild';

/** The app's package stays the one that the test has. */
const ownPackage: Plugin = {
  name: 'own-package',
  setup(builder) {
    builder.onResolve({ filter: /^inlay(\/|$)/ }, ({ path }) => ({
      path: import.meta.resolve(path),
      external: true,
    }));
  },
};

/** Imports a module as one file. */
export async function importSolid<M>(url: URL): Promise<M> {
  const scratch = mkdtempSync(join(tmpdir(), 'inlay-solid-'));
  try {
    const file = join(scratch, 'module.mjs');
    await build({
      entryPoints: [fileURLToPath(url)],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      sourcemap: 'inline',
      logLevel: 'error',
      plugins: [solid(), ownPackage],
    });
    return (await import(pathToFileURL(file).href)) as M;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
