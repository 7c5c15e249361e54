/** @jsxImportSource inlay-react */
/**
 * A rail: a heading and a row of tiles that scrolls under a fixed line, so that the focused tile
 * stays where the eye is.
 *
 * @module
 */
import type { Node } from 'inlay';
import { useFocusWithin } from 'inlay-react';
import { memo, useLayoutEffect, useRef } from 'react';
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
export const Rail = memo(function Rail({ rail, isFirst }: RailProps) {
  const { id, name, entries } = rail;
  const height = rowHeight(entries);
  return (
    // Below the row there is room for the words under the focused tile.
    <view flexDirection="column" flexShrink={0} height={height + railHead + 112}>
      <text {...type(28, 600)} margin={[0, 0, railHead - 35, safe.x]} maxLines={1} flexShrink={0}>
        {name}
      </text>
      <view
        focusKey={id}
        width={1920}
        height={height}
        padding={[0, 0, 0, safe.x - ring]}
        flexShrink={0}
        // The focused tile and the words under it reach beyond the row.
        overflow="visible"
        scroll={{ axis: 'x', keyLine: (safe.x - ring) / 1920, keyLineItem: 0, motion: slide }}
        focusGroup={{ remember: true, entry: 'first' }}
      >
        {entries.map((entry, index) => (
          <Tile
            key={entry.film.id}
            rail={id}
            entry={entry}
            isLast={index === entries.length - 1}
            hasFocus={isFirst && index === 0}
          />
        ))}
        {/* A row that does not clip scrolls to its last child: so the room at the end is one. */}
        <view width={safe.x} flexShrink={0} />
      </view>
    </view>
  );
});

interface TileProps {
  rail: string;
  entry: Entry;
  /** Its words end where it ends: there is no room beside it. */
  isLast: boolean;
  hasFocus: boolean;
}

/** The picture in a ring that is seen with focus, and what it is under it. */
function Tile({ rail, entry, isLast, hasFocus }: TileProps) {
  const { film, seconds } = entry;
  const [isFocused, focus] = useFocusWithin();
  const node = useRef<Node>(null);
  useLayoutEffect(() => {
    if (hasFocus) node.current?.focus();
  }, [hasFocus]);
  return (
    <view
      ref={node}
      {...focus}
      data={entry}
      focusKey={`${rail}/${film.id}`}
      margin={[0, isLast ? 0 : 12, 0, 0]}
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
      <Caption entry={entry} isLast={isLast} isSeen={isFocused} />
    </view>
  );
}

function Caption({ entry, isLast, isSeen }: { entry: Entry; isLast: boolean; isSeen: boolean }) {
  const { film, seconds } = entry;
  const edge = wordsEdge(entry);
  const line = {
    maxLines: 1,
    textOverflow: 'ellipsis',
    textAlign: isLast ? 'right' : 'left',
  } as const;
  return (
    <view
      position="absolute"
      {...(isLast ? { right: edge } : { left: edge })}
      top="100%"
      width={396}
      flexDirection="column"
      padding={[14 + ring, 0, 14, 0]}
      opacity={isSeen ? 1 : 0}
      transition={{ opacity: fade }}
    >
      <text {...type(24, 600)} {...line}>
        {film.englishTitle ?? film.title}
      </text>
      <text {...type(20, 400, dim)} {...line}>
        {seconds === undefined ? facts(film) : left(film, seconds)}
      </text>
    </view>
  );
}
