/**
 * `inlay compose`: builds the engine of a profile in its forms.
 *
 * The work is done by the Rust tool in `tools/compose`; this file hands the arguments on and lets
 * it speak.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { machine } from '../../../scripts/setup/system.mjs';
import { cargoCall, recordedToolchain } from '../../../scripts/setup/wasm-toolchain.mjs';
import { FIRST_PROFILE } from '../protocol/profile.ts';
import { type ComposedManifest, thirdPartyText } from './licences.ts';
import { rustTool } from './rust-tool.ts';

/** The checkout: paths in `compose.toml` and the outputs are below it. */
const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Options {
  profile?: string[];
  form?: string[];
  config?: string;
  out?: string;
  force?: boolean;
  /** `--no-optimise` makes it false. */
  optimise?: boolean;
  buildOnly?: boolean;
  quiet?: boolean;
}

/** Adds `compose` to `program`. */
export function register(program: Command): void {
  program
    .command('compose')
    .summary('build the engine of a profile in its forms')
    .description(
      'Builds the systems that compose.toml lists, checks that they fit, and composes them into an engine.',
    )
    .option('--profile <name...>', `profiles to make (default: ${FIRST_PROFILE})`)
    .option('--form <form...>', 'forms to make: component, module, linked (default: all)')
    .option('--config <file>', 'the list of systems (default: compose.toml of this checkout)')
    .option('--out <folder>', 'where profiles are written (default: target/inlay)')
    .option('--force', 'rebuild everything, even what is up to date')
    .option('--no-optimise', 'leave modules as they were fused, which is faster to make')
    .option('--build-only', 'build the systems of the profiles and compose nothing')
    .option('--quiet', 'print errors only')
    .action((options: Options) => compose(options));
}

function compose(options: Options): void {
  // Run where the user is: paths that are named are meant from there.
  const config = options.config ?? relative(process.cwd(), join(root, 'compose.toml'));
  const [command, ...run] = rustTool('inlay-compose');
  const args = [...run, ...toolArguments({ ...options, config })];
  const env = { ...process.env, ...cargoForWasm() };
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env });
  if (error)
    throw new Error(
      `${command} could not be started: ${error.message}. The compose tool is Rust; see https://rustup.rs`,
      {
        cause: error,
      },
    );
  if (status !== 0) process.exitCode = status ?? 1;
  else if (!options.buildOnly) writeLicences(options);
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

/** Writes `THIRD-PARTY.txt` beside the files of each profile. */
function writeLicences(options: Options): void {
  for (const profile of options.profile ?? [FIRST_PROFILE]) {
    const folder = join(options.out ?? join(root, 'target/inlay'), profile);
    const manifest = JSON.parse(
      readFileSync(join(folder, 'manifest.json'), 'utf8'),
    ) as ComposedManifest;
    const systems = options.config === undefined ? root : dirname(resolve(options.config));
    writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdPartyText(manifest, { systems, root }));
  }
}

/** The tool's arguments for the command's options. */
export function toolArguments(options: Options): string[] {
  const args: string[] = [];
  for (const name of options.profile ?? [FIRST_PROFILE]) args.push('--profile', name);
  for (const form of options.form ?? []) args.push('--form', form);
  if (options.config !== undefined) args.push('--config', options.config);
  if (options.out !== undefined) args.push('--out', options.out);
  if (options.force) args.push('--force');
  if (options.optimise === false) args.push('--no-optimise');
  if (options.buildOnly) args.push('--build-only');
  if (options.quiet) args.push('--quiet');
  return args;
}
