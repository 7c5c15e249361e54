/**
 * `npm start`, `npm test` and the commands of `npm run`, under a Node that runs TypeScript. Before
 * the npm packages are installed only Node's own modules are there, so nothing here imports
 * another.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Need, stepsFor } from './setup/index.ts';
import { npmPackages } from './setup/npm.ts';
import { type Step, seconds, takeSteps } from './setup/steps.ts';
import { machine } from './setup/system.mjs';
import { cleanTreePhase, runPhases } from './test/index.ts';
import {
  type Group,
  groups,
  groupsOf,
  isWhole,
  needsOf,
  phasesOf,
  type Selection,
  testFiles,
} from './test/phases.ts';
import { profilesNeeded, profilesOf } from './test/profiles.ts';
import { show } from './test/programs.ts';

const root = dirname(import.meta.dirname);
const say = (line: string) => console.log(line);

const usage = `node scripts/run.mjs start [options of inlay serve]
node scripts/run.mjs test [--only ${groups.join('|')}]... [--phase NAME]... [--grep PATTERN] [part of a test file's path]...
node scripts/run.mjs bench [arguments of bench/main.ts]
node scripts/run.mjs packages
node scripts/run.mjs docs [FOLDER]
node scripts/run.mjs release [VERSION] [--dry-run]
node scripts/run.mjs coverage`;

/**
 * Runs one command.
 *
 * @param args The name of a command, and its own arguments.
 * @returns The exit code.
 */
export async function main([command, ...args]: string[]): Promise<number> {
  // Programs that we start, npm's among them, find this Node before an older one.
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  switch (command) {
    case 'start':
      return start(args);
    case 'test':
      return test(args);
    case 'bench':
      return bench(args);
    case 'packages':
      return packages(args);
    case 'docs':
      return docs(args);
    case 'release':
      return release(args);
    case 'coverage':
      return coverage();
    default:
      console.error(`Expected a command, got ${command ?? 'nothing'}. Usage:\n${usage}`);
      return 1;
  }
}

async function start(args: string[]): Promise<number> {
  if (!(await setUp(new Set(['rust', 'packages', 'wasm'])))) return 1;
  say('\ncompose: the engine');
  const begin = performance.now();
  const composed = await inlay(['compose']);
  if (composed !== 0) return composed;
  say(`compose: done in ${seconds(performance.now() - begin)}\n`);
  return inlay(['serve', ...args]);
}

/** Builds the npm packages. */
async function packages(args: string[]): Promise<number> {
  return withEngine(() => node([join(root, 'scripts/packages/index.ts'), ...args]));
}

/** Builds the site of the documents. */
async function docs(args: string[]): Promise<number> {
  return withEngine(async () => {
    if (!(await takeAll([npmPackages(machine, join(root, 'scripts/docs'))]))) return 1;
    return node([join(root, 'scripts/docs/index.ts'), ...args]);
  });
}

/** Checks and packs a release. */
async function release(args: string[]): Promise<number> {
  return withEngine(() => node([join(root, 'scripts/release/index.ts'), ...args]));
}

/** Which lines of the host the tests in Node run. */
async function coverage(): Promise<number> {
  const all = profilesOf(readFileSync(join(root, 'compose.toml'), 'utf8'));
  const profiles = profilesNeeded(root, testFiles(root, [COVERING]), all);
  return withEngine(() => node([join(root, 'scripts/coverage.ts'), COVERING]), profiles);
}

/** The tests whose coverage is counted: files with this in their path. */
const COVERING = 'tests/host/';

/**
 * Does something that takes engines, once they are composed.
 *
 * @param profiles Of the engines; by default the first one.
 */
async function withEngine(
  act: () => Promise<number>,
  profiles: readonly string[] = [],
): Promise<number> {
  if (!(await setUp(new Set(['rust', 'packages', 'wasm'])))) return 1;
  const composed = await inlay(['compose', ...profiles.flatMap((name) => ['--profile', name])]);
  return composed === 0 ? act() : composed;
}

async function test(args: string[]): Promise<number> {
  let selection: Selection;
  try {
    selection = testArguments(args);
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage:\n${usage}`);
    return closeUnrun();
  }
  const phases = phasesOf(selection, root);
  if (isWhole(selection)) phases.push(cleanTreePhase(root, phases));
  if (!(await setUp(needsOf(groupsOf(selection))))) return closeUnrun();
  return runPhases(phases, show);
}

/** The closing line of a run that did not come to its tests. */
function closeUnrun(): number {
  say('0 passed, 1 failed');
  return 1;
}

async function bench(args: string[]): Promise<number> {
  if (!(await setUp(new Set(['rust', 'packages', 'wasm', 'chromium'])))) return 1;
  return node([join(root, 'bench/main.ts'), ...args]);
}

/**
 * Reads the arguments of `test`.
 *
 * @throws When an option is unknown or `--only` names no group.
 */
export function testArguments(args: string[]): Selection {
  const { values, positionals } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true },
      phase: { type: 'string', multiple: true },
      grep: { type: 'string' },
    },
    allowPositionals: true,
  });
  const only = (values.only ?? []).flatMap((value) => value.split(','));
  const unknown = only.find((name) => !(groups as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new Error(`--only: expected ${groups.join(', ')}, got "${unknown}"`);
  return {
    only: only as Group[],
    files: positionals,
    ...(values.phase === undefined ? {} : { phases: values.phase }),
    ...(values.grep === undefined ? {} : { grep: values.grep }),
  };
}

/**
 * Prepares the machine. Answers false, with the reason said, when something is missing that cannot
 * be brought.
 */
function setUp(needs: ReadonlySet<Need>): Promise<boolean> {
  return takeAll(stepsFor(needs, machine, root));
}

async function takeAll(steps: readonly Step[]): Promise<boolean> {
  say(`setup, with Node ${process.versions.node}`);
  const begin = performance.now();
  try {
    await takeSteps(steps, say);
    say(`setup: done in ${seconds(performance.now() - begin)}`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

function inlay(args: string[]): Promise<number> {
  return node([join(root, 'host/tools/bin/inlay.mjs'), ...args]);
}

/** Runs a script under our Node, with its output shown; Ctrl-C ends it and then us. */
function node(args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    process.once('SIGINT', () => {});
    process.once('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
}
