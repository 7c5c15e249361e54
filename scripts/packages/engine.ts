/**
 * The engine in the package `inlay`: its script, and the files beside it.
 *
 * @module
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { FIRST_PROFILE } from 'inlay/host';
import { engineScript } from '../../host/tools/src/bundle.ts';
import { MANIFEST, manifestIn, moduleFiles } from '../../host/tools/src/engine-files.ts';
import { buildScript } from './modules.ts';

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
  await buildScript({
    stdin: { contents, resolveDir: import.meta.dirname, sourcefile: 'engine.js' },
    outfile: join(out, ENGINE_SCRIPT),
    // Often served as it is. White space stays, and with it what other bundlers read of comments.
    minifyIdentifiers: true,
    minifySyntax: true,
  });
  const loaded = moduleFiles(manifestIn(folder)).map(([name]) => name);
  const files = [MANIFEST, 'THIRD-PARTY.txt', ...loaded];
  mkdirSync(join(out, FOLDER), { recursive: true });
  for (const file of files.filter((name) => !name.endsWith('.d.ts')))
    cpSync(join(folder, file), join(out, FOLDER, file));
}
