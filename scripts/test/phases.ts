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
import { minute, runMocha, runProgram } from './programs.ts';

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

/** A part of a test run. */
export interface Phase {
  name: string;
  group: Group;
  /** Runs it with its output shown. Does not throw when tests fail. */
  run(): Promise<Counts>;
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
  const all = [...lintPhases(root), ...rustPhases(root), ...composePhases(root), ...mochaPhases(selection, root)];
  return all.filter(({ group }) => wanted.has(group));
}

function lintPhases(root: string): Phase[] {
  const node = (tool: string) => join(root, 'node_modules/.bin', tool);
  const check = (name: string, command: string, args: string[]): Phase => ({
    name,
    group: 'lint',
    run: async () => countCheck((await runProgram(command, args, { cwd: root, limit: 30 * minute })).exitCode),
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
      async run() {
        const excluded = guestCrates(root).flatMap((name) => ['--exclude', name]);
        const args = ['test', '--workspace', '--no-fail-fast', ...excluded];
        const { exitCode, output } = await runProgram('cargo', args, { cwd: root, limit: 40 * minute });
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

function composePhases(root: string): Phase[] {
  const table = join(root, 'compose.toml');
  const text = existsSync(table) ? readFileSync(table, 'utf8') : '';
  return profilesOf(text).map((profile) => ({
    name: `compose: ${profile}`,
    group: 'compose',
    async run() {
      const args = [join(root, 'host/bin/inlay.mjs'), 'compose', '--profile', profile];
      return countCheck((await runProgram(process.execPath, args, { cwd: root, limit: 30 * minute })).exitCode);
    },
  }));
}

/** The names in `[profile.NAME]` and `[profile.NAME.systems]` of a compose.toml, in their order. */
export function profilesOf(composeToml: string): string[] {
  return [...new Set([...composeToml.matchAll(/^\s*\[profile\.([\w-]+)/gm)].map(([, name]) => name as string))];
}

/** Test files that share a mocha process, so that a crash in one process leaves the others standing; the first that fits has a file. */
const mochaGroups: { name: string; group: Group; fits: RegExp }[] = [
  { name: 'browser', group: 'browser', fits: /^tests\/browser\// },
  { name: 'mocha: whole engine', group: 'mocha', fits: /^tests\// },
  { name: 'mocha: components', group: 'mocha', fits: /^components\// },
  { name: 'mocha: host', group: 'mocha', fits: /^(host|examples)\// },
  { name: 'mocha: tools', group: 'mocha', fits: /^/ },
];

function mochaPhases(selection: Selection, root: string): Phase[] {
  const filesOf = Map.groupBy(testFiles(root, selection.files), (path) =>
    mochaGroups.find(({ fits }) => fits.test(path)),
  );
  return mochaGroups
    .map((group) => ({ ...group, files: filesOf.get(group) ?? [] }))
    .filter(({ files }) => files.length > 0)
    .map(({ name, group, files }) => ({
      name,
      group,
      run: () => runMocha({ root, name, files, grep: selection.grep }),
    }))
    .reverse();
}

/** All test files whose path contains one of `filters`, relative to `root`, in the order of their names. */
export function testFiles(root: string, filters: readonly string[]): string[] {
  const exclude = (path: string) => /(^|[\\/])(node_modules|target|dist|\.cache|\.git)$/.test(path);
  return globSync('**/*.test.ts', { cwd: root, exclude })
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
    .sort();
}
