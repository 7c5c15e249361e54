/**
 * Focus as plain TypeScript that the host runs (`with = "host"`): the same draw lists as with focus
 * in Rust inside the module.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { play } from '../parity/play.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `inlay compose` on the profile of this folder. */
function compose(...options: string[]): { status: number | null; stderr: string } {
  const command = [
    'host/tools/bin/inlay.mjs',
    'compose',
    '--config',
    'tests/hosted/compose.toml',
    '--profile',
    'hosted',
  ];
  return spawnSync(process.execPath, [...command, '--quiet', ...options], {
    cwd: root,
    encoding: 'utf8',
  });
}

describe('a system that runs in the host', () => {
  it('gives the same results for forty keys as the component in another language', async () => {
    const { status, stderr } = compose();
    assert.equal(status, 0, stderr);
    assert.deepEqual(await play('hosted', 'linked'), await play('rust', 'module'));
  });

  it('is refused in a build format of one piece', () => {
    const { status, stderr } = compose('--form', 'module');
    assert.equal(status, 1);
    assert.match(
      stderr,
      /compose\.toml:9:\d+: `focus` runs in the host, and the form module is one piece/,
    );
    assert.match(stderr, /expected: `--form linked`, or another `with`/);
  });
});
