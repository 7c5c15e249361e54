/**
 * What is indexed of a heading. The page has to load the index with the same options.
 *
 * @module
 */
import type { Options } from 'minisearch';

/** An entry of the index. */
export interface Indexed {
  /** Its address on the site. */
  readonly id: string;
  /** Title of its page. */
  readonly page: string;
  /** The heading. */
  readonly title: string;
  /** What is below it. */
  readonly text: string;
  /** The beginning of that, to be shown. */
  readonly excerpt: string;
}

/** Options of the index. */
export const searchOptions: Options<Indexed> = {
  fields: ['title', 'page', 'text'],
  storeFields: ['title', 'page', 'excerpt'],
  searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
};
