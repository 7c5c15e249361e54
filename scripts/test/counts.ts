/**
 * What the test programs say, as numbers.
 *
 * @module
 */

/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  /** Ignored by cargo, pending in mocha. */
  skipped: number;
  /** Full names of the tests that failed, where the program says them. */
  names?: readonly string[];
}

/** Nothing ran. */
export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The sum, field by field. */
export function add(a: Counts, b: Counts): Counts {
  const sum = {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
  return named(sum, [...(a.names ?? []), ...(b.names ?? [])]);
}

function named(counts: Counts, names: readonly string[] = []): Counts {
  return names.length > 0 ? { ...counts, names } : counts;
}

const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const cargoResult = /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/;
const cargoFailure = /^test (.+) \.\.\. FAILED$/;

/**
 * Sums over the `test result:` lines of `cargo test`: one per test binary, one per crate's
 * documentation examples.
 *
 * @param exitCode Of cargo. A build that fails or a test binary that crashes prints no result line;
 *   it counts as one failed.
 */
export function countCargo(output: string, exitCode: number): Counts {
  let sum = none;
  for (const line of output.replace(ansi, '').split('\n')) {
    const [, passed, failed, skipped] = cargoResult.exec(line.trim()) ?? [];
    if (passed)
      sum = add(sum, { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) });
    const [, name] = cargoFailure.exec(line.trim()) ?? [];
    if (name) sum = named(sum, [...(sum.names ?? []), name]);
  }
  return orOneFailed(sum, exitCode);
}

/**
 * Reads the result that our mocha reporter left.
 *
 * @param json The file's text; `undefined` when mocha ended before it wrote one.
 * @param exitCode Of mocha.
 */
export function countMocha(json: string | undefined, exitCode: number): Counts {
  if (json === undefined) return { ...none, failed: 1 };
  const { passed, failed, skipped, names } = JSON.parse(json) as Counts;
  return orOneFailed(named({ passed, failed, skipped }, names), exitCode);
}

/**
 * A check has no tests of its own: it adds one failure when it fails, and nothing when it passes.
 */
export function countCheck(exitCode: number): Counts {
  return orOneFailed(none, exitCode);
}

/** The last line of a test run. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The exit code of a test run: a run without any test proves nothing. */
export function exitCodeOf({ passed, failed }: Counts): 0 | 1 {
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** A program that says it failed did fail, even when it named no test. */
function orOneFailed(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
