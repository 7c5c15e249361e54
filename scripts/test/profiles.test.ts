import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { profilesNeeded, profilesOf } from './profiles.ts';

describe('the profiles of a test run', () => {
  const root = mkdtempSync(join(tmpdir(), 'inlay-profiles-'));
  after(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const needed = (...files: string[]) =>
    profilesNeeded(root, files, ['default', 'compact', 'rust'], undefined);

  it('are those that compose.toml lists, once each', () => {
    const text =
      '# [profile.off]\n[profile.default.systems]\nfocus = {}\n[profile.default]\n\n [profile.rust-2.systems]\n';
    assert.deepEqual(profilesOf(text), ['default', 'rust-2']);
    assert.deepEqual(profilesOf(''), []);
  });

  it('are those that a test file names, and none for a file that names none', () => {
    write('tests/one.test.ts', "load('rust', 'scroll'); // and not trust");
    write('tests/none.test.ts', 'it("adds", () => {}); // in rust');
    assert.deepEqual(needed('tests/one.test.ts'), ['rust']);
    assert.deepEqual(needed('tests/none.test.ts'), []);
    assert.deepEqual(needed(), []);
  });

  it('are those of imported test code too, around a circle, but not those of the host', () => {
    write(
      'tests/a.test.ts',
      "import { b } from './support/b.ts';\nimport { h } from '../host/src/h.ts';",
    );
    write(
      'tests/support/b.ts',
      "import type { A } from '../a.test.ts';\nconst c = await import('./c.ts');",
    );
    write('tests/support/c.ts', "const base = 'target/inlay/compact/manifest.json';");
    write('host/src/h.ts', "const profile = 'default';");
    assert.deepEqual(needed('tests/a.test.ts'), ['compact']);
  });

  it('are the one that INLAY_PROFILE names, where a suite takes that instead', () => {
    write('tests/suite.test.ts', "import { load } from './load.ts';");
    write('tests/load.ts', "export const tested = process.env.INLAY_PROFILE ?? 'rust';");
    const files = ['tests/suite.test.ts'];
    assert.deepEqual(profilesNeeded(root, files, ['rust', 'mine'], undefined), ['rust']);
    assert.deepEqual(profilesNeeded(root, files, ['rust', 'mine'], 'mine'), ['mine']);
    assert.deepEqual(profilesNeeded(root, ['tests/one.test.ts'], ['rust', 'mine'], 'mine'), [
      'rust',
    ]);
  });

  it('are all where a file reads compose.toml', () => {
    write('tests/all.test.ts', "readFileSync('compose.toml')");
    assert.deepEqual(needed('tests/all.test.ts'), ['default', 'compact', 'rust']);
  });
});
