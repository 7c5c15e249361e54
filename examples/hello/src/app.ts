import { type Stage, spring } from 'inlay';

/** Puts a row of tiles on the stage: the arrow keys move focus, Enter selects. */
export default function app(stage: Stage): void {
  const row = stage.view({
    layout: { gap: 32, padding: [420, stage.safeArea.left] },
    scroll: { axis: 'x', keyLine: 0.3 },
  });
  for (const name of ['tomato', 'orange', 'gold', 'seagreen', 'steelblue', 'slateblue', 'orchid']) {
    const tile = stage.view({ width: 320, height: 240, radius: 16, flexShrink: 0, key: name });
    tile.set({ backgroundColor: name, focusable: true });
    tile.set({ states: { focused: { scale: 1.1 } }, transition: { scale: spring() } });
    row.append(tile);
  }
  stage.append(row);
  stage.on('select', (node) => console.log(`selected ${node.key}`));
}
