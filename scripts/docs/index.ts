/**
 * The site of the documents: `npm run docs` builds it into `target/site`.
 *
 * A page is a Markdown file of this repository, which stays readable where it is. Any server of
 * static files can serve the site, at any path.
 *
 * @module
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildPackages, packagesFolder } from '../packages/index.ts';
import { checkExamples } from './examples.ts';
import { deadLinks, unreachable } from './links.ts';
import { type Rendered, Renderer } from './markdown.ts';
import { readSections, type Section } from './navigation.ts';
import { pageHtml } from './page.ts';
import { addressOf, own, root, siteFolder } from './paths.ts';
import { searchIndex } from './search-index.ts';

/** What examples load, by their place in the demo and on the site. */
const ASSETS = ['fonts', 'posters', 'LICENSES.md', 'licenses'];

/**
 * Builds the site.
 *
 * @param out An existing folder is replaced.
 * @returns How many pages it has.
 * @throws If an example does not compile, a link leads nowhere, or no link leads to a page.
 */
export async function buildSite(out: string): Promise<number> {
  const sections = readSections();
  const pages = await renderAll(sections);
  checkExamples(new Map([...pages].map(([source, { examples }]) => [source, examples])));
  rmSync(out, { recursive: true, force: true });
  writePages(out, sections, pages);
  writeFileSync(join(out, 'search.json'), searchIndex(pages));
  copyEngine(out);
  await buildScripts(out);
  const faults = [
    ...deadLinks(out),
    ...unreachable(out)
      .filter((path) => path !== 'live.html')
      .map((path) => `${path}: no link leads to it`),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return pages.size;
}

async function renderAll(sections: readonly Section[]): Promise<Map<string, Rendered>> {
  const sources = sections.flatMap((section) => section.sources);
  const renderer = await Renderer.create(new Set(sources));
  return new Map(
    sources.map((source) => {
      const text = readFileSync(join(root, source), 'utf8');
      return [source, renderer.render(source, text)];
    }),
  );
}

function writePages(
  out: string,
  sections: readonly Section[],
  pages: ReadonlyMap<string, Rendered>,
): void {
  const titleOf = (source: string) => pages.get(source)?.title ?? source;
  const menus = sections.map(({ title, sources }) => ({
    title,
    entries: sources.map((source) => ({ source, title: titleOf(source) })),
  }));
  for (const [source, page] of pages) {
    write(join(out, addressOf(source)), pageHtml(source, page, menus));
    for (const file of page.files) cpSync(join(root, file), join(out, file.replace(/^docs\//, '')));
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The package as apps get it, and what the examples load. */
function copyEngine(out: string): void {
  cpSync(join(packagesFolder, 'inlay/dist'), join(out, 'inlay'), {
    recursive: true,
    filter: (path) => !/\.map$/.test(path) && basename(path) !== 'types',
  });
  for (const name of ASSETS)
    cpSync(join(root, 'examples/home/assets', name), join(out, 'assets', name), {
      recursive: true,
    });
}

/** The scripts of the pages, and their style. */
async function buildScripts(out: string): Promise<void> {
  const source = (name: string) => join(own, 'browser', name);
  await build({
    entryPoints: { site: source('site.ts'), live: source('live.ts') },
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    external: ['inlay'],
    chunkNames: 'chunks/[name]-[hash]',
  });
  for (const name of ['site.css', 'live.html']) cpSync(source(name), join(out, name));
}

if (import.meta.main) {
  const started = performance.now();
  const out = resolve(process.argv[2] ?? siteFolder);
  // Its engine runs the examples, and they are checked against its types.
  await buildPackages();
  const pages = await buildSite(out);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`docs: ${pages} pages in ${out}, ${seconds} s. Any server of files can serve them.`);
}
