/** @jsxImportSource inlay-solid */
/**
 * What the compiler says of Solid's JSX: lines under a comment must not compile, and all others
 * must.
 *
 * @module
 */
import type { Node } from 'inlay';
import type { ViewProps } from 'inlay-solid';

interface Film {
  readonly title: string;
}

export function App(props: { look: ViewProps }) {
  let tile: Node<Film> | undefined;
  return (
    <view {...props.look} onSelect={(node: Node<Film>) => node.data.title}>
      <view ref={tile} data={{ title: 'M' }} onSelect={() => tile?.data.title} />
      <view ref={(node) => node.focus()} />
      {/* @ts-expect-error */}
      <view onSelect={(node) => node.data.title} />
      {/* @ts-expect-error */}
      <view onSelect={(film: Film) => film.title} />
      {/* @ts-expect-error */}
      <view widht={3} />
    </view>
  );
}
