/**
 * The tools of Inlay that are written in Rust.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { ownPackage, toolsFolder } from './installed.ts';

/**
 * How a tool is started. In a checkout as cargo builds it; elsewhere it comes built, in an npm
 * package per platform. A tool in the folder `INLAY_TOOLS` goes before either: a test run has built
 * it there already (cargo would build half of its dependencies once more, with other features), and
 * so may who has a platform without such a package.
 *
 * @param name Of its package and its program.
 * @throws Where there is none for this platform.
 */
export function rustTool(name: string): [command: string, ...args: string[]] {
  const program = programOf(name);
  const folder = process.env.INLAY_TOOLS;
  const built = folder && join(folder, program);
  if (built && existsSync(built)) return [built];
  if (!checkout) return [join(builtPackage(name), 'bin', program)];
  const manifest = join(checkout, 'Cargo.toml');
  return ['cargo', 'run', '--quiet', '--manifest-path', manifest, '--package', name, '--'];
}

/** The file of a tool's program on this platform. */
export function programOf(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function builtPackage(name: string): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return ownPackage(`${name}-${platform}`, toolsFolder, `the tool ${name} for this platform`);
  } catch (cause) {
    const { message } = cause as Error;
    const build = `\`cargo build --profile tools -p ${name}\``;
    const remedy = `build the tool from the sources of Inlay, ${build}, and set INLAY_TOOLS`;
    throw new Error(
      `${message}. Where there is no such package for ${platform}, ${remedy} to the folder with it`,
      { cause },
    );
  }
}
