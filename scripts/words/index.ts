/**
 * The lint of words: `node scripts/words/index.ts [FILE]...` prints what is misspelled, too long or
 * has another term, and fails if there is any. Without files it reads all. `npm test` runs it.
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
];
/** On the list of misspellings, and right here: names, and typing errors that tests are about. */
const right = new Set([
  'loca',
  'lod',
  'flate',
  'widht',
  'slect',
  'wieght',
  'sqaure',
  'olny',
  'adter',
  'trak',
]);

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

/**
 * Every fault of the files below `root`, as lines `path:line: message`.
 *
 * @param only Paths from `root`; others are not read. Empty for all.
 */
export function lintWords(only: readonly string[] = []): string[] {
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
    .filter((path) => only.length === 0 || only.includes(path))
    .filter((path) => !exempt.some((pattern) => pattern.test(path)))
    .sort()
    .flatMap((path) => check(path).map(({ line, message }) => `${path}:${line}: ${message}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = lintWords(process.argv.slice(2));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) console.error(`words: ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
