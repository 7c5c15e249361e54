import type { Key } from '../../host/src/protocol/schema.ts';

const arrows: Readonly<Record<string, Key>> = {
  right: 'arrow-right',
  left: 'arrow-left',
  up: 'arrow-up',
  down: 'arrow-down',
};

/**
 * Rails, their ends, pages and back: 40 keys, from a fixed seed of moves a person makes. None leads
 * to the player, which never rests.
 */
export const keys: readonly Key[] = (
  'right right right down right right down down left up right right right right enter right back ' +
  'down down down right right left up up up enter right enter back left enter back down right right right right up left'
)
  .split(' ')
  .map((word) => arrows[word] ?? (word as Key));
