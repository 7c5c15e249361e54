/**
 * The best candidate so far. Every order is total: by three numbers of a score (badness, what begins first, the way between centres), by place (top, then left), by id.
 *
 * @module
 */
import { STAGE } from './member.ts';

/** The best candidate of a kind; `at` is the stage's place while there is none. */
export class Best {
  at = STAGE;
  score = 0;
  second = 0;
  third = 0;
  top = 0;
  left = 0;
  id = 0;
  /** Far edge along the move, where that is of use. */
  end = 0;

  /** There is none. */
  clear(): void {
    this.at = STAGE;
  }

  /** Takes a candidate if it is better. */
  offer(at: number, score: number, second: number, third: number, top: number, left: number, id: number): boolean {
    if (this.at !== STAGE && !this.isBeatenBy(score, second, third, top, left, id)) return false;
    this.at = at;
    this.score = score;
    this.second = second;
    this.third = third;
    this.top = top;
    this.left = left;
    this.id = id;
    return true;
  }

  /** Whether a candidate with these numbers is better. */
  isBeatenBy(score: number, second: number, third: number, top: number, left: number, id: number): boolean {
    if (score !== this.score) return score < this.score;
    if (second !== this.second) return second < this.second;
    if (third !== this.third) return third < this.third;
    if (top !== this.top) return top < this.top;
    if (left !== this.left) return left < this.left;
    return id < this.id;
  }
}
