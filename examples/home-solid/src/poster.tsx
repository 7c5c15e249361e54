/** @jsxImportSource inlay-solid */
/**
 * Posters: type set over a photograph. Where the photograph does not come, the type stays, on a
 * plain ground with a sign.
 *
 * @module
 */
import { linearGradient } from 'inlay';
import { For, type ParentProps, Show } from 'inlay-solid';
import { createSignal } from 'solid-js';
import type { Film } from '../../home/assets/feed.ts';
import { bars, placeholder } from '../../home/src/poster.ts';
import { dim, surface, type } from '../../home/src/theme.ts';

/** A picture of the feed, in its mean colour until it is there. */
function Picture(props: ParentProps<{ src: string; width: number; height: number }>) {
  const [isBroken, setIsBroken] = createSignal(false);
  return (
    <image
      width={props.width}
      height={props.height}
      src={`assets/${props.src}`}
      radius={12}
      objectFit="cover"
      placeholderColor={placeholder(props.src)}
      states={{ failed: { placeholderColor: surface } }}
      onFailed={() => setIsBroken(true)}
    >
      {props.children}
      <Show when={isBroken()}>
        <BrokenSign />
      </Show>
    </image>
  );
}

/** What darkens the lower part of a picture, so that words on it can be read. */
function Scrim(props: { height: number }) {
  return (
    <view
      position="absolute"
      left={0}
      right={0}
      bottom={0}
      height={props.height}
      radius={[0, 0, 12, 12]}
      backgroundGradient={linearGradient(0, '#0b0d1290', '#0b0d1200')}
    />
  );
}

/** What a broken picture shows. */
function BrokenSign() {
  return (
    <view position="absolute" left="50%" top={48} width={72} height={56} margin={[0, 0, 0, -36]}>
      <For each={bars}>
        {([left, top, width, height, rotation]) => (
          <view
            position="absolute"
            {...{ left, top, width, height, rotation }}
            radius={2}
            background="#5b6372"
          />
        )}
      </For>
    </view>
  );
}

/** A poster of 200 by 300. */
export function Poster(props: { film: Film }) {
  const isLong = () => props.film.title.length > 24;
  return (
    <Picture src={props.film.poster} width={200} height={300}>
      <Scrim height={190} />
      <view
        position="absolute"
        left={16}
        right={8}
        bottom={16}
        flexDirection="column"
        alignItems="stretch"
        gap={6}
      >
        <text
          {...type(isLong() ? 21 : 26, 700)}
          lineHeight={1.12}
          maxLines={isLong() ? 4 : 3}
          textOverflow="ellipsis"
          textAlign="left"
        >
          {props.film.title}
        </text>
        <text {...type(18, 400, dim)} maxLines={1} textOverflow="ellipsis">
          {props.film.directors[0] ?? ''}
        </text>
      </view>
    </Picture>
  );
}

/** A still of 352 by 198 with how far the film was watched. */
export function Still(props: { film: Film; share: number }) {
  const edges = { position: 'absolute', left: 18, right: 18 } as const;
  return (
    <Picture src={props.film.hero} width={352} height={198}>
      <Scrim height={130} />
      <text
        {...type(24, 700)}
        {...edges}
        bottom={30}
        maxLines={2}
        lineHeight={1.15}
        textOverflow="ellipsis"
        textAlign="left"
      >
        {props.film.title}
      </text>
      <view {...edges} bottom={14} height={6} radius={3} background="#ffffff40">
        <view
          width={`${Math.round(props.share * 100)}%`}
          height={6}
          radius={3}
          background="#f2b84b"
        />
      </view>
    </Picture>
  );
}
