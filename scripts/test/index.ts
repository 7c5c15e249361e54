/**
 * `npm test`: every phase in turn, each with its time, then a summary and the closing line.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { seconds } from '../setup/steps.ts';
import { add, type Counts, closingLine, countCheck, exitCodeOf, none } from './counts.ts';
import type { Phase } from './phases.ts';
import type { Sink } from './programs.ts';

/** How a phase ended. */
interface Row {
  name: string;
  counts: Counts;
  /** In milliseconds. */
  time: number;
}

/**
 * Runs all phases, later ones also when earlier ones fail. The last line it prints is `N passed, N failed`.
 *
 * Neighbours that say the same in `beside` share the machine; the output of each comes in one piece when it ends.
 *
 * @param jobs How many run side by side. Default: one for each core.
 * @returns The exit code.
 */
export async function runPhases(
  phases: readonly Phase[],
  sink: Sink,
  jobs: number = availableParallelism(),
): Promise<number> {
  const rows: Row[] = [];
  for (let at = 0; at < phases.length; ) {
    const next = phases.findIndex(({ beside }, index) => index > at && (!beside || beside !== phases[at]?.beside));
    const group = phases.slice(at, next < 0 ? undefined : next);
    at += group.length;
    rows.push(...(await runGroup(group, sink, jobs)));
  }
  const total = rows.reduce((sum, { counts }) => add(sum, counts), none);
  const say = (line: string) => sink(`${line}\n`);
  say('\n== summary');
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  for (const { name, counts, time } of rows)
    say(`   ${name.padEnd(width)}  ${seconds(time).padStart(11)}  ${result(counts)}`);
  for (const { name, counts } of rows) for (const test of counts.names ?? []) say(`   failed: ${name}: ${test}`);
  if (rows.length === 0) say('   nothing ran: no test matches what was asked for');
  say(closingLine(total));
  return exitCodeOf(total);
}

/** Runs phases side by side, and answers in their order. */
async function runGroup(group: readonly Phase[], sink: Sink, jobs: number): Promise<Row[]> {
  const rows: Row[] = [];
  const waiting = group.entries();
  const worker = async () => {
    for (const [index, phase] of waiting) rows[index] = await runPhase(phase, sink, group.length > 1);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, group.length) }, worker));
  return rows;
}

async function runPhase({ name, run }: Phase, sink: Sink, isKept: boolean): Promise<Row> {
  const kept: (string | Uint8Array)[] = [];
  const say: Sink = isKept ? (text) => kept.push(text) : sink;
  say(`\n== ${name}\n`);
  const start = performance.now();
  const counts = await attempt(run, say);
  const time = performance.now() - start;
  say(`-- ${name}: ${result(counts)} in ${seconds(time)}\n`);
  for (const text of kept) sink(text);
  return { name, counts, time };
}

/** A phase that breaks down is a phase that failed. */
async function attempt(run: Phase['run'], sink: Sink): Promise<Counts> {
  try {
    return await run(sink);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    sink(`${(process.env.INLAY_DEBUG && stack) || message}\n`);
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
    async run(sink) {
      const changedLocks = locks.filter(({ name, before }) => hash(join(root, name)) !== before);
      for (const { name } of changedLocks)
        sink(`${name} changed during the run: commit it with the change that needs it\n`);
      const changes = wasClean ? gitStatus(root) : '';
      if (changes) sink(`The run left changes behind:\n${changes}\n`);
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
