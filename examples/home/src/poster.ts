/**
 * Posters: type set over a photograph. Where the photograph does not come, the type stays, on a
 * plain ground with a sign.
 *
 * @module
 */
import { linearGradient, type Node, type Stage } from '../../../host/src/index.ts';
import type { Film } from '../assets/feed.ts';
import palette from '../assets/palette.json' with { type: 'json' };
import { dim, surface, type } from './theme.ts';

const colors: Readonly<Record<string, string>> = palette;

/** What stands in the place of a picture until it is there: its mean colour. */
export function placeholder(src: string): string {
  return colors[src] ?? surface;
}

/** A picture of the feed, in its mean colour until it is there. */
export function picture(stage: Stage, src: string, width: number, height: number): Node {
  const image = stage.image({
    src: `assets/${src}`,
    width,
    height,
    radius: 12,
    objectFit: 'cover',
    placeholderColor: placeholder(src),
    states: { failed: { placeholderColor: surface } },
  });
  image.on('failed', () => image.append(brokenSign(stage)));
  return image;
}

/** What darkens the lower part of a picture, so that words on it can be read. */
function scrim(stage: Stage, height: number): Node {
  return stage.view({
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: 0,
    height,
    radius: [0, 0, 12, 12],
    backgroundGradient: linearGradient(0, '#0b0d1290', '#0b0d1200'),
  });
}

/** Bars of a frame with a torn corner: left, top, width, height, rotation. */
export const bars = [
  [0, 0, 72, 4, 0],
  [0, 52, 30, 4, 0],
  [44, 52, 28, 4, 0],
  [0, 0, 4, 56, 0],
  [68, 0, 4, 56, 0],
  [12, 40, 26, 4, -42],
  [34, 34, 30, 4, 38],
  [30, 12, 4, 34, 18],
] as const;

/** What a broken picture shows. */
function brokenSign(stage: Stage): Node {
  const sign = stage.view({
    position: 'absolute',
    left: '50%',
    top: 48,
    width: 72,
    height: 56,
    margin: [0, 0, 0, -36],
  });
  const bar = { position: 'absolute', radius: 2, background: '#5b6372' } as const;
  sign.append(
    ...bars.map(([left, top, width, height, rotation]) =>
      stage.view({ ...bar, left, top, width, height, rotation }),
    ),
  );
  return sign;
}

/** A poster of 200 by 300. */
export function poster(stage: Stage, film: Film): Node {
  const art = picture(stage, film.poster, 200, 300);
  const words = stage.view({
    position: 'absolute',
    left: 16,
    right: 8,
    bottom: 16,
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: 6,
  });
  const long = film.title.length > 24;
  words.append(
    stage.text(film.title, {
      ...type(long ? 21 : 26, 700),
      lineHeight: 1.12,
      maxLines: long ? 4 : 3,
      textOverflow: 'ellipsis',
      textAlign: 'left',
    }),
    stage.text(film.directors[0] ?? '', {
      ...type(18, 400, dim),
      maxLines: 1,
      textOverflow: 'ellipsis',
    }),
  );
  return art.append(scrim(stage, 190), words);
}

/** A still of 352 by 198 with how far the film was watched. */
export function still(stage: Stage, film: Film, share: number): Node {
  const art = picture(stage, film.hero, 352, 198);
  const title = stage.text(film.title, {
    ...type(24, 700),
    position: 'absolute',
    left: 18,
    right: 18,
    bottom: 30,
    maxLines: 2,
    lineHeight: 1.15,
    textOverflow: 'ellipsis',
    textAlign: 'left',
  });
  const bar = stage.view({
    position: 'absolute',
    left: 18,
    right: 18,
    bottom: 14,
    height: 6,
    radius: 3,
    background: '#ffffff40',
  });
  bar.append(
    stage.view({
      width: `${Math.round(share * 100)}%`,
      height: 6,
      radius: 3,
      background: '#f2b84b',
    }),
  );
  return art.append(scrim(stage, 130), title, bar);
}
