/** @jsxImportSource inlay-react */
import type { Stage } from 'inlay';
import { createRoot } from 'inlay-react';
import { useState } from 'react';

/** The row of examples/hello; the focused tile is a little larger by a render of React. */
function Row() {
  const [focused, setFocused] = useState('');
  return (
    <view layout={{ gap: 32, padding: [420, 96] }} scroll="x">
      {['tomato', 'orange', 'gold', 'seagreen'].map((name) => (
        <view
          key={name}
          focusKey={name}
          width={320}
          height={240}
          radius={16}
          flexShrink={0}
          backgroundColor={name}
          focusable
          scale={focused === name ? 1.1 : 1}
          onFocus={() => setFocused(name)}
        />
      ))}
    </view>
  );
}

export default function app(stage: Stage): void {
  createRoot(stage).render(<Row />);
}
