import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testArguments } from './main.ts';
import { groupsOf, isWhole, needsOf, phasesOf, testFiles } from './test/phases.ts';

const root = join(import.meta.dirname, '..');

/** Runs the door as `npm` would, on a machine whose PATH is `path`. */
function run(args: string[], path: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/run.mjs'), ...args],
    {
      env: { PATH: path },
      encoding: 'utf8',
    },
  );
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1), stderr };
}

describe('the arguments of npm test', () => {
  it('select everything by default', () => {
    assert.deepEqual(testArguments([]), { only: [], files: [] });
    assert.deepEqual([...groupsOf(testArguments([]))].sort(), [
      'browser',
      'compose',
      'lint',
      'mocha',
      'rust',
    ]);
  });

  it('select groups, patterns and files', () => {
    const selection = testArguments([
      '--only',
      'rust,lint',
      '--only',
      'mocha',
      '--grep',
      'springs',
      'host/src/app',
    ]);
    assert.deepEqual(selection, {
      only: ['rust', 'lint', 'mocha'],
      grep: 'springs',
      files: ['host/src/app'],
    });
  });

  it('are refused when they name no group or an unknown option', () => {
    assert.throws(
      () => testArguments(['--only', 'unit']),
      /--only: expected lint, rust, mocha, browser, got "unit"/,
    );
    assert.throws(() => testArguments(['--olny', 'rust']), /--olny/);
  });

  it('bring along only what the selection needs', () => {
    const needs = (only: string) => [...needsOf(groupsOf(testArguments(['--only', only])))].sort();
    assert.deepEqual(needs('lint'), ['lints', 'packages', 'rust', 'wasm']);
    assert.ok(!needs('mocha').includes('chromium'));
    assert.ok(needs('browser').includes('chromium'));
    assert.ok(needs('browser').includes('wasm'));
  });
});

describe('the phases of npm test', () => {
  it('wait only for phases that there are, and tests for all engines', () => {
    const phases = phasesOf({ only: [], files: [] }, root);
    const names = phases.map(({ name }) => name);
    for (const { name, after = [] } of phases) {
      for (const before of after) assert.ok(names.includes(before), `${name} waits for ${before}`);
    }
    const engines = names.filter((name) => /^(build|compose):/.test(name));
    assert.ok(engines.length > 3, engines.join(', '));
    const tests = phases.filter(({ name }) => name.startsWith('mocha:'));
    for (const { name, after } of tests) assert.deepEqual(after, engines, name);
  });

  it('are those whose name contains what --phase says', () => {
    const selection = testArguments(['--only', 'lint', '--phase', 'biome', '--phase', 'rustfmt']);
    const names = phasesOf(selection, root).map(({ name }) => name);
    assert.deepEqual(names, ['lint: biome', 'lint: rustfmt']);
    assert.ok(!isWhole(testArguments(['--phase', 'biome'])));
  });

  it('find test files by a part of their path, never in installed packages', () => {
    assert.deepEqual(testFiles(root, ['scripts/main']), ['scripts/main.test.ts']);
    const all = testFiles(root, []);
    assert.ok(all.includes('host/tools/src/main.test.ts'));
    assert.ok(all.every((path) => !path.includes('node_modules')));
  });
});

describe('the commands on a machine that lacks something', () => {
  const empty = mkdtempSync(join(tmpdir(), 'inlay-path-'));
  after(() => rmSync(empty, { recursive: true }));

  it('say that Rust is missing, and close the test run as failed', () => {
    const { status, lastLine, stderr } = run(['test'], empty);
    assert.match(
      stderr,
      /^Missing: Rust [\d.]+ or newer, needed to build the components; install it from https:\/\/rustup\.rs\.$/m,
    );
    assert.equal(lastLine, '0 passed, 1 failed');
    assert.equal(status, 1);
  });

  it('say the same to npm start', () => {
    const { status, stderr } = run(['start'], empty);
    assert.match(stderr, /^Missing: Rust/m);
    assert.equal(status, 1);
  });

  it('refuse an unknown command with the usage', () => {
    const { status, stderr } = run(['tset'], empty);
    assert.match(stderr, /Expected a command, got tset\. Usage:/);
    assert.equal(status, 1);
  });
});
