/** @jsxImportSource inlay-react */
/**
 * What can be done with the selected film.
 *
 * @module
 */
import type { Node } from 'inlay';
import type { Ref } from 'react';
import * as look from '../../port/src/look.ts';

interface PanelProps {
  ref: Ref<Node>;
  /** What the panel leads back to. */
  page: Node | null;
  title: string | undefined;
}

export function Panel({ ref, page, title }: PanelProps) {
  const close = () => page?.focus();
  return (
    <view {...look.panel} ref={ref} nextFocusLeft={page} onBack={close} onSelect={close}>
      <text {...look.panelTitle}>{title}</text>
      {['Record', 'Watch', 'Close'].map((name) => (
        <view {...look.panelButton} key={name} focusKey={name}>
          <text {...look.panelLabel}>{name}</text>
        </view>
      ))}
    </view>
  );
}
