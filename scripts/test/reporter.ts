/**
 * Mocha's reporter for our runs: shows what mocha's `spec` shows, and leaves the counts in a file,
 * so that nobody has to read them off the screen, with the names of what failed. The file is named
 * by the reporter option `output`.
 *
 * @module
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { Counts } from './counts.ts';

/** See the module. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    // Mocha's type says `reporterOptions`, which is the older name; mocha sets both.
    const output: unknown = options.reporterOptions?.output;
    if (typeof output !== 'string')
      throw new Error('reporter.ts: expected --reporter-option output=FILE');
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const names = this.failures.map((test) => test.fullTitle());
      const counts: Counts = { passed: passes, failed: failures, skipped: pending, names };
      writeFileSync(output, JSON.stringify(counts));
    });
  }
}
