/**
 * What the ported screen shows: films of the demo, in the rows of the original.
 *
 * @module
 */
import catalogueJson from '../../home/assets/catalog.json' with { type: 'json' };
import { type Film as Entry, parseCatalogue, type Rail } from '../../home/assets/feed.ts';

/** A film, as the screen takes it. */
export interface Film {
  readonly id: string;
  readonly title: string;
  readonly overview: string;
  /** URL of an upright image. */
  readonly poster: string;
  /** URL of a wide image. */
  readonly backdrop: string;
}

/** A row of films; its kind says how each of them is shown. */
export interface Row {
  readonly kind: 'poster' | 'titled' | 'hero';
  readonly title: string;
  readonly films: readonly Film[];
}

/** Kinds, titles and rails of the demo, from the top. */
const plan: readonly (readonly [kind: Row['kind'], title: string, rail: string])[] = [
  ['hero', 'Best Western films', 'rail-westerns'],
  ['titled', 'Best Comedy films', 'rail-comedy'],
  ['titled', 'Best Film Noir', 'rail-noir'],
  ['hero', 'Best Science Fiction films', 'rail-science-fiction'],
  ['titled', 'Best Animations', 'rail-animation'],
  ['titled', 'Best Horror films', 'rail-horror'],
];

/** Loads the rows; it stands for the requests of an app to its server. */
export async function loadRows(): Promise<readonly Row[]> {
  const { rails } = parseCatalogue(catalogueJson);
  const popular = rails.flatMap(({ films }) => films.slice(2, 4).map(filmOf));
  return [
    { kind: 'poster', title: 'Popular Films', films: popular },
    ...plan.map(([kind, title, id]) => ({ kind, title, films: filmsOf(rails, id) })),
  ];
}

function filmsOf(rails: readonly Rail[], id: string): readonly Film[] {
  const rail = rails.find((one) => one.id === id);
  if (!rail) throw new Error(`the feed has no rail "${id}"`);
  return rail.films.map(filmOf);
}

function filmOf({ id, title, englishTitle, synopsis, poster, hero }: Entry): Film {
  return {
    id,
    title: englishTitle ?? title,
    overview: synopsis,
    poster: `assets/${poster}`,
    backdrop: `assets/${hero}`,
  };
}
