/**
 * A commit as a folder that can be measured: checked out, with its packages, its engines composed
 * by its own tool. Kept in `target/against/COMMIT`, so that the same commit is built once.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs a program in a folder, with its output shown. */
export type Run = (program: string, args: readonly string[], cwd: string) => void;

/** Starts a program and waits for it; throws when it fails. */
export const run: Run = (program, args, cwd) => {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}, in ${cwd}`);
};

/**
 * The folder of a commit, checked out where it is not there yet.
 *
 * @param root A folder of the repository.
 * @param commit Whatever git knows it by.
 * @throws When git has no such commit.
 */
export function checkOut(root: string, commit: string): string {
  const hash = git(
    root,
    ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`],
    `no commit "${commit}" in ${root}`,
  );
  const tree = join(root, 'target/against', hash);
  if (existsSync(join(tree, '.git'))) return tree;
  // What a deleted target/ left of it, in the repository and here.
  git(root, ['worktree', 'prune'], 'git cannot forget worktrees that are gone');
  rmSync(tree, { recursive: true, force: true });
  git(root, ['worktree', 'add', '--detach', tree, hash], `git cannot check out ${hash}`);
  return tree;
}

/** Makes a commit's folder ready: its packages, and the engines of profiles, each once. */
export function prepare(tree: string, profiles: readonly string[], start: Run = run): void {
  once(tree, 'packages', () =>
    start('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], tree),
  );
  for (const profile of profiles) {
    const compose = [join(tree, 'host/tools/bin/inlay.mjs'), 'compose', '--profile', profile];
    once(tree, `profile ${profile}`, () => start(process.execPath, compose, tree));
  }
}

/** Takes a step unless it was taken before; what fails is taken again. */
function once(tree: string, step: string, take: () => void): void {
  const record = join(tree, 'target/prepared.json');
  const taken: string[] = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : [];
  if (taken.includes(step)) return;
  take();
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify([...taken, step]));
}

/** Asks git; answers what it prints. */
function git(cwd: string, args: readonly string[], otherwise: string): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(
    `${otherwise}: ${(error?.message ?? stderr).trim() || `git ended with ${status}`}`,
  );
}
