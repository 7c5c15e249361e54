/**
 * The four ways in which focus is deployed, each as a function that makes a new instance.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { createFocus } from '../../../components/focus/src/index.ts';
import { interfaceOf, loadComponent, loadComposed, testedProfile } from '../load.ts';
import type { FocusInterface } from './interface.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/**
 * The part of the compose tool that makes a component of a module: the same toolchains with the
 * same settings.
 */
const componentize = join(root, 'tools/compose/src/build/componentize.mjs');

/** How TypeScript becomes a component, as `compose.toml` names it. */
export type Toolchain = 'componentize-js' | 'quickjs';

/** A way in which focus is deployed. */
export interface Implementation {
  readonly name: string;
  /** A new instance. */
  readonly load: () => Promise<FocusInterface>;
}

/**
 * The component that the tested profile is composed of, through jco: `components/focus-rs` where no
 * other is named.
 */
export const rust: Implementation = {
  name: testedProfile === 'rust' ? 'Rust' : `profile ${testedProfile}`,
  load: async () => interfaceOf(await loadComposed(testedProfile, 'focus'), 'focus'),
};

/** `components/focus` as plain JavaScript. */
export const host: Implementation = {
  name: 'TypeScript in the host',
  load: async () => createFocus(),
};

/** `components/focus` on QuickJS, through jco. */
export const quickjs: Implementation = {
  name: 'TypeScript on QuickJS',
  load: () => loadTypeScript('quickjs'),
};

/** `components/focus` on StarlingMonkey, through jco. */
export const starlingMonkey: Implementation = {
  name: 'TypeScript by componentize-js',
  load: () => loadTypeScript('componentize-js'),
};

/** All four; beside a profile that is named, only the one that needs no building. */
export const implementations =
  testedProfile === 'rust' ? [rust, host, quickjs, starlingMonkey] : [rust, host];

async function loadTypeScript(toolchain: Toolchain): Promise<FocusInterface> {
  return interfaceOf(await loadComponent(`focus-${toolchain}`, component(toolchain)), 'focus');
}

const components = new Map<Toolchain, Uint8Array>();

/** The component of `components/focus`, made once per content of everything that it is made of. */
function component(toolchain: Toolchain): Uint8Array {
  const known = components.get(toolchain);
  if (known) return known;
  const { outputFiles } = buildSync({
    entryPoints: [join(root, 'components/focus/src/component.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  });
  const source = outputFiles[0]?.contents ?? new Uint8Array();
  const wit = ['focus', 'types', 'placements'].map((name) => join(root, `wit/${name}/${name}.wit`));
  const hash = createHash('sha256');
  for (const part of [source, ...[...wit, componentize].map((file) => readFileSync(file))]) {
    hash.update(part);
  }
  const file = join(
    root,
    'target/conformance',
    `focus-${toolchain}-${hash.digest('hex').slice(0, 16)}.wasm`,
  );
  if (!existsSync(file)) build(toolchain, source, wit, file);
  const bytes = new Uint8Array(readFileSync(file));
  components.set(toolchain, bytes);
  return bytes;
}

/** Makes a component; the first file of `wit` has its world, the others what that uses. */
function build(
  toolchain: Toolchain,
  source: Uint8Array,
  wit: readonly string[],
  file: string,
): void {
  const folder = `${file}.${process.pid}`;
  for (const [index, file] of wit.entries()) {
    const name = basename(file, '.wit');
    const to = index === 0 ? 'wit' : `wit/deps/${name}`;
    mkdirSync(join(folder, to), { recursive: true });
    copyFileSync(file, join(folder, to, basename(file)));
  }
  const bundle = join(folder, 'bundle.js');
  const output = join(folder, 'component.wasm');
  writeFileSync(bundle, source);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [componentize, toolchain, bundle, join(folder, 'wit'), 'focus-system', output],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0)
    throw new Error(`expected ${toolchain} to make a component of focus, got:\n${stdout}${stderr}`);
  renameSync(output, file);
  rmSync(folder, { recursive: true });
}
