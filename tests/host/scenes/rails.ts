/**
 * A small screen of rails: boxes, pictures, texts, focus and motion, for tests of the host. Its
 * page is the project's folder.
 */
import { type App, type Node, type Stage, spring } from '../../../host/src/index.ts';

const pictures = ['quadrants.png', 'quadrants.jpg', 'quadrants.webp', 'gradient.png'];

/** What a test finds in `globalThis.rails`, in the thread of the app. */
export interface Rails {
  stage: Stage;
  /** Events in the order in which the app heard them: `focus tile-0-1`. */
  heard: string[];
  /** Keys of the focused node, as heard. */
  focused(): string | undefined;
}

const app: App = (stage: Stage) => {
  const heard: string[] = [];
  const hear = (name: string) => (node: Node) => {
    heard.push(`${name} ${node.key}`);
  };
  stage
    .on('focus', hear('focus'))
    .on('select', hear('select'))
    .on('back', hear('back'))
    .on('failed', hear('failed'));
  stage.on('recovered', (error) => {
    heard.push(`recovered ${error.message}`);
  });
  stage.on('error', (error) => {
    heard.push(`error ${error.message}`);
  });
  Object.assign(globalThis, {
    rails: { stage, heard, focused: () => stage.focused?.key } satisfies Rails,
  });
  stage.addFont({ family: 'Inter', src: 'examples/home/assets/fonts/Inter-Regular.ttf' });
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
      src: `tests/assets/${pictures[(row + column) % pictures.length]}`,
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
