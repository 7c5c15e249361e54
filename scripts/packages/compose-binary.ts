/**
 * `inlay-compose-PLATFORM-ARCH` as it is published: the compose tool for this platform.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { programOf } from '../../host/tools/src/rust-tool.ts';
import { copy, emptied, put, putJson, root, whenStarted } from './folder.ts';
import { readPackageJson } from './package-json.ts';

/** Platforms that a release builds the tool for. */
const PLATFORMS = ['linux-x64'];

/** The package for this platform. */
export const composePackage = `inlay-compose-${process.platform}-${process.arch}`;

/**
 * Adds to the built package of the command what `inlay compose` and `inlay new` need: the tool for
 * each platform, of which npm installs the one that fits, and the C sources that a new system
 * begins with.
 */
export function addComposeTool(tools: string): void {
  const json = readPackageJson(tools);
  const names = PLATFORMS.map((platform) => `inlay-compose-${platform}`);
  const optionalDependencies = Object.fromEntries(names.map((name) => [name, json.version]));
  putJson(tools, 'package.json', { ...json, optionalDependencies });
  for (const file of ['build.mjs', 'include', 'src/memory.c', 'src/memory.h'])
    cpSync(join(root, 'examples/scroll-c', file), join(tools, 'template-c', file), {
      recursive: true,
    });
}

/**
 * Fills a folder with the package.
 *
 * @param out Is emptied first.
 * @param built The program; by default it is built first, as it is published.
 */
export function packComposeBinary(out: string, built = buildTool()): void {
  const folder = emptied(out);
  mkdirSync(join(folder, 'bin'));
  copyFileSync(built, join(folder, 'bin', program));
  chmodSync(join(folder, 'bin', program), 0o755);
  copy(folder, 'LICENSE');
  const { version, license } = readPackageJson(join(root, 'host/tools'));
  putJson(folder, 'package.json', {
    name: composePackage,
    version,
    description: `The compose tool of Inlay for ${process.platform} on ${process.arch}`,
    license,
    os: [process.platform],
    cpu: [process.arch],
    // Rust's standard library for Linux links to it.
    ...(process.platform === 'linux' ? { libc: ['glibc'] } : {}),
    preferUnplugged: true,
  });
  put(
    folder,
    'README.md',
    `# ${composePackage}\n\nThe compose tool of Inlay for this platform. \`inlay-tools\` installs it and calls it.\n`,
  );
}

const program = programOf('inlay-compose');

function buildTool(): string {
  const args = ['build', '--quiet', '--profile', 'tools', '--package', 'inlay-compose'];
  const { status, error } = spawnSync('cargo', args, { cwd: root, stdio: 'inherit' });
  if (error ?? status !== 0)
    throw new Error('cargo could not build inlay-compose', { cause: error });
  return join(root, 'target/tools', program);
}

whenStarted(import.meta.main, (out) => packComposeBinary(out));
