/**
 * The inspector's agent in the package `inlay`: one file, which a worker loads by its address.
 *
 * @module
 */
import { join } from 'node:path';
import { root } from './folder.ts';
import { buildScript } from './modules.ts';

/** The name of the script among the modules. */
const AGENT = 'inspector-agent';

/**
 * Writes the agent's script. Bundlers copy it as it is, so it imports nothing.
 *
 * @param out Where the modules of the package go.
 */
export async function packInspectorAgent(out: string): Promise<void> {
  await buildScript({
    entryPoints: [join(root, `host/src/inspector/${AGENT}.ts`)],
    outfile: join(out, `${AGENT}.js`),
    minify: true,
  });
}
