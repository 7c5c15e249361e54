/**
 * Search over an index that is one file beside the pages.
 *
 * @module
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import { type Indexed, searchOptions } from '../search-options.ts';

/** Most results that are shown. */
const SHOWN = 12;

/** The field of the search and its list of results. */
export class Search {
  readonly #input: HTMLInputElement;
  readonly #found: HTMLOListElement;
  readonly #root: string;
  #index: Promise<MiniSearch<Indexed>> | undefined;

  /** @param root URL of the site, relative to the page. */
  constructor(element: Element, root: string) {
    this.#input = element.querySelector('input') as HTMLInputElement;
    this.#found = element.querySelector('ol') as HTMLOListElement;
    this.#root = root;
    this.#input.addEventListener('focus', () => void this.#load());
    this.#input.addEventListener('input', () => void this.#show());
    element.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent));
    document.addEventListener('click', (event) => {
      if (!element.contains(event.target as Node)) this.#close();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || isWriting(event.target)) return;
      event.preventDefault();
      this.#input.focus();
    });
  }

  /** The index, loaded when somebody is about to search. */
  #load(): Promise<MiniSearch<Indexed>> {
    this.#index ??= fetch(`${this.#root}search.json`)
      .then((response) => response.text())
      .then((json) => MiniSearch.loadJSON<Indexed>(json, searchOptions));
    return this.#index;
  }

  async #show(): Promise<void> {
    const query = this.#input.value.trim();
    if (query === '') return this.#close();
    const results = (await this.#load()).search(query).slice(0, SHOWN);
    // Somebody has typed on while the index came.
    if (query !== this.#input.value.trim()) return;
    this.#found.replaceChildren(...(results.length > 0 ? results.map(this.#item) : [nothing()]));
    this.#found.hidden = false;
  }

  #item = (result: SearchResult): HTMLLIElement => {
    const link = document.createElement('a');
    link.href = `${this.#root}${result.id}`;
    const title = document.createElement('b');
    title.textContent = result.title;
    const page = document.createElement('small');
    page.textContent = result.title === result.page ? '' : result.page;
    const excerpt = document.createElement('span');
    excerpt.textContent = result.excerpt;
    link.append(title, page, excerpt);
    const item = document.createElement('li');
    item.append(link);
    return item;
  };

  /** Arrow keys go through the results, Escape closes them. */
  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...this.#found.querySelectorAll('a')];
    if (event.key === 'Enter' && event.target === this.#input) return links[0]?.click();
    if (step === undefined || links.length === 0) return;
    event.preventDefault();
    const index = links.indexOf(document.activeElement as HTMLAnchorElement) + step;
    if (index < 0) this.#input.focus();
    else links[Math.min(index, links.length - 1)]?.focus();
  }

  #close(): void {
    this.#found.hidden = true;
  }
}

function nothing(): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = 'Nothing found';
  return item;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input'));
}
