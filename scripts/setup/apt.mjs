// Debian packages, where apt is at hand and we have the rights.
import { join } from 'node:path';

const lists = '/var/lib/apt/lists';
const dayInMs = 24 * 60 * 60 * 1000;

/**
 * How to call apt-get here, or why it cannot be called.
 *
 * @param {import('./system.mjs').System} system
 * @returns {{ prefix: string[] } | { reason: string }} `prefix` goes before the arguments: nothing
 * for root, else sudo.
 */
export function aptAccess(system) {
  if (system.platform !== 'linux' || !system.find('apt-get')) return { reason: 'there is no apt' };
  if (system.uid === 0) return { prefix: [] };
  if (!system.find('sudo')) return { reason: 'apt wants root, and there is no sudo' };
  if (system.ask('sudo', ['-n', 'true'], { timeout: 10_000 }).status === 0)
    return { prefix: ['sudo', '-n'] };
  return { reason: 'apt wants root, and sudo asks for a password' };
}

/**
 * Installs Debian packages; fetches the package lists first when they are missing or older than a
 * day.
 *
 * @param {import('./system.mjs').System} system
 * @param {string[]} packages
 * @returns {Promise<string | undefined>} Why it did not work; `undefined` when it did.
 */
export async function aptInstall(system, packages) {
  const access = aptAccess(system);
  if ('reason' in access) return access.reason;
  /** @param {string[]} args */
  const apt = (args) => {
    const words = [...access.prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args];
    return system.run(/** @type {string} */ (words[0]), words.slice(1), {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  if (!listsAreFresh(system) && (await apt(['update'])) !== 0) return 'apt-get update failed';
  if ((await apt(['install', '-y', '--no-install-recommends', ...packages])) === 0)
    return undefined;
  return `apt-get could not install ${packages.join(' ')}`;
}

/** @param {import('./system.mjs').System} system */
function listsAreFresh(system) {
  const packageLists = system.list(lists).filter((name) => /_Packages(\.\w+)?$/.test(name));
  // The folder itself changes with every update; a list may keep the date of its server.
  return packageLists.length > 0 && Date.now() - system.modified(join(lists, 'partial')) < dayInMs;
}
