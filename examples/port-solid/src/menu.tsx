/** @jsxImportSource inlay-solid */
/**
 * The menu at the left.
 *
 * @module
 */
import type { Node } from 'inlay';
import { For } from 'inlay-solid';
import * as look from '../../port/src/look.ts';

const pages = ['Trending', 'Movies', 'TV', 'Examples', 'Benchmark'];

/** `page` is what the menu leads back to. */
export function Menu(props: { ref: Node | undefined; page: Node | undefined }) {
  return (
    <view
      {...look.menu}
      ref={props.ref}
      nextFocusRight={props.page}
      onSelect={() => props.page?.focus()}
    >
      <For each={pages}>
        {(name) => (
          <view {...look.menuButton} key={name}>
            <text {...look.menuIcon}>{name.charAt(0)}</text>
            <text {...look.menuLabel}>{name}</text>
          </view>
        )}
      </For>
      <view {...look.menuMark} />
    </view>
  );
}
