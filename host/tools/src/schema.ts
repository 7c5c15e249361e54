/**
 * `inlay schema`: writes what is generated from `wit/schema`, or says which file is stale.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { rustTool } from './rust-tool.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Adds `inlay schema`. */
export function register(program: Command): void {
  program
    .command('schema')
    .description('generate codecs, types and pages from wit/schema')
    .option('--check', 'write nothing; fail and name the files that are not as wit/schema says')
    .action(({ check = false }: { check?: boolean }) => generate(check));
}

/** Runs the generator, which prints for itself. */
async function generate(check: boolean): Promise<void> {
  const [command, ...run] = rustTool('inlay-schema-generator');
  const args = [...run, root, ...(check ? ['--check'] : [])];
  const status = await new Promise<number | null>((resolve, reject) => {
    const generator = spawn(command, args, { cwd: root, stdio: 'inherit' });
    generator.on('error', (cause) => {
      reject(
        new Error(
          `expected cargo to run the generator, got "${cause.message}"; install Rust from https://rustup.rs`,
        ),
      );
    });
    generator.on('close', resolve);
  });
  if (status !== 0) {
    throw new Error(
      check ? 'the generated files are not what wit/schema says' : 'nothing was generated',
    );
  }
}
