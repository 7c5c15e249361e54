/**
 * The engine in the package `inlay`: its script, and the files beside it.
 *
 * @module
 */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { FIRST_PROFILE, readManifest } from 'inlay/host';
import { engineScript } from '../../host/tools/src/bundle.ts';

/** The folder of the engines below that of the modules. */
const FOLDER = `engine/${FIRST_PROFILE}/`;

/** The name of the script among the modules. */
export const ENGINE_SCRIPT = './engine.js';

/**
 * Leaves the engine's script out of what imports it: it is a file of its own, for a worker or for a
 * page.
 */
export const ownEngineScript: Plugin = {
  name: 'own-engine-script',
  setup(builder) {
    builder.onResolve({ filter: /\/engine-script\.ts$/ }, () => ({
      path: ENGINE_SCRIPT,
      external: true,
    }));
  },
};

/**
 * Writes the engine's script and the files that it loads.
 *
 * @param engines Where the composed profiles are.
 * @param out Where the modules of the package go.
 */
export async function packEngine(engines: string, out: string): Promise<void> {
  const folder = join(engines, FIRST_PROFILE);
  const { contents } = engineScript({ folder, url: `./${FOLDER}`, namesFiles: true });
  await build({
    stdin: { contents, resolveDir: import.meta.dirname, sourcefile: 'engine.js' },
    outfile: join(out, ENGINE_SCRIPT),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // Often served as it is. White space stays, and with it what other bundlers read of comments.
    minifyIdentifiers: true,
    minifySyntax: true,
    sourcemap: true,
    logLevel: 'silent',
  });
  const manifest = join(folder, 'manifest.json');
  const { forms } = readManifest(JSON.parse(readFileSync(manifest, 'utf8')), manifest);
  const files = ['manifest.json', 'THIRD-PARTY.txt', ...Object.keys(forms.module ?? {})];
  mkdirSync(join(out, FOLDER), { recursive: true });
  for (const file of files.filter((name) => !name.endsWith('.d.ts')))
    cpSync(join(folder, file), join(out, FOLDER, file));
}
