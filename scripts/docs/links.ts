/**
 * The check of the built site: no link leads nowhere.
 *
 * @module
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Links and pictures of all pages that lead to a file or an anchor that is not there. */
export function deadLinks(site: string): string[] {
  const pages = new Map(
    globSync('**/*.html', { cwd: site }).map((path) => {
      const html = readFileSync(join(site, path), 'utf8');
      return [path.replaceAll('\\', '/'), { html, ids: idsOf(html) }] as const;
    }),
  );
  const isDead = (from: string, href: string): boolean => {
    const [path = '', hash] = href.split('#');
    const target = path === '' ? from : posix.join(posix.dirname(from), decodeURI(path));
    const file = join(site, target);
    if (!existsSync(file) || statSync(file).isDirectory()) return true;
    return hash !== undefined && pages.get(target)?.ids.has(decodeURIComponent(hash)) !== true;
  };
  return [...pages].flatMap(([path, { html }]) =>
    [...new Set(hrefsOf(html))]
      .filter((href) => isDead(path, href))
      .map((href) => `${path}: the link to ${href} leads nowhere`),
  );
}

/** Pages that no link of another page leads to. */
export function unreachable(site: string): string[] {
  const paths = globSync('**/*.html', { cwd: site }).map((path) => path.replaceAll('\\', '/'));
  const seen = new Set(['index.html']);
  for (const path of seen) {
    const file = join(site, path);
    if (!path.endsWith('.html') || !existsSync(file)) continue;
    for (const href of hrefsOf(readFileSync(file, 'utf8')))
      seen.add(
        posix.join(posix.dirname(path), decodeURI(href.split('#')[0] || posix.basename(path))),
      );
  }
  return paths.filter((path) => !seen.has(path));
}

/** Addresses on the site that a page names, its scripts and pictures among them. */
function hrefsOf(html: string): string[] {
  return [...html.matchAll(/ (?:href|src|frame)="([^"]*)"/g)]
    .map(([, href = '']) => href)
    .filter((href) => !/^[a-z]+:/.test(href));
}

const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
