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

  it('continues after a failed or broken phase, and ends with the sum', async () => {
    const said: string[] = [];
    const phases = [
      phase('first', async () => ({
        passed: 3,
        failed: 2,
        skipped: 0,
        names: ['keys are heard', 'so are ups'],
      })),
      phase('second', () => Promise.reject(new Error('could not be started'))),
      phase('third', async () => ({ passed: 4, failed: 0, skipped: 1 })),
    ];
    assert.equal(
      await runPhases(phases, (text) => said.push(...String(text).trimEnd().split('\n'))),
      1,
    );
    assert.equal(said.at(-1), '7 passed, 3 failed, 1 skipped');
    assert.ok(said.includes('could not be started'), 'its message alone');
    assert.deepEqual(
      said.filter((line) => line.startsWith('   failed: ')),
      ['   failed: first: keys are heard', '   failed: first: so are ups'],
    );
  });

  it('runs several side by side, and keeps the output of each together', async () => {
    const said: string[] = [];
    const began: string[] = [];
    let meet: () => void;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    // Each waits until the other has begun: one after the other they would never end.
    const meeting = (name: string) =>
      phase(name, async (sink) => {
        sink(`${name} begins\n`);
        if (began.push(name) === 2) meet();
        await met;
        sink(`${name} ends\n`);
        return { ...none, passed: 1 };
      });
    assert.equal(
      await runPhases([meeting('one'), meeting('two')], (text) => said.push(String(text)), 2),
      0,
    );
    const text = said.join('');
    for (const name of ['one', 'two'])
      assert.ok(text.includes(`== ${name}\n${name} begins\n${name} ends\n-- ${name}`), text);
    assert.ok(text.endsWith('2 passed, 0 failed\n'), text);
  });

  it('shows the oldest at once, and the others in the order in which they began', async () => {
    const said: string[] = [];
    const ends = new Map<string, () => void>();
    const sinks = new Map<string, (text: string) => void>();
    const steered = (name: string) =>
      phase(name, async (sink) => {
        sinks.set(name, sink);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return none;
      });
    const run = runPhases(['a', 'b', 'c'].map(steered), (text) => said.push(String(text)), 3);
    const lines = () => said.filter((line) => /^[abc]\d/.test(line));
    await new Promise((resolve) => setImmediate(resolve));
    for (const name of ['c', 'b', 'a']) sinks.get(name)?.(`${name}1`);
    assert.deepEqual(lines(), ['a1']);
    ends.get('b')?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(lines(), ['a1'], 'it is not its turn');
    ends.get('a')?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(lines(), ['a1', 'b1', 'c1']);
    sinks.get('c')?.('c2');
    assert.deepEqual(lines(), ['a1', 'b1', 'c1', 'c2']);
    ends.get('c')?.();
    await run;
  });

  it('starts a phase after its predecessors, and at most as many as there are jobs', async () => {
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const noting = (name: string, ...after: string[]): Phase => ({
      ...phase(name, async () => {
        order.push(`${name} begins`);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        order.push(`${name} ends`);
        return { ...none, passed: 1 };
      }),
      after,
    });
    // The third waits for one that does not run here as well, and holds up nobody.
    const phases = [
      noting('a'),
      noting('b', 'a'),
      noting('c', 'b', 'elsewhere'),
      noting('d'),
      noting('e'),
    ];
    assert.equal(await runPhases(phases, quiet, 2), 0);
    const at = (what: string) => order.indexOf(what);
    assert.ok(at('b begins') > at('a ends') && at('c begins') > at('b ends'), order.join(', '));
    assert.ok(at('d begins') < at('a ends'), order.join(', '));
    assert.equal(most, 2);
    assert.equal(order.length, 10);
  });

  it('refuses phases that wait for each other', async () => {
    const phases = ['a', 'b'].map((name, at, all) => ({
      ...phase(name, async () => none),
      after: [all[1 - at] ?? ''],
    }));
    await assert.rejects(runPhases(phases, quiet), /wait for each other: a, b/);
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
    assert.deepEqual(await count('mixed', source), {
      passed: 2,
      failed: 1,
      skipped: 1,
      names: ['b'],
    });
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

  it('accepts files changed before, but not a lock file that the run changed', async () => {
    const phase = cleanTreePhase(folder);
    assert.deepEqual(await phase.run(quiet), none);
    writeFileSync(join(folder, 'Cargo.lock'), 'version = 5\n');
    assert.equal((await phase.run(quiet)).failed, 1);
  });
});
