/**
 * The compose tool, as a script that makes packages calls it.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { rustTool } from '../../host/tools/src/rust-tool.ts';
import { machine } from '../setup/system.mjs';
import { cargoCall, recordedToolchain } from '../setup/wasm-toolchain.mjs';
import { root } from './folder.ts';

/**
 * Runs the tool in the checkout; it prints for itself.
 *
 * @throws Where it fails.
 */
export function composeTool(args: readonly string[]): void {
  const [command, ...run] = rustTool('inlay-compose');
  const toolchain = recordedToolchain(machine, root);
  const cargo = toolchain && JSON.stringify(cargoCall(toolchain, root, ['build']));
  const { status, error } = spawnSync(command, [...run, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(cargo ? { INLAY_CARGO_BUILD: cargo } : {}) },
  });
  if (error ?? status !== 0)
    throw new Error(`inlay-compose ${args.join(' ')} failed`, { cause: error });
}
