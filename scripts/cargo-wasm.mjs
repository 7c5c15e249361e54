// Runs cargo for the Wasm target: `node scripts/cargo-wasm.mjs build --release -p layout`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const debian = existsSync('/usr/bin/rustc') && existsSync('/usr/bin/wasm-ld-22');
const [command, ...rest] = process.argv.slice(2);
const args = [command, '--target', 'wasm32-unknown-unknown', '--target-dir', 'target/wasm', ...rest];
const env = { ...process.env };
if (debian) {
  args.push('-Zbuild-std=std,panic_abort');
  Object.assign(env, { RUSTC: '/usr/bin/rustc', RUSTC_BOOTSTRAP: '1', CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: 'wasm-ld-22' });
}
process.exit(spawnSync(debian ? '/usr/bin/cargo' : 'cargo', args, { stdio: 'inherit', env }).status ?? 1);
