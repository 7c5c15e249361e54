/** @jsxImportSource inlay-solid */
/**
 * The browse page of the Solid demo app of Lightning, in Solid on Inlay.
 *
 * @module
 */
import type { Node, Stage } from 'inlay';
import { ErrorBoundary, For, render, Show, Suspense } from 'inlay-solid';
import { createResource, createSignal } from 'solid-js';
import * as look from '../../port/src/look.ts';
import { loadRows, type Row } from '../../port/src/rows.ts';
import { Background, Content, Credits } from './content.tsx';
import { Menu } from './menu.tsx';
import { Panel } from './panel.tsx';
import { FilmRow, type Place } from './row.tsx';

export default function app(stage: Stage): void {
  browse(stage, loadRows);
}

/** Shows the page with what `load` loads. */
export function browse(stage: Stage, load: () => Promise<readonly Row[]>): void {
  look.prepare(stage);
  render(() => <App load={load} />, stage);
}

function App(props: { load: () => Promise<readonly Row[]> }) {
  const [rows] = createResource(props.load);
  return (
    <ErrorBoundary fallback={<text {...look.notice}>The films cannot be loaded.</text>}>
      <Suspense fallback={<text {...look.notice}>Loading…</text>}>
        <Show when={rows()}>{(loaded) => <Browse rows={loaded()} />}</Show>
      </Suspense>
    </ErrorBoundary>
  );
}

function Browse(props: { rows: readonly Row[] }) {
  const [place, setPlace] = createSignal<Place>({ film: props.rows[0]?.films[0], row: 0 });
  const isTop = () => place().row === 0;
  let page: Node | undefined;
  let menu: Node | undefined;
  let panel: Node | undefined;
  return (
    <view {...look.whole}>
      <Background src={place().film?.backdrop} />
      <view
        ref={page}
        {...look.whole}
        focusGroup={{ remember: true }}
        onBack={() => menu?.focus()}
        onSelect={() => panel?.focus()}
      >
        <Credits isTop={isTop()} />
        <Content film={place().film} isTop={isTop()} />
        <view {...look.column}>
          <For each={props.rows}>
            {(row, index) => <FilmRow row={row} index={index()} onPlace={setPlace} />}
          </For>
        </view>
      </view>
      <Menu ref={menu} page={page} />
      <Panel ref={panel} page={page} title={place().film?.title} />
    </view>
  );
}
