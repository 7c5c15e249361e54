/** @jsxImportSource inlay-solid */
/**
 * A rail: a heading and a row of tiles that scrolls under a fixed line, so that the focused tile
 * stays where the eye is.
 *
 * @module
 */
import type { Node } from 'inlay';
import { createFocusWithin, For } from 'inlay-solid';
import { onMount } from 'solid-js';
import { facts, left, watched } from '../../home/src/film.ts';
import { ring, rowHeight, wordsEdge } from '../../home/src/rail.ts';
import type { Entry, RailEntries } from '../../home/src/rails.ts';
import {
  dim,
  fade,
  grow,
  grown,
  ink,
  lifted,
  railHead,
  safe,
  slide,
  type,
} from '../../home/src/theme.ts';
import { Poster, Still } from './poster.tsx';

interface RailProps {
  rail: RailEntries;
  /** Whether it has focus at the start. */
  isFirst: boolean;
}

/** A heading and its row. */
export function Rail(props: RailProps) {
  const { id, name, entries } = props.rail;
  const height = rowHeight(entries);
  return (
    // Below the row there is room for the words under the focused tile.
    <view flexDirection="column" flexShrink={0} height={height + railHead + 112}>
      <text {...type(28, 600)} margin={[0, 0, railHead - 35, safe.x]} maxLines={1} flexShrink={0}>
        {name}
      </text>
      <view
        key={id}
        width={1920}
        height={height}
        padding={[0, 0, 0, safe.x - ring]}
        flexShrink={0}
        // The focused tile and the words under it reach beyond the row.
        overflow="visible"
        scroll={{ axis: 'x', keyLine: (safe.x - ring) / 1920, keyLineItem: 0, motion: slide }}
        focusGroup={{ remember: true, entry: 'first' }}
      >
        <For each={entries}>
          {(entry, index) => (
            <Tile
              rail={id}
              entry={entry}
              isLast={index() === entries.length - 1}
              hasFocus={props.isFirst && index() === 0}
            />
          )}
        </For>
        {/* A row that does not clip scrolls to its last child: so the room at the end is one. */}
        <view width={safe.x} flexShrink={0} />
      </view>
    </view>
  );
}

interface TileProps {
  rail: string;
  entry: Entry;
  /** Its words end where it ends: there is no room beside it. */
  isLast: boolean;
  hasFocus: boolean;
}

/** The picture in a ring that is seen with focus, and what it is under it. */
function Tile(props: TileProps) {
  const { film, seconds } = props.entry;
  const [isFocused, focus] = createFocusWithin();
  let node: Node | undefined;
  onMount(() => {
    if (props.hasFocus) node?.focus();
  });
  return (
    <view
      ref={node}
      {...focus}
      data={props.entry}
      key={`${props.rail}/${film.id}`}
      margin={[0, props.isLast ? 0 : 12, 0, 0]}
      borderWidth={ring}
      borderColor="#f4f5f700"
      radius={18}
      flexShrink={0}
      focusable
      transition={{ scale: grow, borderColor: fade }}
      states={{
        focused: { scale: grown, zIndex: 1, borderColor: ink, boxShadow: lifted },
        pressed: { scale: 1.02 },
      }}
    >
      {seconds === undefined ? (
        <Poster film={film} />
      ) : (
        <Still film={film} share={watched(film, seconds)} />
      )}
      <Caption entry={props.entry} isLast={props.isLast} isSeen={isFocused()} />
    </view>
  );
}

function Caption(props: { entry: Entry; isLast: boolean; isSeen: boolean }) {
  const { film, seconds } = props.entry;
  const edge = wordsEdge(props.entry);
  const line = () =>
    ({
      maxLines: 1,
      textOverflow: 'ellipsis',
      textAlign: props.isLast ? 'right' : 'left',
    }) as const;
  return (
    <view
      position="absolute"
      {...(props.isLast ? { right: edge } : { left: edge })}
      top="100%"
      width={396}
      flexDirection="column"
      padding={[14 + ring, 0, 14, 0]}
      opacity={props.isSeen ? 1 : 0}
      transition={{ opacity: fade }}
    >
      <text {...type(24, 600)} {...line()}>
        {film.englishTitle ?? film.title}
      </text>
      <text {...type(20, 400, dim)} {...line()}>
        {seconds === undefined ? facts(film) : left(film, seconds)}
      </text>
    </view>
  );
}
