// The Rust that compiles to Wasm. In the order of preference: a rustc whose Wasm target is
// installed (rustup brings it in seconds), and Debian's rustc, which has the sources of `std`
// beside it and builds them with the components.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { aptInstall } from './apt.mjs';
import { Missing } from './missing.mjs';
import { isAtLeast, readJson } from './system.mjs';

/** The target of all components. */
export const WASM_TARGET = 'wasm32-unknown-unknown';
/** Debian's packages with a Rust recent enough, the sources of its `std`, and a linker for Wasm. */
export const DEBIAN_PACKAGES = [
  'rustc-web',
  'cargo-web',
  'rust-web-src',
  'libstd-rust-web-dev',
  'lld-22',
];

const debian = {
  cargo: '/usr/bin/cargo',
  rustc: '/usr/bin/rustc',
  linker: '/usr/bin/wasm-ld-22',
  std: '/usr/lib/rustlib/src/rust/library/std/Cargo.toml',
};
const purpose = 'to build the components';
/** rustup has been seen waiting on a network that swallows packets. */
const rustupTimeoutMs = 120_000;

/**
 * @typedef {object} Toolchain
 * @property {'target' | 'build-std'} kind `target`: the standard library for Wasm is installed.
 * `build-std`: it is built from its sources.
 * @property {string} cargo Command or path.
 * @property {string} rustc Command or path.
 * @property {string} version Of rustc, as in "1.95.0".
 * @property {string} proof A file or folder without which this toolchain is no longer what it was.
 *
 * @typedef {import('./system.mjs').System} System
 */

/**
 * The version of `rustc`, or `undefined` when it does not run.
 *
 * @param {System} system
 * @param {string} rustc
 */
export function rustVersion(system, rustc) {
  return /^rustc (\d+\.\d+\.\d+)/.exec(system.ask(rustc, ['--version']).output)?.[1];
}

/**
 * The oldest Rust that the workspace accepts: `rust-version` in Cargo.toml.
 *
 * @param {System} system
 * @param {string} root
 */
export function leastRust(system, root) {
  const version = /^rust-version\s*=\s*"([\d.]+)"/m.exec(
    system.read(join(root, 'Cargo.toml')),
  )?.[1];
  if (!version)
    throw new Error('Cargo.toml: expected rust-version = "1.N" under [workspace.package]');
  return version;
}

/**
 * Checks that Rust is there for our native code, which is needed before anything else.
 *
 * @param {System} system
 * @param {string} root
 * @returns {string} Its version.
 * @throws {Missing} when there is none, or one that is too old.
 */
export function requireRust(system, root) {
  const least = leastRust(system, root);
  const version = system.find('cargo') && rustVersion(system, 'rustc');
  if (!version) {
    const remedy = system.find('rustup')
      ? 'run `rustup default stable`'
      : 'install it from https://rustup.rs';
    throw new Missing(`Rust ${least} or newer`, purpose, remedy);
  }
  if (isAtLeast(version, least)) return version;
  const remedy = system.find('rustup')
    ? 'run `rustup update stable`'
    : 'install a newer one from https://rustup.rs';
  throw new Missing(`Rust ${least} or newer (this is ${version})`, purpose, remedy);
}

/**
 * The toolchain that can compile to Wasm as the machine is.
 *
 * @param {System} system
 * @param {string} root
 * @returns {Toolchain | undefined}
 */
export function detectWasmToolchain(system, root) {
  const least = leastRust(system, root);
  return installedTarget(system, least) ?? debianToolchain(system, least);
}

/**
 * @param {System} system
 * @param {string} least
 * @returns {Toolchain | undefined}
 */
function installedTarget(system, least) {
  const version = rustVersion(system, 'rustc');
  if (!version || !isAtLeast(version, least)) return undefined;
  const proof = system
    .ask('rustc', ['--print', 'target-libdir', '--target', WASM_TARGET])
    .output.trim();
  if (!system.list(proof).some((name) => /^libstd-.*\.rlib$/.test(name))) return undefined;
  return { kind: 'target', cargo: 'cargo', rustc: 'rustc', version, proof };
}

/**
 * @param {System} system
 * @param {string} least
 * @returns {Toolchain | undefined}
 */
function debianToolchain(system, least) {
  if (!Object.values(debian).every((path) => system.exists(path))) return undefined;
  const version = rustVersion(system, debian.rustc);
  if (!version || !isAtLeast(version, least)) return undefined;
  return {
    kind: 'build-std',
    cargo: debian.cargo,
    rustc: debian.rustc,
    version,
    proof: debian.std,
  };
}

/**
 * Brings a toolchain for Wasm: by rustup, else by apt.
 *
 * @param {System} system
 * @param {string} root
 * @returns {Promise<Toolchain>}
 * @throws {Missing} when neither can.
 */
export async function installWasmToolchain(system, root) {
  let rustup = 'there is no rustup';
  if (system.find('rustup')) {
    const status = await system.run('rustup', ['target', 'add', WASM_TARGET], {
      timeout: rustupTimeoutMs,
      // A download that stalls is given up soon, and not tried again: apt may be quicker.
      env: { RUSTUP_MAX_RETRIES: '1', RUSTUP_DOWNLOAD_TIMEOUT: '20' },
    });
    const toolchain = status === 0 ? detectWasmToolchain(system, root) : undefined;
    if (toolchain) return toolchain;
    rustup = `rustup could not add it to ${rustVersion(system, 'rustc') ?? 'the present toolchain'}`;
    system.say(`  ${rustup}; trying Debian's packages`);
  }
  const apt =
    (await aptInstall(system, DEBIAN_PACKAGES)) ?? 'the packages that apt brought are not enough';
  const toolchain = detectWasmToolchain(system, root);
  if (toolchain) return toolchain;
  const add = `run \`rustup target add ${WASM_TARGET}\` where static.rust-lang.org can be reached`;
  const remedy = system.find('rustup') ? add : `install rustup from https://rustup.rs and ${add}`;
  throw new Missing(
    `the Rust target ${WASM_TARGET}`,
    purpose,
    `${rustup} and ${apt}, so ${remedy}`,
  );
}

/**
 * Where the chosen toolchain is written down, so that each build need not look for it again.
 *
 * @param {string} root
 */
export function toolchainRecord(root) {
  return join(root, '.cache/wasm-toolchain.json');
}

/**
 * The toolchain written down by an earlier setup, if it is still there.
 *
 * @param {System} system
 * @param {string} root
 * @returns {Toolchain | undefined}
 */
export function recordedToolchain(system, root) {
  /** @type {Toolchain | undefined} */
  const toolchain = readJson(system, toolchainRecord(root));
  return toolchain &&
    system.exists(toolchain.proof) &&
    isAtLeast(toolchain.version, leastRust(system, root))
    ? toolchain
    : undefined;
}

/**
 * How the compose tool is to call cargo for Wasm, as a variable of its environment; without it, it
 * starts a script of ours to find out (`tools/compose/src/build/rust.rs`).
 *
 * @param {System} system
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function composeEnvironment(system, root) {
  const toolchain = recordedToolchain(system, root);
  if (!toolchain) return {};
  return { INLAY_CARGO_BUILD: JSON.stringify(cargoCall(toolchain, root, ['build'])) };
}

/**
 * The cargo call for the Wasm target.
 *
 * @param {Toolchain} toolchain
 * @param {string} root
 * @param {string[]} args As for cargo: `['build', '--release', '-p', 'inlay-layout-component']`.
 * @returns {{ command: string, args: string[], env: Record<string, string> }}
 */
export function cargoCall(toolchain, root, args) {
  const [subcommand = 'help', ...rest] = args;
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  // Panics name their source files: the same on every machine, so that the same sources give the
  // same bytes.
  // A slash at the end would be another flag, for which cargo builds everything again.
  const folder = resolve(root);
  const remap = [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${folder}=inlay`];
  const config = `build.rustflags=${JSON.stringify(remap)}`;
  const target = [
    '--target',
    WASM_TARGET,
    '--target-dir',
    join(folder, 'target/wasm'),
    '--config',
    config,
  ];
  if (toolchain.kind === 'target')
    return { command: toolchain.cargo, args: [subcommand, ...target, ...rest], env: {} };
  return {
    command: toolchain.cargo,
    args: [subcommand, ...target, '-Zbuild-std=std,panic_abort', ...rest],
    env: {
      // Debian's own compiler, not the one that rustup's shims on the PATH would pick.
      RUSTC: toolchain.rustc,
      // Building `std` is a nightly feature of cargo; Debian's sources match its compiler, so it
      // holds here.
      RUSTC_BOOTSTRAP: '1',
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: debian.linker,
    },
  };
}
