/**
 * `npm run coverage`: which lines of `host/src` the tests in Node run. Arguments are parts of the
 * paths of the tests.
 *
 * Node counts, and c8 reports: types are erased in place, so its positions are those of the source.
 * Browser tests run in other processes and are not counted.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { testFiles } from './test/phases.ts';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'target/coverage');

/** Not of the lock file: nothing else of the project needs it. */
const C8 = 'c8@12.0.0';

rmSync(out, { recursive: true, force: true });
const env = { ...process.env, NODE_V8_COVERAGE: join(out, 'tmp') };
const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
const tests = testFiles(root, process.argv.slice(2));
const tested = spawnSync(process.execPath, [mocha, '--reporter', 'dot', ...tests], {
  cwd: root,
  env,
  stdio: 'inherit',
});
const report = [
  ...['--yes', C8, 'report', '--temp-directory', join(out, 'tmp'), '--reports-dir', out],
  ...['--include', 'host/src/**', '--exclude', '**/generated/**', '--all', '--src', 'host/src'],
  ...['--reporter', 'text-summary', '--reporter', 'html'],
];
const reported = spawnSync('npx', report, { cwd: root, stdio: 'inherit' });
process.exitCode = tested.status || reported.status || 0;
