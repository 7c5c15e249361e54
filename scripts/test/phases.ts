/**
 * The phases of `npm test`: what each runs and how its tests are counted.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Need } from '../setup/index.ts';
import { machine } from '../setup/system.mjs';
import { recordedToolchain } from '../setup/wasm-toolchain.mjs';
import { type Counts, countCargo, countCheck, none } from './counts.ts';
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
  /** Only phases whose name contains one of these. */
  phases?: readonly string[];
  /** Mocha: only tests whose full name matches. */
  grep?: string;
  /** Mocha: only files whose path contains one of these. */
  files: readonly string[];
}

/** Whether everything was asked for; a pattern of names only leaves tests out. */
export function isWhole({ only, phases, files }: Selection): boolean {
  return only.length === 0 && phases === undefined && files.length === 0;
}

/** A part of a test run. */
export interface Phase {
  name: string;
  group: Group;
  /**
   * Names of phases that must have ended before it begins; one that does not run is not waited for.
   */
  after?: readonly string[];
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
    lint: ['rust', 'lints', 'wasm', 'packages'],
    rust: ['rust', 'packages'],
    compose: ['rust', 'wasm', 'packages'],
    mocha: ['packages'],
    browser: ['packages', 'chromium'],
  };
  return new Set([...wanted].flatMap((group) => needs[group]));
}

/**
 * The phases of `selection`, in the order in which they begin where nothing else decides.
 *
 * Cargo works on one thing at a time in a folder of artefacts: those that use the same wait for
 * each other. What is on the way to the tests of the browser goes first, since they take longest;
 * lints that take long fill the gaps.
 */
export function phasesOf(selection: Selection, root: string): Phase[] {
  const wanted = groupsOf(selection);
  const composing = composePhases(selection, root);
  const engines = composing.map(({ name }) => name);
  const all = [
    ...lintPhases(root),
    ...rustPhases(root),
    ...composing,
    ...slowLintPhases(root),
    ...mochaPhases(selection, root).map((phase) => ({ ...phase, after: engines })),
  ];
  const { phases } = selection;
  const isNamed = (name: string) => !phases || phases.some((part) => name.includes(part));
  return all.filter(({ group, name }) => wanted.has(group) && isNamed(name));
}

/** A phase that has no tests of its own; arguments that take cargo to find out are a function. */
function check(
  root: string,
  name: string,
  command: string,
  args: string[] | (() => string[]),
  after: string[] = [],
): Phase {
  return {
    name,
    group: 'lint',
    after,
    async run(sink) {
      const found = typeof args === 'function' ? args() : args;
      const options = { cwd: root, limit: 60 * minute, sink };
      return countCheck((await runProgram(command, found, options)).exitCode);
    },
  };
}

function lintPhases(root: string): Phase[] {
  const node = (tool: string) => join(root, 'node_modules/.bin', tool);
  return [
    check(root, 'lint: biome', node('biome'), [
      'check',
      '--error-on-warnings',
      '--no-errors-on-unmatched',
    ]),
    check(root, 'lint: words', process.execPath, [join(root, 'scripts/words/index.ts')]),
    check(root, 'types: tsc', node('tsc'), ['--noEmit']),
    check(root, 'lint: rustfmt', 'cargo', ['fmt', '--all', '--check']),
  ];
}

const RUST_BUILD = 'rust: build';
const RUST_TEST = 'rust: cargo test';
const CLIPPY = 'lint: clippy';
const SYSTEMS = 'build: systems';

function slowLintPhases(root: string): Phase[] {
  const clippy = () => [
    ...['clippy', '--workspace', '--all-targets'],
    ...guestCrates(root).flatMap((name) => ['--exclude', name]),
    ...['--', '-D', 'warnings'],
  ];
  // Links in the documentation that lead nowhere. The documentation of our crates is read with its
  // private items.
  const flags = 'build.rustdocflags=["-Dwarnings", "-Arustdoc::private_intra_doc_links"]';
  const doc = ['doc', '--workspace', '--no-deps', '--document-private-items', '--config', flags];
  return [
    check(root, CLIPPY, 'cargo', clippy, [RUST_BUILD, RUST_TEST]),
    guestClippy(root),
    check(root, 'docs: rustdoc', 'cargo', doc, [CLIPPY]),
  ];
}

/**
 * Clippy over what becomes Wasm, as it becomes Wasm: the guests, and with them the crates of ours
 * that they are made of. In release, as they are built: the macros are there already. Debian's
 * compiler for Wasm has no clippy of its own version.
 */
function guestClippy(root: string): Phase {
  const args = () => [
    join(root, 'scripts/cargo-wasm.mjs'),
    ...['clippy', '--release', '--lib'],
    ...guestCrates(root).flatMap((name) => ['-p', name]),
    ...['--', '-D', 'warnings'],
  ];
  const phase = check(root, 'lint: clippy, for Wasm', process.execPath, args, [SYSTEMS]);
  return {
    ...phase,
    async run(sink) {
      if (recordedToolchain(machine, root)?.kind === 'target') return phase.run(sink);
      sink("Debian's Rust builds the guests, and clippy is of another version: not run\n");
      return { ...none, skipped: 1 };
    },
  };
}

/** The tests are built and run in two phases: systems are built while they run. */
function rustPhases(root: string): Phase[] {
  const args = () => [
    'test',
    '--workspace',
    ...guestCrates(root).flatMap((name) => ['--exclude', name]),
  ];
  const options = { cwd: root, limit: 60 * minute };
  let isBuilt = false;
  return [
    {
      name: RUST_BUILD,
      group: 'rust',
      async run(sink) {
        const { exitCode } = await runProgram('cargo', [...args(), '--no-run'], {
          ...options,
          sink,
        });
        isBuilt = exitCode === 0;
        // The phases that follow use the tools that were built with the tests.
        if (isBuilt) process.env.INLAY_TOOLS = join(root, 'target/debug');
        return countCheck(exitCode);
      },
    },
    {
      name: RUST_TEST,
      group: 'rust',
      after: [RUST_BUILD],
      async run(sink) {
        if (!isBuilt) return none;
        const { exitCode, output } = await runProgram('cargo', [...args(), '--no-fail-fast'], {
          ...options,
          sink,
        });
        return countCargo(output, exitCode);
      },
    },
  ];
}

/**
 * Crates that are nothing but a Wasm guest: their exports cannot be linked into a native test,
 * their cores have the tests.
 */
function guestCrates(root: string): string[] {
  interface Metadata {
    packages: { name: string; targets: { kind: string[]; crate_types: string[] }[] }[];
  }
  const { status, stdout } = spawnSync(
    'cargo',
    ['metadata', '--no-deps', '--format-version', '1'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('cargo cannot read the workspace; its message is above');
  return (JSON.parse(stdout) as Metadata).packages
    .filter(({ targets }) => {
      const built = targets.filter(({ kind }) => !kind.includes('custom-build'));
      return built.every(({ crate_types }) => crate_types.every((type) => type === 'cdylib'));
    })
    .map(({ name }) => name);
}

/**
 * One phase builds the systems of all profiles that the selected tests need; then each profile is
 * composed beside the others.
 */
function composePhases(selection: Selection, root: string): Phase[] {
  const wanted = groupsOf(selection);
  const files = testFiles(root, selection.files).filter((path) => wanted.has(groupOf(path).group));
  const table = join(root, 'compose.toml');
  const all = profilesOf(existsSync(table) ? readFileSync(table, 'utf8') : '');
  // A whole run composes every profile that is offered, whether a test asks for it or not.
  const profiles = isWhole(selection) ? all : profilesNeeded(root, files, all);
  const compose = (name: string, after: string, args: readonly string[]): Phase => ({
    name,
    group: 'compose',
    after: [after],
    async run(sink) {
      const command = [join(root, 'host/tools/bin/inlay.mjs'), 'compose', ...args];
      const { exitCode } = await runProgram(process.execPath, command, {
        cwd: root,
        limit: 60 * minute,
        sink,
      });
      return countCheck(exitCode);
    },
  });
  if (profiles.length === 0) return [];
  const named = profiles.flatMap((profile) => ['--profile', profile]);
  return [
    compose(SYSTEMS, RUST_BUILD, [...named, '--build-only']),
    ...profiles.map((profile) => compose(`compose: ${profile}`, SYSTEMS, ['--profile', profile])),
  ];
}

/**
 * A mocha process: the files of one folder, so that a crash in one process leaves the others
 * standing.
 */
interface MochaGroup {
  name: string;
  group: Group;
}

/**
 * Folders whose tests take longest: they begin first, so that no process is left alone with them at
 * the end.
 */
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
  const depth = ['browser', 'conformance'].includes(parts[1] ?? '')
    ? 3
    : parts[0] === 'tests'
      ? 2
      : 1;
  const folder = parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
  return {
    name: folder || 'root',
    group: folder.startsWith('tests/browser') ? 'browser' : 'mocha',
  };
}

function mochaPhases(selection: Selection, root: string): Phase[] {
  const groups = Map.groupBy(testFiles(root, selection.files), (path) => groupOf(path).name);
  const rank = (name: string) =>
    (longest.indexOf(name) + longest.length + 1) % (longest.length + 1);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, files]) => ({
      name: `mocha: ${name}`,
      group: groupOf(files[0] as string).group,
      run: (sink) => runMocha({ root, name, files, grep: selection.grep, sink }),
    }));
}

/**
 * All test files whose path contains one of `filters`, relative to `root`, in the order of their
 * names.
 */
export function testFiles(root: string, filters: readonly string[]): string[] {
  const exclude = (path: string) => /(^|[\\/])(node_modules|target|dist|\.cache|\.git)$/.test(path);
  return (
    globSync('**/*.test.ts', { cwd: root, exclude })
      // Of another runner; tests/browser/packages runs them.
      .filter((path) => !path.startsWith('examples/vitest'))
      .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
      .sort()
  );
}
