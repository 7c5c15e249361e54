/**
 * What all benchmarks share: figures, and how two things are measured beside each other.
 *
 * @module
 */

/** A figure with its unit, and what was measured beside it in the same run. */
export interface Measurement {
  value: number;
  unit: string;
  control?: number;
  /** Where the figure is not what its name alone says. */
  note?: string;
}

/** Figures by their stable names. */
export type Measurements = Record<string, Measurement>;

/** One side of a comparison: answers what one round cost. */
export type Round = () => number | Promise<number>;

/**
 * Measures by turns, A, B, A, B, so that what else the machine does meets all sides alike.
 *
 * @param rounds How often each side is measured; one more before is for the compilers and not
 * counted.
 * @returns The median of each side's rounds.
 */
export async function byTurns(sides: readonly Round[], rounds: number): Promise<number[]> {
  const figures = sides.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, side] of sides.entries()) {
      const figure = await side();
      if (round > 0) figures[index]?.push(figure);
    }
  }
  return figures.map(median);
}

/** The middle of the figures in their order; NaN of none. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}

/** CPU of this thread in microseconds: what else the machine does is not in it. */
export function threadMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
