/**
 * Where things are: in the project, and on the site.
 *
 * @module
 */
import { dirname, join, posix, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');

/** The folder of this generator. */
export const own = import.meta.dirname;

/** Where the site is built, unless the command names another folder. */
export const siteFolder = join(root, 'target/site');

/**
 * Where a source file is on the site: `docs/focus.md` is `focus.html`, a README the index of its
 * folder, `wit/focus/focus.wit` is `wit/focus/focus.wit.html`.
 */
export function addressOf(source: string): string {
  const path = source.replace(/^docs\//, '');
  if (posix.basename(path) === 'README.md') return posix.join(dirname(path), 'index.html');
  return path.endsWith('.md') ? path.replace(/\.md$/, '.html') : `${path}.html`;
}

/** The relative URL from one page of the site to a file of it. */
export function between(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to) || posix.basename(to);
}
