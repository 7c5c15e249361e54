/**
 * The best candidate so far. Every order is total: by score, then by the way between centres, by place (top, then left), by id.
 *
 * @module
 */
import { STAGE } from './member.ts';

/** The best candidate of a kind; `at` is the stage's place while there is none. */
export class Best {
  at = STAGE;
  score = 0;
  offset = 0;
  top = 0;
  left = 0;
  id = 0;
  /** Near edge along the move, where that is of use. */
  start = 0;
  /** Far edge along the move, where that is of use. */
  end = 0;

  /** There is none. */
  clear(): void {
    this.at = STAGE;
  }

  /** Takes a candidate if it is better. */
  offer(at: number, score: number, offset: number, top: number, left: number, id: number): boolean {
    if (this.at !== STAGE && !this.isBeatenBy(score, offset, top, left, id)) return false;
    this.at = at;
    this.score = score;
    this.offset = offset;
    this.top = top;
    this.left = left;
    this.id = id;
    return true;
  }

  /** Whether a candidate with these numbers is better. */
  isBeatenBy(score: number, offset: number, top: number, left: number, id: number): boolean {
    if (score !== this.score) return score < this.score;
    if (offset !== this.offset) return offset < this.offset;
    if (top !== this.top) return top < this.top;
    if (left !== this.left) return left < this.left;
    return id < this.id;
  }
}
