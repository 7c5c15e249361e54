/**
 * A small screen of rails: boxes, pictures, texts, focus and motion, for tests of the host.
 */
import { type App, type Node, spring, type Stage } from '../../../host/src/app/index.ts';

const pictures = ['quadrants.png', 'quadrants.jpg', 'quadrants.webp', 'gradient.png'];

const app: App = (stage: Stage) => {
  stage.addFont({ family: 'Inter', src: '../../../examples/home/assets/fonts/Inter-Regular.ttf' });
  stage.root.set({ flexDirection: 'column', background: '#101418', padding: [54, 96], gap: 32 });
  stage.append(stage.text('Films', { fontFamily: 'Inter', fontSize: 56, color: '#ffffff' }));
  for (let row = 0; row < 3; row += 1) stage.append(rail(stage, row));
  const first = stage.root.children[1]?.children[0] as Node;
  stage.focus(first);
};

function rail(stage: Stage, row: number): Node {
  const rail = stage.view({
    layout: { gap: 24, height: 260, alignItems: 'center', flexShrink: 0 },
    overflow: ['scroll', 'visible'],
    scroll: { axis: 'x', keyLine: 0.2 },
    focusGroup: { remember: true },
    key: `rail-${row}`,
  });
  for (let column = 0; column < 12; column += 1) {
    const tile = stage.image({
      src: `../../assets/${pictures[(row + column) % pictures.length]}`,
      width: 320,
      height: 220,
      flexShrink: 0,
      radius: 16,
      objectFit: 'cover',
      placeholderColor: '#303840',
      focusable: true,
      key: `tile-${row}-${column}`,
      states: { focused: { scale: 1.1, zIndex: 1 } },
      transition: { scale: spring() },
    });
    rail.append(tile);
  }
  return rail;
}

export default app;
