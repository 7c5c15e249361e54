/** @jsxImportSource inlay-react */
/**
 * A row of films, each shown as the row's kind says.
 *
 * @module
 */
import type { Node } from 'inlay';
import { useFocusWithin } from 'inlay-react';
import { memo } from 'react';
import * as look from '../../port/src/look.ts';
import type { Film, Row } from '../../port/src/rows.ts';

/** Where focus is: the film, and the number of its row. */
export interface Place {
  film: Film | undefined;
  row: number;
}

interface FilmRowProps {
  row: Row;
  index: number;
  onPlace: (place: Place) => void;
}

export const FilmRow = memo(function FilmRow({ row, index, onPlace }: FilmRowProps) {
  const { kind, title, films } = row;
  const Tile = kind === 'hero' ? Hero : Poster;
  return (
    <view
      {...look.rows[kind].row}
      onFocus={(tile: Node<Film>) => onPlace({ film: tile.data, row: index })}
    >
      {kind !== 'hero' && <text {...look.rowTitle}>{title}</text>}
      <view {...look.rows[kind].rail}>
        {films.map((film) => (
          <Tile key={film.id} film={film} isTitled={kind === 'titled'} />
        ))}
      </view>
    </view>
  );
});

function Poster({ film, isTitled }: { film: Film; isTitled: boolean }) {
  return (
    <image {...look.poster} focusKey={film.id} data={film} src={film.poster}>
      {isTitled && <text {...look.posterTitle}>{film.title}</text>}
    </image>
  );
}

function Hero({ film }: { film: Film }) {
  const [isFocused, focus] = useFocusWithin();
  return (
    <image {...look.hero} {...focus} focusKey={film.id} data={film} src={film.backdrop}>
      <view {...look.heroShade} />
      <view {...look.heroDetails(isFocused)}>
        <image {...look.heroPoster} src={film.poster} />
        <text {...look.heroTitle}>{film.title}</text>
        <text {...look.heroOverview}>{film.overview}</text>
      </view>
    </image>
  );
}
