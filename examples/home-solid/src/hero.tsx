/** @jsxImportSource inlay-solid */
/**
 * The hero: art and words of the film that has focus.
 *
 * @module
 */
import { Index } from 'inlay-solid';
import { createComputed, createSignal, untrack } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Film } from '../../home/assets/feed.ts';
import { rubric, translatedFacts } from '../../home/src/film.ts';
import { accent, crossFade, dim, ground, railsTop, safe, type } from '../../home/src/theme.ts';

export function Hero(props: { film: Film }) {
  return (
    <view position="absolute" inset={0}>
      <Art src={props.film.hero} />
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
          {rubric(props.film)}
        </text>
        <text
          {...type(60, 700)}
          lineHeight={1.1}
          maxLines={2}
          textOverflow="ellipsis"
          // A title in Arabic stands at the left, too.
          textAlign="left"
        >
          {props.film.title}
        </text>
        <text {...type(24, 600, dim)} maxLines={1} textOverflow="ellipsis">
          {translatedFacts(props.film)}
        </text>
        <text {...type(26, 400)} lineHeight={1.4} maxLines={3} textOverflow="ellipsis">
          {props.film.synopsis}
        </text>
      </view>
    </view>
  );
}

/** Two images over each other: a new one fades in when it is there, so that nothing flashes. */
function Art(props: { src: string }) {
  const [front, setFront] = createSignal(0);
  const [layers, setLayers] = createStore([
    { src: '', isThere: false },
    { src: '', isThere: false },
  ]);
  createComputed(() => {
    const { src } = props;
    const at = layers.findIndex((layer) => layer.src === src);
    if (at < 0) setLayers(1 - untrack(front), { src, isThere: false });
    else if (layers[at]?.isThere) setFront(at);
  });
  return (
    <Index each={layers}>
      {(layer, index) => (
        <image
          position="absolute"
          right={0}
          top={0}
          width={1280}
          height={720}
          objectFit="cover"
          placeholderColor={ground}
          src={layer().src === '' ? undefined : `assets/${layer().src}`}
          opacity={index === front() && layer().src !== '' ? 1 : 0}
          transition={{ opacity: crossFade }}
          onLoaded={() => setLayers(index, 'isThere', true)}
        />
      )}
    </Index>
  );
}
