/**
 * Why focus moved where it did, in words.
 *
 * @module
 */
import {
  afterFigure,
  candidatePlace,
  checkFigure,
  type Figure,
  type Level,
  levelReach,
  levelRule,
  levelScope,
  readFigure,
} from '../../../schema/typescript/generated/rows/figures.ts';
import type { LogEntry, NodeRef } from '../protocol/inspection.ts';
import { casesOf, navigationDirectionCodec } from '../protocol/schema.ts';

/** Units of distances in figures, per dp. */
const UNITS = 128;

const directions = casesOf(navigationDirectionCodec);

// In the words of the overlay.
const rules: Readonly<Record<number, string>> = {
  [levelRule.onwards]: 'nothing; goes on outwards',
  [levelRule.neighbour]: 'a declared neighbour',
  [levelRule.end]: 'nothing; the move ends here',
  [levelRule.inward]: 'a node inside the focused one',
  [levelRule.beside]: 'a node beside it in the same one',
  [levelRule.host]: 'the node that it is inside of',
  [levelRule.member]: 'the best member',
  [levelRule.group]: 'the group itself',
};
const scopes: Readonly<Record<number, string>> = {
  [levelScope.all]: 'ahead',
  [levelScope.beam]: 'in the beam',
  [levelScope.aside]: 'beside the beam',
};
const reaches: Readonly<Record<number, string>> = {
  [levelReach.seen]: '',
  [levelReach.beyond]: ', beyond the stage',
  [levelReach.all]: ', clipped or not',
};

/** A move as the log has it, without number and time. */
export type Move = Omit<Extract<LogEntry, { kind: 'move' }>, 'number' | 'time'>;

/**
 * The move among figures, if there is one.
 *
 * @param refOf Names a node; nothing for 0 and for one that is gone.
 */
export function moveOf(
  words: Uint32Array,
  refOf: (id: number) => NodeRef | undefined,
): Move | undefined {
  const rows = rowsOf(words);
  const move = rows.find((row) => row.tag === 'move');
  if (move?.tag !== 'move') return undefined;
  return {
    kind: 'move',
    direction: directions[move.direction] ?? `direction ${move.direction}`,
    from: refOf(move.start),
    to: refOf(move.chosen),
    levels: rows.flatMap((row) =>
      row.tag === 'level'
        ? [{ group: refOf(row.group)?.name ?? 'the stage', text: levelText(row) }]
        : [],
    ),
    candidates: rows.flatMap((row) => {
      const node = row.tag === 'candidate' ? refOf(row.node) : undefined;
      if (row.tag !== 'candidate' || !node) return [];
      const { place, ahead, across } = row;
      return [
        {
          ...node,
          isInBeam: place === candidatePlace.beam,
          ahead: ahead / UNITS,
          across: across / UNITS,
        },
      ];
    }),
  };
}

function rowsOf(words: Uint32Array): Figure[] {
  const rows: Figure[] = [];
  for (let at = 0; at < words.length; at = afterFigure(words, at)) {
    checkFigure(words, at, words.length);
    rows.push(readFigure(words, at));
  }
  return rows;
}

function levelText({ scope, reach, rule }: Level): string {
  return `${scopes[scope] ?? '?'}${reaches[reach] ?? ''}: ${rules[rule] ?? '?'}`;
}
