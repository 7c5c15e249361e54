/**
 * The lint of words: `node scripts/words/index.ts` prints what is misspelled, too long or has
 * another term, and fails if there is any. `npm test` runs it.
 *
 * The misspellings are those of `typos` (crate-ci), as the npm package of cspell has them: the tool
 * itself comes as a binary from nowhere that a fresh checkout can reach, the list in a second.
 *
 * @module
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkChangelog,
  checkLines,
  checkLinks,
  checkSpelling,
  checkTerms,
  type Fault,
  isGenerated,
} from './checks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Text that people write. What is not here is data: records, pictures, lock files. */
const written = '**/*.{md,rs,ts,mjs,js,css,html,wit,wat,toml,py}';
/** Folders that git ignores, and records of what was released. */
const skipped = /(^|[\\/])(node_modules|target|dist|\.cache|\.git|current|recorded)$/;
/**
 * Not checked: the lint's own examples of faults, a file that is not text on purpose, and names and
 * licences of others.
 */
const exempt = [
  /^scripts\/words\/checks(\.test)?\.ts$/,
  /^tools\/compose\/tests\/wiring\/not-utf-8\//,
  /^examples\/home\/assets\//,
  // Until they are wrapped and their words are replaced, as those of all others are:
  /^components\/engine\/core\/src\/lib\.rs$/,
  /^components\/focus-rs\/core\/src\/tests\/properties\.rs$/,
  /^components\/raster\/core\/src\/draw\.rs$/,
  /^components\/raster\/core\/src\/lib\.rs$/,
  /^components\/raster\/core\/src\/list\.rs$/,
  /^components\/raster\/core\/src\/raster\.rs$/,
  /^components\/raster\/core\/src\/state\.rs$/,
  /^components\/raster\/core\/tests\/garbage\.rs$/,
  /^components\/raster\/core\/tests\/pixels\.rs$/,
  /^components\/render\/core\/src\/batches\.rs$/,
  /^components\/render\/core\/src\/flush\.rs$/,
  /^components\/render\/core\/src\/inputs\.rs$/,
  /^components\/render\/core\/src\/lib\.rs$/,
  /^components\/render\/core\/src\/output\.rs$/,
  /^components\/render\/core\/src\/pool\.rs$/,
  /^components\/render\/core\/src\/slots\.rs$/,
  /^components\/render\/core\/src\/textures\.rs$/,
  /^components\/render\/core\/tests\/deltas\.rs$/,
  /^components\/resources\/core\/src\/apply\.rs$/,
  /^components\/resources\/core\/src\/nodes\.rs$/,
  /^components\/resources\/core\/src\/pictures\.rs$/,
  /^components\/resources\/core\/src\/update\.rs$/,
  /^host\/src\/gpu\/draw-list\.ts$/,
  /^host\/src\/gpu\/retained\.ts$/,
  /^host\/src\/gpu\/shaders\.ts$/,
  /^host\/src\/gpu\/uniforms\.ts$/,
  /^host\/src\/gpu\/webgl2\.ts$/,
  /^schema\/generator\/src\/interfaces\/mod\.rs$/,
  /^schema\/generator\/src\/interfaces\/plain\.rs$/,
  /^schema\/generator\/src\/interfaces\/typescript\.rs$/,
  /^schema\/generator\/src\/main\.rs$/,
  /^schema\/generator\/src\/tests\.rs$/,
  /^schema\/interfaces\/src\/lib\.rs$/,
  /^tests\/browser\/gpu\/gpu\.test\.ts$/,
  /^tests\/conformance\/raster\/lists\.ts$/,
  /^tests\/conformance\/raster\/suite\.ts$/,
  /^tests\/conformance\/render\/system\.ts$/,
  /^tests\/parity\/drawn\.ts$/,
  /^tests\/parity\/full-list\.ts$/,
];
/** On the list of misspellings, and right here: names, and typing errors that tests are about. */
const right = new Set(['loca', 'widht', 'slect', 'wieght', 'sqaure', 'olny', 'adter']);

function readMisspellings(): ReadonlyMap<string, string> {
  interface Dictionary {
    dictionaryDefinitions: { flagWords?: string[]; suggestWords?: string[] }[];
  }
  const folder = join(root, 'node_modules/@cspell/dict-en-common-misspellings/dict');
  const dictionaries = ['dict-en.json', 'dict-en-gb.json'].map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Dictionary,
  );
  const pairs = dictionaries
    .flatMap(({ dictionaryDefinitions }) => dictionaryDefinitions)
    .flatMap(({ flagWords = [], suggestWords = [] }) => [...flagWords, ...suggestWords])
    .map((pair) => pair.split('->') as [string, string]);
  return new Map(pairs.filter(([word]) => !right.has(word)));
}

/** What a link of the file at `path` leads to, as {@link checkLinks} wants it. */
function readNear(path: string, target: string): string | undefined {
  const file = join(root, dirname(path), target);
  if (!existsSync(file)) return undefined;
  return /\.(?:md|rs|ts|wit)$/.test(file) ? readFileSync(file, 'utf8') : '';
}

/** Every fault of the files below `root`, as lines `path:line: message`. */
export function lintWords(): string[] {
  const misspellings = readMisspellings();
  const check = (path: string): Fault[] => {
    const text = readFileSync(join(root, path), 'utf8');
    if (isGenerated(text)) return [];
    return [
      ...checkSpelling(text, misspellings),
      ...checkTerms(text),
      ...checkLines(text, path),
      ...(path === 'CHANGELOG.md' ? checkChangelog(text) : []),
      ...(path.endsWith('.md') ? checkLinks(text, (target) => readNear(path, target)) : []),
    ];
  };
  return globSync(written, { cwd: root, exclude: (path) => skipped.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !exempt.some((pattern) => pattern.test(path)))
    .sort()
    .flatMap((path) => check(path).map(({ line, message }) => `${path}:${line}: ${message}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = lintWords();
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) console.error(`words: ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
