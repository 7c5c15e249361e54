/** @jsxImportSource inlay-react */
/**
 * What follows focus: the background, and what is written over it.
 *
 * @module
 */
import { useState } from 'react';
import * as look from '../../port/src/look.ts';
import type { Film } from '../../port/src/rows.ts';

/** The last images over each other, so that the new one fades in over what was there. */
export function Background({ src }: { src: string | undefined }) {
  const [layers, setLayers] = useState([{ id: 0, src }]);
  const top = layers.at(-1);
  if (top && top.src !== src) setLayers([...layers.slice(-2), { id: top.id + 1, src }]);
  return (
    <>
      {layers.map((layer) => (
        <image {...look.backdrop} key={layer.id} src={layer.src} />
      ))}
      <view {...look.mask} />
    </>
  );
}

export function Credits({ isTop }: { isTop: boolean }) {
  return (
    <view {...look.credits(isTop)}>
      <text {...look.creditsHead}>Built With:</text>
      <text {...look.creditsName}>Inlay</text>
      <text {...look.creditsNote}>The films are in the public domain.</text>
    </view>
  );
}

export function Content({ film, isTop }: { film: Film | undefined; isTop: boolean }) {
  return (
    <view {...look.content(isTop)}>
      <text {...look.headline}>{film?.title}</text>
      <text {...look.description}>{film?.overview}</text>
    </view>
  );
}
