import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs the script; answers its exit code and what the command printed. */
function busy(...args: string[]) {
  const script = join(import.meta.dirname, 'busy.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, printed: stdout.split('\n').filter((line) => line.startsWith('[')) };
}

const print = [process.execPath, '--eval', 'console.log(JSON.stringify(process.argv.slice(1)))'];

describe('a command beside busy processes', () => {
  it('gets its arguments as they are, -- and options among them', () => {
    const args = ['test', '--', '--only', 'browser', '--times', '7'];
    assert.deepEqual(busy('--processes', '1', '--times=2', ...print, ...args), {
      status: 0,
      printed: Array(2).fill(JSON.stringify(args)),
    });
  });

  it('runs until it fails, and its exit code is passed on', () => {
    const failing = [process.execPath, '--eval', "console.log('[]'); process.exit(3)"];
    assert.deepEqual(busy('--processes', '1', '--times', '3', ...failing), {
      status: 3,
      printed: ['[]'],
    });
  });
});
