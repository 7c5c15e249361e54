/** @jsxImportSource inlay-react */
/**
 * The browse page of the Solid demo app of Lightning, in React on Inlay.
 *
 * @module
 */
import type { Node, Stage } from 'inlay';
import { createRoot } from 'inlay-react';
import { Suspense, use, useRef, useState } from 'react';
import * as look from '../../port/src/look.ts';
import { loadRows, type Row } from '../../port/src/rows.ts';
import { Background, Content, Credits } from './content.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Menu } from './menu.tsx';
import { Panel } from './panel.tsx';
import { FilmRow, type Place } from './row.tsx';

export default function app(stage: Stage): void {
  browse(stage, loadRows);
}

/** Shows the page with what `load` loads. */
export function browse(stage: Stage, load: () => Promise<readonly Row[]>): void {
  look.prepare(stage);
  createRoot(stage).render(
    <ErrorBoundary fallback={<text {...look.notice}>The films cannot be loaded.</text>}>
      <Suspense fallback={<text {...look.notice}>Loading…</text>}>
        <Browse loading={load()} />
      </Suspense>
    </ErrorBoundary>,
  );
}

function Browse({ loading }: { loading: Promise<readonly Row[]> }) {
  const rows = use(loading);
  const [{ film, row }, setPlace] = useState<Place>({ film: rows[0]?.films[0], row: 0 });
  const [page, setPage] = useState<Node | null>(null);
  const menu = useRef<Node>(null);
  const panel = useRef<Node>(null);
  return (
    <view {...look.whole}>
      <Background src={film?.backdrop} />
      <view
        ref={setPage}
        {...look.whole}
        focusGroup={{ remember: true }}
        onBack={() => menu.current?.focus()}
        onSelect={() => panel.current?.focus()}
      >
        <Credits isTop={row === 0} />
        <Content film={film} isTop={row === 0} />
        <view {...look.column}>
          {rows.map((one, index) => (
            <FilmRow key={one.title} row={one} index={index} onPlace={setPlace} />
          ))}
        </view>
      </view>
      <Menu ref={menu} page={page} />
      <Panel ref={panel} page={page} title={film?.title} />
    </view>
  );
}
