/**
 * The phases of `npm test`: what each runs and how its tests are counted.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Need } from '../setup/index.ts';
import { type Counts, countCargo, countCheck } from './counts.ts';
import { profilesNeeded, profilesOf } from './profiles.ts';
import { minute, runMocha, runProgram, type Sink } from './programs.ts';

/** What `--only` can name. */
export const groups = ['lint', 'rust', 'mocha', 'browser'] as const;
/** One of {@link groups}; `compose` comes before mocha and browser, which test what it built. */
export type Group = (typeof groups)[number] | 'compose';

/** What was asked for. */
export interface Selection {
  /** Empty for everything. */
  only: readonly Group[];
  /** Mocha: only tests whose full name matches. */
  grep?: string;
  /** Mocha: only files whose path contains one of these. */
  files: readonly string[];
}

/** Whether everything was asked for; a pattern of names only leaves tests out. */
export function isWhole({ only, files }: Selection): boolean {
  return only.length === 0 && files.length === 0;
}

/** A part of a test run. */
export interface Phase {
  name: string;
  group: Group;
  /** Neighbours with the same name here share the machine: each keeps one core busy and no more. */
  beside?: string;
  /** Runs it; its output goes to `sink`. Does not throw when tests fail. */
  run(sink: Sink): Promise<Counts>;
}

/** Which groups `selection` asks for, with what they need before them. */
export function groupsOf({ only }: Selection): ReadonlySet<Group> {
  const wanted = new Set<Group>(only.length > 0 ? only : groups);
  if (wanted.has('mocha') || wanted.has('browser')) wanted.add('compose');
  return wanted;
}

/** What `groups` need from the machine. */
export function needsOf(wanted: ReadonlySet<Group>): ReadonlySet<Need> {
  const needs: Record<Group, Need[]> = {
    lint: ['rust', 'lints', 'packages'],
    rust: ['rust', 'packages'],
    compose: ['rust', 'wasm', 'packages'],
    mocha: ['packages'],
    browser: ['packages', 'chromium'],
  };
  return new Set([...wanted].flatMap((group) => needs[group]));
}

/** The phases of `selection`, quick ones first. */
export function phasesOf(selection: Selection, root: string): Phase[] {
  const wanted = groupsOf(selection);
  const all = [
    ...lintPhases(root),
    ...rustPhases(root),
    ...composePhases(selection, root),
    ...mochaPhases(selection, root),
  ];
  return all.filter(({ group }) => wanted.has(group));
}

function lintPhases(root: string): Phase[] {
  const node = (tool: string) => join(root, 'node_modules/.bin', tool);
  const check = (name: string, command: string, args: string[]): Phase => ({
    name,
    group: 'lint',
    run: async (sink) =>
      countCheck((await runProgram(command, args, { cwd: root, limit: 30 * minute, sink })).exitCode),
  });
  return [
    check('lint: biome', node('biome'), ['check', '--error-on-warnings', '--no-errors-on-unmatched']),
    check('types: tsc', node('tsc'), ['--noEmit']),
    check('lint: rustfmt', 'cargo', ['fmt', '--all', '--check']),
    check('lint: clippy', 'cargo', ['clippy', '--workspace', '--all-targets', '--', '-D', 'warnings']),
    // Links in the documentation that lead nowhere. The documentation of our crates is read with its private items.
    check('docs: rustdoc', 'cargo', [
      'doc',
      '--workspace',
      '--no-deps',
      '--document-private-items',
      '--config',
      'build.rustdocflags=["-Dwarnings", "-Arustdoc::private_intra_doc_links"]',
    ]),
  ];
}

function rustPhases(root: string): Phase[] {
  return [
    {
      name: 'rust: cargo test',
      group: 'rust',
      async run(sink) {
        const excluded = guestCrates(root).flatMap((name) => ['--exclude', name]);
        const args = ['test', '--workspace', '--no-fail-fast', ...excluded];
        const { exitCode, output } = await runProgram('cargo', args, { cwd: root, limit: 40 * minute, sink });
        // The phases that follow use the tools that were built with the tests.
        if (exitCode === 0) process.env.INLAY_TOOLS = join(root, 'target/debug');
        return countCargo(output, exitCode);
      },
    },
  ];
}

/** Crates that are nothing but a Wasm guest: their exports cannot be linked into a native test, their cores have the tests. */
function guestCrates(root: string): string[] {
  interface Metadata {
    packages: { name: string; targets: { crate_types: string[] }[] }[];
  }
  const { status, stdout } = spawnSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('cargo cannot read the workspace; its message is above');
  return (JSON.parse(stdout) as Metadata).packages
    .filter(({ targets }) => targets.every(({ crate_types }) => crate_types.every((type) => type === 'cdylib')))
    .map(({ name }) => name);
}

/** One phase builds the systems of all profiles that the selected tests need; then each profile is composed beside the others. */
function composePhases(selection: Selection, root: string): Phase[] {
  const wanted = groupsOf(selection);
  const files = testFiles(root, selection.files).filter((path) => wanted.has(groupOf(path).group));
  const table = join(root, 'compose.toml');
  const all = profilesOf(existsSync(table) ? readFileSync(table, 'utf8') : '');
  // A whole run composes every profile that is offered, whether a test asks for it or not.
  const profiles = isWhole(selection) ? all : profilesNeeded(root, files, all);
  const compose = (name: string, args: readonly string[]): Phase => ({
    name,
    group: 'compose',
    beside: name.split(':', 1)[0] as string,
    async run(sink) {
      const command = [join(root, 'host/bin/inlay.mjs'), 'compose', ...args];
      const { exitCode } = await runProgram(process.execPath, command, { cwd: root, limit: 30 * minute, sink });
      return countCheck(exitCode);
    },
  });
  if (profiles.length === 0) return [];
  const named = profiles.flatMap((profile) => ['--profile', profile]);
  return [
    compose('build: systems', [...named, '--build-only']),
    ...profiles.map((profile) => compose(`compose: ${profile}`, ['--profile', profile])),
  ];
}

/** A mocha process: the files of one folder, so that a crash in one process leaves the others standing. */
interface MochaGroup {
  name: string;
  group: Group;
}

/** Folders whose tests take longest: they begin first, so that no process is left alone with them at the end. */
const longest = [
  'tests/browser/demo',
  'tests/browser/host',
  'tests/lives',
  'tests/parity',
  'tests/compose',
  'tests/conformance/focus',
  'tests/hosted',
  'tests/fuzz',
];

/** The process that a test file belongs to. */
function groupOf(path: string): MochaGroup {
  const parts = path.split(/[\\/]/);
  const depth = ['browser', 'conformance'].includes(parts[1] ?? '') ? 3 : parts[0] === 'tests' ? 2 : 1;
  const folder = parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
  return { name: folder || 'root', group: folder.startsWith('tests/browser') ? 'browser' : 'mocha' };
}

function mochaPhases(selection: Selection, root: string): Phase[] {
  const groups = Map.groupBy(testFiles(root, selection.files), (path) => groupOf(path).name);
  const rank = (name: string) => (longest.indexOf(name) + longest.length + 1) % (longest.length + 1);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, files]) => ({
      name: `mocha: ${name}`,
      group: groupOf(files[0] as string).group,
      beside: 'mocha',
      run: (sink) => runMocha({ root, name, files, grep: selection.grep, sink }),
    }));
}

/** All test files whose path contains one of `filters`, relative to `root`, in the order of their names. */
export function testFiles(root: string, filters: readonly string[]): string[] {
  const exclude = (path: string) => /(^|[\\/])(node_modules|target|dist|\.cache|\.git)$/.test(path);
  return globSync('**/*.test.ts', { cwd: root, exclude })
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
    .sort();
}
