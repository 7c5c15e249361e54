/**
 * `inlay-compose-PLATFORM-ARCH` as it is published: the compose tool for this platform.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { copy, emptied, packageJson, put, putJson, root, whenStarted } from './folder.ts';

/** The platforms that `inlay-tools` names as optional dependencies. */
export const composePackage = `inlay-compose-${process.platform}-${process.arch}`;

/**
 * Builds the tool and fills a folder with the package.
 *
 * @param out Is emptied first.
 * @param profile Of cargo; tests take what is built already.
 */
export function packComposeBinary(out: string, profile = 'tools'): void {
  const args = ['build', '--quiet', '--profile', profile, '--package', 'inlay-compose'];
  const { status, error } = spawnSync('cargo', args, { cwd: root, stdio: 'inherit' });
  if (error ?? status !== 0)
    throw new Error('cargo could not build inlay-compose', { cause: error });
  const folder = emptied(out);
  const program = process.platform === 'win32' ? 'inlay-compose.exe' : 'inlay-compose';
  const built = join(root, 'target', profile === 'dev' ? 'debug' : profile, program);
  mkdirSync(join(folder, 'bin'));
  copyFileSync(built, join(folder, 'bin', program));
  chmodSync(join(folder, 'bin', program), 0o755);
  copy(folder, 'LICENSE');
  const { version, license } = packageJson('host/tools');
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

whenStarted(import.meta.main, (out) => packComposeBinary(out));
