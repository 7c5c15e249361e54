/** @jsxImportSource inlay-solid */
import type { Stage } from 'inlay';
import { For, render } from 'inlay-solid';
import { createSignal } from 'solid-js';

/** The row of examples/hello; the focused tile is a little larger by a signal of Solid. */
function Row() {
  const [focused, setFocused] = createSignal('');
  return (
    <view layout={{ gap: 32, padding: [420, 96] }} scroll="x">
      <For each={['tomato', 'orange', 'gold', 'seagreen']}>
        {(name) => (
          <view
            key={name}
            width={320}
            height={240}
            radius={16}
            flexShrink={0}
            backgroundColor={name}
            focusable
            scale={focused() === name ? 1.1 : 1}
            onFocus={() => setFocused(name)}
          />
        )}
      </For>
    </view>
  );
}

export default function app(stage: Stage): void {
  render(() => <Row />, stage);
}
