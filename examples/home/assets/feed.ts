/**
 * The demo's feed: the part of schema.org's `DataFeed` that `catalog.json` and `history.json` use,
 * read strictly.
 *
 * Text goes in as parsed JSON, typed and cross-checked values come out; anything unexpected is a
 * {@link FeedError} that names the place (`dataFeedElement[9].duration`), what was expected and
 * what came.
 *
 * @example
 * const catalogue = parseCatalogue(await (await fetch('catalog.json')).json());
 * for (const rail of catalogue.rails) show(rail.name, rail.films);
 */

/** One film. */
export interface Film {
  /** The entry's `@id` without `#`; unique in the feed. */
  readonly id: string;
  /** The title as released, in its own script. */
  readonly title: string;
  /** An English title, where `title` is in another language. */
  readonly englishTitle: string | undefined;
  /** The film's own language, BCP 47. */
  readonly language: string;
  /** Year of first release. */
  readonly year: number;
  readonly country: string;
  readonly genres: readonly string[];
  readonly directors: readonly string[];
  readonly cast: readonly string[];
  /** Running time in whole minutes; unknown for some lost films. */
  readonly minutes: number | undefined;
  /** Two or three sentences. */
  readonly synopsis: string;
  /**
   * The picture to set the poster's type over, 320 x 480, relative to the feed. It may fail to
   * load.
   */
  readonly poster: string;
  /** Art for the hero, 1280 x 720, relative to the feed. */
  readonly hero: string;
  /** Why the film may be shown. */
  readonly rights: string;
}

/** A row of films. */
export interface Rail {
  readonly id: string;
  readonly name: string;
  readonly films: readonly Film[];
}

/** The whole feed. */
export interface Catalogue {
  readonly name: string;
  /** In the order of the screen. */
  readonly rails: readonly Rail[];
  /** Every film by id. */
  readonly films: ReadonlyMap<string, Film>;
}

/** A film that somebody has begun. */
export interface Watched {
  readonly film: Film;
  /** How far, in whole seconds from the start. */
  readonly seconds: number;
}

/** A feed that is not as agreed. */
export class FeedError extends Error {
  /** Where in the document, as `dataFeedElement[9].duration`. */
  readonly place: string;

  constructor(place: string, expected: string, got: unknown) {
    super(`${place || 'the feed'}: expected ${expected}, got ${describe(got)}.`);
    this.name = 'FeedError';
    this.place = place;
  }
}

const CONTEXT = 'https://schema.org';
const ACTIVE = 'https://schema.org/ActiveActionStatus';
const MOVIE_MEMBERS = {
  required: [
    ...[
      '@type',
      '@id',
      'name',
      'inLanguage',
      'datePublished',
      'countryOfOrigin',
      'genre',
      'director',
    ],
    ...['description', 'thumbnailUrl', 'image', 'copyrightNotice'],
  ],
  optional: ['alternateName', 'actor', 'duration'],
};

/**
 * Reads the catalogue.
 *
 * @throws {@link FeedError} at the first thing that is not as the feed promises, references between
 * entries included.
 */
export function parseCatalogue(value: unknown): Catalogue {
  const feed = members(value, '', {
    required: ['@context', '@type', 'name', 'inLanguage', 'dateModified', 'dataFeedElement'],
  });
  exactly(feed['@context'], '@context', CONTEXT);
  exactly(feed['@type'], '@type', 'DataFeed');
  matching(feed.inLanguage, 'inLanguage', LANGUAGE, 'a BCP 47 tag');
  matching(feed.dateModified, 'dateModified', /^\d{4}-\d{2}-\d{2}$/, 'an ISO 8601 date');
  const entries = list(feed.dataFeedElement, 'dataFeedElement', 1);

  const films = new Map<string, Film>();
  const lists: Array<{ place: string; value: Members }> = [];
  entries.forEach((entry, index) => {
    const place = `dataFeedElement[${index}]`;
    const type = object(entry, place)['@type'];
    if (type === 'ItemList') lists.push({ place, value: object(entry, place) });
    else if (type === 'Movie') addFilm(films, parseFilm(entry, place), place);
    else throw new FeedError(`${place}.@type`, "'Movie' or 'ItemList'", type);
  });
  const rails = lists.map(({ value: entry, place }) => parseRail(entry, place, films));
  return { name: text(feed.name, 'name'), rails, films };
}

/**
 * Reads what a viewer has begun: an `ItemList` of `WatchAction`s, each with the `Clip` that was
 * seen.
 *
 * @throws {@link FeedError} also where a film is not in `catalogue`, or where more was seen than it
 * lasts.
 */
export function parseHistory(value: unknown, catalogue: Catalogue): readonly Watched[] {
  const whole = members(value, '', {
    required: ['@context', '@type', 'name', 'numberOfItems', 'itemListElement'],
  });
  exactly(whole['@context'], '@context', CONTEXT);
  exactly(whole['@type'], '@type', 'ItemList');
  text(whole.name, 'name');
  return parseItems(whole, '').map(({ item, place }) => parseWatched(item, place, catalogue));
}

function addFilm(films: Map<string, Film>, film: Film, place: string): void {
  if (films.has(film.id))
    throw new FeedError(`${place}.@id`, 'an id that no other film has', `#${film.id}`);
  films.set(film.id, film);
}

function parseFilm(value: unknown, place: string): Film {
  const entry = members(value, place, MOVIE_MEMBERS);
  const country = members(entry.countryOfOrigin, `${place}.countryOfOrigin`, {
    required: ['@type', 'name'],
  });
  exactly(country['@type'], `${place}.countryOfOrigin.@type`, 'Country');
  return {
    id: reference(entry['@id'], `${place}.@id`, ''),
    title: text(entry.name, `${place}.name`),
    englishTitle:
      entry.alternateName === undefined
        ? undefined
        : text(entry.alternateName, `${place}.alternateName`),
    language: matching(entry.inLanguage, `${place}.inLanguage`, LANGUAGE, 'a BCP 47 tag'),
    year: Number(
      matching(entry.datePublished, `${place}.datePublished`, /^(18|19|20)\d\d$/, 'a year as text'),
    ),
    country: text(country.name, `${place}.countryOfOrigin.name`),
    genres: list(entry.genre, `${place}.genre`, 1).map((genre, index) =>
      text(genre, `${place}.genre[${index}]`),
    ),
    directors: parsePeople(entry.director, `${place}.director`),
    cast: entry.actor === undefined ? [] : parsePeople(entry.actor, `${place}.actor`),
    minutes:
      entry.duration === undefined ? undefined : parseMinutes(entry.duration, `${place}.duration`),
    synopsis: text(entry.description, `${place}.description`),
    poster: matching(
      entry.thumbnailUrl,
      `${place}.thumbnailUrl`,
      PICTURE,
      'a relative path of a jpg, png or webp',
    ),
    hero: matching(entry.image, `${place}.image`, PICTURE, 'a relative path of a jpg, png or webp'),
    rights: text(entry.copyrightNotice, `${place}.copyrightNotice`),
  };
}

function parseRail(entry: Members, place: string, films: ReadonlyMap<string, Film>): Rail {
  members(entry, place, { required: ['@type', '@id', 'name', 'numberOfItems', 'itemListElement'] });
  const id = reference(entry['@id'], `${place}.@id`, '');
  const railFilms = parseItems(entry, place).map(({ item, place: itemPlace }) => {
    const target = members(item, itemPlace, { required: ['@id'] });
    return lookUp(films, target['@id'], `${itemPlace}.@id`, '');
  });
  return { id, name: text(entry.name, `${place}.name`), films: railFilms };
}

/**
 * The items of an ItemList; their positions must count from 1 and their number be the one stated.
 */
function parseItems(entry: Members, place: string): Array<{ item: unknown; place: string }> {
  const prefix = place === '' ? '' : `${place}.`;
  const items = list(entry.itemListElement, `${prefix}itemListElement`, 1);
  exactly(entry.numberOfItems, `${prefix}numberOfItems`, items.length);
  return items.map((element, index) => {
    const itemPlace = `${prefix}itemListElement[${index}]`;
    const item = members(element, itemPlace, { required: ['@type', 'position', 'item'] });
    exactly(item['@type'], `${itemPlace}.@type`, 'ListItem');
    exactly(item.position, `${itemPlace}.position`, index + 1);
    return { item: item.item, place: `${itemPlace}.item` };
  });
}

function parseWatched(value: unknown, place: string, catalogue: Catalogue): Watched {
  const action = members(value, place, { required: ['@type', 'actionStatus', 'object'] });
  exactly(action['@type'], `${place}.@type`, 'WatchAction');
  exactly(action.actionStatus, `${place}.actionStatus`, ACTIVE);
  const clipPlace = `${place}.object`;
  const clip = members(action.object, clipPlace, {
    required: ['@type', 'isPartOf', 'startOffset', 'endOffset'],
  });
  exactly(clip['@type'], `${clipPlace}.@type`, 'Clip');
  exactly(clip.startOffset, `${clipPlace}.startOffset`, 0);
  const whole = members(clip.isPartOf, `${clipPlace}.isPartOf`, { required: ['@id'] });
  const film = lookUp(catalogue.films, whole['@id'], `${clipPlace}.isPartOf.@id`, 'catalog.json');
  const seconds = clip.endOffset;
  const most = film.minutes === undefined ? Number.MAX_SAFE_INTEGER : film.minutes * 60;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > most) {
    throw new FeedError(`${clipPlace}.endOffset`, `whole seconds from 1 to ${most}`, seconds);
  }
  return { film, seconds };
}

function parsePeople(value: unknown, place: string): string[] {
  return list(value, place, 1).map((entry, index) => {
    const person = members(entry, `${place}[${index}]`, { required: ['@type', 'name'] });
    exactly(person['@type'], `${place}[${index}].@type`, 'Person');
    return text(person.name, `${place}[${index}].name`);
  });
}

/** `PT95M`: the one form of ISO 8601 durations that the feed uses. */
function parseMinutes(value: unknown, place: string): number {
  return Number(matching(value, place, /^PT[1-9]\d{0,2}M$/, "a duration as 'PT95M'").slice(2, -1));
}

type Members = Record<string, unknown>;

const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;
const PICTURE = /^[a-z0-9]+(\/[a-z0-9-]+)*\.(jpg|png|webp)$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function object(value: unknown, place: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FeedError(place, 'an object', value);
  return value as Members;
}

/**
 * `value` as an object that has all of `required` and nothing outside `required` and `optional`.
 */
function members(
  value: unknown,
  place: string,
  allowed: { required: string[]; optional?: string[] },
): Members {
  const entry = object(value, place);
  const prefix = place === '' ? '' : `${place}.`;
  for (const name of allowed.required) {
    if (!Object.hasOwn(entry, name)) throw new FeedError(`${prefix}${name}`, 'a value', undefined);
  }
  for (const name of Object.keys(entry)) {
    if (!allowed.required.includes(name) && !allowed.optional?.includes(name)) {
      throw new FeedError(`${prefix}${name}`, 'no such member', entry[name]);
    }
  }
  return entry;
}

function list(value: unknown, place: string, least: number): unknown[] {
  if (!Array.isArray(value) || value.length < least)
    throw new FeedError(place, `a list of at least ${least}`, value);
  return value;
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '' || value !== value.trim().normalize('NFC')) {
    throw new FeedError(place, 'text, trimmed and in NFC', value);
  }
  return value;
}

function matching(value: unknown, place: string, pattern: RegExp, expected: string): string {
  if (typeof value !== 'string' || !pattern.test(value))
    throw new FeedError(place, expected, value);
  return value;
}

function exactly(value: unknown, place: string, expected: string | number): void {
  if (value !== expected) throw new FeedError(place, JSON.stringify(expected), value);
}

/** The id in a reference `document#id`. */
function reference(value: unknown, place: string, document: string): string {
  const id =
    typeof value === 'string' && value.startsWith(`${document}#`)
      ? value.slice(document.length + 1)
      : '';
  if (!ID.test(id)) throw new FeedError(place, `a reference as '${document}#some-id'`, value);
  return id;
}

function lookUp(
  films: ReadonlyMap<string, Film>,
  value: unknown,
  place: string,
  document: string,
): Film {
  const film = films.get(reference(value, place, document));
  if (film === undefined) throw new FeedError(place, 'the id of a film in the feed', value);
  return film;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 80 ? `${written.slice(0, 77)}...` : written;
}
