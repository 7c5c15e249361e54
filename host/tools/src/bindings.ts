/**
 * `inlay bindings`: code for a system in C, written from its interface.
 *
 * @module
 */
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { runComposeTool } from './compose.ts';
import { contractFolder } from './systems.ts';

/** Adds the subcommand. */
export function register(program: Command): void {
  program
    .command('bindings')
    .summary('write the C code for the interface of a system')
    .description(
      "Writes what a system in C is built with: wit-bindgen's header, code and object file for its interface, and schema.h with the numbers of properties and commands.",
    )
    .argument('<system>', 'such as scroll')
    .argument('[folder]', 'where to write', 'bindings')
    .action((system: string, folder: string) => {
      process.exitCode = writeBindings(system, resolve(folder));
    });
}

/**
 * Writes them. The tool prints what it refuses.
 *
 * @returns The exit code.
 */
function writeBindings(system: string, folder: string): number {
  const contract = contractFolder(process.cwd());
  const status = runComposeTool(['bindings', system, join(contract, 'wit'), folder]);
  if (status !== 0) return status;
  copySchema(contract, folder);
  return 0;
}

/** Adds the numbers of properties and commands to wit-bindgen's code in a folder. */
export function copySchema(contract: string, folder: string): void {
  copyFileSync(join(contract, 'schema/schema.h'), join(folder, 'schema.h'));
}
