/**
 * `inlay-conformance` as it is published: the suites of the checkout, file by file, as JavaScript.
 * Files keep their places, since tests read others beside them.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { copy, emptied, put, putJson, root, whenStarted } from './folder.ts';
import { readPackageJson } from './package-json.ts';

/** What the command imports and starts, and with it all suites. */
const ENTRIES = ['tests/conformance/run.ts', 'tests/conformance/worker.ts'];

/** What tests read. */
const ASSETS = [
  'tests/assets',
  'tests/oracle/animation',
  'tests/oracle/layout',
  'examples/home/assets/fonts',
];

/**
 * Fills a folder with the package.
 *
 * @param out Is emptied first.
 * @throws Where a suite imports a package that this one does not depend on.
 */
export function packConformance(out: string): void {
  const folder = emptied(out);
  const json = readPackageJson(join(root, 'host/conformance'));
  const { files, packages } = reachable();
  const known = Object.keys({ ...json.dependencies, ...json.peerDependencies });
  const unknown = packages.filter((name) => !known.some((one) => name.startsWith(one)));
  if (unknown.length > 0)
    throw new Error(`host/conformance/package.json: expected it to have ${unknown.join(', ')}`);
  for (const file of files) put(folder, file.replace(/\.ts$/, '.js'), javascript(file));
  copy(folder, 'LICENSE', ...ASSETS);
  putJson(folder, 'package.json', json);
  put(
    folder,
    'README.md',
    `# inlay-conformance\n\n${json.description}.\n\n\`\`\`sh\nnpx inlay conform scroll scroll.wasm\n\`\`\`\n`,
  );
}

/** The files that the suites consist of, and the packages that they import. */
function reachable(): { files: string[]; packages: string[] } {
  const { metafile } = buildSync({
    entryPoints: ENTRIES,
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: 'target',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const imports = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const external = imports.filter(({ external, path }) => external && !path.startsWith('node:'));
  return {
    files: Object.keys(metafile.inputs),
    packages: [...new Set(external.map(({ path }) => path))],
  };
}

/** A file as JavaScript, with the names of JavaScript files in its imports. */
function javascript(file: string): string {
  const source = readFileSync(join(root, file), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm', target: 'node20.19' });
  return code.replace(/(from\s*|import\s*\(?\s*)(["'])(\.[^"']+)\.ts\2/g, '$1$2$3.js$2');
}

whenStarted(import.meta.main, packConformance);
