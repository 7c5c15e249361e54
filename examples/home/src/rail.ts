/**
 * A rail: a heading and a row of tiles that scrolls under a fixed line, so that the focused tile stays where the eye is.
 *
 * @module
 */
import type { Node, Stage } from '../../../host/src/app/index.ts';
import type { Film } from '../assets/feed.ts';
import { facts, left } from './film.ts';
import { poster, still } from './poster.ts';
import { dim, fade, grow, ink, safe, slide, type } from './theme.ts';

/** What a tile stands for. */
export interface Entry {
  readonly film: Film;
  /** Seconds that were watched. */
  readonly seconds?: number;
}

/** Width of the ring around a tile that has focus. */
const ring = 6;

/** A tile: the picture in a ring, and what it is under it. The ring is the tile itself, seen when it has focus. */
function tile(stage: Stage, rail: string, entry: Entry): Node {
  const { film, seconds } = entry;
  const art =
    seconds === undefined ? poster(stage, film) : still(stage, film, seconds / 60 / Math.max(1, film.minutes ?? 1));
  const node = stage.view({
    padding: ring,
    margin: [0, 12, 0, 0],
    radius: 18,
    flexShrink: 0,
    focusable: true,
    key: `${rail}/${film.id}`,
    data: entry,
    background: '#ffffff00',
    transition: { scale: grow, background: fade },
    states: {
      focused: { scale: 1.08, zIndex: 1, background: ink },
      pressed: { scale: 1.02 },
    },
  });
  const caption = stage.view({
    position: 'absolute',
    left: ring,
    top: '100%',
    width: 420,
    flexDirection: 'column',
    padding: [14, 0],
    opacity: 0,
    transition: { opacity: fade },
  });
  const line = { maxLines: 1, textOverflow: 'ellipsis' } as const;
  caption.append(
    stage.text(film.englishTitle ?? film.title, { ...type(24, 600), ...line }),
    stage.text(seconds === undefined ? facts(film) : left(film, seconds), { ...type(20, 400, dim), ...line }),
  );
  node.on('focus', () => caption.set({ opacity: 1 }));
  node.on('blur', () => caption.set({ opacity: 0 }));
  return node.append(art, caption);
}

/** A heading and its row. */
export function rail(stage: Stage, id: string, name: string, entries: readonly Entry[]): Node {
  const high = entries.some(({ seconds }) => seconds === undefined);
  const row = stage.view({
    width: 1920,
    height: (high ? 300 : 198) + 2 * ring,
    padding: [0, safe.x, 0, safe.x - ring],
    flexShrink: 0,
    scroll: { axis: 'x', keyLine: (safe.x - ring) / 1920, keyLineItem: 0, motion: slide },
    focusGroup: { remember: true, entry: 'first' },
    key: id,
  });
  row.append(...entries.map((entry) => tile(stage, id, entry)));
  const heading = stage.text(name, { ...type(28, 600), margin: [0, 0, 26, safe.x], maxLines: 1, flexShrink: 0 });
  // Below the row there is room for the words under the focused tile.
  const whole = stage.view({
    flexDirection: 'column',
    flexShrink: 0,
    height: (high ? 300 : 198) + 2 * ring + 61 + 112,
  });
  return whole.append(heading, row);
}
