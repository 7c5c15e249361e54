/**
 * What a move would do, and why: the figures of `inlay:figures` that `explain` answers.
 *
 * @module
 */
import {
  candidatePlace,
  levelRule,
  levelScope,
  writeFigure,
} from '../../../schema/typescript/generated/rows/figures.ts';
import type { FocusData } from './data.ts';
import { reaching } from './enter.ts';
import { STAGE } from './flags.ts';
import { type Level, type Offer, rankedOffers, search } from './search.ts';
import { ASIDE, BEAM, type Way } from './way.ts';

/** Most levels and candidates that are listed. */
const LEVELS = 16;
const CANDIDATES = 8;

/** The rows of a move in a direction as it would be now: it, its levels, its candidates. */
export function explain(focus: FocusData, direction: number): Uint8Array {
  const rows: number[] = [];
  const { members, focused } = focus;
  let levels = 0;
  const chosen = search(focus, direction, (level, way) => {
    if (levels++ < LEVELS) writeLevel(rows, focus, level, way);
    writeCandidates(rows, focus, level, way);
  });
  const start = members.isFocusable(members.find(focused)) ? focused : 0;
  const head: number[] = [];
  const moves = chosen === focused ? 0 : chosen;
  writeFigure(head, { tag: 'move', direction, start, chosen: moves });
  return new Uint8Array(Uint32Array.from([...head, ...rows]).buffer);
}

function writeLevel(rows: number[], { members }: FocusData, level: Level, way: Way): void {
  const { inside, rule, reach } = level;
  const { scope } = way;
  writeFigure(rows, {
    tag: 'level',
    group: members.id[members.group[inside] as number] as number,
    inside: members.id[inside] as number,
    scope: scope === BEAM ? levelScope.beam : scope === ASIDE ? levelScope.aside : levelScope.all,
    // The numbers are the same.
    reach,
    rule,
  });
}

/** The members among which a level has chosen one. */
function writeCandidates(rows: number[], focus: FocusData, level: Level, way: Way): void {
  const { members } = focus;
  const { inside, rule, reach } = level;
  if (rule !== levelRule.member && rule !== levelRule.beside) return;
  const offers = reaching(focus, reach, () => {
    const host = rule === levelRule.beside ? members.hostOf(inside) : STAGE;
    return rankedOffers(focus, members.group[inside] as number, inside, members.id[host] as number);
  });
  for (const offer of offers.slice(0, CANDIDATES)) writeCandidate(rows, focus, offer, way);
}

function writeCandidate(rows: number[], { members }: FocusData, offer: Offer, way: Way): void {
  const { at, isBeamed, best } = offer;
  const ahead = way.aheadOf(best.second);
  writeFigure(rows, {
    tag: 'candidate',
    node: members.id[at] as number,
    place: isBeamed ? candidatePlace.beam : candidatePlace.aside,
    ahead,
    // Exact: what is left is a square below 2^48.
    across: Math.sqrt(best.score - 13 * ahead * ahead),
  });
}
