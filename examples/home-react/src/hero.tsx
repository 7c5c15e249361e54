/** @jsxImportSource inlay-react */
/**
 * The hero: art and words of the film that has focus.
 *
 * @module
 */
import { useState } from 'react';
import type { Film } from '../../home/assets/feed.ts';
import { rubric, translatedFacts } from '../../home/src/film.ts';
import { accent, crossFade, dim, ground, railsTop, safe, type } from '../../home/src/theme.ts';

export function Hero({ film }: { film: Film }) {
  return (
    <view position="absolute" inset={0}>
      <Art src={film.hero} />
      <view
        position="absolute"
        left={safe.x}
        top={124}
        width={860}
        height={railsTop - 124 - 28}
        flexDirection="column"
        justifyContent="flex-end"
        gap={16}
      >
        <text {...type(20, 600, accent)} letterSpacing={2} maxLines={1}>
          {rubric(film)}
        </text>
        <text
          {...type(60, 700)}
          lineHeight={1.1}
          maxLines={2}
          textOverflow="ellipsis"
          // A title in Arabic stands at the left, too.
          textAlign="left"
        >
          {film.title}
        </text>
        <text {...type(24, 600, dim)} maxLines={1} textOverflow="ellipsis">
          {translatedFacts(film)}
        </text>
        <text {...type(26, 400)} lineHeight={1.4} maxLines={3} textOverflow="ellipsis">
          {film.synopsis}
        </text>
      </view>
    </view>
  );
}

interface Layer {
  readonly src?: string;
  readonly isThere?: boolean;
}

/** Two images over each other: a new one fades in when it is there, so that nothing flashes. */
function Art({ src }: { src: string }) {
  const [front, setFront] = useState(0);
  const [layers, setLayers] = useState<readonly Layer[]>([{}, {}]);
  const change = (at: number, layer: Layer) =>
    setLayers((now) => now.map((old, index) => (index === at ? layer : old)));
  const at = layers.findIndex((layer) => layer.src === src);
  if (at < 0) change(1 - front, { src });
  else if (at !== front && layers[at]?.isThere) setFront(at);
  return layers.map((layer, index) => (
    <image
      // A layer stays while its image changes.
      key={index}
      position="absolute"
      right={0}
      top={0}
      width={1280}
      height={720}
      objectFit="cover"
      placeholderColor={ground}
      src={layer.src === undefined ? undefined : `assets/${layer.src}`}
      opacity={index === front && layer.src !== undefined ? 1 : 0}
      transition={{ opacity: crossFade }}
      onLoaded={() => change(index, { ...layer, isThere: true })}
    />
  ));
}
