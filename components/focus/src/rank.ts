/**
 * The best candidate so far. Every order is total: by three numbers of a score (badness, what
 * begins first, the way to the middle), by reading order (top, then the direction of reading), by
 * id.
 *
 * @module
 */
import { STAGE } from './flags.ts';

/** The best candidate of a kind; `at` is the stage's place while there is none. */
export class Best {
  at = STAGE;
  score = 0;
  second = 0;
  third = 0;
  top = 0;
  reading = 0;
  id = 0;
  /** Far edge along the move, where that is of use. */
  end = 0;
  /** Whether it can have focus itself. */
  isLeaf = false;

  /** There is none. */
  clear(): void {
    this.at = STAGE;
  }

  /** Takes a candidate if it is better. */
  offer(
    at: number,
    score: number,
    second: number,
    third: number,
    top: number,
    reading: number,
    id: number,
  ): boolean {
    if (this.at !== STAGE && !this.isBeatenBy(score, second, third, top, reading, id)) return false;
    this.at = at;
    this.score = score;
    this.second = second;
    this.third = third;
    this.top = top;
    this.reading = reading;
    this.id = id;
    return true;
  }

  /** Whether a candidate with these numbers is better. */
  isBeatenBy(
    score: number,
    second: number,
    third: number,
    top: number,
    reading: number,
    id: number,
  ): boolean {
    if (score !== this.score) return score < this.score;
    if (second !== this.second) return second < this.second;
    if (third !== this.third) return third < this.third;
    if (top !== this.top) return top < this.top;
    if (reading !== this.reading) return reading < this.reading;
    return id < this.id;
  }
}
