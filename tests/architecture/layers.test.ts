/**
 * What may depend on what (ARCHITECTURE.md, Invariants): systems do not know each other, layers of
 * the host point one way, apps import one file.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Files below a folder with one of the endings. */
function files(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** The files and packages that a TypeScript file imports. */
function imports(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8').replace(
    /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
    '',
  );
  const found = source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...found]
    .map(([, name]) => name ?? '')
    .map((name) =>
      name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
    );
}

interface Manifest {
  packages: {
    name: string;
    manifest_path: string;
    dependencies: { name: string; kind: string | null; path?: string }[];
  }[];
}

describe('architecture', () => {
  it('no system depends on another: only on its own core, the schema, the interfaces, motion and primitives', () => {
    const text = execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], {
      cwd: root,
      maxBuffer: 1 << 26,
    });
    const { packages } = JSON.parse(text.toString()) as Manifest;
    const systems = packages.filter(({ manifest_path }) =>
      relative(root, manifest_path).startsWith(`components${sep}`),
    );
    const shared = [
      join(root, 'schema', 'rust'),
      join(root, 'schema', 'interfaces'),
      join(root, 'motion'),
      join(root, 'primitives'),
    ];
    assert.ok(
      systems.length >= 20,
      `expected the cores and guests of ten systems, found ${systems.length} crates`,
    );
    for (const { name, manifest_path, dependencies } of systems) {
      const own = join(
        root,
        'components',
        relative(join(root, 'components'), manifest_path).split(sep)[0] ?? '',
      );
      for (const { path, kind, name: dependency } of dependencies) {
        if (path === undefined || kind === 'dev') continue;
        const inside = path.startsWith(own + sep) || shared.includes(path);
        assert.ok(inside, `${name} depends on ${dependency}, which is another system's`);
      }
    }
  });

  it('TypeScript systems import the schema and nothing else of the project', () => {
    for (const file of files('components/focus/src', '.ts').filter(
      (name) => !name.endsWith('.test.ts'),
    )) {
      for (const name of imports(file)) {
        const good =
          name.startsWith('components/focus/') ||
          name.startsWith('schema/typescript/') ||
          name.startsWith('inlay:');
        assert.ok(good, `${file} imports ${name}`);
      }
    }
  });

  it('layers of the host depend in one direction', () => {
    // Left may import right: app ▸ protocol; shell stands beside and may import all.
    const allowed: Record<string, string[]> = {
      protocol: ['protocol'],
      device: ['device', 'protocol'],
      gpu: ['gpu', 'protocol', 'device'],
      engine: ['engine', 'gpu', 'device', 'protocol'],
      app: ['app', 'protocol'],
    };
    for (const [layer, targets] of Object.entries(allowed)) {
      for (const file of files(`host/src/${layer}`, '.ts').filter(
        (name) => !name.endsWith('.test.ts'),
      )) {
        for (const name of imports(file)) {
          const target = /^host\/src\/([a-z]+)\//.exec(name)?.[1];
          if (target === undefined || targets.includes(target)) continue;
          assert.fail(`${file} (layer ${layer}) imports ${name}`);
        }
      }
    }
  });

  it('folders of the host form no circle', () => {
    const known = new Map<string, Set<string>>();
    for (const file of files('host/src', '.ts').filter((name) => !name.endsWith('.test.ts'))) {
      const folderOf = (name: string) => /^host\/src\/(?:([a-z]+)\/)?/.exec(name)?.[1] ?? 'index';
      const folder = folderOf(file);
      const targets = known.get(folder) ?? new Set();
      for (const name of imports(file)) {
        if (name.startsWith('host/src/') && folderOf(name) !== folder) targets.add(folderOf(name));
      }
      known.set(folder, targets);
    }
    // Whoever imports no folder that is left goes, until none is left.
    while (known.size > 0) {
      const lowest = [...known].find(
        ([, targets]) => ![...targets].some((name) => known.has(name)),
      );
      assert.ok(lowest, `a circle among ${[...known.keys()].join(', ')}`);
      known.delete(lowest[0]);
    }
  });

  it('the demo imports the public index, its own files, and nothing else', () => {
    for (const file of files('examples/home/src', '.ts')) {
      for (const name of imports(file)) {
        const good =
          name === 'host/src/index.ts' || name === 'inlay' || name.startsWith('examples/home/');
        assert.ok(good, `${file} imports ${name}`);
      }
    }
  });

  it('every file of the schema, interfaces and systems is free of clocks and chance', () => {
    const forbidden =
      /\b(Date\.now|performance\.now|Math\.random|SystemTime|Instant::now|thread_rng)\b/;
    const inspected = [
      ...files('components/focus/src', '.ts'),
      ...files('components', '.rs').filter(
        (name) => !/\/(tests?|examples|benches)(\/|\.rs)/.test(name),
      ),
    ];
    for (const file of inspected)
      assert.doesNotMatch(readFileSync(join(root, file), 'utf8'), forbidden, file);
  });
});
