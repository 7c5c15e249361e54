/** @jsxImportSource inlay-solid */
/**
 * The home screen of the demo in Solid: rails of films under a hero that follows focus.
 *
 * @module
 */
import type { Node, Stage } from 'inlay';
import { For, render, Show } from 'inlay-solid';
import { createSignal } from 'solid-js';
import catalogueJson from '../../home/assets/catalog.json' with { type: 'json' };
import { parseCatalogue, parseHistory } from '../../home/assets/feed.ts';
import historyJson from '../../home/assets/history.json' with { type: 'json' };
import { type Entry, type RailEntries, railsOf } from '../../home/src/rails.ts';
import {
  accent,
  addFonts,
  ground,
  railHead,
  railsTop,
  safe,
  slide,
  type,
} from '../../home/src/theme.ts';
import { Hero } from './hero.tsx';
import { Rail } from './rail.tsx';

export default function app(stage: Stage): void {
  const catalogue = parseCatalogue(catalogueJson);
  const rails = railsOf(catalogue, parseHistory(historyJson, catalogue));
  addFonts(stage);
  stage.root.set({ background: ground });
  render(() => <Home rails={rails} />, stage);
}

function Home(props: { rails: readonly RailEntries[] }) {
  const [film, setFilm] = createSignal(props.rails[0]?.entries[0]?.film);
  return (
    <view position="absolute" inset={0} focusGroup={{ remember: true }}>
      <Show when={film()}>{(shown) => <Hero film={shown()} />}</Show>
      <Wordmark />
      <view
        position="absolute"
        left={0}
        right={0}
        top={railsTop}
        bottom={0}
        flexDirection="column"
        padding={[8, 0, 320, 0]}
        overflow="hidden"
        onFocus={(tile: Node<Entry>) => setFilm(tile.data.film)}
        // Focused tiles stand where the first rail's do at the start.
        scroll={{
          axis: 'y',
          keyLine: railHead / (1080 - railsTop),
          keyLineItem: 0,
          motion: slide,
        }}
      >
        <For each={props.rails}>
          {(rail, index) => <Rail rail={rail} isFirst={index() === 0} />}
        </For>
      </view>
    </view>
  );
}

/** The name, at the upper left of the safe area. */
function Wordmark() {
  const piece = { position: 'absolute', radius: 5 } as const;
  return (
    <view position="absolute" left={safe.x} top={safe.y} gap={14} alignItems="center">
      <view width={34} height={34}>
        <view {...piece} width={15} height={34} background={accent} />
        <view {...piece} left={19} width={15} height={15} background="#f4f5f7" />
        <view {...piece} left={19} top={19} width={15} height={15} background="#6d7584" />
      </view>
      <text {...type(34, 700)}>Inlay</text>
    </view>
  );
}
