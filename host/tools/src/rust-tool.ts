/**
 * The tools of the checkout that are written in Rust.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * How a tool is started: as cargo builds it, or from the folder `INLAY_TOOLS`, into which a test
 * run has built it already. The two have other features of their dependencies, and cargo would
 * build half of them once more.
 *
 * @param name Of its package and its program.
 */
export function rustTool(name: string): [command: string, ...args: string[]] {
  const folder = process.env.INLAY_TOOLS;
  const built = folder && join(folder, process.platform === 'win32' ? `${name}.exe` : name);
  if (built && existsSync(built)) return [built];
  return [
    'cargo',
    'run',
    '--quiet',
    '--manifest-path',
    join(root, 'Cargo.toml'),
    '--package',
    name,
    '--',
  ];
}
