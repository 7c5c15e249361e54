/**
 * The move at hand: where it starts, where it goes, and how well a box answers it.
 *
 * @module
 */
import { isVertical } from './bucket.ts';
import type { FocusData } from './data.ts';
import { ALL_OF_IT, CLIPPED, SEEN, SEEN_OR_BEYOND, STAGE } from './flags.ts';
import { gap2, Rect, scoreOf, Turned, upToFar } from './geometry.ts';
import type { Members } from './member.ts';
import { onStage } from './place.ts';
import type { Best } from './rank.ts';

/** Candidates in the beam. */
export const BEAM = 0;
/** Those outside it that lie wholly ahead. */
export const ASIDE = 1;
/** Both. */
export const ALL = 2;

const box = new Rect();
const turned = new Turned();

/** Where a move starts, and where it goes. */
export class Way {
  readonly rect = new Rect();
  readonly turned = new Turned();
  direction = 0;
  scope = BEAM;
  /** Twice the place of the line that the move keeps to, across it. */
  line2 = 0;
  /** The node whose line that is, by its place. */
  private anchor = STAGE;
  /** Whether the group at hand is the innermost one. */
  isInnermost = false;
  /** Whether the start is clipped itself. */
  isClipped = false;

  /** Takes a start and a direction. */
  begin(focus: FocusData, at: number, direction: number): void {
    const { members } = focus;
    this.direction = direction;
    const anchor = focus.isSideways === isVertical(direction) ? STAGE : members.find(focus.anchor);
    this.isClipped = ((members.flags[at] as number) & CLIPPED) !== 0;
    onStage(focus, at, this.rect);
    this.turned.turn(this.rect, direction);
    this.keepTo(at, this.turned);
    if (anchor === at || members.bucket[anchor] === undefined) return;
    onStage(focus, anchor, box);
    turned.turn(box, direction);
    if (this.turned.beams(turned)) this.keepTo(anchor, turned);
  }

  private keepTo(anchor: number, line: Turned): void {
    this.anchor = anchor;
    this.line2 = line.low + line.high;
  }

  /** The id of the anchor, if moving on to a node leads into the beam of the start; else 0. */
  anchorTo(focus: FocusData, node: number): number {
    onStage(focus, focus.members.find(node), box);
    turned.turn(box, this.direction);
    return this.turned.beams(turned) ? (focus.members.id[this.anchor] as number) : 0;
  }

  /** What answers in a group. */
  reachIn(group: number): number {
    return this.isClipped && this.isInnermost && group !== STAGE ? ALL_OF_IT : SEEN;
  }

  /** What answers in a group where nothing of that is there. */
  lastReachIn(group: number, members: Members): number {
    if (this.isClipped) return ALL_OF_IT;
    return members.hasBeyond && group !== STAGE && this.scope !== ASIDE ? SEEN_OR_BEYOND : SEEN;
  }

  /** How badly a turned box answers. */
  score(there: Turned): number {
    return scoreOf(2 * (there.start - this.turned.end), gap2(this.line2, there.low, there.high));
  }

  /** Twice the way across the move from its line to the centre. */
  offset(there: Turned): number {
    return Math.abs(there.low + there.high - this.line2);
  }

  /**
   * How far a candidate is as the crow flies, squared: its way ahead counts once and not thirteen
   * times.
   */
  crow(best: Best): number {
    const ahead = this.aheadOf(best.second);
    return best.score - 12 * ahead * ahead;
  }

  /** Twice the way ahead to a near edge. */
  aheadOf(start: number): number {
    return upToFar(2 * (start - this.turned.end));
  }

  /** Whether a box lies ahead as the scope wants it. */
  takes(there: Turned): boolean {
    if (!this.turned.sees(there)) return false;
    const isBeamed = this.turned.beams(there);
    if (this.scope === BEAM) return isBeamed;
    return this.scope === ASIDE
      ? !isBeamed && this.turned.endsBefore(there)
      : isBeamed || this.turned.endsBefore(there);
  }
}
