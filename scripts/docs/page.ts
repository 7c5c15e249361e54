/**
 * The frame around a page: head, menu, search, and the table of its headings.
 *
 * @module
 */
import { escaped } from './live-example.ts';
import type { Heading, Rendered } from './markdown.ts';
import { addressOf, between } from './paths.ts';

/** An entry of the menu. */
export interface Entry {
  readonly source: string;
  readonly title: string;
}

/** A section of the menu. */
export interface Menu {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The whole HTML of a page. */
export function pageHtml(source: string, page: Rendered, menus: readonly Menu[]): string {
  const here = addressOf(source);
  const url = (path: string) => escaped(between(here, path));
  const isStart = source === 'README.md';
  const title = isStart ? 'Inlay: a UI engine for TVs' : `${page.title} - Inlay`;
  const entries = menus.flatMap((menu) => menu.entries);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${url('site.css')}">
<script type="module" src="${url('site.js')}"></script>
</head>
<body data-root="${url('index.html').replace(/index\.html$/, '')}">
<a class="skip" href="#content">Skip to the content</a>
<header>
<details class="menu-button"><summary aria-label="Menu">Menu</summary></details>
<a class="brand" href="${url('index.html')}">Inlay</a>
<search><input type="search" placeholder="Search" aria-label="Search" autocomplete="off">
<ol class="found" hidden></ol></search>
</header>
<div class="columns">
<nav class="menu" aria-label="Pages">
${menus.map((menu) => menuHtml(menu, source, here)).join('\n')}
</nav>
<main id="content">
<article>
${page.html}
</article>
${neighbours(entries, source, here)}
</main>
${contentsHtml(page.headings)}
</div>
</body>
</html>
`;
}

/** A section of the menu; that of the page is open. */
function menuHtml({ title, entries }: Menu, source: string, here: string): string {
  const items = entries.map((entry) => {
    const current = entry.source === source ? ' aria-current="page"' : '';
    const url = escaped(between(here, addressOf(entry.source)));
    return `<li><a href="${url}"${current}>${escaped(entry.title)}</a></li>`;
  });
  const isOpen = entries.some((entry) => entry.source === source) || entries.length <= 20;
  const open = isOpen ? ' open' : '';
  return `<details${open}><summary>${escaped(title)}</summary><ul>${items.join('')}</ul></details>`;
}

/** The second level of headings, beside the page where there is space. */
function contentsHtml(headings: readonly Heading[]): string {
  const shown = headings.filter(({ level }) => level === 2);
  if (shown.length < 2) return '<aside></aside>';
  const items = shown.map(
    ({ id, title }) => `<li><a href="#${escaped(id)}">${escaped(title)}</a></li>`,
  );
  return `<aside class="contents" aria-label="On this page"><p>On this page</p><ul>${items.join('')}</ul></aside>`;
}

/** Links to the page before and the page after. */
function neighbours(entries: readonly Entry[], source: string, here: string): string {
  const index = entries.findIndex((entry) => entry.source === source);
  const link = (entry: Entry | undefined, rel: string) =>
    entry === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="${escaped(between(here, addressOf(entry.source)))}">${escaped(entry.title)}</a>`;
  return `<footer>${link(entries[index - 1], 'prev')}${link(entries[index + 1], 'next')}</footer>`;
}
