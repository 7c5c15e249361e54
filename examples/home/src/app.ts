/**
 * The demo: a streaming home screen. Rails of films under a hero that follows focus, a page for
 * each film, Back to where one was.
 *
 * @module
 */
import type { Node, Stage } from '../../../host/src/index.ts';
import catalogueJson from '../assets/catalog.json' with { type: 'json' };
import {
  type Catalogue,
  type Film,
  parseCatalogue,
  parseHistory,
  type Watched,
} from '../assets/feed.ts';
import historyJson from '../assets/history.json' with { type: 'json' };
import { detail, player } from './detail.ts';
import { hero } from './hero.ts';
import { rail } from './rail.ts';
import { type Entry, railsOf } from './rails.ts';
import {
  accent,
  addFonts,
  fontFiles,
  ground,
  railHead,
  railsTop,
  safe,
  slide,
  type,
} from './theme.ts';

/** A page that lies over the others, and what has focus again when it goes. */
interface Page {
  readonly node: Node;
  readonly opener: Node;
}

export default function app(stage: Stage): void {
  const catalogue = parseCatalogue(catalogueJson);
  const history = parseHistory(historyJson, catalogue);
  stage.preload({ fonts: fontFiles, images: firstImages(catalogue, history) });
  addFonts(stage);
  stage.root.set({ background: ground });

  const home = stage.view({ position: 'absolute', inset: 0, focusGroup: { remember: true } });
  const top = hero(stage);
  const rails = stage.view({
    position: 'absolute',
    left: 0,
    right: 0,
    top: railsTop,
    bottom: 0,
    flexDirection: 'column',
    padding: [8, 0, 320, 0],
    overflow: 'hidden',
    // Focused tiles stand where the first rail's do at the start.
    scroll: { axis: 'y', keyLine: railHead / (1080 - railsTop), keyLineItem: 0, motion: slide },
  });
  const rows = railsOf(catalogue, history).map((entries) => rail(stage, entries));
  rails.append(...rows);
  home.append(top.node, wordmark(stage), rails);
  stage.append(home);

  const listed = new Set<Film>();
  const pages: Page[] = [];

  function open(node: Node, opener: Node): void {
    (pages.at(-1)?.node ?? home).set({ visibility: 'hidden' });
    pages.push({ node, opener });
    stage.append(node);
    stage.focus(node);
  }

  function leave(): void {
    const page = pages.pop();
    if (!page) return;
    (pages.at(-1)?.node ?? home).set({ visibility: 'visible' });
    stage.focus(page.opener);
    page.node.remove();
  }

  function openFilm(film: Film, opener: Node): void {
    const toggle = () => {
      if (!listed.delete(film)) listed.add(film);
      return listed.has(film);
    };
    const play = () => open(player(stage, film), stage.focused ?? opener);
    open(detail(stage, film, { listed: listed.has(film), toggle, play, leave }), opener);
  }

  rails.on('focus', (node) => {
    const entry = node.data as Entry | undefined;
    if (entry) top.show(entry.film);
  });
  rails.on('select', (node) => {
    const entry = node.data as Entry | undefined;
    if (entry) openFilm(entry.film, node);
  });
  stage.on('back', leave);

  const start = rows[0]?.children[1]?.children[0];
  const film = catalogue.rails[0]?.films[0];
  if (start && film) {
    top.show(film);
    stage.focus(start);
  }
}

/** The images of the first screen, the largest first: they load while the engine does. */
function firstImages({ rails }: Catalogue, history: readonly Watched[]): string[] {
  const films = rails[0]?.films ?? [];
  const heroes = [...films.slice(0, 1), ...history.slice(0, 5).map(({ film }) => film)];
  const posters = films.slice(0, 9).map(({ poster }) => poster);
  const [first, ...stills] = heroes.map(({ hero }) => hero);
  return [...(first ? [first] : []), ...posters, ...stills].map((src) => `assets/${src}`);
}

/** The name, at the upper left of the safe area. */
function wordmark(stage: Stage): Node {
  const mark = stage.view({
    position: 'absolute',
    left: safe.x,
    top: safe.y,
    gap: 14,
    alignItems: 'center',
  });
  const tiles = stage.view({ width: 34, height: 34 });
  const piece = (left: number, top: number, width: number, height: number, background: string) =>
    stage.view({ position: 'absolute', left, top, width, height, radius: 5, background });
  tiles.append(
    piece(0, 0, 15, 34, accent),
    piece(19, 0, 15, 15, '#f4f5f7'),
    piece(19, 19, 15, 15, '#6d7584'),
  );
  return mark.append(tiles, stage.text('Inlay', type(34, 700)));
}
