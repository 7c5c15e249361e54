/** @jsxImportSource inlay-solid */
/**
 * A row of films, each shown as the row's kind says.
 *
 * @module
 */
import type { Node } from 'inlay';
import { createFocusWithin, Dynamic, For, Show } from 'inlay-solid';
import * as look from '../../port/src/look.ts';
import type { Film, Row } from '../../port/src/rows.ts';

const tiles = { poster: Poster, titled: Poster, hero: Hero };

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

export function FilmRow(props: FilmRowProps) {
  const { kind, title, films } = props.row;
  return (
    <view
      {...look.rows[kind].row}
      onFocus={(tile: Node<Film>) => props.onPlace({ film: tile.data, row: props.index })}
    >
      <Show when={kind !== 'hero'}>
        <text {...look.rowTitle}>{title}</text>
      </Show>
      <view {...look.rows[kind].rail}>
        <For each={films}>
          {(film) => <Dynamic component={tiles[kind]} film={film} isTitled={kind === 'titled'} />}
        </For>
      </view>
    </view>
  );
}

function Poster(props: { film: Film; isTitled: boolean }) {
  return (
    <image {...look.poster} key={props.film.id} data={props.film} src={props.film.poster}>
      <Show when={props.isTitled}>
        <text {...look.posterTitle}>{props.film.title}</text>
      </Show>
    </image>
  );
}

function Hero(props: { film: Film }) {
  const [isFocused, focus] = createFocusWithin();
  return (
    <image
      {...look.hero}
      {...focus}
      key={props.film.id}
      data={props.film}
      src={props.film.backdrop}
    >
      <view {...look.heroShade} />
      <view {...look.heroDetails(isFocused())}>
        <image {...look.heroPoster} src={props.film.poster} />
        <text {...look.heroTitle}>{props.film.title}</text>
        <text {...look.heroOverview}>{props.film.overview}</text>
      </view>
    </image>
  );
}
