import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { none } from './counts.ts';
import { cleanTreePhase, runPhases } from './index.ts';
import type { Phase } from './phases.ts';
import { runMocha, runProgram } from './programs.ts';

const root = join(import.meta.dirname, '../..');

describe('running phases', () => {
  const phase = (name: string, run: Phase['run']): Phase => ({ name, group: 'mocha', run });

  it('goes on after a failure and after a phase that breaks down, and closes with the sum', async () => {
    const said: string[] = [];
    const phases = [
      phase('first', async () => ({ passed: 3, failed: 2, skipped: 0 })),
      phase('second', () => Promise.reject(new Error('could not be started'))),
      phase('third', async () => ({ passed: 4, failed: 0, skipped: 1 })),
    ];
    assert.equal(await runPhases(phases, (line) => said.push(line)), 1);
    assert.equal(said.at(-1), '7 passed, 3 failed, 1 skipped');
    assert.ok(said.includes('could not be started'), 'its message alone');
  });

  it('passes when all passed, and not when nothing ran', async () => {
    assert.equal(await runPhases([phase('only', async () => ({ ...none, passed: 1 }))], () => {}), 0);
    const said: string[] = [];
    assert.equal(await runPhases([], (line) => said.push(line)), 1);
    assert.equal(said.at(-1), '0 passed, 0 failed');
  });
});

describe('a phase of mocha', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-mocha-'));
  after(() => rmSync(folder, { recursive: true }));

  /** Runs a test file made of `source` and counts. */
  async function count(name: string, source: string, grep?: string) {
    const file = join(folder, `${name}.test.ts`);
    writeFileSync(file, source);
    return runMocha({ root, name: `phases-test-${name}`, files: [file], grep, shown: false });
  }

  it('counts what passed, failed and is pending', async () => {
    const source =
      "it('a', () => {}); it('b', () => { throw new Error('meant to fail'); }); it('c'); it('d', () => {});";
    assert.deepEqual(await count('mixed', source), { passed: 2, failed: 1, skipped: 1 });
    assert.deepEqual(await count('mixed', source, '^d$'), { passed: 1, failed: 0, skipped: 0 });
  });

  it('counts a hook that fails', async () => {
    const source = "before(() => { throw new Error('meant to fail'); }); it('a', () => {});";
    assert.deepEqual(await count('hook', source), { passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a file that cannot be loaded and a process that dies', async () => {
    assert.equal((await count('syntax', 'const = ;')).failed, 1);
    assert.equal((await count('death', "it('a', () => process.exit(0));")).failed, 1);
  });

  it('refuses a test that would hide the others', async () => {
    assert.equal((await count('only', "it.only('a', () => {}); it('b', () => {});")).failed, 1);
  });
});

describe('a program of a phase', () => {
  it('hands back its output and its exit code', async () => {
    const script = "console.log('seen'); process.exit(3)";
    const answer = await runProgram(process.execPath, ['-e', script], { cwd: root, limit: 60_000, shown: false });
    assert.deepEqual(answer, { exitCode: 3, output: 'seen\n' });
  });

  it('has failed when it hangs beyond its limit', async () => {
    const script = 'setInterval(() => {}, 1000)';
    const answer = await runProgram(process.execPath, ['-e', script], { cwd: root, limit: 1, shown: false });
    assert.equal(answer.exitCode, 1);
  });

  it('has failed when it cannot be started', async () => {
    const answer = await runProgram('/no/such/program', [], { cwd: root, limit: 60_000, shown: false });
    assert.equal(answer.exitCode, 1);
  });
});

describe('the check of the tree', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-tree-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
  before(() => {
    git('init', '--quiet');
    writeFileSync(join(folder, 'Cargo.lock'), 'version = 4\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'start');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('passes when nothing changed', async () => {
    assert.deepEqual(await cleanTreePhase(folder).run(), none);
  });

  it('fails when the run left a file in a clean tree', async () => {
    const phase = cleanTreePhase(folder);
    writeFileSync(join(folder, 'left-behind.txt'), '');
    assert.equal((await phase.run()).failed, 1);
  });

  it('lets be what was changed before, but not a lock file that the run changed', async () => {
    const phase = cleanTreePhase(folder);
    assert.deepEqual(await phase.run(), none);
    writeFileSync(join(folder, 'Cargo.lock'), 'version = 5\n');
    assert.equal((await phase.run()).failed, 1);
  });
});
