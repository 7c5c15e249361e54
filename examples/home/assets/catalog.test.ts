import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FeedError, type Film, parseCatalogue, parseHistory } from './feed.ts';

const HERE = import.meta.dirname;
const read = (name: string): Buffer => readFileSync(join(HERE, name));
const json = (name: string): unknown => JSON.parse(read(name).toString('utf8'));

/** The feed as plain data, to be broken by a test. */
// biome-ignore lint/suspicious/noExplicitAny: the tests write what the types forbid
const loose = (name = 'catalog.json'): any => json(name);

// The two posters that the demo must show as broken: see README.md.
const MISSING = 'posters/quicksand.jpg';
const TRUNCATED = 'posters/the-phantom-planet.jpg';

describe('demo assets', () => {
  const catalogue = parseCatalogue(json('catalog.json'));
  const films = [...catalogue.films.values()];

  describe('catalog.json', () => {
    it('has 8 rails of 10 to 14 films, at least 80 films in all, each in one rail', () => {
      assert.equal(catalogue.rails.length, 8);
      for (const rail of catalogue.rails) {
        assert.ok(
          rail.films.length >= 10 && rail.films.length <= 14,
          `${rail.name}: ${rail.films.length} films`,
        );
      }
      assert.ok(films.length >= 80, `${films.length} films`);
      const inRails = catalogue.rails.flatMap((rail) => rail.films.map((film) => film.id));
      assert.deepEqual(inRails.toSorted(), films.map((film) => film.id).toSorted());
    });

    it('states a reason for each film being in the public domain that fits its year', () => {
      for (const film of films) {
        const byAge = film.rights.endsWith('published before 1931.');
        assert.equal(byAge, film.year < 1931, `${film.title} (${film.year}): ${film.rights}`);
        // Renewal became automatic, for works of 1964 on; notices stayed necessary.
        if (film.rights.endsWith('not renewed.')) assert.ok(film.year < 1964, film.title);
      }
    });

    it('has titles in Latin letters with accents, in Arabic, in Japanese and in Chinese', () => {
      const titles = films.map((film) => film.title).join('\n');
      assert.match(titles, /\p{Script=Arabic}/u);
      assert.match(titles, /\p{Script=Hiragana}/u);
      assert.match(titles, /\p{Script=Han}/u);
      assert.match(titles, /[À-ž]/);
      for (const film of films) {
        if (!/^\p{Script=Latin}/u.test(film.title) && !/^\d/.test(film.title)) {
          assert.notEqual(film.englishTitle, undefined, `${film.title} has an English title`);
        }
      }
    });

    it('has synopses of two to four sentences that fit a detail page', () => {
      for (const film of films) {
        const sentences = film.synopsis.match(/[.?!](?=\s|$)/g)?.length ?? 0;
        assert.ok(sentences >= 2 && sentences <= 4, `${film.id}: ${sentences} sentences`);
        assert.ok(
          film.synopsis.length >= 80 && film.synopsis.length <= 300,
          `${film.id}: ${film.synopsis.length} characters`,
        );
      }
    });
  });

  describe('the feed reader', () => {
    /** Where the film of this index is in `dataFeedElement`. */
    const at = (index: number): number => catalogue.rails.length + index;
    // biome-ignore lint/suspicious/noExplicitAny: see above
    type Spoil = (feed: any) => void;
    const refused: Array<[name: string, spoil: Spoil, place: string, message: RegExp]> = [
      [
        'another type of feed',
        (feed) => (feed['@type'] = 'ItemList'),
        '@type',
        /expected "DataFeed", got "ItemList"/,
      ],
      [
        'an unknown kind of entry',
        (feed) => (feed.dataFeedElement[0]['@type'] = 'Book'),
        'dataFeedElement[0].@type',
        /'Movie' or 'ItemList'/,
      ],
      [
        'a film without a title',
        (feed) => delete feed.dataFeedElement[at(0)].name,
        `dataFeedElement[${at(0)}].name`,
        /got nothing/,
      ],
      [
        'an unknown member',
        (feed) => (feed.dataFeedElement[at(0)].stars = 5),
        `dataFeedElement[${at(0)}].stars`,
        /no such member, got 5/,
      ],
      [
        'a duration in hours',
        (feed) => (feed.dataFeedElement[at(0)].duration = 'PT1H'),
        `dataFeedElement[${at(0)}].duration`,
        /PT95M/,
      ],
      [
        'a picture outside',
        (feed) => (feed.dataFeedElement[at(0)].image = '../x.jpg'),
        `dataFeedElement[${at(0)}].image`,
        /relative path/,
      ],
      [
        'a director without a type',
        (feed) => (feed.dataFeedElement[at(0)].director = [{ name: 'A' }]),
        `dataFeedElement[${at(0)}].director[0].@type`,
        /got nothing/,
      ],
      [
        'two films of one id',
        (feed) => (feed.dataFeedElement[at(1)]['@id'] = feed.dataFeedElement[at(0)]['@id']),
        `dataFeedElement[${at(1)}].@id`,
        /no other film has/,
      ],
      [
        'a rail with an unknown film',
        (feed) => (feed.dataFeedElement[0].itemListElement[2].item['@id'] = '#nobody'),
        'dataFeedElement[0].itemListElement[2].item.@id',
        /id of a film/,
      ],
      [
        'positions out of order',
        (feed) => (feed.dataFeedElement[0].itemListElement[1].position = 5),
        'dataFeedElement[0].itemListElement[1].position',
        /expected 2, got 5/,
      ],
      [
        'a wrong number of items',
        (feed) => (feed.dataFeedElement[0].numberOfItems = 3),
        'dataFeedElement[0].numberOfItems',
        /got 3/,
      ],
    ];
    for (const [name, spoil, place, message] of refused) {
      it(`refuses ${name} and says where`, () => {
        const feed = loose();
        spoil(feed);
        assert.throws(
          () => parseCatalogue(feed),
          (error: unknown) =>
            error instanceof FeedError && error.place === place && message.test(error.message),
        );
      });
    }

    it('refuses what is no object at all', () => {
      for (const value of [null, 7, 'text', [], undefined])
        assert.throws(() => parseCatalogue(value), FeedError);
    });
  });

  describe('history.json', () => {
    it('names films of the catalogue, none twice, none seen to the end', () => {
      const watched = parseHistory(json('history.json'), catalogue);
      assert.ok(watched.length >= 10 && watched.length <= 14, `${watched.length} films`);
      assert.equal(new Set(watched.map((entry) => entry.film.id)).size, watched.length);
      for (const { film, seconds } of watched)
        assert.ok(seconds < (film.minutes ?? 0) * 60, film.title);
    });

    it('refuses more seconds than the film lasts', () => {
      const history = loose('history.json');
      history.itemListElement[0].item.object.endOffset = 100000;
      assert.throws(
        () => parseHistory(history, catalogue),
        /itemListElement\[0\]\.item\.object\.endOffset: expected whole seconds/,
      );
    });
  });

  describe('pictures', () => {
    const expected = (film: Film): Array<[string, number, number]> => [
      [film.poster, 320, 480],
      [film.hero, 1280, 720],
    ];

    it('are there, of the size and format that their names promise', () => {
      const formats = new Set<string>();
      for (const [path, width, height] of films.flatMap(expected)) {
        if (path === MISSING || path === TRUNCATED) continue;
        const header = imageHeader(read(path));
        assert.deepEqual(header, { format: path.split('.').at(-1), width, height }, path);
        formats.add(header.format);
      }
      assert.deepEqual([...formats].toSorted(), ['jpg', 'png', 'webp']);
    });

    it('are broken where the demo needs a broken one: one missing, one cut off', () => {
      assert.ok(films.some((film) => film.poster === MISSING));
      assert.ok(!existsSync(join(HERE, MISSING)));
      assert.ok(films.some((film) => film.poster === TRUNCATED));
      assert.throws(() => imageHeader(read(TRUNCATED)), /no frame/);
    });

    it('are all used, and each has its colour in palette.json', () => {
      const used = new Set(films.flatMap(expected).map(([path]) => path));
      const there = ['posters', 'heroes'].flatMap((folder) =>
        readdirSync(join(HERE, folder)).map((name) => `${folder}/${name}`),
      );
      assert.deepEqual(there.toSorted(), [...used].filter((path) => path !== MISSING).toSorted());
      const palette = json('palette.json') as Record<string, string>;
      assert.deepEqual(Object.keys(palette).toSorted(), [...used].toSorted());
      for (const [path, colour] of Object.entries(palette))
        assert.match(colour, /^#[0-9a-f]{6}$/, path);
    });

    it('are named in LICENSES.md', () => {
      const page = read('LICENSES.md').toString('utf8');
      for (const [path] of films.flatMap(expected)) assert.ok(page.includes(`\`${path}\``), path);
    });

    it('take at most 6 MB together with everything else here', () => {
      const bytes = readdirSync(HERE, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
      assert.ok(bytes <= 6 * 1024 * 1024, `${bytes} bytes`);
    });
  });

  describe('fonts', () => {
    const limits = {
      'Inter-Regular': 120,
      'Inter-SemiBold': 120,
      'Inter-Bold': 120,
      'NotoSansArabic-SemiBold': 150,
      'NotoSansJP-Bold': 200,
    };
    const characters = new Map(
      Object.keys(limits).map((name) => [name, characterMap(read(`fonts/${name}.ttf`))]),
    );

    it('are no larger than agreed', () => {
      for (const [name, kilobytes] of Object.entries(limits)) {
        const { size } = statSync(join(HERE, `fonts/${name}.ttf`));
        assert.ok(size <= kilobytes * 1024, `${name}: ${size} bytes`);
      }
    });

    it('have a glyph for every character of the catalogue', () => {
      const words = [...catalogue.rails.map((rail) => rail.name), ...films.flatMap(allText)].join(
        '',
      );
      const all = ['Inter-Regular', 'NotoSansArabic-SemiBold', 'NotoSansJP-Bold'].map((name) =>
        characters.get(name),
      );
      const missing = [...new Set(words)].filter(
        (char) => !all.some((map) => map?.has(char.codePointAt(0) ?? 0)),
      );
      assert.deepEqual(missing, []);
    });

    it('agree in what the three weights of Inter cover', () => {
      assert.deepEqual(characters.get('Inter-SemiBold'), characters.get('Inter-Regular'));
      assert.deepEqual(characters.get('Inter-Bold'), characters.get('Inter-Regular'));
    });

    it('keep the layout tables that shaping needs', () => {
      for (const name of Object.keys(limits)) {
        const font = read(`fonts/${name}.ttf`);
        assert.ok(tables(font).has('GSUB') && tables(font).has('GPOS'), name);
      }
      const features = featureTags(read('fonts/NotoSansArabic-SemiBold.ttf'), 'GSUB');
      for (const tag of ['init', 'medi', 'fina', 'rlig']) assert.ok(features.has(tag), tag);
      assert.ok(featureTags(read('fonts/NotoSansArabic-SemiBold.ttf'), 'GPOS').has('mark'));
      assert.ok(featureTags(read('fonts/Inter-Regular.ttf'), 'GPOS').has('kern'));
    });
  });
});

/** Every text of a film that the demo may show. */
function allText(film: Film): string[] {
  return [
    film.title,
    film.englishTitle ?? '',
    film.synopsis,
    film.country,
    ...film.genres,
    ...film.directors,
    ...film.cast,
  ];
}

/** What a picture's own header says. Throws where there is none. */
function imageHeader(file: Buffer): { format: string; width: number; height: number } {
  if (file.subarray(1, 4).toString('latin1') === 'PNG') {
    return { format: 'png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  }
  if (file.subarray(8, 15).toString('latin1') === 'WEBPVP8' && file[15] === 0x20) {
    return {
      format: 'webp',
      width: file.readUInt16LE(26) & 0x3fff,
      height: file.readUInt16LE(28) & 0x3fff,
    };
  }
  assert.equal(file.readUInt16BE(0), 0xffd8, 'starts as JPEG, PNG or lossy WebP');
  for (let at = 2; at + 9 <= file.length; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file.readUInt16BE(at);
    // SOF0 and SOF2: the frame of a baseline and of a progressive JPEG.
    if (marker === 0xffc0 || marker === 0xffc2) {
      return { format: 'jpg', width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
    }
  }
  throw new Error('no frame in this JPEG');
}

/** Offset of each table of a TrueType font, by tag. */
function tables(font: Buffer): Map<string, number> {
  assert.equal(font.readUInt32BE(0), 0x00010000, 'a TrueType font');
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  return new Map(
    records.map((at) => [font.subarray(at, at + 4).toString('latin1'), font.readUInt32BE(at + 8)]),
  );
}

/** The code points of a font's format 4 character map that have a glyph. */
function characterMap(font: Buffer): Set<number> {
  const cmap = tables(font).get('cmap') ?? assert.fail('a cmap table');
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  );
  const map =
    subtables.find((at) => font.readUInt16BE(at) === 4) ?? assert.fail('a format 4 subtable');
  const segments = font.readUInt16BE(map + 6) / 2;
  const points = new Set<number>();
  for (let segment = 0; segment < segments; segment++) {
    const endAt = map + 14 + segment * 2;
    const startAt = endAt + segments * 2 + 2;
    const deltaAt = startAt + segments * 2;
    const rangeAt = deltaAt + segments * 2;
    const range = font.readUInt16BE(rangeAt);
    const start = font.readUInt16BE(startAt);
    for (let point = start; point <= font.readUInt16BE(endAt) && point < 0xffff; point++) {
      const listed = range === 0 ? point : font.readUInt16BE(rangeAt + range + (point - start) * 2);
      if (listed !== 0 && ((listed + font.readUInt16BE(deltaAt)) & 0xffff) !== 0) points.add(point);
    }
  }
  return points;
}

/** The feature tags of GSUB or GPOS. */
function featureTags(font: Buffer, table: 'GSUB' | 'GPOS'): Set<string> {
  const start = tables(font).get(table) ?? assert.fail(`a ${table} table`);
  const features = start + font.readUInt16BE(start + 6);
  const records = Array.from(
    { length: font.readUInt16BE(features) },
    (_, index) => features + 2 + index * 6,
  );
  return new Set(records.map((at) => font.subarray(at, at + 4).toString('latin1')));
}
