/**
 * `npm test`: every phase with its time, then a summary and the closing line.
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
 * Runs all phases, also when others fail. The last line it prints is `N passed, N failed`.
 *
 * A phase begins as soon as those that it comes after have ended and a job is free. What is shown
 * of a phase comes in one piece, in the order in which they began: the output of the oldest at
 * once, that of the others when it is their turn.
 *
 * @param jobs How many run side by side. Default: one for each core.
 * @returns The exit code.
 * @throws If phases wait for each other.
 */
export async function runPhases(
  phases: readonly Phase[],
  sink: Sink,
  jobs: number = availableParallelism(),
): Promise<number> {
  const rows = await runAll(phases, new Turns(sink), jobs);
  const total = rows.reduce((sum, { counts }) => add(sum, counts), none);
  const say = (line: string) => sink(`${line}\n`);
  say('\n== summary');
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  for (const { name, counts, time } of rows)
    say(`   ${name.padEnd(width)}  ${seconds(time).padStart(11)}  ${result(counts)}`);
  for (const { name, counts } of rows)
    for (const test of counts.names ?? []) say(`   failed: ${name}: ${test}`);
  if (rows.length === 0) say('   nothing ran: no test matches what was asked for');
  say(closingLine(total));
  return exitCodeOf(total);
}

/** Runs phases side by side, and answers in their order. */
async function runAll(phases: readonly Phase[], turns: Turns, jobs: number): Promise<Row[]> {
  const rows: Row[] = [];
  const waiting = new Set(phases);
  const open = new Set(phases.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  while (waiting.size > 0 || running.size > 0) {
    const isDue = ({ after = [] }: Phase) => !after.some((name) => open.has(name));
    const next =
      running.size < jobs ? phases.find((phase) => waiting.has(phase) && isDue(phase)) : undefined;
    if (next) {
      waiting.delete(next);
      const { sink, end } = turns.begin();
      const run = runPhase(next, sink).then((row) => {
        rows[phases.indexOf(next)] = row;
        open.delete(next.name);
        running.delete(run);
        end();
      });
      running.add(run);
    } else if (running.size > 0) await Promise.race(running);
    else
      throw new Error(
        `These phases wait for each other: ${[...waiting].map(({ name }) => name).join(', ')}.`,
      );
  }
  return rows;
}

/** Who shows its output now, of those that run side by side. */
class Turns {
  readonly #sink: Sink;
  /** The kept output of each, in their order; the first is shown at once. */
  readonly #queue: { kept: (string | Uint8Array)[]; ended: boolean }[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  begin(): { sink: Sink; end: () => void } {
    const own = { kept: [] as (string | Uint8Array)[], ended: false };
    this.#queue.push(own);
    return {
      sink: (text) => {
        if (this.#queue[0] === own) this.#sink(text);
        else own.kept.push(text);
      },
      end: () => {
        own.ended = true;
        this.#next();
      },
    };
  }

  #next(): void {
    while (this.#queue[0]?.ended) {
      this.#queue.shift();
      for (const text of this.#queue[0]?.kept.splice(0) ?? []) this.#sink(text);
    }
  }
}

async function runPhase({ name, run }: Phase, say: Sink): Promise<Row> {
  say(`\n== ${name}\n`);
  const start = performance.now();
  const counts = await attempt(run, say);
  const time = performance.now() - start;
  say(`-- ${name}: ${result(counts)} in ${seconds(time)}\n`);
  return { name, counts, time };
}

/** A phase that breaks down is a phase that failed. */
async function attempt(run: Phase['run'], sink: Sink): Promise<Counts> {
  try {
    return await run(sink);
  } catch (error) {
    const { message, stack } =
      error instanceof Error ? error : { message: String(error), stack: undefined };
    sink(`${(process.env.INLAY_DEBUG && stack) || message}\n`);
    return { ...none, failed: 1 };
  }
}

function result(counts: Counts): string {
  const tests = counts.passed + counts.failed + counts.skipped;
  return tests === 0 ? 'ok' : closingLine(counts);
}

/**
 * A phase that fails when the phases before it changed what git tracks: lock files always, and the
 * whole tree where it was clean at the start. Call it before the first phase.
 *
 * @param after The phases before it.
 */
export function cleanTreePhase(root: string, after: readonly Phase[] = []): Phase {
  const locks = ['package-lock.json', 'Cargo.lock'].map((name) => ({
    name,
    before: hash(join(root, name)),
  }));
  const wasClean = gitStatus(root) === '';
  return {
    name: 'tree: unchanged',
    group: 'lint',
    after: after.map(({ name }) => name),
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
    const output = execFileSync('git', ['status', '--porcelain'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.toString().trim();
  } catch {
    return undefined;
  }
}
