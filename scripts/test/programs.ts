/**
 * Running the programs that test: their output is shown while it comes, and kept.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seconds } from '../setup/steps.ts';
import { type Counts, countMocha } from './counts.ts';

/** In milliseconds. */
export const minute = 60_000;

/** Takes the output of a program, or of a phase, while it comes. */
export type Sink = (text: string | Uint8Array) => void;

/** Shows it at once. */
export const show: Sink = (text) => process.stdout.write(text);

/** How a program is run. */
export interface ProgramOptions {
  cwd: string;
  /**
   * Milliseconds after which it is ended and has failed: a program that hangs must not hang the
   * run.
   */
  limit: number;
  /** Where its output goes, stdout and stderr in the order in which they come. Default: nowhere. */
  sink?: Sink;
}

/**
 * Runs a program to its end and hands back what it wrote to stdout. Exit code 1 also when it could
 * not be started.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  { cwd, limit, sink = () => {} }: ProgramOptions,
): Promise<{ exitCode: number; output: string }> {
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1', CARGO_TERM_COLOR: 'always' } : {};
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...color },
    });
    const timer = setTimeout(() => {
      sink(`${command}: ended after ${seconds(limit)} without a result\n`);
      child.kill('SIGKILL');
    }, limit);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      sink(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => sink(chunk));
    const end = (exitCode: number) => {
      clearTimeout(timer);
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.on('error', (error) => {
      sink(`${command}: ${error.message}\n`);
      end(1);
    });
    child.on('close', (status) => end(status ?? 1));
  });
}

/** What one mocha process tests. */
export interface MochaRun {
  /** The project's folder. */
  root: string;
  /** Names the file of the result in `.cache/test`. */
  name: string;
  files: readonly string[];
  /** Only tests whose full name matches this pattern. */
  grep?: string | undefined;
  /** See {@link ProgramOptions.sink}. */
  sink?: Sink | undefined;
}

/** Runs test files in one mocha process and counts their tests. */
export async function runMocha({
  root,
  name,
  files,
  grep,
  sink = () => {},
}: MochaRun): Promise<Counts> {
  const folder = join(root, '.cache/test');
  const output = join(folder, `${name.replace(/\W+/g, '-')}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(output, { force: true });
  const args = [
    join(root, 'node_modules/mocha/bin/mocha.js'),
    ...[
      '--reporter',
      join(root, 'scripts/test/reporter.ts'),
      '--reporter-option',
      `output=${output}`,
    ],
    ...(grep === undefined ? [] : ['--grep', grep]),
    ...files,
  ];
  const { exitCode } = await runProgram(process.execPath, args, {
    cwd: root,
    limit: 60 * minute,
    sink,
  });
  return countMocha(existsSync(output) ? readFileSync(output, 'utf8') : undefined, exitCode);
}
