import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

describe('package-lock.json', () => {
  interface Entry {
    version?: string;
    link?: boolean;
    resolved?: string;
    integrity?: string;
    optionalDependencies?: Record<string, string>;
  }
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const packages = Object.entries(
    (JSON.parse(text) as { packages: Record<string, Entry> }).packages,
  );

  it('names no host: a clone installs from whatever registry it is set to', () => {
    const hosts = packages
      .filter(([, { link, resolved }]) => !link && resolved !== undefined)
      .map(([path]) => path);
    assert.deepEqual(hosts, []);
    assert.doesNotMatch(text, /https?:\/\/[^"]*\.tgz/);
  });

  it('has a hash of each package, also of those for other systems', () => {
    const unchecked = packages
      .filter(
        ([path, { link, integrity }]) => path.includes('node_modules/') && !link && !integrity,
      )
      .map(([path]) => path);
    assert.deepEqual(unchecked, []);
  });

  it('names the optional packages of every system: npm ci refuses a lock file that lacks one', () => {
    const paths = new Set(packages.map(([path]) => path));
    const isNamed = (owner: string, name: string) => {
      const folders = owner
        .split('/node_modules/')
        .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
      return [...folders, ''].some((folder) =>
        paths.has(`${folder}${folder && '/'}node_modules/${name}`),
      );
    };
    const absent = packages.flatMap(([owner, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isNamed(owner, name)),
    );
    assert.deepEqual(absent, []);
  });
});

describe('Cargo.lock', () => {
  it('names no source but crates.io', () => {
    const path = join(root, 'Cargo.lock');
    assert.ok(existsSync(path), 'expected Cargo.lock beside Cargo.toml');
    const sources = new Set(
      [...readFileSync(path, 'utf8').matchAll(/^source = "(.*)"$/gm)].map(([, source]) => source),
    );
    assert.deepEqual([...sources], ['registry+https://github.com/rust-lang/crates.io-index']);
  });
});
