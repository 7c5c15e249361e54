/** @jsxImportSource inlay-solid */
/**
 * What can be done with the selected film.
 *
 * @module
 */
import type { Node } from 'inlay';
import { For } from 'inlay-solid';
import * as look from '../../port/src/look.ts';

/** `page` is what the panel leads back to. */
export function Panel(props: {
  ref: Node | undefined;
  page: Node | undefined;
  title: string | undefined;
}) {
  const close = () => props.page?.focus();
  return (
    <view
      {...look.panel}
      ref={props.ref}
      nextFocusLeft={props.page}
      onBack={close}
      onSelect={close}
    >
      <text {...look.panelTitle}>{props.title}</text>
      <For each={['Record', 'Watch', 'Close']}>
        {(name) => (
          <view {...look.panelButton} key={name}>
            <text {...look.panelLabel}>{name}</text>
          </view>
        )}
      </For>
    </view>
  );
}
