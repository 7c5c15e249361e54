import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { release, unreleased } from './changelog.ts';
import { commonVersion, readVersions, writeVersions } from './versions.ts';

const root = resolve(import.meta.dirname, '../..');

describe('versions of a release', () => {
  it('are one for all packages and crates of this checkout', () => {
    const places = readVersions(root);
    assert.match(commonVersion(places), /^\d+\.\d+\.\d+$/);
    const names = places.map(({ name }) => name);
    assert.ok(names.includes('Cargo.toml'));
    assert.ok(names.includes('host/vite/package.json: peerDependencies.inlay'));
  });

  it('are refused where they differ, with the place', () => {
    const places = [
      { name: 'host/package.json', version: '0.1.0' },
      { name: 'Cargo.toml', version: '0.2.0' },
    ];
    assert.throws(() => commonVersion(places), /Expected 0\.1\.0.*\n {2}Cargo\.toml has 0\.2\.0/);
  });

  it('are written to every place, and nothing else changes', () => {
    const copy = mkdtempSync(join(tmpdir(), 'inlay-release-'));
    try {
      const files = [
        'Cargo.toml',
        ...globSync('host/{package.json,*/package.json}', { cwd: root }),
      ];
      for (const file of files) cpSync(join(root, file), join(copy, file));
      const before = commonVersion(readVersions(copy));
      writeVersions(copy, '7.8.9');
      assert.equal(commonVersion(readVersions(copy)), '7.8.9');
      writeVersions(copy, before);
      for (const file of files)
        assert.equal(
          readFileSync(join(copy, file), 'utf8'),
          readFileSync(join(root, file), 'utf8'),
          file,
        );
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

describe('the changelog of a release', () => {
  const text = '# Changelog\n\n## Unreleased\n\n### Added\n\n- a\n\n## 0.1.0 - 2030-01-01\n\n- b\n';

  it('is what stands under "Unreleased"', () => {
    assert.equal(unreleased(text), '### Added\n\n- a');
    assert.throws(() => unreleased('## Unreleased\n\n## 0.1.0\n- b'), /nothing to release/);
    assert.throws(() => unreleased('# Changelog'), /expected a section/);
  });

  it('becomes the section of the version, below an empty one', () => {
    const released = release(text, '0.2.0', '2030-02-01');
    assert.match(released, /## Unreleased\n\n## 0\.2\.0 - 2030-02-01\n\n### Added\n\n- a\n/);
    assert.throws(() => unreleased(released), /nothing to release/);
  });
});
