/** The workflows of the code host: they run what a desk runs. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testArguments } from './main.ts';
import { phasesOf } from './test/phases.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const workflows = new Map(
  globSync('*.yml', { cwd: folder }).map((name) => [
    name,
    readFileSync(join(folder, name), 'utf8'),
  ]),
);
const commands = [...workflows.values()].flatMap((text) =>
  [...text.matchAll(/^\s*- run: (.*)$/gm)].map(([, command]) => String(command)),
);

describe('the workflows', () => {
  it('select tests that there are', () => {
    const tests = commands.filter((command) => command.startsWith('npm test'));
    assert.ok(tests.length >= 8, `${tests.length} commands`);
    for (const command of tests) {
      const words = command.match(/'[^']*'|\$\(.*\)|\S+/g) ?? [];
      const args = words.slice(3).map((word) => word.replace(/^'|'$/g, ''));
      const selection = testArguments(args.filter((word) => !word.startsWith('$(')));
      assert.ok(phasesOf(selection, root).length > 0, `${command}: no phase`);
      for (const part of selection.phases ?? [])
        assert.ok(phasesOf({ ...selection, phases: [part] }, root).length > 0, `--phase ${part}`);
    }
  });

  it('call scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const called = commands.flatMap((command) => /^npm run (\w+)/.exec(command)?.[1] ?? []);
    for (const name of called) assert.ok(name in scripts, name);
    assert.ok(called.includes('docs'));
  });

  it('test the oldest Rust that the workspace names', () => {
    const manifest = readFileSync(join(root, 'Cargo.toml'), 'utf8');
    const oldest = /^rust-version = "([\d.]+)"$/m.exec(manifest)?.[1];
    const text = workflows.get('ci.yml') ?? '';
    const used = [...text.matchAll(/(?:toolchain install |cargo \+)([\d.]+)/g)];
    assert.deepEqual(
      used.map(([, version]) => version),
      [`${oldest}.0`, `${oldest}.0`],
    );
  });

  it('name crates that there are', () => {
    const crates = globSync(['components/*/core/Cargo.toml', 'tools/*/Cargo.toml'], { cwd: root });
    const names = crates.map(
      (file) => /^name = "(.*)"$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1],
    );
    const used = new Set([...workflows.values()].join('\n').match(/\binlay-[\w-]+/g));
    assert.ok(used.size >= 2);
    for (const name of used) assert.ok(names.includes(name), name);
  });

  it('pin every action to a version', () => {
    for (const [name, text] of workflows)
      for (const [line] of text.matchAll(/^.*\buses: .*$/gm))
        assert.match(line, /uses: [\w-]+\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/, name);
  });
});
