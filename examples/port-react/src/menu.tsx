/** @jsxImportSource inlay-react */
/**
 * The menu at the left.
 *
 * @module
 */
import type { Node } from 'inlay';
import type { Ref } from 'react';
import * as look from '../../port/src/look.ts';

const pages = ['Trending', 'Movies', 'TV', 'Examples', 'Benchmark'];

/** `page` is what the menu leads back to. */
export function Menu({ ref, page }: { ref: Ref<Node>; page: Node | null }) {
  return (
    <view {...look.menu} ref={ref} nextFocusRight={page} onSelect={() => page?.focus()}>
      {pages.map((name) => (
        <view {...look.menuButton} key={name} focusKey={name}>
          <text {...look.menuIcon}>{name.charAt(0)}</text>
          <text {...look.menuLabel}>{name}</text>
        </view>
      ))}
      <view {...look.menuMark} />
    </view>
  );
}
