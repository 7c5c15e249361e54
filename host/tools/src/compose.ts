/**
 * `inlay compose`: builds the engine of a profile in its forms.
 *
 * The work is done by the Rust tool in `tools/compose`, which has the table of options and prints
 * their help. This file passes the arguments on, with what npm installed where there is no
 * checkout, and writes the licences beside what was made.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { checkout } from './checkout.ts';
import { ownPackage, toolsFolder } from './installed.ts';
import { type ComposedManifest, thirdPartyText } from './licences.ts';
import { rustTool } from './rust-tool.ts';

/** What the tool made, a line each. */
interface Made {
  /** The profile's folder. */
  readonly folder: string;
  /** What paths of implementations are relative to. */
  readonly systems: string;
}

/** Where the tool works, as its options and the variables of its environment say it. */
interface Place {
  readonly options: readonly string[];
  readonly env: Record<string, string>;
  /** The folder with Inlay's own licence and those of its systems. */
  readonly licences: string;
}

/** Adds `compose` to `program`. */
export function register(program: Command): void {
  program
    .command('compose')
    .summary('build the engine of a profile in its forms')
    .description('Builds the engine of a profile in its forms: `inlay compose --help`.')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[arguments...]')
    .action((args: string[]) => compose(args));
}

/**
 * Composes, as `inlay compose` with these arguments does. Sets the exit code where the tool has
 * said why it could not.
 */
export async function compose(args: readonly string[]): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'inlay-compose-'));
  try {
    const made = join(scratch, 'made');
    const place = checkout ? await inCheckout(checkout) : installed(listIn(args));
    const status = runComposeTool([...place.options, '--made', made, ...args], place.env);
    if (status !== 0) process.exitCode = status;
    else for (const one of readMade(made)) writeLicences(one, place);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Runs the tool, which prints for itself. */
export function runComposeTool(args: readonly string[], env: Record<string, string> = {}): number {
  const [command, ...run] = rustTool('inlay-compose');
  const { status, error } = spawnSync(command, [...run, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) {
    const remedy = checkout
      ? 'The compose tool is Rust; see https://rustup.rs'
      : 'Install inlay-tools again';
    const message = `${command} could not be started: ${error.message}. ${remedy}`;
    throw new Error(message, { cause: error });
  }
  return status ?? 1;
}

/** The tool runs where the user is, since paths that are named are meant from there. */
async function inCheckout(root: string): Promise<Place> {
  const folder = relative(process.cwd(), root);
  const { machine } = await import('../../../scripts/setup/system.mjs');
  const { composeEnvironment } = await import('../../../scripts/setup/wasm-toolchain.mjs');
  return {
    options: folder === '' ? [] : ['--checkout', folder],
    env: composeEnvironment(machine, root),
    licences: root,
  };
}

/** Systems come built, from a package that is looked up beside the list. */
function installed(list: string): Place {
  const why = 'the systems that an engine is composed of';
  const systems = ownPackage('inlay-systems', dirname(resolve(list)), why);
  const options = ['--systems', systems, '--tools', toolsFolder, '--node', process.execPath];
  return { options, env: {}, licences: systems };
}

/** The list of systems that arguments name. */
function listIn(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg === '--config' || arg.startsWith('--config='));
  const [, assigned] = (args[at] ?? '').split('=');
  return assigned ?? args[at + 1 || args.length] ?? 'compose.toml';
}

/** What the tool says it made: nothing where it only built, or printed its help. */
function readMade(file: string): Made[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Made);
}

/** Writes `THIRD-PARTY.txt` beside the files of a profile. */
function writeLicences({ folder, systems }: Made, { licences }: Place): void {
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as ComposedManifest;
  writeFileSync(
    join(folder, 'THIRD-PARTY.txt'),
    thirdPartyText(manifest, { systems: resolve(systems), root: licences }),
  );
}
