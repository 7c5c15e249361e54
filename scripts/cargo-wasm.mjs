// Runs cargo for the Wasm target, with the toolchain that setup chose:
// `node scripts/cargo-wasm.mjs build --release -p NAME`.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Missing } from './setup/missing.mjs';
import { machine } from './setup/system.mjs';
import {
  cargoCall,
  detectWasmToolchain,
  recordedToolchain,
  WASM_TARGET,
} from './setup/wasm-toolchain.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const toolchain = recordedToolchain(machine, root) ?? detectWasmToolchain(machine, root);
if (toolchain) {
  const { command, args, env } = cargoCall(toolchain, root, process.argv.slice(2));
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) console.error(`${command} cannot be started: ${error.message}`);
  process.exitCode = status ?? 1;
} else {
  const remedy = 'run `npm test` or `npm start`, which bring it';
  console.error(
    new Missing(`the Rust target ${WASM_TARGET}`, 'to build the components', remedy).message,
  );
  process.exitCode = 1;
}
