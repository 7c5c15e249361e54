import type { Node, Stage } from 'inlay';

const films = ['Metropolis', 'Nosferatu', 'Safety Last!'];

/** A list of films; Enter opens a page with a button, Back closes it. */
export default function app(stage: Stage): void {
  const list = stage.view({ layout: { flexDirection: 'column', gap: 16, padding: 96 } });
  for (const film of films) {
    const item = stage.view({ width: 600, height: 120, radius: 12, focusable: true, key: film });
    item.set({ backgroundColor: '#223', states: { focused: { backgroundColor: 'royalblue' } } });
    list.append(item);
  }
  stage.append(list);
  stage.on('select', (node) => {
    if (node.parent !== list) return;
    const details = page(stage, node);
    stage.append(details);
    stage.focus(details);
  });
}

function page(stage: Stage, film: Node): Node {
  const play = stage.view({ width: 240, height: 80, radius: 12, focusable: true, key: 'play' });
  play.set({ backgroundColor: '#223', states: { focused: { backgroundColor: 'seagreen' } } });
  const made = stage.view({
    position: 'absolute',
    inset: 0,
    backgroundColor: '#112',
    layout: { padding: 96 },
    focusGroup: { trap: true },
    key: 'page',
  });
  made.append(play);
  made.on('back', () => {
    made.remove();
    stage.focus(film);
  });
  return made;
}
