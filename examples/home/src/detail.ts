/**
 * The page of one film, over the home page. Focus cannot leave it; Back does.
 *
 * @module
 */
import type { Node, Stage } from '../../../host/src/index.ts';
import type { Film } from '../assets/feed.ts';
import { facts } from './film.ts';
import { accent, dim, fade, ground, grow, ink, safe, surface, type } from './theme.ts';

/** What the page can ask for. */
export interface DetailActions {
  /** Whether the film is on the list. */
  listed: boolean;
  /** Puts it on the list or takes it off; returns whether it is on it now. */
  toggle(): boolean;
  play(): void;
  leave(): void;
}

function button(stage: Stage, key: string, label: string): { node: Node; text: Node } {
  const text = stage.text(label, type(26, 600));
  const node = stage.view({
    padding: [18, 34],
    radius: 12,
    background: surface,
    focusable: true,
    key,
    transition: { scale: grow, background: fade },
    states: { focused: { scale: 1.06, background: '#b06f0a' }, pressed: { scale: 1 } },
  });
  return { node: node.append(text), text };
}

function credit(stage: Stage, label: string, names: readonly string[]): Node[] {
  if (names.length === 0) return [];
  const row = stage.view({ gap: 20 });
  row.append(
    stage.text(label, { ...type(22, 400, dim), width: 120, flexShrink: 0 }),
    stage.text(names.join(', '), {
      ...type(22, 600),
      width: 720,
      maxLines: 2,
      textOverflow: 'ellipsis',
    }),
  );
  return [row];
}

/** Makes the page; it has focus on its first button. */
export function detail(stage: Stage, film: Film, actions: DetailActions): Node {
  const page = stage.view({
    position: 'absolute',
    inset: 0,
    background: ground,
    focusGroup: { trap: true },
    key: `detail/${film.id}`,
  });
  const art = stage.image({
    position: 'absolute',
    right: 0,
    top: 0,
    width: 1440,
    height: 810,
    src: `assets/${film.hero}`,
    objectFit: 'cover',
    placeholderColor: ground,
  });
  const words = stage.view({
    position: 'absolute',
    left: safe.x,
    top: safe.y,
    bottom: safe.y,
    width: 900,
    flexDirection: 'column',
    justifyContent: 'center',
    gap: 22,
  });
  words.append(
    stage.text(film.title, {
      ...type(76, 700),
      lineHeight: 1.08,
      maxLines: 3,
      textOverflow: 'ellipsis',
      textAlign: 'left',
    }),
    ...(film.englishTitle === undefined
      ? []
      : [stage.text(film.englishTitle, { ...type(32, 400, dim), maxLines: 1 })]),
    stage.text(`${facts(film)}  ·  ${film.country}`, {
      ...type(24, 600, accent),
      maxLines: 1,
      textOverflow: 'ellipsis',
    }),
    stage.text(film.synopsis, {
      ...type(28, 400),
      lineHeight: 1.45,
      maxLines: 6,
      textOverflow: 'ellipsis',
    }),
    ...credit(stage, 'Director', film.directors),
    ...credit(stage, 'Cast', film.cast),
  );
  const buttons = stage.view({ gap: 20, margin: [18, 0, 0, 0], focusGroup: { entry: 'first' } });
  const play = button(stage, 'play', 'Play');
  const list = button(stage, 'list', actions.listed ? 'On my list' : 'Add to my list');
  const back = button(stage, 'back', 'Back');
  play.node.on('select', () => actions.play());
  list.node.on('select', () => {
    list.text.set({ content: actions.toggle() ? 'On my list' : 'Add to my list' });
  });
  back.node.on('select', () => actions.leave());
  buttons.append(play.node, list.node, back.node);
  words.append(buttons);
  page.set({ focusGroup: { trap: true, entry: 'preferred', preferred: play.node } });
  page.append(
    art,
    words,
    stage.text(film.rights, {
      ...type(18, 400, '#6d7584'),
      position: 'absolute',
      right: safe.x,
      bottom: safe.y,
    }),
  );
  words.animate(
    { opacity: [0, 1], translateX: [-24, 0] },
    { duration: 260, easing: 'ease-out', fill: 'backwards' },
  );
  page.animate({ opacity: [0, 1] }, { duration: 160, easing: 'ease-out', fill: 'backwards' });
  return page;
}

/** A stand-in for a player: the engine leaves video to the device. */
export function player(stage: Stage, film: Film): Node {
  const page = stage.view({
    position: 'absolute',
    inset: 0,
    background: '#000000',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'center',
    gap: 28,
    focusGroup: { trap: true },
    focusable: true,
    key: `player/${film.id}`,
  });
  const bar = stage.view({ width: 1200, height: 8, radius: 4, background: '#ffffff30' });
  const done = stage.view({
    width: 1200,
    height: 8,
    radius: 4,
    background: accent,
    pivotX: '0%',
    scaleX: 0,
  });
  done.animate(
    { scaleX: [0, 1] },
    { duration: (film.minutes ?? 90) * 60_000, easing: 'linear', fill: 'both' },
  );
  bar.append(done);
  page.append(
    stage.text(film.title, type(56, 700)),
    stage.text('Playing', type(26, 400, dim)),
    bar,
    stage.text('Back to leave', type(22, 400, ink)),
  );
  page.animate({ opacity: [0, 1] }, { duration: 300, easing: 'ease-out', fill: 'backwards' });
  return page;
}
