/**
 * The hero: art and words of the film that has focus. Two pictures lie over each other; a new one
 * is faded in when it is there, so that nothing flashes.
 *
 * @module
 */
import type { Node, Stage } from '../../../host/src/index.ts';
import type { Film } from '../assets/feed.ts';
import { rubric, translatedFacts } from './film.ts';
import { accent, crossFade, dim, ground, railsTop, safe, type } from './theme.ts';

/** The hero as others use it. */
export interface Hero {
  readonly node: Node;
  /** Shows a film. */
  show(film: Film): void;
}

/** A picture that fades. */
function layer(stage: Stage): Node {
  return stage.image({
    position: 'absolute',
    right: 0,
    top: 0,
    width: 1280,
    height: 720,
    objectFit: 'cover',
    placeholderColor: ground,
    opacity: 0,
    transition: { opacity: crossFade },
  });
}

/** Makes the hero. */
export function hero(stage: Stage): Hero {
  const node = stage.view({ position: 'absolute', inset: 0 });
  const layers = [layer(stage), layer(stage)] as const;
  // Which layer shows, and the picture that is wanted there.
  let front = 0;
  let wanted = '';

  const words = stage.view({
    position: 'absolute',
    left: safe.x,
    top: 124,
    width: 860,
    height: railsTop - 124 - 28,
    flexDirection: 'column',
    justifyContent: 'flex-end',
    gap: 16,
  });
  const above = stage.text('', { ...type(20, 600, accent), letterSpacing: 2, maxLines: 1 });
  const title = stage.text('', {
    ...type(60, 700),
    lineHeight: 1.1,
    maxLines: 2,
    textOverflow: 'ellipsis',
    // A title in Arabic stands at the left, too.
    textAlign: 'left',
  });
  const line = stage.text('', { ...type(24, 600, dim), maxLines: 1, textOverflow: 'ellipsis' });
  const synopsis = stage.text('', {
    ...type(26, 400),
    lineHeight: 1.4,
    maxLines: 3,
    textOverflow: 'ellipsis',
  });
  words.append(above, title, line, synopsis);
  node.append(...layers, words);

  layers.forEach((image, index) => {
    image.on('loaded', () => {
      if (index === front || image.data !== wanted) return;
      turn(index);
    });
  });

  function turn(index: number): void {
    layers[index as 0 | 1].set({ opacity: 1 });
    layers[(1 - index) as 0 | 1].set({ opacity: 0 });
    front = index;
  }

  function art(src: string): void {
    if (src === wanted) return;
    wanted = src;
    if (layers[front as 0 | 1].data === src) return turn(front);
    const back = layers[(1 - front) as 0 | 1];
    if (back.data === src) return turn(1 - front);
    back.data = src;
    back.set({ src: `assets/${src}` });
  }

  return {
    node,
    show(film) {
      above.set({ content: rubric(film) });
      title.set({ content: film.title });
      line.set({ content: translatedFacts(film) });
      synopsis.set({ content: film.synopsis });
      art(film.hero);
    },
  };
}
