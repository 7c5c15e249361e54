/** @jsxImportSource inlay-react */
/**
 * What the compiler says of JSX: lines under a comment must not compile, and all others must.
 *
 * @module
 */
import { linearGradient, type Node, spring } from 'inlay';
import { createRoot, type ViewProps } from 'inlay-react';
import { Fragment, type ReactNode, useRef } from 'react';

function Card({ children, ...look }: ViewProps & { children: ReactNode }) {
  return (
    <view radius={12} transition={{ scale: spring() }} {...look}>
      {children}
    </view>
  );
}

interface Film {
  readonly title: string;
}

export function App({ isWide, title }: { isWide?: boolean; title: string | undefined }) {
  const ref = useRef<Node>(null);
  const tile = useRef<Node<Film>>(null);
  return (
    <Fragment>
      <view ref={ref} focusKey="page" width={isWide ? '50%' : undefined} focusable>
        <Card
          key="a"
          onSelect={(node, event) => node.focus === event.target.focus}
          padding={[4, 8]}
        >
          <image src="a.png" objectFit="cover" onLoaded={(_, { width }) => width.toFixed()} />
        </Card>
        <text fontSize={20} maxLines={null}>
          {title} {3}
        </text>
      </view>
      <view
        onKey={(_, { key, phase }) => key === 'back' && phase === 'down'}
        states={{ focused: { scale: 1.1 }, pressed: null }}
        backgroundGradient={linearGradient(0, '#000', '#fff')}
      />
      <view ref={tile} data={{ title: 'M' }} onSelect={() => tile.current?.data.title} />
      <view onSelect={(node: Node<Film>) => node.data.title}>
        <view data={{ title: 'M' }} />
      </view>
      {/* @ts-expect-error */}
      <view onSelect={(node) => node.data.title} />
      {/* @ts-expect-error */}
      <view onSelect={(film: Film) => film.title} />
      {/* @ts-expect-error */}
      <div />
      {/* @ts-expect-error */}
      <view widht={3} />
      {/* @ts-expect-error */}
      <view src="a.png" />
      {/* @ts-expect-error */}
      <image content="a" />
      {/* @ts-expect-error */}
      <view onSelect={(event: { key: string }) => event.key} />
      {/* @ts-expect-error */}
      <view onSlect={() => {}} />
      {/* @ts-expect-error */}
      <view alignItems="centre" />
      {/* @ts-expect-error */}
      <view ref={(node: string) => node} />
    </Fragment>
  );
}

export const start = createRoot;
