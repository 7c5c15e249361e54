/**
 * A rail: a heading and a row of tiles that scrolls under a fixed line, so that the focused tile
 * stays where the eye is.
 *
 * @module
 */
import type { Node, Stage } from '../../../host/src/index.ts';
import { facts, left, watched } from './film.ts';
import { poster, still } from './poster.ts';
import type { Entry, RailEntries } from './rails.ts';
import { dim, fade, grow, grown, ink, lifted, railHead, safe, slide, type } from './theme.ts';

/** Width of the ring around a tile that has focus. */
export const ring = 6;

/**
 * Where words begin within the ring of a tile so that they stand under the tile's own edge before
 * it grew, and so under the heading.
 */
export function wordsEdge({ seconds }: Entry): number {
  const width = (seconds === undefined ? 200 : 352) + 2 * ring;
  return width / 2 - (width / 2 - ring) / grown - ring;
}

/** How high a row is: stills are lower than posters. */
export function rowHeight(entries: readonly Entry[]): number {
  return (entries.some(({ seconds }) => seconds === undefined) ? 300 : 198) + 2 * ring;
}

/**
 * A tile: the picture in a ring, and what it is under it. The ring is the tile's border; with focus
 * it is seen, and the tile stands out over a shadow.
 *
 * @param end Whether it is the last of its rail: its words end where it ends, since there is no
 * room beside it.
 */
function tile(stage: Stage, rail: string, entry: Entry, end: boolean): Node {
  const { film, seconds } = entry;
  const edge = wordsEdge(entry);
  const art =
    seconds === undefined ? poster(stage, film) : still(stage, film, watched(film, seconds));
  const node = stage.view({
    margin: [0, end ? 0 : 12, 0, 0],
    borderWidth: ring,
    borderColor: '#f4f5f700',
    radius: 18,
    flexShrink: 0,
    focusable: true,
    key: `${rail}/${film.id}`,
    data: entry,
    transition: { scale: grow, borderColor: fade },
    states: {
      focused: { scale: grown, zIndex: 1, borderColor: ink, boxShadow: lifted },
      pressed: { scale: 1.02 },
    },
  });
  const caption = stage.view({
    position: 'absolute',
    ...(end ? { right: edge } : { left: edge }),
    top: '100%',
    width: 396,
    flexDirection: 'column',
    padding: [14 + ring, 0, 14, 0],
    opacity: 0,
    transition: { opacity: fade },
  });
  const line = {
    maxLines: 1,
    textOverflow: 'ellipsis',
    textAlign: end ? 'right' : 'left',
  } as const;
  caption.append(
    stage.text(film.englishTitle ?? film.title, { ...type(24, 600), ...line }),
    stage.text(seconds === undefined ? facts(film) : left(film, seconds), {
      ...type(20, 400, dim),
      ...line,
    }),
  );
  node.on('focus', () => caption.set({ opacity: 1 }));
  node.on('blur', () => caption.set({ opacity: 0 }));
  return node.append(art, caption);
}

/** A heading and its row. */
export function rail(stage: Stage, { id, name, entries }: RailEntries): Node {
  const height = rowHeight(entries);
  const row = stage.view({
    width: 1920,
    height,
    padding: [0, 0, 0, safe.x - ring],
    flexShrink: 0,
    // The focused tile and the words under it reach beyond the row.
    overflow: 'visible',
    scroll: { axis: 'x', keyLine: (safe.x - ring) / 1920, keyLineItem: 0, motion: slide },
    focusGroup: { remember: true, entry: 'first' },
    key: id,
  });
  row.append(
    ...entries.map((entry, index) => tile(stage, id, entry, index === entries.length - 1)),
  );
  // A row that does not clip scrolls to its last child and not to its padding: so the room at the
  // end is a child.
  row.append(stage.view({ width: safe.x, flexShrink: 0 }));
  const heading = stage.text(name, {
    ...type(28, 600),
    margin: [0, 0, railHead - 35, safe.x],
    maxLines: 1,
    flexShrink: 0,
  });
  // Below the row there is room for the words under the focused tile.
  const whole = stage.view({
    flexDirection: 'column',
    flexShrink: 0,
    height: height + railHead + 112,
  });
  return whole.append(heading, row);
}
