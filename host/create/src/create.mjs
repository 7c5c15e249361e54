// A new app: the template, with a name. It is JavaScript, so that the command runs as it is from a
// checkout and from npm.
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const usage = `npm create inlay [folder]

Writes a new Inlay app into a folder, by default inlay-app.`;

/** What may be in the folder of a new app: what a new repository has. Its readme is replaced. */
const KEPT = /^(\.git|\.gitattributes|\.DS_Store|licen[cs]e.*|readme.*)$/i;

/** The template: in the package a folder of its own, in the project's checkout its example. */
const template = ['../template', '../../../examples/hello']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/**
 * Writes a new app.
 *
 * @param {readonly string[]} args The arguments of the command.
 * @returns {number} The exit code.
 */
export function create(args) {
  const [name = 'inlay-app', ...more] = args.filter((arg) => !arg.startsWith('-'));
  const options = args.filter((arg) => arg.startsWith('-'));
  if (options.includes('--help') || options.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const wrong = options[0] ?? more[0];
  if (wrong !== undefined) return fail(`unexpected ${wrong}.\n\n${usage}`);
  const folder = resolve(name);
  if (existsSync(folder) && !statSync(folder).isDirectory()) return fail(`${name} is a file.`);
  const [own] = existsSync(folder) ? readdirSync(folder).filter((file) => !KEPT.test(file)) : [];
  if (own !== undefined)
    return fail(`${name} is not empty (${own}): name a folder that is not there yet.`);
  write(folder);
  const path = relative(process.cwd(), folder);
  console.log(`Wrote a new app into ${path || 'this folder'}. Next:\n`);
  for (const step of [...(path ? [`cd ${path}`] : []), 'npm install', 'npm run dev'])
    console.log(`  ${step}`);
  return 0;
}

/** @param {string} folder */
function write(folder) {
  cpSync(/** @type {string} */ (template), folder, {
    recursive: true,
    filter: (path) => !/^(node_modules|dist)$/.test(basename(path)),
  });
  // npm leaves a file of this name out of packages.
  renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
  const file = join(folder, 'package.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.name = packageName(folder);
  writeFileSync(file, `${JSON.stringify(json, undefined, 2)}\n`);
}

/**
 * A name that npm takes.
 *
 * @param {string} folder
 */
function packageName(folder) {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '');
  return name || 'inlay-app';
}

/** @param {string} message */
function fail(message) {
  console.error(`create-inlay: ${message}`);
  return 1;
}
