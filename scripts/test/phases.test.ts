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
const quiet = () => {};

describe('running phases', () => {
  const phase = (name: string, run: Phase['run']): Phase => ({ name, group: 'mocha', run });

  it('goes on after a failure and after a phase that breaks down, and closes with the sum', async () => {
    const said: string[] = [];
    const phases = [
      phase('first', async () => ({ passed: 3, failed: 2, skipped: 0, names: ['keys are heard', 'so are ups'] })),
      phase('second', () => Promise.reject(new Error('could not be started'))),
      phase('third', async () => ({ passed: 4, failed: 0, skipped: 1 })),
    ];
    assert.equal(await runPhases(phases, (text) => said.push(...String(text).trimEnd().split('\n'))), 1);
    assert.equal(said.at(-1), '7 passed, 3 failed, 1 skipped');
    assert.ok(said.includes('could not be started'), 'its message alone');
    assert.deepEqual(
      said.filter((line) => line.startsWith('   failed: ')),
      ['   failed: first: keys are heard', '   failed: first: so are ups'],
    );
  });

  it('runs those that may go on side by side, and keeps the output of each together', async () => {
    const said: string[] = [];
    const began: string[] = [];
    let meet: () => void;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    // Each waits until the other has begun: one after the other they would never end.
    const beside = (name: string): Phase => ({
      ...phase(name, async (sink) => {
        sink(`${name} begins\n`);
        if (began.push(name) === 2) meet();
        await met;
        sink(`${name} ends\n`);
        return { ...none, passed: 1 };
      }),
      beside: 'here',
    });
    assert.equal(await runPhases([beside('one'), beside('two')], (text) => said.push(String(text)), 2), 0);
    const text = said.join('');
    for (const name of ['one', 'two'])
      assert.ok(text.includes(`== ${name}\n${name} begins\n${name} ends\n-- ${name}`), text);
    assert.ok(text.endsWith('2 passed, 0 failed\n'), text);
  });

  it('waits with a phase until those before it that it does not share the machine with have ended', async () => {
    const order: string[] = [];
    const noting = (name: string, beside?: string): Phase => ({
      ...phase(name, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ends`);
        return { ...none, passed: 1 };
      }),
      ...(beside ? { beside } : {}),
    });
    const phases = [noting('a', 'build'), noting('b', 'test'), noting('c'), noting('d')];
    assert.equal(await runPhases(phases, quiet, 4), 0);
    assert.deepEqual(
      order,
      ['a', 'b', 'c', 'd'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  it('passes when all passed, and not when nothing ran', async () => {
    assert.equal(await runPhases([phase('only', async () => ({ ...none, passed: 1 }))], quiet), 0);
    const said: string[] = [];
    assert.equal(await runPhases([], (text) => said.push(String(text).trimEnd())), 1);
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
    return runMocha({ root, name: `phases-test-${name}`, files: [file], grep });
  }

  it('counts what passed, failed and is pending', async () => {
    const source =
      "it('a', () => {}); it('b', () => { throw new Error('meant to fail'); }); it('c'); it('d', () => {});";
    assert.deepEqual(await count('mixed', source), { passed: 2, failed: 1, skipped: 1, names: ['b'] });
    assert.deepEqual(await count('mixed', source, '^d$'), { passed: 1, failed: 0, skipped: 0 });
  });

  it('counts a hook that fails', async () => {
    const source = "before(() => { throw new Error('meant to fail'); }); it('a', () => {});";
    const names = ['"before all" hook for "a"'];
    assert.deepEqual(await count('hook', source), { passed: 0, failed: 1, skipped: 0, names });
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
    const answer = await runProgram(process.execPath, ['-e', script], { cwd: root, limit: 60_000 });
    assert.deepEqual(answer, { exitCode: 3, output: 'seen\n' });
  });

  it('has failed when it hangs beyond its limit', async () => {
    const script = 'setInterval(() => {}, 1000)';
    const answer = await runProgram(process.execPath, ['-e', script], { cwd: root, limit: 1 });
    assert.equal(answer.exitCode, 1);
  });

  it('has failed when it cannot be started', async () => {
    const answer = await runProgram('/no/such/program', [], { cwd: root, limit: 60_000 });
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
    assert.deepEqual(await cleanTreePhase(folder).run(quiet), none);
  });

  it('fails when the run left a file in a clean tree', async () => {
    const phase = cleanTreePhase(folder);
    writeFileSync(join(folder, 'left-behind.txt'), '');
    assert.equal((await phase.run(quiet)).failed, 1);
  });

  it('lets be what was changed before, but not a lock file that the run changed', async () => {
    const phase = cleanTreePhase(folder);
    assert.deepEqual(await phase.run(quiet), none);
    writeFileSync(join(folder, 'Cargo.lock'), 'version = 5\n');
    assert.equal((await phase.run(quiet)).failed, 1);
  });
});
