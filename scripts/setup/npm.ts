/**
 * The npm packages of the workspace.
 *
 * @module
 */
import { join } from 'node:path';
import { Missing } from './missing.mjs';
import { isForPeople, npmCommand } from './node.mjs';
import type { Step } from './steps.ts';
import { readJson, type System } from './system.mjs';

/** A lock file, as far as we look: packages by their folder. */
interface Lock {
  packages: Record<
    string,
    {
      version?: string;
      integrity?: string;
      optional?: boolean;
      devOptional?: boolean;
      peer?: boolean;
      link?: boolean;
    }
  >;
}

/** The step that installs what package-lock.json names. */
export function npmPackages(system: System, root: string): Step {
  return {
    name: 'npm packages',
    present: () => (packagesMatchLock(system, root) ? 'as in the lock file' : undefined),
    doing: 'installing from the lock file',
    async bring() {
      const { command, args } = npmCommand(system);
      const status = await system.run(
        command,
        [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
        {
          cwd: root,
          shows: isForPeople,
        },
      );
      if (status === 0) return 'installed';
      const remedy =
        'npm ci failed as shown above: check that npm is installed and reaches its registry';
      throw new Missing('the npm packages', 'for the host, the tools and the tests', remedy);
    },
  };
}

/**
 * Whether `node_modules` holds what the lock file says. npm writes down what it installed; that is
 * compared package by package, so an install that broke off, another branch's packages and a
 * package added by hand are all noticed.
 */
export function packagesMatchLock(system: System, root: string): boolean {
  const installed = (
    readJson(system, join(root, 'node_modules/.package-lock.json')) as Lock | undefined
  )?.packages;
  // A lock file that cannot be read is for npm to complain of.
  const wanted = (readJson(system, join(root, 'package-lock.json')) as Lock | undefined)?.packages;
  if (installed === undefined || wanted === undefined) return false;
  const missing = Object.entries(wanted).some(
    ([path, entry]) => isInstalledEverywhere(path, entry) && installed[path] === undefined,
  );
  const wrong = Object.entries(installed).some(
    ([path, { version, integrity }]) =>
      wanted[path] === undefined ||
      wanted[path].version !== version ||
      wanted[path].integrity !== integrity,
  );
  return !missing && !wrong;
}

/** Optional packages are for other systems, as the binaries of another processor are. */
function isInstalledEverywhere(path: string, entry: Lock['packages'][string]): boolean {
  return path.startsWith('node_modules/') && !entry.optional && !entry.devOptional && !entry.peer;
}
