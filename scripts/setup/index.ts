/**
 * What each command needs, as steps.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { detectChromium, installChromium } from '../chromium.mjs';
import { Missing } from './missing.mjs';
import { npmPackages } from './npm.ts';
import type { Step } from './steps.ts';
import type { System } from './system.mjs';
import {
  detectWasmToolchain,
  installWasmToolchain,
  requireRust,
  type Toolchain,
  toolchainRecord,
} from './wasm-toolchain.mjs';

/** What a command can need. */
export type Need = 'packages' | 'rust' | 'lints' | 'wasm' | 'chromium';

/** The steps for `needs`: what is only looked for comes before what is downloaded. */
export function stepsFor(needs: ReadonlySet<Need>, system: System, root: string): Step[] {
  const all: [Need, (system: System, root: string) => Step][] = [
    ['rust', rust],
    ['packages', npmPackages],
    ['lints', rustLints],
    ['wasm', wasmTarget],
    ['chromium', chromium],
  ];
  return all.filter(([need]) => needs.has(need)).map(([, step]) => step(system, root));
}

function rust(system: System, root: string): Step {
  return {
    name: 'Rust',
    present: () => requireRust(system, root),
    doing: 'looking for it',
    bring: async () => requireRust(system, root),
  };
}

function rustLints(system: System, root: string): Step {
  const answers = (tool: string) =>
    system.ask('cargo', [tool, '--version'], { cwd: root }).status === 0;
  const present = () => (answers('fmt') && answers('clippy') ? 'rustfmt and clippy' : undefined);
  return {
    name: 'Rust lints',
    present,
    doing: 'adding rustfmt and clippy with rustup',
    async bring() {
      if (system.find('rustup'))
        await system.run('rustup', ['component', 'add', 'rustfmt', 'clippy'], { timeout: 120_000 });
      const there = present();
      if (there) return there;
      const remedy =
        'run `rustup component add rustfmt clippy`, or install the packages of your system';
      throw new Missing('rustfmt and clippy', 'to check the Rust code', remedy);
    },
  };
}

function wasmTarget(system: System, root: string): Step {
  const say = ({ kind, version }: Toolchain) =>
    kind === 'target'
      ? `Rust ${version} with its target`
      : `Debian's Rust ${version}, building std`;
  return {
    name: 'Wasm target',
    present() {
      const detected = detectWasmToolchain(system, root);
      return detected && say(record(root, detected));
    },
    doing: 'adding it with rustup or apt',
    bring: async () => say(record(root, await installWasmToolchain(system, root))),
  };
}

function chromium(system: System): Step {
  return {
    name: 'Chromium',
    present: () => detectChromium(system),
    doing: 'installing it with apt',
    bring: () => installChromium(system),
  };
}

/** Writes the chosen toolchain down for cargo-wasm.mjs, which is called often. */
function record(root: string, toolchain: Toolchain): Toolchain {
  const path = toolchainRecord(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(toolchain, null, 2)}\n`);
  return toolchain;
}
