/** The workflows of the code host: they run what a desk runs. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { testArguments } from './main.ts';
import { phasesOf, type Selection } from './test/phases.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const workflows = new Map(
  globSync('*.yml', { cwd: folder }).map((name) => [
    name,
    readFileSync(join(folder, name), 'utf8'),
  ]),
);

/** A workflow, as far as it is read here. */
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

/** The steps of a workflow's jobs. */
function stepsOf(name: string): Step[] {
  const { jobs } = load(workflows.get(name) ?? '') as Workflow;
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** The commands of a workflow's jobs. */
function commandsOf(name: string): string[] {
  return stepsOf(name).flatMap(({ run }) => run ?? []);
}

/** What a command `npm test` of a workflow selects; its list of folders is that of a shell. */
function selectionOf(command: string): Selection {
  const words = command.match(/'[^']*'|\$\(.*\)|\S+/g) ?? [];
  const args = words.slice(3).flatMap((word) => {
    if (!word.startsWith('$(')) return word.replace(/^'|'$/g, '');
    const [, pattern = '', options = ''] =
      /^\$\(ls -d (\S+) \| grep -v((?: -e \w+)+)\)$/.exec(word) ?? [];
    assert.ok(pattern, `${word} is not read by this test`);
    const without = options.split(' -e ').slice(1);
    const folders = globSync(pattern, { cwd: root });
    return folders.filter((folder) => !without.some((part) => folder.includes(part)));
  });
  return testArguments(args);
}

const names = [...workflows.keys()];
const commands = names.flatMap(commandsOf);

describe('the workflows', () => {
  it('select tests that there are', () => {
    const tests = commands.filter((command) => command.startsWith('npm test'));
    assert.ok(tests.length >= 8, `${tests.length} commands`);
    for (const command of tests) {
      const selection = selectionOf(command);
      assert.ok(phasesOf(selection, root).length > 0, `${command}: no phase`);
      for (const part of selection.phases ?? [])
        assert.ok(phasesOf({ ...selection, phases: [part] }, root).length > 0, `--phase ${part}`);
    }
  });

  it('run on a pull request every phase that `npm test` has', () => {
    const tests = commandsOf('ci.yml').filter((command) => command.startsWith('npm test'));
    const run = tests.flatMap((command) => phasesOf(selectionOf(command), root));
    const started = new Set(run.map(({ name }) => name));
    const whole = phasesOf({ only: [], files: [] }, root).map(({ name }) => name);
    assert.deepEqual(
      whole.filter((name) => !started.has(name)),
      [],
    );
  });

  it('call scripts and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const called = commands.flatMap((command) => /^npm run (\w+)/.exec(command)?.[1] ?? []);
    for (const name of called) assert.ok(name in scripts, name);
    assert.ok(called.includes('docs'));
    const files = commands.flatMap((command) => command.match(/(?<= |^)\.[\w./*-]+/g) ?? []);
    assert.ok(files.includes('.ci/run'));
    for (const file of files) assert.ok(globSync(file, { cwd: root }).length > 0, file);
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
    const used = names.flatMap((name) => stepsOf(name)).flatMap(({ uses }) => uses ?? []);
    assert.ok(used.length > 0);
    for (const action of used) assert.match(action, /^[\w-]+\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/);
  });
});
