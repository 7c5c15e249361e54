/**
 * The steps that prepare the machine: each looks first whether anything is to be done, and says
 * what it does and how long it took.
 *
 * @module
 */

/** One thing that has to be there. */
export interface Step {
  /** What it brings, as in `npm packages`. */
  name: string;
  /**
   * Answers in a word or two what is there already, or `undefined` when {@link Step.bring} has to
   * be called. Takes milliseconds.
   */
  present(): string | undefined;
  /** Said before {@link Step.bring}, as in `installing from the lock file`. */
  doing: string;
  /** Brings it and answers in a word or two what came. Throws a `Missing` when it cannot. */
  bring(): Promise<string>;
}

/**
 * Takes the steps in order.
 *
 * @param say Receives one line before and after each piece of work.
 * @throws What the first failing step throws; later steps are not taken.
 */
export async function takeSteps(
  steps: readonly Step[],
  say: (line: string) => void,
): Promise<void> {
  for (const { name, present, doing, bring } of steps) {
    const start = performance.now();
    const there = present();
    if (there !== undefined) {
      say(`  ${name}: ${there} (${Math.round(performance.now() - start)} ms)`);
      continue;
    }
    say(`  ${name}: ${doing} ...`);
    const came = await bring();
    say(`  ${name}: ${came}, done in ${seconds(performance.now() - start)}`);
  }
}

/** A duration for people: `0.4 s`, `2 min 5 s`. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
