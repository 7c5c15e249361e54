/**
 * `npm test`: every phase in turn, each with its time, then a summary and the closing line.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seconds } from '../setup/steps.ts';
import { add, type Counts, closingLine, countCheck, exitCodeOf, none } from './counts.ts';
import type { Phase } from './phases.ts';

/**
 * Runs all phases, later ones also when earlier ones fail. The last line it prints is `N passed, N failed`.
 *
 * @returns The exit code.
 */
export async function runPhases(phases: readonly Phase[], say: (line: string) => void): Promise<number> {
  const rows: { name: string; counts: Counts; time: number }[] = [];
  for (const { name, run } of phases) {
    say(`\n== ${name}`);
    const start = performance.now();
    const counts = await attempt(run, say);
    const time = performance.now() - start;
    rows.push({ name, counts, time });
    say(`-- ${name}: ${result(counts)} in ${seconds(time)}`);
  }
  const total = rows.reduce((sum, { counts }) => add(sum, counts), none);
  say('\n== summary');
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  for (const { name, counts, time } of rows)
    say(`   ${name.padEnd(width)}  ${seconds(time).padStart(11)}  ${result(counts)}`);
  if (rows.length === 0) say('   nothing ran: no test matches what was asked for');
  say(closingLine(total));
  return exitCodeOf(total);
}

/** A phase that breaks down is a phase that failed. */
async function attempt(run: Phase['run'], say: (line: string) => void): Promise<Counts> {
  try {
    return await run();
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    say((process.env.INLAY_DEBUG && stack) || message);
    return { ...none, failed: 1 };
  }
}

function result(counts: Counts): string {
  const tests = counts.passed + counts.failed + counts.skipped;
  return tests === 0 ? 'ok' : closingLine(counts);
}

/**
 * A phase that fails when the phases before it changed what git tracks: lock files always, and the whole tree where it was clean
 * at the start. Call it before the first phase.
 */
export function cleanTreePhase(root: string): Phase {
  const locks = ['package-lock.json', 'Cargo.lock'].map((name) => ({ name, before: hash(join(root, name)) }));
  const wasClean = gitStatus(root) === '';
  return {
    name: 'tree: unchanged',
    group: 'lint',
    async run() {
      const changedLocks = locks.filter(({ name, before }) => hash(join(root, name)) !== before);
      for (const { name } of changedLocks)
        console.error(`${name} changed during the run: commit it with the change that needs it`);
      const changes = wasClean ? gitStatus(root) : '';
      if (changes) console.error(`The run left changes behind:\n${changes}`);
      return countCheck(changedLocks.length > 0 || changes ? 1 : 0);
    },
  };
}

function hash(path: string): string {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
}

/** What `git status` lists, or `undefined` where this is no git checkout. */
function gitStatus(root: string): string | undefined {
  try {
    const output = execFileSync('git', ['status', '--porcelain'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    return output.toString().trim();
  } catch {
    return undefined;
  }
}
