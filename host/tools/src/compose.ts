/**
 * `inlay compose`: builds the engine of a profile in its forms.
 *
 * The work is done by the Rust tool in `tools/compose`, which has the table of options and prints
 * their help. This file passes the arguments on, and writes the licences beside what was made.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { machine } from '../../../scripts/setup/system.mjs';
import { cargoCall, recordedToolchain } from '../../../scripts/setup/wasm-toolchain.mjs';
import { type ComposedManifest, thirdPartyText } from './licences.ts';
import { rustTool } from './rust-tool.ts';

/** The checkout: paths in `compose.toml` and the outputs are below it. */
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What the tool made, a line each. */
interface Made {
  /** The profile's folder. */
  readonly folder: string;
  /** What paths of implementations are relative to. */
  readonly systems: string;
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

function compose(args: readonly string[]): void {
  const scratch = mkdtempSync(join(tmpdir(), 'inlay-compose-'));
  try {
    const made = join(scratch, 'made');
    // Run where the user is: paths that are named are meant from there.
    const checkout = relative(process.cwd(), root);
    const own = [...(checkout === '' ? [] : ['--checkout', checkout]), '--made', made];
    const status = runTool([...own, ...args]);
    if (status !== 0) process.exitCode = status;
    else for (const one of readMade(made)) writeLicences(one);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Runs the tool, which prints for itself. */
function runTool(args: readonly string[]): number {
  const [command, ...run] = rustTool('inlay-compose');
  const env = { ...process.env, ...cargoForWasm() };
  const { status, error } = spawnSync(command, [...run, ...args], { stdio: 'inherit', env });
  if (error)
    throw new Error(
      `${command} could not be started: ${error.message}. The compose tool is Rust; see https://rustup.rs`,
      { cause: error },
    );
  return status ?? 1;
}

/**
 * How the tool is to call cargo for Wasm, as a variable of its environment; without it, it starts a
 * script of ours to find out.
 */
function cargoForWasm(): Record<string, string> {
  const toolchain = recordedToolchain(machine, root);
  if (!toolchain) return {};
  return { INLAY_CARGO_BUILD: JSON.stringify(cargoCall(toolchain, root, ['build'])) };
}

/** What the tool says it made: nothing where it only built, or printed its help. */
function readMade(file: string): Made[] {
  if (!machine.exists(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Made);
}

/** Writes `THIRD-PARTY.txt` beside the files of a profile. */
function writeLicences({ folder, systems }: Made): void {
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as ComposedManifest;
  writeFileSync(
    join(folder, 'THIRD-PARTY.txt'),
    thirdPartyText(manifest, { systems: resolve(systems), root }),
  );
}
