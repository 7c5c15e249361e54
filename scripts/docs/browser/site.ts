/**
 * The script of each page: search, and the examples.
 *
 * @module
 */
import { LiveExample } from './example.ts';
import { Search } from './search.ts';

customElements.define('inlay-example', LiveExample);

const search = document.querySelector('search');
if (search) new Search(search, document.body.dataset.root ?? '');

// The menu of narrow screens.
const button = document.querySelector('.menu-button');
button?.addEventListener('toggle', () =>
  document.body.classList.toggle('menu-open', (button as HTMLDetailsElement).open),
);

// The menu is long: it shows where the page is.
const menu = document.querySelector<HTMLElement>('nav.menu');
const here = menu?.querySelector<HTMLElement>('[aria-current]');
if (menu && here) menu.scrollTop = here.offsetTop - menu.clientHeight / 2;
