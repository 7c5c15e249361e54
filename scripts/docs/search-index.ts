/**
 * The index that the pages search: one entry for each heading.
 *
 * @module
 */
import MiniSearch from 'minisearch';
import type { Rendered } from './markdown.ts';
import { addressOf } from './paths.ts';
import { searchOptions } from './search-options.ts';

/** Makes the index of all pages, as JSON. */
export function searchIndex(pages: ReadonlyMap<string, Rendered>): string {
  const index = new MiniSearch(searchOptions);
  for (const [source, page] of pages) {
    for (const { id, level, title, text } of page.headings) {
      const address = level === 1 ? addressOf(source) : `${addressOf(source)}#${id}`;
      const excerpt = text.replace(/\s+/g, ' ').slice(0, 120);
      index.add({ id: address, page: page.title, title, text, excerpt });
    }
  }
  return JSON.stringify(index);
}
