/** @jsxImportSource inlay-solid */
/**
 * What follows focus: the background, and what is written over it.
 *
 * @module
 */
import { For } from 'inlay-solid';
import { createMemo } from 'solid-js';
import * as look from '../../port/src/look.ts';
import type { Film } from '../../port/src/rows.ts';

/** The last images over each other, so that the new one fades in over what was there. */
export function Background(props: { src: string | undefined }) {
  const layers = createMemo<{ src: string | undefined }[]>((last) => {
    const { src } = props;
    return last.at(-1)?.src === src ? last : [...last.slice(-2), { src }];
  }, []);
  return (
    <>
      <For each={layers()}>{({ src }) => <image {...look.backdrop} src={src} />}</For>
      <view {...look.mask} />
    </>
  );
}

export function Credits(props: { isTop: boolean }) {
  return (
    <view {...look.credits(props.isTop)}>
      <text {...look.creditsHead}>Built With:</text>
      <text {...look.creditsName}>Inlay</text>
      <text {...look.creditsNote}>The films are in the public domain.</text>
    </view>
  );
}

export function Content(props: { film: Film | undefined; isTop: boolean }) {
  return (
    <view {...look.content(props.isTop)}>
      <text {...look.headline}>{props.film?.title}</text>
      <text {...look.description}>{props.film?.overview}</text>
    </view>
  );
}
